"""Designs of certificates: who makes them, what stays as it was printed, and where each applies."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from committee.certificates.render import render_pdf
from committee.certificates.snapshot import Snapshot
from committee.errors import (
    DesignNameTaken,
    LooseBrace,
    NotAllowed,
    NothingToPublish,
    NotPrintable,
    NotPublished,
    UnknownGap,
)
from committee.models import (
    Campaign,
    Certificate,
    DesignUse,
    DesignVersion,
    Level,
    Person,
    Register,
)
from committee.services import certificates, hierarchy
from committee.services.archive import pdf_path
from committee.services.designs import (
    choose_numbers,
    end_use,
    offer_design,
    publish,
    restore,
    save_draft,
    start_design,
    use_design,
)
from committee.services.looks import seals_for
from committee.services.register import take_register_numbers

CHAIR = {"title_ko": "총괄본부장", "name_ko": "김가나", "title_en": "Director", "name_en": "Kim"}


@pytest.fixture
def design(make):
    return start_design(actor=make.admin, campaign=make.campaign, name="기본", verb="appoint")


def published(make, design, **content):
    return publish(actor=make.admin, draft=drafted(make, design, **content))


def drafted(make, design, **content):
    design.refresh_from_db()
    return save_draft(actor=make.admin, design=design, edits=design.edits, **content)


def snapshot_of(certificate):
    return Snapshot.from_dict(certificate.snapshot)


def test_a_certificate_is_written_in_the_design_of_the_campaign(make, design):
    version = published(
        make,
        design,
        body_ko="{성명} 님을 {post}(으)로 {verb}합니다",
        heading_ko="위임장",
        variant="ko+en",
        paper="b4",
        landscape=True,
        gold="#204060",
        signatories=[CHAIR, CHAIR],
        seal="none",
    )
    use_design(actor=make.admin, design=design)
    certificate = make.certificate(printed=False)
    snapshot = snapshot_of(certificate)
    name = certificate.appointment.person.name
    assert (snapshot.design_id, snapshot.design_version) == (design.pk, version.number)
    korean, english = snapshot.texts
    assert (korean.heading, english.heading) == ("위임장", "Certificate of Appointment")
    assert korean.body == f"{name} 님을 위원으로 임명합니다"
    assert korean.signatories == (("총괄본부장", "김가나"),) * 2
    assert (snapshot.seal, snapshot.seal_image) == ("", "")
    assert (snapshot.design.paper, snapshot.design.landscape) == ("b4", True)
    assert snapshot.design.gold == "#204060"


def test_without_a_design_the_root_committee_signs_the_usual_one(make):
    snapshot = snapshot_of(make.certificate(printed=False))
    assert (snapshot.design_id, snapshot.design_version) == (0, 0)
    assert snapshot.texts[0].signatories == (("", make.root.name_ko),)


def test_the_nearest_design_counts_and_only_for_its_verb(make, design):
    published(make, design)
    use_design(actor=make.admin, design=design)
    branch = make.committee()
    below = make.committee(parent=branch)
    own = start_design(actor=make.admin, campaign=make.campaign, name="지역", verb="appoint")
    published(make, own)
    use_design(actor=make.admin, design=own, committee=branch)
    adviser = start_design(actor=make.admin, campaign=make.campaign, name="위촉", verb="commission")
    published(make, adviser)
    use_design(actor=make.admin, design=adviser)

    def used(committee, title="member"):
        post = make.post(committee, title)
        return snapshot_of(make.certificate(printed=False, post=post)).design_id

    assert used(make.root) == design.pk
    assert used(below) == own.pk
    assert used(below, "adviser") == adviser.pk
    end_use(actor=make.admin, use=DesignUse.objects.get(committee=branch))
    assert used(below, "vice-chair") == design.pk


def test_an_old_certificate_prints_the_same_bytes_whatever_changed_since(make, design):
    published(make, design, body_ko="{name} 님을 {post}(으)로 {verb}합니다", signatories=[CHAIR])
    use_design(actor=make.admin, design=design)
    committee = make.committee()
    certificate = make.certificate(post=make.post(committee))
    before = pdf_path(certificate).read_bytes()

    published(make, design, body_ko="다른 문장", signatories=[], seal="none", landscape=True)
    offer_design(actor=make.admin, design=design, offered=False)
    hierarchy.rename(actor=make.admin, committee=committee, name_ko="다른 위원회")
    hierarchy.rename(actor=make.admin, committee=make.root, name_ko="다른 중앙")
    Campaign.objects.update(name_ko="다른 캠프")
    Person.objects.update(name="다른이름")

    certificate.refresh_from_db()
    snapshot = snapshot_of(certificate)
    assert snapshot.sha256 == certificate.snapshot_sha256
    pdf_path(certificate).unlink()
    assert render_pdf(snapshot, seals=seals_for([snapshot])) == before


def test_a_draft_changes_nothing_before_it_is_published(make, design):
    published(make, design, heading_ko="위임장")
    use_design(actor=make.admin, design=design)
    draft = drafted(make, design, heading_ko="추대장")
    assert snapshot_of(make.certificate(printed=False)).texts[0].heading == "위임장"
    publish(actor=make.admin, draft=draft)
    later = snapshot_of(make.certificate(printed=False, post=make.post(title="adviser")))
    assert later.texts[0].heading == "위촉장"  # for the other verb the usual one
    latest = make.certificate(printed=False, post=make.post(title="vice-chair"))
    assert snapshot_of(latest).texts[0].heading == "추대장"


def test_versions_count_from_one_and_an_older_one_comes_back_as_a_new_one(make, design):
    first = published(make, design, heading_ko="위임장")
    published(make, design, heading_ko="추대장")
    drafted(make, design, heading_ko="초안")
    again = restore(actor=make.second_admin, version=first)
    assert (again.number, again.heading_ko, again.created_by) == (3, "위임장", make.second_admin)
    assert [version.number for version in design.versions.all()] == [None, 3, 2, 1]
    with pytest.raises(NothingToPublish):
        published(make, design, heading_ko="위임장")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({"body_ko": "{이름} 님"}, UnknownGap),
        ({"body_en": "{name"}, LooseBrace),
        ({"heading_ko": "임명장😀"}, NotPrintable),
        ({"signatories": [CHAIR | {"name_ko": "홍\u202e길동"}]}, NotPrintable),
    ],
)
def test_what_no_certificate_can_say_is_not_kept(make, design, content, error):
    with pytest.raises(error):
        drafted(make, design, **content)
    assert design.versions.get().body_ko == ""


@pytest.mark.parametrize("level", [Level.MEMBER, Level.STAFF])
def test_only_whoever_leads_the_whole_campaign_designs(make, design, level):
    published(make, design)
    draft = drafted(make, design)
    branch = make.committee()
    for actor in (make.granted(level, make.root), make.granted(Level.ADMIN, branch)):
        for decide in (
            lambda who: start_design(actor=who, campaign=make.campaign, name="x", verb="appoint"),
            lambda who: save_draft(actor=who, design=design, edits=design.edits),
            lambda who: publish(actor=who, draft=draft),
            lambda who: use_design(actor=who, design=design, committee=branch),
            lambda who: offer_design(actor=who, design=design, offered=False),
            lambda who: choose_numbers(actor=who, campaign=make.campaign, style="sequential"),
        ):
            with pytest.raises(NotAllowed):
                decide(actor)


def test_names_of_designs_differ_within_a_campaign(make, design):
    with pytest.raises(DesignNameTaken):
        start_design(actor=make.admin, campaign=make.campaign, name="기본", verb="commission")


def test_only_what_is_published_and_offered_is_used(make, design):
    with pytest.raises(NotPublished):
        use_design(actor=make.admin, design=design)
    published(make, design)
    use_design(actor=make.admin, design=design)
    offer_design(actor=make.admin, design=design, offered=False)
    assert not design.uses.exists()
    with pytest.raises(NotPublished):
        use_design(actor=make.admin, design=design)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE committee_designversion SET heading_ko = 'x'",
        "UPDATE committee_designversion SET published_at = NULL, number = NULL",
        "DELETE FROM committee_designversion",
    ],
)
def test_not_even_raw_sql_changes_what_was_published(make, design, sql):
    published(make, design)
    with (
        pytest.raises(ProgrammingError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("sql", "constraint"),
    [
        ("ink = 'red'", "design_colours"),
        ("seal = 'image'", "design_seal_has_its_picture"),
        ("number = 1", "design_numbered_when_published"),
    ],
)
def test_the_database_knows_what_a_version_is(make, design, sql, constraint):
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE committee_designversion SET {sql}")


def test_a_design_has_one_draft_and_one_place_one_design(make, design):
    with pytest.raises(IntegrityError, match="design_one_draft"), transaction.atomic():
        DesignVersion.objects.create(design=design, created_by=make.admin)
    published(make, design)
    use_design(actor=make.admin, design=design)
    with pytest.raises(IntegrityError, match="design_use_once_a_place"), transaction.atomic():
        DesignUse.objects.create(campaign=make.campaign, verb="appoint", design=design)
    with pytest.raises(IntegrityError, match="cannot be used there"), transaction.atomic():
        DesignUse.objects.create(campaign=make.campaign, verb="commission", design=design)


def test_numbers_are_drawn_unless_the_campaign_counts(make):
    drawn = make.certificate(printed=False)
    choose_numbers(actor=make.admin, campaign=make.campaign, style="sequential")
    posts = [make.post(title=title) for title in ("vice-chair", "adviser")]
    counted = [make.certificate(printed=False, post=post) for post in posts]
    year = drawn.issued_at.year
    assert drawn.register_number == 1
    assert not drawn.printed_number.removesuffix("호").rpartition("-")[2].isdigit()
    assert [each.printed_number for each in counted] == [f"제{year}-2호", f"제{year}-3호"]
    assert [each.register_number for each in counted] == [2, 3]


def test_a_counted_number_that_was_not_used_is_given_to_the_next(make):
    choose_numbers(actor=make.admin, campaign=make.campaign, style="sequential")
    unprintable = make.approval(post=make.post(make.committee(name_ko="위원회😀")))
    with pytest.raises(NotPrintable):
        certificates.issue(actor=make.admin, appointment=unprintable)
    assert make.certificate(printed=False).printed_number.endswith("-1호")
    assert Register.objects.get(campaign=make.campaign).last_number == 1
    assert take_register_numbers(make.campaign, 0) == 2
    assert Certificate.objects.count() == 1

"""The designer's pages: what one sees while writing, what is kept, and who sees a seal."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from committee.certificates.render import SealMissing, render_pdf
from committee.certificates.snapshot import Snapshot
from committee.models import Campaign, DesignVersion, Level, SealImage
from committee.services import certificates
from committee.services.archive import pdf_path
from committee.services.looks import seals_for
from committee.services.samples import SAMPLES, Sample, preview

PICTURE = 'src="data:image/png;base64,'


@pytest.fixture
def design(make):
    return make.design()


def filled(design, **changes):
    """The form as a browser sends it now, untouched but for the changes."""
    design.refresh_from_db()
    usual = {
        "edits": str(design.edits),
        "variant": "ko",
        "paper": "a4",
        "border": "on",
        "rosette": "on",
        "ink": "#1a1714",
        "gold": "#8f7136",
        "red": "#b8261c",
        "seal": "cut",
        "sample": "usual",
        "signatory-TOTAL_FORMS": "2",
        "signatory-INITIAL_FORMS": "0",
    }
    return usual | changes


def test_a_draft_is_shown_saved_and_published(client_of, make, design):
    client, address = client_of(make.admin), reverse("design", args=[design.pk])
    assert PICTURE in client.get(address).content.decode()
    words = filled(
        design,
        body_ko="{성명} 님을 {post}(으)로 {verb}합니다",
        **{"signatory-0-title_ko": "본부장", "signatory-1-name_ko": "김가나"},
    )
    client.post(address, words | {"save": "yes"})
    draft = design.versions.get(number=None)
    assert draft.body_ko == "{성명} 님을 {post}(으)로 {verb}합니다"
    assert [who["title_ko"] + who["name_ko"] for who in draft.signatories] == ["본부장", "김가나"]
    client.post(address, words | {"edits": "3", "publish": "yes"})
    assert design.versions.published().first().number == 2
    assert not design.versions.filter(number=None).exists()


@pytest.mark.parametrize("button", ["save", "publish"])
def test_the_second_of_two_sees_both_and_loses_nothing(client_of, make, design, button):
    address = reverse("design", args=[design.pk])
    opened = filled(design, heading_ko="위임장", body_en="Mine", **{button: "yes"})
    signed = {"signatory-0-name_ko": "김가나"}
    client_of(make.second_admin).post(address, filled(design, heading_ko="추대장", save="yes"))
    mine = client_of(make.admin)
    page = mine.post(address, opened | signed, headers={"accept-language": "en"})
    assert page.status_code == 409
    assert "Somebody saved this design" in page.content.decode()
    assert make.second_admin.email in page.content.decode()
    differences = {each.label: (each.before, each.after) for each in page.context["differences"]}
    assert ("추대장", "위임장") in differences.values()
    assert ("", "Mine") in differences.values()
    assert ("", "김가나") in differences.values()
    assert design.versions.get(number=None).heading_ko == "추대장"
    assert page.context["form"]["heading_ko"].value() == "위임장"
    again = opened | signed | {"edits": str(page.context["edits"])}
    assert mine.post(address, again).status_code == 302
    kept = design.versions.order_by("-saved_at")[0]
    assert (kept.heading_ko, kept.body_en, kept.signatories[0]["name_ko"]) == (
        *("위임장", "Mine", "김가나"),
    )
    history = DesignVersion.pgh_event_model.objects.filter(pgh_obj_id=kept.pk)
    assert history.filter(heading_ko="추대장").exists()


@pytest.mark.parametrize("sent", ["", "-1", "x", "9" * 12])
def test_a_form_that_does_not_say_what_it_shows_is_compared_first(client_of, make, design, sent):
    address = reverse("design", args=[design.pk])
    page = client_of(make.admin).post(address, filled(design, save="yes") | {"edits": sent})
    assert page.status_code == 409
    assert not design.versions.filter(number=None).exists()


def test_publishing_what_was_published_says_so_and_the_form_goes_on(client_of, make, design):
    client, address = client_of(make.admin), reverse("design", args=[design.pk])
    page = client.post(address, filled(design, publish="yes"))
    assert page.status_code == 200
    changed = filled(design, heading_ko="위임장", publish="yes")
    again = client.post(address, changed | {"edits": str(page.context["edits"])})
    assert again.status_code == 302


def test_without_a_script_a_button_shows_it_and_nothing_is_kept(client_of, make, design):
    address = reverse("design", args=[design.pk])
    page = client_of(make.admin).post(address, filled(design, heading_ko="추대장", look="yes"))
    assert PICTURE in page.content.decode()
    assert "추대장" in page.content.decode()
    assert DesignVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"body_ko": "{이름}"}, "{committee}, {post}"),
        ({"body_ko": "{post 임명"}, "짝이 맞지 않습니다"),
        ({"heading_ko": "임명장😀"}, "😀"),
        ({"seal": "image"}, "이미지를 고르거나"),
        ({"ink": "red"}, "#rrggbb"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client_of, make, design, changes, said):
    client, names = client_of(make.admin), ("design", "design_preview")
    for name in names:
        page = client.post(
            reverse(name, args=[design.pk]),
            filled(design, save="yes", heading_en="Kept words", **changes),
            headers={"accept-language": "ko"},
        ).content.decode()
        assert said in page
        assert PICTURE not in page
        assert name == "design_preview" or "Kept words" in page
    assert DesignVersion.objects.count() == 1


@pytest.mark.parametrize("sample", Sample.values)
@pytest.mark.parametrize("content", [{}, {"variant": "ko+en", "paper": "b4", "landscape": True}])
def test_every_sample_can_be_looked_at(make, design, sample, content):
    tried = preview(DesignVersion(design=design, **content), sample)
    assert tried.picture
    assert tried.problem == ""


def test_the_longest_sample_is_as_long_as_a_name_may_be():
    longest = SAMPLES[Sample.LONGEST]
    assert len(longest.name) == 60
    assert len(longest.latin) <= 60
    assert len(" ".join(longest.below)) >= 45


def test_versions_are_compared_and_an_older_one_comes_back(client_of, make):
    design = make.design(heading_ko="위임장")
    client, address = client_of(make.admin), reverse("design", args=[design.pk])
    client.post(address, filled(design, heading_ko="추대장", landscape="on", publish="yes"))
    page = client.get(reverse("design_version", args=[design.pk, 2])).content.decode()
    assert "<del>위임장</del>" in page
    assert "<ins>추대장</ins>" in page
    client.post(reverse("design_version", args=[design.pk, 1]))
    latest = design.versions.published().first()
    assert (latest.number, latest.heading_ko, latest.landscape) == (3, "위임장", False)


def test_the_place_of_a_design_is_searched_where_there_are_many(
    client_of, make, design, monkeypatch
):
    monkeypatch.setattr("committee.unit_forms.MOST_CHOICES", 2)
    client, address = client_of(make.admin), reverse("use_design", args=[design.pk])
    busan = make.committee(name_ko="부산시위원회", name_en="Busan")
    assert 'name="find"' not in client.get(address).content.decode()
    make.committee(name_ko="광주시위원회", name_en="Gwangju")
    assert 'name="find"' in client.get(address).content.decode()
    for words in ("부산", "busan"):
        page = client.get(address, {"find": words}).content.decode()
        assert f'value="{words}"' in page
        assert "부산시위원회" in page
        assert "광주시위원회" not in page
    client.post(f"{address}?find=부산", {"committee": busan.pk})
    assert design.uses.filter(committee=busan).exists()


def test_a_seal_is_uploaded_chosen_and_printed(client_of, make, design):
    seal = make.seal()
    client = client_of(make.admin)
    form = filled(design, seal="image", seal_image=str(seal.pk), publish="yes")
    client.post(reverse("design", args=[design.pk]), form)
    certificate = make.certificate()
    snapshot = Snapshot.from_dict(certificate.snapshot)
    assert snapshot.seal_image == seal.sha256
    pdf = pdf_path(certificate).read_bytes()
    assert len(pdf) < 52_000
    assert render_pdf(snapshot, seals=seals_for([snapshot])) == pdf
    with pytest.raises(SealMissing):
        render_pdf(snapshot)
    with pytest.raises(SealMissing):
        render_pdf(snapshot, seals={seal.sha256: b"another picture"})


def test_a_seal_is_shown_to_its_keepers_alone(client, client_of, make):
    address = reverse("seal_file", args=[make.seal().pk])
    assert client.get(address).status_code == 302
    branch = make.committee()
    outside = [
        make.member(branch),
        make.granted(Level.STAFF, make.root),
        make.granted(Level.ADMIN, branch),
    ]
    for account in outside:
        assert client_of(account).get(address).status_code == 404
    shown = client_of(make.admin).get(address)
    assert shown.headers["Content-Type"] == "image/png"
    assert "no-store" in shown.headers["Cache-Control"]
    assert shown.content.startswith(b"\x89PNG")


def test_a_file_that_is_no_seal_is_refused_beside_its_field(client_of, make):
    file = SimpleUploadedFile("seal.png", b"<svg onload=alert(1)>", "image/png")
    form = {"campaign": make.campaign.pk, "name": "직인", "file": file}
    page = client_of(make.admin).post(reverse("seals"), form, headers={"accept-language": "ko"})
    assert "읽을 수 있는 PNG" in page.content.decode()
    assert not SealImage.objects.exists()


def test_counting_is_warned_of_and_has_to_be_confirmed(client_of, make):
    client, address = client_of(make.admin), reverse("number_style", args=[make.campaign.pk])
    client.get(address, headers={"accept-language": "ko"})
    page = client.post(address, {"style": "sequential"}, headers={"accept-language": "ko"})
    assert "일련번호를 보고" in page.content.decode()
    assert Campaign.objects.get().number_style == "opaque"
    client.post(address, {"style": "sequential", "understood": "on"})
    assert Campaign.objects.get().number_style == "sequential"
    assert make.certificate(printed=False).printed_number.endswith("-1호")


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_asks_as_much_for_many_as_for_one(
    client_of, make, django_assert_num_queries, rows
):
    for _ in range(rows):
        make.design(used=False)
    client = client_of(make.admin)
    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("designs"))


LIST_QUERIES = 7


def test_certificates_of_the_demo_say_that_they_are_specimens(make, settings):
    def mark(title):
        certificate = certificates.issue(
            actor=make.admin, appointment=make.approval(post=make.post(title=title))
        )
        return Snapshot.from_dict(certificate.snapshot).mark

    settings.DEMO = True
    assert mark("vice-chair") == "견본 · SPECIMEN"
    settings.DEMO = False
    assert mark("adviser") == ""

"""Press releases: drafted from the log, held to it, and handed out as files."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from html import unescape
from time import monotonic
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from committee.models import Level, Region
from events import reports
from events.errors import ChangedMeanwhile, NotInTheRecord
from events.models import Event, PressParagraph, PressRelease, ProgrammeItem, Proposal, Speaker
from events.press import Document, to_docx, to_pdf, wording
from events.press.claims import beyond_the_record
from events.press.wording import Both, Named, particle
from events.services import ceremony, press, record
from events.services.press import Edited

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
About = PressParagraph.About


@pytest.fixture
def event(make):
    return make.event(
        name_ko="광주위원회 출범식",
        name_en="Launch of the Gwangju Committee",
        held_on=date(2022, 1, 18),
        starts_at=time(14, 30),
        venue_ko="김대중컨벤션센터",
        venue_en="Kim Daejung Convention Center",
    )


@pytest.fixture
def speaker(make, event):
    guest = make.guest(
        name_ko="허민",
        name_en="Hur Min",
        affiliation_ko="전남대 교수",
        affiliation_en="Professor",
    )
    make.attendance(event, guest)
    return guest


@pytest.fixture
def full(make, event, speaker):
    """An event with something of everything that a release can say."""
    record.state_headcount(
        actor=make.admin, event=event, number=500, approximate=True, source_ko="주최 측"
    )
    record.record_statement(
        actor=make.admin,
        event=event,
        speaker=speaker,
        text_ko="광주가 앞장서겠습니다",
        paraphrased=False,
        source_ko="현장 녹취",
    )
    record.record_proposal(
        actor=make.admin,
        event=event,
        proposer=speaker,
        scope=Proposal.Scope.REGIONAL,
        title_ko="인공지능 산업 단지",
        title_en="An AI industry park",
        regions=[Region.objects.on(event.held_on).get(code="29")],
    )
    make.item(
        event, kind=ProgrammeItem.Kind.ADDRESS, title_ko="환영사", title_en="", speakers=[speaker]
    )
    item = make.item(event)
    certificate = make.certificate(post=make.post(make.root, "chair"))
    ceremony.confer(actor=make.admin, item=item, certificate=certificate)
    return event


@pytest.fixture
def release(make, full):
    return press.draft_release(actor=make.admin, event=full)


def texts(release):
    return list(release.paragraphs.order_by("position").values_list("about", "text_ko"))


def unchanged(release):
    return {
        each.pk: Edited(each.text_ko, each.text_en, each.position)
        for each in release.paragraphs.all()
    }


def edit(make, release, **given):
    fields = {
        "version": release.version,
        "title_ko": release.title_ko,
        "title_en": release.title_en,
        "embargo_until": None,
        "paragraphs": unchanged(release),
    }
    return press.edit_release(actor=make.admin, release=release, **fields | given)


class TestDraft:
    def test_says_what_the_log_says_each_from_one_record(self, make, release):
        assert texts(release) == [
            (
                "event",
                "중앙위원회는 2022년 1월 18일(화) 오후 2시 30분 김대중컨벤션센터에서 "
                "‘광주위원회 출범식’을 열었다.",
            ),
            ("count", "이름으로 확인된 참석자는 1명이다."),
            ("estimate", "주최 측에 따르면 참석 인원은 약 500명이다."),
            ("statement", "전남대 교수 허민: “광주가 앞장서겠습니다” (출처: 현장 녹취)"),
            (
                "proposal",
                "전남대 교수 허민은 지역 정책으로 ‘인공지능 산업 단지’를 제안했다. "
                "대상 지역: 광주광역시.",
            ),
            ("item", "‘환영사’ 순서는 전남대 교수 허민이 맡았다."),
            (
                "conferral",
                "‘임명장 수여식’ 순서에서 임명장·위촉장 1건이 전달됐다(위원장 1건).",
            ),
        ]
        for each in release.paragraphs.all():
            named = [each.estimate_id, each.item_id, each.statement_id, each.proposal_id]
            of_the_event = each.about in (About.EVENT, About.COUNT)
            assert len([key for key in named if key]) == (0 if of_the_event else 1)

    def test_speaks_english_too(self, release):
        english = dict(release.paragraphs.values_list("about", "text_en"))
        assert english["event"] == (
            "The Central held “Launch of the Gwangju Committee” on Tuesday, 18 January 2022, "
            "at 14:30 at Kim Daejung Convention Center."
        )
        assert english["estimate"] == "Attendance was stated as about 500 (source: 주최 측)."
        assert english["proposal"].startswith(
            "Hur Min, Professor, proposed as a regional policy: An AI industry park."
        )

    def test_leaves_away_what_is_not_on_record(self, make):
        bare = make.event(name_ko="회의")
        drafted = press.draft_release(actor=make.admin, event=bare)
        assert texts(drafted) == [("event", "중앙위원회는 2022년 1월 18일(화) ‘회의’를 열었다.")]

    @pytest.mark.parametrize(
        ("status", "verb", "year"),
        [("published", "연다", 2999), ("cancelled", "취소했다", 2999), ("held", "열었다", 2022)],
    )
    def test_says_how_the_event_stands(self, make, status, verb, year):
        event = make.event(status=status, held_on=date(year, 1, 1))
        assert f"{verb}." in reports.drafted_from(event)[0].text.ko

    def test_names_no_recipient_of_a_certificate(self, release):
        from events.models import Conferral

        name = Conferral.objects.get().certificate.appointment.person.name
        assert all(name not in text for _about, text in texts(release))

    def test_says_who_read_for_whom(self, make, event, speaker):
        item = make.item(
            event, kind=ProgrammeItem.Kind.ADDRESS, title_ko="축사", speakers=[speaker]
        )
        Speaker.objects.create(
            item=item, position=2, role=Speaker.Role.AUTHOR, guest=make.guest(name_ko="먼데사람")
        )
        drafted = {each.about: each.text.ko for each in reports.drafted_from(event)}
        assert drafted[About.ITEM] == (
            "‘축사’ 순서에서는 먼데사람의 글을 전남대 교수 허민이 대신 읽었다."
        )

    def test_again_brings_up_to_the_log_and_keeps_what_was_edited(self, make, full, release):
        count = release.paragraphs.get(about="count")
        estimate = release.paragraphs.get(about="estimate")
        edited = unchanged(release) | {
            estimate.pk: Edited("주최 측은 약 500명이라고 했다.", estimate.text_en, 3)
        }
        edit(make, release, paragraphs=edited)
        make.attendance(full, make.person())
        full.statements.get().delete()

        again = press.draft_release(actor=make.admin, event=full)

        found = dict(texts(again))
        assert again.pk == release.pk
        assert found["count"] == "이름으로 확인된 참석자는 2명이다."
        assert found["estimate"] == "주최 측은 약 500명이라고 했다."
        assert "statement" not in found
        assert release.paragraphs.get(about="count").pk == count.pk
        assert release.paragraphs.get(about="estimate").edited


class TestNothingBeyondTheLog:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("참석자는 1,500명이다.", ""),
            ("참석자는 1,600명이다.", "1,600"),
            ("1,500명이 왔다. “잘했다”고 했다.", "잘했다"),
            ("“광주”에 1,500명이 왔다.", ""),
            ("", ""),
        ],
    )
    def test_numbers_and_quotations_are_those_of_the_record(self, text, said):
        assert beyond_the_record(text, "광주에 1,500명이 왔다.") == said

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("약 50만 명이 왔다.", "50만"),
            ("50 만 명이 왔다.", "50 만"),
            ("약십만 명이 왔다.", "십만"),
            ("만여 명이 왔다.", "만"),
            ("50억 원", "50억"),
            ("수만 명이 왔다.", "수만"),
            ("수천 시민이 왔다.", "수천"),
            ("수십만 인파", "수십만"),
            ("몇 백 명이 왔다.", "몇 백"),
            ("50%가 왔다.", "50%"),
            ("50 퍼센트가 왔다.", "50 퍼센트"),
            ("50k came", "50k"),
            ("50 thousand came", "50 thousand"),
            ("about 50 million", "50 million"),
            ("50 percent", "50 percent"),
            ("tens of thousands came", "tens of thousands"),
            ("five thousand came", "five thousand"),
            ("Hundreds came", "Hundreds"),
            ("9" * 5000, "9" * 5000),
        ],
        ids=str,
    )
    def test_the_unit_belongs_to_the_number(self, text, said):
        assert beyond_the_record(text, "약 50명이 왔다. about 50 came") == said

    @pytest.mark.parametrize(
        "text",
        [
            *("12,000명", "12000명", "1만 2천 명", "1만 2,000명", "1.2만 명", "일만 이천 명"),
            *("12 thousand people", "twelve thousand people", "12k"),
            *(
                "할 수만 있다면",
                "1월 18일 만찬",
                "이천 시민",
                "만나서 천천히",
                "오후 2시 30분 만찬",
            ),
        ],
    )
    def test_one_number_is_written_in_many_ways(self, text):
        assert not beyond_the_record(text, "1월 18일 오후 2시 30분, 12,000명이 왔다.")

    @pytest.mark.parametrize("marks", ["“”", '""', "‘’", "「」", "『』", "«»", "''"])
    def test_a_quotation_is_one_in_any_marks(self, marks):
        text = f"위원장은 {marks[0]}이긴다{marks[1]}고 했다."
        assert beyond_the_record(text, "광주에 왔다.") == "이긴다"
        assert not beyond_the_record(text, "우리가 이긴다")

    def test_a_long_text_is_read_at_once(self):
        for word in ("one ", "수만 ", "1만 ", "1,", "십", "'a "):
            before = monotonic()
            beyond_the_record(word * (4000 // len(word)), "")
            assert monotonic() - before < 1

    @pytest.mark.parametrize(
        ("field", "title", "said"),
        [
            ("title_ko", "광주위원회 출범식에 10만 명 운집", "10만"),
            ("title_ko", "“이긴다” 광주위원회 출범", "이긴다"),
            ("title_en", "Tens of thousands in Gwangju", "Tens of thousands"),
            ("title_ko", "약 500명, “광주가 앞장서겠습니다”", ""),
            ("title_en", "About 500 came to the launch", ""),
        ],
    )
    def test_a_headline_says_what_some_record_says(
        self, make, client_of, release, field, title, said
    ):
        client = client_of(make.admin)
        address = f"/events/{release.event_id}/press/"
        asked = TestPage().fields(client.get(address)) | {field: title}

        page = client.post(address, asked)

        if not said:
            assert page.status_code == 302
            return
        assert said in page.context["form"].errors[field][0]
        assert title in unescape(page.content.decode())
        with pytest.raises(NotInTheRecord):
            edit(make, release, **{field: title})

    def test_an_edit_beyond_it_changes_nothing(self, make, release):
        count = release.paragraphs.get(about="count")
        edited = unchanged(release) | {count.pk: Edited("700명이 왔다.", "", 2)}
        with pytest.raises(NotInTheRecord):
            edit(make, release, title_ko="바뀐 제목", paragraphs=edited)
        release.refresh_from_db()
        assert release.title_ko == "광주위원회 출범식"

    def test_who_saves_second_is_told(self, make, release):
        edit(make, release, title_ko="첫째")
        with pytest.raises(ChangedMeanwhile):
            edit(make, release, title_ko="둘째")
        release.refresh_from_db()
        assert release.title_ko == "첫째"


class TestPage:
    def fields(self, page):
        form = page.context["form"]
        return {
            name: form[name].value() if form[name].value() is not None else ""
            for name in form.fields
        }

    def test_draft_edit_and_save(self, make, client_of, full):
        client = client_of(make.granted(Level.STAFF, make.root))
        address = f"/events/{full.pk}/press/"
        assert client.get(address).context["form"] is None
        client.post(f"{address}draft/")
        asked = self.fields(client.get(address)) | {"embargo_until": "2022-01-19T06:00"}
        count = PressParagraph.objects.get(about="count")
        asked[f"text_ko_{count.pk}"] = "참석자 1명을 이름으로 확인했다."

        assert client.post(address, asked).status_code == 302

        count.refresh_from_db()
        assert count.text_ko == "참석자 1명을 이름으로 확인했다."
        embargo = PressRelease.objects.get().embargo_until
        assert embargo == datetime(2022, 1, 18, 21, tzinfo=UTC)

    def test_a_foreign_number_is_refused_beside_its_field_and_nothing_is_lost(
        self, make, client_of, release
    ):
        client = client_of(make.admin)
        address = f"/events/{release.event_id}/press/"
        asked = self.fields(client.get(address))
        count = release.paragraphs.get(about="count")
        asked[f"text_ko_{count.pk}"] = "7000명이 왔다."

        page = client.post(address, asked)

        assert f"text_ko_{count.pk}" in page.context["form"].errors
        assert "7000명이 왔다." in page.content.decode()

    def test_whoever_saves_second_sees_both_and_can_save(self, make, client_of, full, release):
        client = client_of(make.admin)
        address = f"/events/{release.event_id}/press/"
        asked = self.fields(client.get(address)) | {"title_ko": "내 제목"}
        edit(make, release, title_ko="남의 제목")
        full.statements.all().delete()
        record.state_headcount(
            actor=make.admin, event=full, number=700, approximate=False, source_ko="경찰"
        )
        press.draft_release(actor=make.admin, event=full)

        page = client.post(address, asked)

        assert page.status_code == 409
        form = page.context["form"]
        shown = [(each.before, each.after) for each in form.differences]
        assert ("남의 제목", "내 제목") in shown
        assert any("앞장서겠습니다" in after for _before, after in shown), "what left is kept"
        assert "남의 제목" in page.content.decode()
        assert form["title_ko"].value() == "내 제목"
        assert PressRelease.objects.get().title_ko == "남의 제목"

        assert client.post(address, self.fields(page)).status_code == 302

        assert PressRelease.objects.get().title_ko == "내 제목"
        assert PressParagraph.objects.get(estimate__number=700).text_ko

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_asks_as_much_for_many_paragraphs(
        self, make, client_of, event, django_assert_num_queries, rows
    ):
        for number in range(rows):
            record.record_statement(
                actor=make.admin,
                event=event,
                speaker=make.guest(),
                text_ko=f"발언 {number}",
                source_ko="녹취",
            )
        press.draft_release(actor=make.admin, event=event)
        client = client_of(make.admin)
        with django_assert_num_queries(6):
            page = client.get(f"/events/{event.pk}/press/")
        assert len(list(page.context["form"].paragraphs())) == rows + 1


class TestFiles:
    def paragraphs(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    ET.fromstring(archive.read(name))
            root = ET.fromstring(archive.read("word/document.xml"))
        return [
            "".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))
            for paragraph in root.iter(f"{WORD}p")
        ]

    @pytest.mark.parametrize("language", ["ko", "en"])
    def test_both_formats_hold_every_paragraph_and_the_embargo(
        self, make, client_of, release, language
    ):
        edit(make, release, embargo_until=datetime(2022, 1, 18, 21, tzinfo=UTC))
        client = client_of(make.admin)
        address = f"/events/{release.event_id}/press/{language}"
        said = list(release.paragraphs.values_list(f"text_{language}", flat=True))
        embargo = {
            "ko": "2022년 1월 19일 오전 6시 이후 보도",
            "en": "Embargoed until 19 January 2022, 06:00",
        }[language]

        docx = self.paragraphs(client.get(f"{address}.docx").content)
        pages = PdfReader(io.BytesIO(client.get(f"{address}.pdf").content)).pages

        assert docx[1] == embargo
        assert docx[4:-1] == said
        printed = "".join("".join(page.extract_text().split()) for page in pages)
        for text in (embargo, *said):
            assert "".join(text.split()) in printed

    def test_an_emptied_paragraph_is_left_away(self, make, release):
        quote = release.paragraphs.get(about="statement")
        edit(make, release, paragraphs=unchanged(release) | {quote.pk: Edited("", "", 4)})
        document = reports.document_of(reports.release_of(release.event), release.event, "ko")
        assert len(document.paragraphs) == 6
        assert not any("앞장서겠습니다" in text for text in document.paragraphs)

    def test_what_people_type_is_data_in_either_file(self):
        hostile = '<w:p>&amp; #include "x" $x$ *b* \x07 ]] </w:document>'
        document = Document("ko", "보도자료", "즉시", "캠프", "오늘", "제목", [hostile], "끝")
        assert self.paragraphs(to_docx(document))[4] == hostile.replace("\x07", "")
        printed = PdfReader(io.BytesIO(to_pdf(document))).pages[0].extract_text()
        assert "#include" in printed
        assert "*b*" in printed

    def test_what_no_typeface_has_is_marked_in_the_pdf(self):
        document = Document("ko", "보도자료", "즉시", "캠프", "오늘", "제목", ["가🎉나"], "끝")
        printed = PdfReader(io.BytesIO(to_pdf(document))).pages[0].extract_text()
        assert "가〓나" in "".join(printed.split())


class TestWording:
    @pytest.mark.parametrize(
        ("word", "pair", "said"),
        [
            ("위원회", "은/는", "는"),
            ("허민", "이/가", "이"),
            ("‘출범식’", "을/를", "을"),
            ("위원회(광주)", "은/는", "는"),
            ("Hong", "이/가", "이(가)"),
        ],
    )
    def test_particles(self, word, pair, said):
        assert particle(word, pair) == said

    def test_midday_and_midnight(self):
        assert wording.embargo(datetime(2022, 1, 1, 12, 0)).ko.startswith(
            "2022년 1월 1일 오후 12시"
        )
        assert wording.embargo(datetime(2022, 1, 1, 0, 5)).ko.startswith(
            "2022년 1월 1일 오전 0시 5분"
        )

    def test_a_paraphrase_says_so(self):
        speaker = Named(Both("", ""), Both("홍", "Hong"))
        said = wording.quoted(speaker, Both("가", "a"), paraphrased=True, source=Both("나", "b"))
        assert "요지" in said.ko
        assert "in substance" in said.en
        assert "“" not in said.ko + said.en

    @pytest.mark.parametrize(
        ("said_in", "ko", "en"),
        [
            ("ko", "(출처: 나)", "(translated, source: b)"),
            ("en", "(번역, 출처: 나)", "(source: b)"),
            ("other", "(번역, 출처: 나)", "(translated, source: b)"),
        ],
    )
    def test_a_translation_says_so(self, said_in, ko, en):
        speaker = Named(Both("", ""), Both("홍", "Hong"))
        said = wording.quoted(
            speaker, Both("가", "a"), paraphrased=False, source=Both("나", "b"), said_in=said_in
        )
        assert (said.ko, said.en) == (f"홍: “가” {ko}", f"Hong: “a” {en}")


def test_a_paragraph_of_two_records_is_refused_by_the_database(release):
    from django.db import IntegrityError

    quote = release.paragraphs.get(about="statement")
    quote.item = release.event.programme.first()
    with pytest.raises(IntegrityError, match="press_of_one_record"):
        quote.save()


def test_a_member_drafts_nothing(make, client_of, event):
    client = client_of(make.member())
    assert client.post(f"/events/{event.pk}/press/draft/").status_code == 403
    assert not PressRelease.objects.exists()
    assert Event.objects.filter(pk=event.pk).exists()

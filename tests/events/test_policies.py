"""Policy proposals: their texts and next steps, searched by staff and shown to the public."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from committee.errors import NotAllowed
from committee.models import Campaign, Level, MegaRegion, Region
from events import reports
from events.errors import ChangedMeanwhile
from events.models import Event, FollowUp, Proposal, ProposalText, Theme
from events.services import policies, record

DAY = date(2022, 1, 18)
GWANGJU, BUSAN = "29", "26"


def province(code):
    return Region.objects.on(DAY).get(code=code)


@pytest.fixture
def event(make):
    return make.event(name_ko="정책발표회")


@pytest.fixture
def propose(make, event):
    def make_one(title="인공지능 단지", *, of=None, **fields):
        return record.record_proposal(
            actor=make.admin,
            event=of or event,
            proposer=make.guest(name_ko="제안한사람"),
            scope=Proposal.Scope.REGIONAL,
            title_ko=title,
            **fields,
        )

    return make_one


def amend(make, proposal, **given):
    fields = {
        "version": proposal.texts.count(),
        "title_ko": proposal.title_ko,
        "title_en": "",
        "status": proposal.status,
        "text_ko": "",
        "text_en": "",
        "regions": [],
        "mega_regions": [],
        "themes": [],
    }
    return policies.amend_proposal(actor=make.admin, proposal=proposal, **fields | given)


class TestTexts:
    def test_another_wording_is_a_new_version_and_the_older_stays(self, make, propose):
        proposal = propose()
        amend(make, proposal, text_ko="처음")
        amend(make, proposal, text_ko="처음", status=Proposal.Status.ADOPTED)
        amend(make, proposal, text_ko="나중")

        texts = reports.proposal_record(proposal)["texts"]

        assert [(text.version, text.text_ko) for text in texts] == [(2, "나중"), (1, "처음")]
        assert all(text.written_by == make.admin for text in texts)

    def test_no_version_can_be_rewritten_by_whatever_way(self, make, propose):
        amend(make, propose(), text_ko="처음")
        with pytest.raises(ProgrammingError), transaction.atomic():
            ProposalText.objects.update(text_ko="다른 말")
        assert ProposalText.objects.get().text_ko == "처음"

    def test_who_saves_second_is_told_and_changes_nothing(self, make, propose):
        proposal = propose()
        amend(make, proposal, text_ko="처음")
        with pytest.raises(ChangedMeanwhile):
            amend(make, proposal, version=0, text_ko="둘째", title_ko="바뀜")
        proposal.refresh_from_db()
        assert proposal.title_ko == "인공지능 단지"

    def test_staff_of_another_committee_may_not(self, make, propose):
        proposal = propose()
        stranger = make.granted(Level.STAFF, make.committee())
        with pytest.raises(NotAllowed):
            policies.add_follow_up(actor=stranger, proposal=proposal, who="누구", what="무엇")
        assert not FollowUp.objects.exists()


class TestFound:
    @pytest.fixture
    def some(self, make, propose):
        park = propose("인공지능 단지", regions=[province(GWANGJU)])
        port = propose("항만 재개발", regions=[province(BUSAN)])
        honam = MegaRegion.objects.get(regions=province(GWANGJU))
        energy = propose("에너지 공동체", mega_regions=[honam])
        amend(
            make,
            port,
            text_ko="북항을 시민에게",
            regions=[province(BUSAN)],
            themes=["항만", "주거"],
            status=Proposal.Status.IN_REVIEW,
        )
        return park, port, energy

    def titles(self, make, **asked):
        return {each.title_ko for each in reports.proposals_found(make.admin, **asked)}

    def test_by_words_of_title_and_latest_text(self, make, some):
        assert self.titles(make, q="단지") == {"인공지능 단지"}
        assert self.titles(make, q="북항") == {"항만 재개발"}
        some[1].refresh_from_db()
        amend(make, some[1], text_ko="남항을 시민에게")
        assert self.titles(make, q="북항") == set()

    def test_by_province_with_its_mega_region(self, make, some):
        assert self.titles(make, region=province(GWANGJU)) == {"인공지능 단지", "에너지 공동체"}
        assert self.titles(make, region=province(BUSAN)) == {"항만 재개발"}

    def test_by_the_province_under_its_later_name_too(self, make, some):
        later = Region.objects.provinces().on(date(2026, 8, 1)).get(code="12")
        assert self.titles(make, region=later) == {"인공지능 단지", "에너지 공동체"}

    def test_by_theme_and_status(self, make, some):
        assert self.titles(make, theme=Theme.objects.get(name="항만")) == {"항만 재개발"}
        assert self.titles(make, status="in_review") == {"항만 재개발"}

    def test_only_of_events_that_one_sees(self, make, some):
        stranger = make.member(make.committee())
        hidden = make.event(host=make.committee())
        record.record_proposal(
            actor=make.admin,
            event=hidden,
            proposer=make.guest(),
            scope="national",
            title_ko="남의 제안",
        )
        found = {each.title_ko for each in reports.proposals_found(stranger)}
        assert "남의 제안" not in found
        assert "인공지능 단지" in found  # of the committee above


class TestPages:
    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_the_list_asks_as_much_for_many(
        self, make, client_of, propose, django_assert_num_queries, rows
    ):
        for number in range(rows):
            propose(f"제안 {number}", regions=[province(GWANGJU)])
        client = client_of(make.granted(Level.STAFF, make.root))
        with django_assert_num_queries(12):
            page = client.get("/proposals/")
        assert len(page.context["page"]) == rows

    def test_change_and_follow_up(self, make, client_of, propose):
        proposal = propose()
        client = client_of(make.granted(Level.STAFF, make.root))
        asked = {
            "version": 0,
            "title_ko": "인공지능 산업 단지",
            "text_ko": "단지를\r\n만든다",
            "status": "adopted",
            "themes": "산업, 일자리, 산업,",
            "regions": [province(GWANGJU).pk],
        }
        assert client.post(f"/proposals/{proposal.pk}/edit/", asked).status_code == 302
        step = {"who": "정책실", "due_on": "2022-02-01", "what": "예산 검토"}
        client.post(f"/proposals/{proposal.pk}/", step)
        client.post(f"/follow-ups/{FollowUp.objects.get().pk}/done/")

        page = client.get(f"/proposals/{proposal.pk}/").content.decode()

        assert "인공지능 산업 단지" in page
        assert "예산 검토" in page
        assert ProposalText.objects.get().text_ko == "단지를\n만든다"
        assert {theme.name for theme in proposal.themes.all()} == {"산업", "일자리"}
        assert FollowUp.objects.get().done_at is not None

    def test_whoever_saves_second_sees_both_and_can_save(self, make, client_of, propose):
        proposal = propose()
        client, address = client_of(make.admin), f"/proposals/{proposal.pk}/edit/"
        asked = {"version": 0, "title_ko": "제목", "text_ko": "내 본문", "status": "adopted"}
        amend(make, proposal, text_ko="남의 본문")

        page = client.post(address, asked)

        assert page.status_code == 409
        form = page.context["form"]
        shown = [(each.before, each.after) for each in form.differences]
        assert ("남의 본문", "내 본문") in shown
        assert "남의 본문" in page.content.decode()
        assert form["text_ko"].value() == "내 본문"
        assert client.post(address, asked | {"version": form["version"].value()}).status_code == 302
        texts = [text.text_ko for text in proposal.texts.order_by("version")]
        assert texts == ["남의 본문", "내 본문"]

    @pytest.mark.parametrize(
        ("field", "value"),
        [("title_ko", ""), ("status", "won"), ("themes", "가" * 41), ("regions", ["0"])],
    )
    def test_bad_input_is_refused_beside_its_field(self, make, client_of, propose, field, value):
        proposal = propose()
        asked = {"version": 0, "title_ko": "제목", "text_ko": "본문", "status": "adopted"}
        page = client_of(make.admin).post(f"/proposals/{proposal.pk}/edit/", asked | {field: value})
        assert field in page.context["form"].errors
        assert not ProposalText.objects.exists()


class TestPublicPage:
    def address(self, make):
        return f"/policies/{make.campaign.slug}/"

    def open(self, make, page):
        policies.open_policy_page(actor=make.admin, campaign=make.campaign, page=page)

    def test_is_unknown_until_the_campaign_chose_it(self, make, client, propose):
        propose()
        closed = client.get(self.address(make))
        assert closed.status_code == 404
        assert client.get("/policies/no-such-campaign/").status_code == 404

    @pytest.mark.parametrize(("page", "indexed"), [("unlisted", False), ("listed", True)])
    def test_is_kept_from_search_engines_unless_listed(self, make, client, page, indexed):
        self.open(make, page)
        response = client.get(self.address(make))
        assert response.status_code == 200
        assert ("X-Robots-Tag" not in response.headers) is indexed
        assert ("noindex" not in response.content.decode()) is indexed
        assert not response.cookies

    def test_shows_policies_and_names_nobody(self, make, client, propose):
        amend(make, propose("인공지능 단지"), text_ko="단지를 만든다", themes=["산업"])
        dropped = propose("버린 제안")
        amend(make, dropped, status=Proposal.Status.DROPPED)
        planned = make.event(status=Event.Status.PUBLISHED, held_on=date(2999, 1, 1))
        propose("아직 아닌 제안", of=planned)
        policies.add_follow_up(
            actor=make.admin, proposal=Proposal.objects.first(), who="담당비밀", what="내부비밀"
        )
        self.open(make, Campaign.PolicyPage.LISTED)

        page = client.get(self.address(make)).content.decode()

        assert "인공지능 단지" in page
        assert "단지를 만든다" in page
        for secret in ("제안한사람", "버린 제안", "아직 아닌 제안", "담당비밀", "내부비밀"):
            assert secret not in page

    def test_the_map_counts_a_proposal_once_a_province(self, make, client, propose):
        honam = MegaRegion.objects.get(regions=province(GWANGJU))
        propose("가", regions=[province(GWANGJU)], mega_regions=[honam])
        propose("나", regions=[province(BUSAN)])
        found = reports.policy_page(make.campaign)
        counted = {region.code: number for region, _group, number in found.provinces if number}
        # Honam is Gwangju and South Jeolla in the plan
        assert counted == {GWANGJU: 1, "46": 1, BUSAN: 1}
        assert len(found.provinces) == 17

    def test_is_searched_by_word_and_province(self, make, client, propose):
        propose("인공지능 단지", regions=[province(GWANGJU)])
        propose("항만 재개발", regions=[province(BUSAN)])
        self.open(make, Campaign.PolicyPage.LISTED)
        for query in ("q=항만", f"region={province(BUSAN).pk}"):
            page = client.get(f"{self.address(make)}?{query}").content.decode()
            assert "항만 재개발" in page
            assert "인공지능 단지" not in page

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_asks_as_much_for_many(self, make, client, propose, django_assert_num_queries, rows):
        for number in range(rows):
            propose(f"제안 {number}", regions=[province(GWANGJU)])
        self.open(make, Campaign.PolicyPage.LISTED)
        with django_assert_num_queries(11):
            page = client.get(self.address(make))
        assert len(page.context["found"].policies) == rows

    def test_only_an_admin_of_the_whole_campaign_opens_it(self, make, client_of):
        client = client_of(make.granted(Level.STAFF, make.root))
        address = f"/committees/{make.root.pk}/policy-page/"
        assert client.post(address, {"page": "listed"}).status_code == 403
        client_of(make.admin).post(address, {"page": "listed"})
        make.campaign.refresh_from_db()
        assert make.campaign.policy_page == "listed"


class TestStatements:
    def say(self, make, event, text, **fields):
        return record.record_statement(
            actor=make.admin,
            event=event,
            speaker=make.guest(name_ko=fields.pop("speaker", "말한사람")),
            text_ko=text,
            source_ko=fields.pop("source_ko", "녹취"),
            **fields,
        )

    def test_are_found_by_text_source_speaker_and_language(self, make, event):
        self.say(make, event, "균형발전", source_ko="신문")
        self.say(make, event, "환영합니다", speaker="외국손님", said_in="en")

        def found(**asked):
            return [each.text_ko for each in reports.statements_found(make.admin, **asked)]

        assert found() == ["균형발전", "환영합니다"]
        assert found(q="균형") == found(q="신문") == found(said_in="ko") == ["균형발전"]
        assert found(q="외국") == found(said_in="en") == ["환영합니다"]

    def test_of_another_committee_stay_unseen(self, make):
        self.say(make, make.event(host=make.committee()), "비밀")
        assert list(reports.statements_found(make.member(make.committee()))) == []

    def test_a_correction_keeps_the_earlier_text_in_the_history(self, make, client_of, event):
        said = self.say(make, event, "틀린 말")
        asked = {"said_in": "ko", "text_ko": "바른 말", "source_ko": "녹취"}
        client_of(make.granted(Level.STAFF, make.root)).post(f"/statements/{said.pk}/edit/", asked)
        said.refresh_from_db()
        assert (said.text_ko, said.paraphrased) == ("바른 말", False)
        assert "틀린 말" in said.history.values_list("text_ko", flat=True)

    def test_without_a_source_nothing_changes(self, make, client_of, event):
        said = self.say(make, event, "말")
        page = client_of(make.admin).post(
            f"/statements/{said.pk}/edit/", {"said_in": "ko", "text_ko": "다른 말"}
        )
        assert "source_ko" in page.context["form"].errors
        said.refresh_from_db()
        assert said.text_ko == "말"

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_the_list_asks_as_much_for_many(
        self, make, client_of, event, django_assert_num_queries, rows
    ):
        for number in range(rows):
            self.say(make, event, f"발언 {number}")
        client = client_of(make.granted(Level.STAFF, make.root))
        with django_assert_num_queries(5):
            page = client.get("/statements/")
        assert len(page.context["page"]) == rows

"""Every fact of the Gwangju launch of January 2022 is in the demo, in Korean and English."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q
from django.utils.translation import override

from committee import access
from committee.models import (
    Appointment,
    Campaign,
    Certificate,
    Committee,
    Consent,
    Invitation,
    Level,
    MegaRegion,
    Person,
    Post,
    Region,
    Status,
    Title,
    UnitKind,
    User,
)
from config import demo as launcher
from events.demo.accounts import ACCOUNTS, PASSWORD, address
from events.models import (
    Attendance,
    Conferral,
    DoorDuty,
    Event,
    Guest,
    HeadcountEstimate,
    ProgrammeItem,
    Proposal,
    Statement,
)

pytestmark = pytest.mark.usefixtures("gwangju")

CENTRAL_LAUNCH = date(2022, 1, 4)
GWANGJU_LAUNCH = date(2022, 1, 18)
NAMED = ["김두관", "송기도", "허민"]


def in_both(read) -> tuple[str, str]:
    """What ``read`` gives to a Korean and to an English reader."""
    texts = []
    for code in ("ko", "en"):
        with override(code):
            texts.append(str(read()))
    return texts[0], texts[1]


def committee(name_ko) -> Committee:
    return Committee.objects.get(name_ko=name_ko)


def event(day) -> Event:
    return Event.objects.get(held_on=day)


# --- campaign and hierarchy ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "korean", "english"),
    [
        ("name", "이재명 대통령 후보 캠프", "Presidential campaign of candidate Lee Jae-myung"),
        ("candidate", "이재명", "Lee Jae-myung"),
        ("party", "더불어민주당", "Democratic Party"),
    ],
)
def test_campaign_is_that_of_the_candidate(field, korean, english):
    campaign = Campaign.objects.get()
    assert in_both(lambda: getattr(campaign, field)) == (korean, english)


def test_campaign_knows_the_election_of_2022():
    campaign = Campaign.objects.get()
    assert campaign.election_period_starts_on == date(2022, 2, 15)
    assert campaign.election_on == date(2022, 3, 9)


@pytest.mark.parametrize(
    ("korean", "english", "parent", "kind", "region", "launched_on"),
    [
        (
            "균형발전위원회",
            "Balanced Development Committee",
            None,
            "committee",
            None,
            CENTRAL_LAUNCH,
        ),
        (
            "광주광역시 균형발전위원회",
            "Balanced Development Committee, Gwangju Metropolitan City",
            "균형발전위원회",
            "provincial-committee",
            "29",
            GWANGJU_LAUNCH,
        ),
        (
            "지역발전본부",
            "Regional Development Headquarters",
            "균형발전위원회",
            "headquarters",
            None,
            None,
        ),
        (
            "지역발전본부 광주광역시",
            "Regional Development Headquarters, Gwangju Metropolitan City",
            "지역발전본부",
            "headquarters",
            "29",
            None,
        ),
    ],
)
def test_committee_stands_in_its_place(korean, english, parent, kind, region, launched_on):
    unit = committee(korean)
    *above, _itself = Committee.objects.leading_to(unit)
    assert in_both(lambda: unit.name) == (korean, english)
    assert (above[-1].name_ko if above else None) == parent
    assert unit.kind.slug == kind
    assert (unit.region.code if unit.region else None) == region
    assert unit.launched_on == launched_on


def test_national_committee_is_directly_under_the_candidate():
    national = committee("균형발전위원회")
    assert in_both(lambda: national.host_office) == ("후보 직속", "directly under the candidate")


@pytest.mark.parametrize(
    ("korean", "english", "unit", "title_ko", "title_en"),
    [
        ("김두관", "Kim Doo-kwan", "균형발전위원회", "공동상임위원장", "Co-Standing Chair"),
        ("송기도", "Song Gi-do", "균형발전위원회", "공동상임위원장", "Co-Standing Chair"),
        ("허민", "Heo Min", "광주광역시 균형발전위원회", "위원장", "Chair"),
    ],
)
def test_office_holder_is_on_record_with_the_source(korean, english, unit, title_ko, title_en):
    held = Appointment.objects.get(person__name=korean)
    assert in_both(lambda: held.person.label) == (korean, english)
    assert held.post.committee == committee(unit)
    assert in_both(lambda: held.post.title) == (title_ko, title_en)
    assert held.status == Status.IN_FORCE
    assert "언론 보도" in held.public_source
    assert "press report" in held.public_source
    assert held.starts_on is None, "the report does not say since when"


def test_chair_of_gwangju_is_a_professor():
    chair = Person.objects.get(name="허민")
    assert in_both(lambda: chair.affiliation) == (
        "전남대학교 교수",
        "professor at Chonnam National University",
    )


@pytest.mark.parametrize(
    ("unit", "title", "seats"),
    [
        ("균형발전위원회", "공동상임위원장", 2),
        ("광주광역시 균형발전위원회", "위원장", 1),
        ("광주광역시 균형발전위원회", "부위원장", None),
        ("지역발전본부 광주광역시", "위원장", 1),
    ],
)
def test_post_has_its_seats(unit, title, seats):
    assert Post.objects.get(committee__name_ko=unit, title__name_ko=title).seats == seats


def test_headquarters_in_gwangju_has_a_chair_and_no_director():
    titles = Title.objects.filter(posts__committee__name_ko="지역발전본부 광주광역시")
    assert [title.name_ko for title in titles] == ["위원장"]


@pytest.mark.parametrize("name", ["송갑석", "이재명"])
def test_guest_stands_outside_the_hierarchy(name):
    assert Guest.objects.filter(name_ko=name).count() == 1
    assert not Person.objects.filter(name=name).exists()


def test_guest_of_honour_is_chairman_of_the_city_party():
    guest = Guest.objects.get(name_ko="송갑석")
    assert in_both(lambda: guest.name) == ("송갑석", "Song Gap-seok")
    assert in_both(lambda: guest.affiliation) == (
        "더불어민주당 광주시당위원장",
        "chairman of the Democratic Party's Gwangju City Party",
    )


def test_candidate_is_a_guest_of_the_party():
    guest = Guest.objects.get(name_ko="이재명")
    assert in_both(lambda: guest.name) == ("이재명", "Lee Jae-myung")
    assert in_both(lambda: guest.affiliation) == (
        "더불어민주당 대통령 후보",
        "presidential candidate, Democratic Party",
    )


# --- nothing invented ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMED)
def test_nothing_is_invented_about_a_named_person(name):
    person = Person.objects.get(name=name)
    assert (person.phone, person.email, person.user) == ("", "", None)
    assert not Consent.objects.filter(person=person).exists()
    assert not Invitation.objects.filter(appointment__person=person).exists()
    assert not Certificate.objects.filter(appointment__person=person).exists()
    office = person.appointments.get()
    assert (office.accepted_at, office.declared_eligible_at, office.source) == (None, None, "")


def test_everybody_else_is_plainly_made_up():
    others = Person.objects.filter(erased_at=None).exclude(name__in=NAMED)
    assert {person.affiliation_ko for person in others} == {"시연용 가상 인물"}
    assert {person.affiliation_en for person in others} == {"made-up person for the demo"}
    assert all(person.phone.startswith("+82100000") for person in others if person.phone)
    assert all(person.email.endswith("@demo.example") for person in others if person.email)


def test_sibling_committee_has_made_up_people_only():
    busan = Appointment.objects.within(committee("부산광역시 균형발전위원회"))
    assert busan.count() >= 3
    assert not busan.exclude(public_source="").exists()


# --- the events ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "host", "kind", "korean", "english"),
    [
        (
            CENTRAL_LAUNCH,
            "균형발전위원회",
            Event.Kind.LAUNCH,
            "균형발전위원회 중앙 출범식",
            "Central launch ceremony of the Balanced Development Committee",
        ),
        (
            GWANGJU_LAUNCH,
            "광주광역시 균형발전위원회",
            Event.Kind.LAUNCH_PRESENTATION,
            "광주광역시 균형발전위원회 출범식 및 정책발표회",
            "Launch ceremony and policy presentation of the Balanced Development Committee, "
            "Gwangju Metropolitan City",
        ),
    ],
)
def test_event_was_held_by_its_host(day, host, kind, korean, english):
    held = event(day)
    assert held.host == committee(host)
    assert (held.kind, held.status) == (kind, Event.Status.HELD)
    assert in_both(lambda: held.name) == (korean, english)
    assert (held.starts_at, held.ends_at) == (None, None), "the report gives no hour"


@pytest.mark.parametrize(
    ("day", "korean", "english"),
    [
        (CENTRAL_LAUNCH, "", ""),
        (
            GWANGJU_LAUNCH,
            "더불어민주당 광주광역시당 당사",
            "Democratic Party Gwangju City Party office",
        ),
    ],
)
def test_venue_is_what_the_report_gives(day, korean, english):
    assert in_both(lambda: event(day).venue) == (korean, english)


CENTRAL_PROGRAMME = [("후보 연설", "The candidate's address", ["이재명"])]
GWANGJU_PROGRAMME = [
    ("축사", "Congratulatory remarks", ["송갑석"]),
    ("인사말", "Greetings", ["김두관", "송기도"]),
    ("광주 정책제안 발표", "Policy proposals for Gwangju", ["허민"]),
    ("임명장 수여식", "Conferral of appointment certificates", []),
]


@pytest.mark.parametrize(
    ("day", "programme"),
    [(CENTRAL_LAUNCH, CENTRAL_PROGRAMME), (GWANGJU_LAUNCH, GWANGJU_PROGRAMME)],
)
def test_programme_is_in_its_order_with_its_speakers(day, programme):
    items = event(day).programme.order_by("position")
    assert [item.position for item in items] == list(range(1, len(programme) + 1))
    assert [
        (
            *in_both(lambda item=item: item.title),
            [str(each.somebody) for each in item.speakers.all()],
        )
        for item in items
    ] == programme


def test_headcount_of_gwangju_is_an_estimate_with_its_source():
    estimate = HeadcountEstimate.objects.get()
    assert estimate.event == event(GWANGJU_LAUNCH)
    assert (estimate.number, estimate.approximate) == (50, True)
    assert in_both(lambda: estimate.source) == (
        "언론 보도, 2022-01-18",
        "press report, 18 January 2022",
    )


def test_estimate_is_not_mixed_with_the_count():
    assert event(GWANGJU_LAUNCH).attendances.counted().count() == 10


@pytest.mark.parametrize(
    ("day", "name", "korean", "english"),
    [
        (
            CENTRAL_LAUNCH,
            "이재명",
            "더불어민주당 대통령 후보",
            "presidential candidate, Democratic Party",
        ),
        (
            GWANGJU_LAUNCH,
            "송갑석",
            "더불어민주당 광주시당위원장",
            "chairman of the Democratic Party's Gwangju City Party",
        ),
        (
            GWANGJU_LAUNCH,
            "김두관",
            "균형발전위원회 공동상임위원장",
            "Co-Standing Chair, Balanced Development Committee",
        ),
        (
            GWANGJU_LAUNCH,
            "송기도",
            "균형발전위원회 공동상임위원장",
            "Co-Standing Chair, Balanced Development Committee",
        ),
        (
            GWANGJU_LAUNCH,
            "허민",
            "광주광역시 균형발전위원회 위원장",
            "Chair, Balanced Development Committee, Gwangju Metropolitan City",
        ),
    ],
)
def test_whoever_the_report_names_was_there_with_the_title_of_the_day(day, name, korean, english):
    was_there = Attendance.objects.counted().get(
        Q(person__name=name) | Q(guest__name_ko=name), event=event(day)
    )
    assert in_both(lambda: was_there.title_held) == (korean, english)


def test_nobody_whom_the_report_does_not_name_is_at_the_central_launch():
    assert event(CENTRAL_LAUNCH).attendances.count() == 1


def test_certificates_were_conferred_to_the_holders_of_the_reported_posts():
    conferrals = Conferral.objects.select_related("item", "certificate__appointment__post")
    assert {each.item for each in conferrals} == {
        ProgrammeItem.objects.get(title_ko="임명장 수여식")
    }
    posts = [each.certificate.appointment.post for each in conferrals]
    assert sorted((post.committee.name_ko, post.title.name_ko) for post in posts) == [
        ("광주광역시 균형발전위원회", "공동위원장"),
        *[("광주광역시 균형발전위원회", "부위원장")] * 4,
        ("지역발전본부 광주광역시", "위원장"),
    ]
    assert {each.certificate.status for each in conferrals} == {Certificate.Status.VALID}
    assert {each.conferred_by for each in conferrals} == {None}, "by whom, it does not say"


def test_recipients_are_listed_as_attending():
    recipients = Person.objects.filter(appointments__certificates__conferrals__isnull=False)
    there = event(GWANGJU_LAUNCH).attendances.counted().values("person")
    assert not recipients.exclude(pk__in=there).exists()


# --- what was said and proposed -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "speaker", "korean", "english"),
    [
        (
            CENTRAL_LAUNCH,
            "이재명",
            ["균형발전", "4기 민주정부", "핵심 과제", "일극", "다극", "권한과 자원", "고르게"],
            [
                "Balanced development is a core task of a fourth Democratic government",
                "Korea is to move from one pole to many",
                "with authority and resources spread more evenly",
            ],
        ),
        (
            GWANGJU_LAUNCH,
            "김두관",
            [
                "기술과 생태와 문화가 융합하는 미래도시",
                "인공지능 그린뉴딜",
                "탄소중립 생태도시",
                "디지털 융합문화",
                "호남권 메가시티의 중심",
                "아시아문화중심수도",
                "정부가 전폭적으로 지원",
            ],
            [
                "future city where technology, ecology and culture converge",
                "AI green new deal",
                "carbon-neutral ecological city",
                "digital convergence culture",
                "the centre of the Honam mega-city",
                "with full government support as the Asian cultural capital",
            ],
        ),
        (
            GWANGJU_LAUNCH,
            "허민",
            ["미래 첨단산업도시", "아시아문화중심수도"],
            ["a future advanced-industry city and Asian cultural capital"],
        ),
    ],
)
def test_statement_is_held_as_a_paraphrase_with_its_source(day, speaker, korean, english):
    said = Statement.objects.get(Q(person__name=speaker) | Q(guest__name_ko=speaker))
    text_ko, text_en = in_both(lambda: said.text)
    assert [part for part in korean if part not in text_ko] == []
    assert [part for part in english if part not in text_en] == []
    assert said.event == event(day)
    assert said.paraphrased
    assert in_both(lambda: said.source) == (
        "언론 보도, 2022-01-18",
        "press report, 18 January 2022",
    )


POLES = ["southeast", "daegu-gyeongbuk", "central", "honam", "capital"]
SPECIALS = ["jeju", "saemangeum-jeonbuk", "gangwon-peace"]


@pytest.mark.parametrize(
    ("proposer", "scope", "number", "korean", "english", "regions", "mega_regions"),
    [
        (
            "송기도",
            "national",
            1,
            "5극 3특 체제 구축",
            "The 5-pole 3-special system",
            [],
            POLES + SPECIALS,
        ),
        (
            "송기도",
            "national",
            2,
            "메가시티를 잇는 동서 철도망 구축",
            "An east-west railway network connecting the mega-cities",
            [],
            POLES,
        ),
        (
            "송기도",
            "national",
            3,
            "국가균형발전특별회계의 획기적 개선",
            "A radical improvement of the balanced-development special account",
            [],
            [],
        ),
        ("송기도", "national", 4, "불균형 해소", "Resolving imbalance", [], []),
        (
            "허민",
            "regional",
            1,
            "호남권 초광역 에너지공동체 거점 조성",
            "A super-metropolitan energy community base in the Honam region",
            ["광주광역시"],
            ["honam"],
        ),
        (
            "허민",
            "regional",
            2,
            "전남과 함께하는 국가 재생에너지 산업단지 지정·육성",
            "A national renewable-energy industrial complex, designated and fostered together "
            "with Jeonnam",
            ["광주광역시", "전라남도"],
            [],
        ),
        (
            "허민",
            "regional",
            3,
            "인공지능(AI) 중심 산업융합 집적단지 조성",
            "An AI-centred industrial convergence cluster",
            ["광주광역시"],
            [],
        ),
        (
            "허민",
            "regional",
            4,
            "탄소중립 생태도시 조성",
            "A carbon-neutral ecological city",
            ["광주광역시"],
            [],
        ),
        (
            "허민",
            "regional",
            5,
            "아시아문화중심수도 확대: 디지털 융합 문화예술과 마한문화권 복원",
            "An enlarged Asian cultural capital: digital convergence culture and arts, and "
            "restoration of the Mahan cultural area",
            ["광주광역시"],
            [],
        ),
        (
            "허민",
            "regional",
            6,
            "바이오·의료 혁신 산업단지 조성",
            "A bio-medical innovation industrial complex",
            ["광주광역시"],
            [],
        ),
        (
            "허민",
            "regional",
            7,
            "공공보건의료 기능 강화",
            "Stronger public-health medical functions",
            ["광주광역시"],
            [],
        ),
    ],
)
def test_proposal_is_held_with_its_regions(
    proposer, scope, number, korean, english, regions, mega_regions
):
    proposal = Proposal.objects.get(scope=scope, number=number)
    assert proposal.event == event(GWANGJU_LAUNCH)
    assert proposal.person.name == proposer
    assert in_both(lambda: proposal.title) == (korean, english)
    assert [region.name_ko for region in proposal.regions.all()] == regions
    assert [mega.slug for mega in proposal.mega_regions.all()] == mega_regions


def test_there_are_eleven_proposals_and_three_statements():
    assert (Proposal.objects.count(), Statement.objects.count()) == (11, 3)


# --- reference ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "english", "members"),
    [
        ("pole", "Southeast mega-city", {"부산광역시", "울산광역시", "경상남도"}),
        ("pole", "Daegu-Gyeongbuk mega-city", {"대구광역시", "경상북도"}),
        (
            "pole",
            "Central mega-city",
            {"세종특별자치시", "대전광역시", "충청북도", "충청남도"},
        ),
        ("pole", "Honam mega-city", {"광주광역시", "전라남도"}),
        ("pole", "Capital mega-city", {"서울특별시", "인천광역시", "경기도"}),
        ("special", "Jeju Special Self-Governing Province", {"제주특별자치도"}),
        ("special", "Saemangeum-Jeonbuk Special Province", {"전라북도"}),
        ("special", "Gangwon Peace Special Province", {"강원도"}),
    ],
)
def test_mega_region_groups_its_provinces_as_they_were_named_that_day(kind, english, members):
    mega_region = MegaRegion.objects.get(name_en=english)
    assert mega_region.kind == kind
    assert mega_region.name_ko
    assert {region.name_ko for region in mega_region.regions.on(GWANGJU_LAUNCH)} == members


def test_plan_has_five_poles_and_three_special_provinces():
    kinds = list(MegaRegion.objects.values_list("kind", flat=True))
    assert (kinds.count("pole"), kinds.count("special")) == (5, 3)


@pytest.mark.parametrize(
    ("code", "iso_code", "korean", "english", "since", "until"),
    [
        ("11", "11", "서울특별시", "Seoul", None, None),
        ("26", "26", "부산광역시", "Busan", None, None),
        ("27", "27", "대구광역시", "Daegu", None, None),
        ("28", "28", "인천광역시", "Incheon", None, None),
        ("29", "29", "광주광역시", "Gwangju", None, date(2026, 7, 1)),
        ("30", "30", "대전광역시", "Daejeon", None, None),
        ("31", "31", "울산광역시", "Ulsan", None, None),
        ("36", "50", "세종특별자치시", "Sejong", None, None),
        ("41", "41", "경기도", "Gyeonggi-do", None, None),
        ("42", "42", "강원도", "Gangwon", None, date(2023, 6, 11)),
        ("51", "42", "강원특별자치도", "Gangwon", date(2023, 6, 11), None),
        ("43", "43", "충청북도", "Chungcheongbuk-do", None, None),
        ("44", "44", "충청남도", "Chungcheongnam-do", None, None),
        ("45", "45", "전라북도", "Jeonbuk", None, date(2024, 1, 18)),
        ("52", "45", "전북특별자치도", "Jeonbuk", date(2024, 1, 18), None),
        ("46", "46", "전라남도", "Jeollanam-do", None, date(2026, 7, 1)),
        ("47", "47", "경상북도", "Gyeongsangbuk-do", None, None),
        ("48", "48", "경상남도", "Gyeongsangnam-do", None, None),
        ("50", "49", "제주특별자치도", "Jeju", None, None),
        ("12", "", "전남광주통합특별시", "Jeonnam-Gwangju", date(2026, 7, 1), None),
    ],
)
def test_region_has_its_codes_and_names_for_its_time(code, iso_code, korean, english, since, until):
    region = Region.objects.get(code=code)
    assert region.iso_code == iso_code
    assert in_both(lambda: region.name) == (korean, english)
    assert (region.valid.lower, region.valid.upper) == (since, until)


TITLES = """
상임고문 Senior Adviser · 고문 Adviser · 총괄위원장 General Chair · 상임위원장 Standing Chair ·
공동상임위원장 Co-Standing Chair · 위원장 Chair · 공동위원장 Co-Chair ·
수석부위원장 Senior Vice-Chair · 부위원장 Vice-Chair · 본부장 Headquarters Director ·
부본부장 Deputy Director · 단장 Group Head · 부단장 Deputy Group Head ·
분과위원장 Subcommittee Chair · 대변인 Spokesperson · 특보 Special Adviser · 간사 Secretary ·
자문위원 Advisory Member · 위원 Member
"""


def test_titles_stand_in_their_usual_order():
    titles = [f"{title.name_ko} {title.name_en}" for title in Title.objects.order_by("rank")]
    assert titles == " ".join(TITLES.split()).split(" · ")


def test_kinds_of_unit_are_those_in_use():
    assert list(UnitKind.objects.values_list("name_ko", "name_en")) == [
        ("위원회", "Committee"),
        ("특별위원회", "Special Committee"),
        ("본부", "Headquarters"),
        ("단", "Group"),
        ("분과", "Subcommittee"),
        ("시·도 위원회", "Provincial Committee"),
        ("시·군·구 지회", "Local Chapter"),
        ("지역위원회", "District Committee"),
    ]


# --- the accounts and the desk ------------------------------------------------------------------


def test_accounts_are_those_that_the_launcher_prints():
    assert [address(name) for name in ACCOUNTS] == list(launcher.ACCOUNTS)
    assert launcher.PASSWORD == PASSWORD


@pytest.mark.parametrize("name", ACCOUNTS)
def test_account_signs_in_with_the_public_password(name):
    user = User.objects.get(email=address(name))
    assert user.check_password(PASSWORD)
    assert user.is_superuser == user.is_staff == (name == "admin")


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("admin", [("균형발전위원회", Level.ADMIN)]),
        ("gwangju", [("광주광역시 균형발전위원회", Level.STAFF)]),
        ("busan", [("부산광역시 균형발전위원회", Level.STAFF)]),
        ("member", [("광주광역시 균형발전위원회", Level.MEMBER)]),
        ("door", []),
    ],
)
def test_account_may_do_what_its_name_says(name, held):
    authority = access.Authority.of(User.objects.get(email=address(name)))
    assert authority.held == {(committee(unit).path, level) for unit, level in held}


def test_member_holds_a_certificate_of_the_own_post():
    certificate = Certificate.objects.get(appointment__person__user__email=address("member"))
    assert certificate.status == Certificate.Status.VALID
    assert certificate.printed_number.startswith("제2022-")
    assert certificate.conferrals.get().item.event == event(GWANGJU_LAUNCH)


def test_door_account_is_on_duty_at_the_gwangju_launch_without_an_end():
    duty = DoorDuty.objects.get()
    assert (duty.user.email, duty.event) == (address("door"), event(GWANGJU_LAUNCH))
    assert duty.period.upper is None


def test_desk_shows_every_step_of_the_way():
    steps = set(Appointment.objects.values_list("status", flat=True))
    assert steps == set(Status.values) - {Status.EXPIRED}


@pytest.mark.parametrize(
    ("committee", "title", "korean", "english"),
    [
        ("광주광역시 균형발전위원회", "co-chair", "광주시공동위원장", "Gwangju co-chair"),
        (
            "지역발전본부 광주광역시",
            "chair",
            "지역발전본부 광주시위원장",
            "Gwangju chair of the Regional Development Headquarters",
        ),
    ],
)
def test_posts_keep_the_name_under_which_they_were_announced(
    gwangju, committee, title, korean, english
):
    post = Post.objects.get(committee__name_ko=committee, title__slug=title)
    assert (post.announced_ko, post.announced_en) == (korean, english)

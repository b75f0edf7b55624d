"""The two events: the central launch of 4 January and the Gwangju launch of 18 January 2022."""

from __future__ import annotations

from typing import Any

from committee.models import Campaign, Certificate, Committee, Person, User
from events.demo.hierarchy import CENTRAL_LAUNCH, GWANGJU_LAUNCH
from events.demo.words import SOURCE_EN, SOURCE_KO, record_words
from events.models import Attendance, Event, Guest, ProgrammeItem
from events.services import attendance, ceremony, duties, record

# name in Korean and English, affiliation in Korean and English: outside the hierarchy
GUESTS = [
    (
        "이재명",
        "Lee Jae-myung",
        "더불어민주당 대통령 후보",
        "presidential candidate, Democratic Party",
    ),
    (
        "송갑석",
        "Song Gap-seok",
        "더불어민주당 광주시당위원장",
        "chairman of the Democratic Party's Gwangju City Party",
    ),
]

# The report gives neither hours nor the venue of the central ceremony: they stay empty.
CENTRAL: dict[str, Any] = {
    "kind": Event.Kind.LAUNCH,
    "status": Event.Status.HELD,
    "held_on": CENTRAL_LAUNCH,
    "name_ko": "균형발전위원회 중앙 출범식",
    "name_en": "Central launch ceremony of the Balanced Development Committee",
}
GWANGJU: dict[str, Any] = {
    "kind": Event.Kind.LAUNCH_PRESENTATION,
    "status": Event.Status.HELD,
    "held_on": GWANGJU_LAUNCH,
    "name_ko": "광주광역시 균형발전위원회 출범식 및 정책발표회",
    "name_en": (
        "Launch ceremony and policy presentation of the Balanced Development Committee, "
        "Gwangju Metropolitan City"
    ),
    "venue_ko": "더불어민주당 광주광역시당 당사",
    "venue_en": "Democratic Party Gwangju City Party office",
}

# kind, title in Korean and English, speakers
CENTRAL_PROGRAMME = [
    (ProgrammeItem.Kind.ADDRESS, "후보 연설", "The candidate's address", ["이재명"]),
]
GWANGJU_PROGRAMME = [
    (ProgrammeItem.Kind.CONGRATULATION, "축사", "Congratulatory remarks", ["송갑석"]),
    (ProgrammeItem.Kind.GREETING, "인사말", "Greetings", ["김두관", "송기도"]),
    (
        ProgrammeItem.Kind.PROPOSALS,
        "광주 정책제안 발표",
        "Policy proposals for Gwangju",
        ["허민"],
    ),
    (
        ProgrammeItem.Kind.CONFERRAL,
        "임명장 수여식",
        "Conferral of appointment certificates",
        [],
    ),
]

# The report says which posts' holders received certificates and names none: these are made up.
RECIPIENTS = ["김가상", "이예시", "박보기", "최견본", "정가명", "강회원"]
GWANGJU_ATTENDED = ["송갑석", "김두관", "송기도", "허민", *RECIPIENTS]
GWANGJU_INVITED = ["서익명", "윤모형"]  # somebody has to be left for the door to check in

HEADCOUNT = 50  # "about 50": an estimate of the press, not a count

type Somebody = Person | Guest


def hold_events(
    accounts: dict[str, User], committees: dict[str, Committee], *, people: dict[str, Person]
) -> None:
    """Log both events with all that the report tells of them."""
    admin, staff = accounts["admin"], accounts["gwangju"]
    campaign = committees["national"].campaign
    everybody = people | _name_guests(admin, campaign, committees["national"])

    central = record.log_event(actor=admin, host=committees["national"], **CENTRAL)
    _add_programme(admin, central, CENTRAL_PROGRAMME, everybody)
    record_words(admin, central, everybody)
    _list_people(admin, central, [everybody["이재명"]], Attendance.Status.ATTENDED)

    gwangju = record.log_event(actor=staff, host=committees["gwangju"], **GWANGJU)
    _add_programme(staff, gwangju, GWANGJU_PROGRAMME, everybody)
    record_words(staff, gwangju, everybody)
    attended = [everybody[name] for name in GWANGJU_ATTENDED]
    invited = [everybody[name] for name in GWANGJU_INVITED]
    _list_people(staff, gwangju, attended, Attendance.Status.ATTENDED)
    _list_people(staff, gwangju, invited, Attendance.Status.INVITED)
    record.state_headcount(
        actor=staff,
        event=gwangju,
        number=HEADCOUNT,
        approximate=True,
        source_ko=SOURCE_KO,
        source_en=SOURCE_EN,
    )
    _confer_certificates(staff, gwangju, [people[name] for name in RECIPIENTS])
    duties.put_on_door(actor=staff, event=gwangju, user=accounts["door"], starts_on=GWANGJU_LAUNCH)


def _name_guests(actor: User, campaign: Campaign, host: Committee) -> dict[str, Guest]:
    return {
        name_ko: record.name_guest(
            actor=actor,
            campaign=campaign,
            host=host,
            name_ko=name_ko,
            name_en=name_en,
            affiliation_ko=affiliation_ko,
            affiliation_en=affiliation_en,
        )
        for name_ko, name_en, affiliation_ko, affiliation_en in GUESTS
    }


def _add_programme(
    actor: User,
    event: Event,
    programme: list[tuple[ProgrammeItem.Kind, str, str, list[str]]],
    everybody: dict[str, Somebody],
) -> None:
    for kind, title_ko, title_en, speakers in programme:
        record.add_item(
            actor=actor,
            event=event,
            kind=kind,
            title_ko=title_ko,
            title_en=title_en,
            speakers=[everybody[name] for name in speakers],
        )


def _list_people(
    actor: User, event: Event, people: list[Somebody], status: Attendance.Status
) -> None:
    for somebody in people:
        attendance.log_attendance(actor=actor, event=event, somebody=somebody, status=status)


def _confer_certificates(actor: User, event: Event, recipients: list[Person]) -> None:
    """Call the recipients and hand them their certificates; when and by whom, nobody reported."""
    item = event.programme.get(kind=ProgrammeItem.Kind.CONFERRAL)
    certificates = Certificate.objects.filter(appointment__person__in=recipients)
    ceremony.queue(actor=actor, item=item, certificates=certificates)
    for recipient in item.recipients.order_by("position"):
        ceremony.hand_over(actor=actor, recipient=recipient, conferred_at=None)

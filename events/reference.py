"""Usual events and their programmes, from which every campaign starts; edited in the admin.

The order of a launch ceremony is the usual one of such ceremonies in Korea.
"""

from __future__ import annotations

from events.models import Event, EventTemplate, ProgrammeItem, TemplateItem

Kind = ProgrammeItem.Kind

OPENING = (Kind.OPENING, "개회", "Opening", 2)
RITES = (Kind.NATIONAL_RITES, "국민의례", "National rites", 3)
GUESTS = (Kind.GUESTS, "내빈소개", "Introduction of guests", 5)
GREETING = (Kind.GREETING, "인사말", "Greetings", 5)
PHOTOGRAPH = (Kind.PHOTOGRAPH, "기념촬영", "Group photograph", 5)
CLOSING = (Kind.CLOSING, "폐회", "Closing", 2)
PROPOSALS = (Kind.PROPOSALS, "정책발표", "Policy presentation", 20)

LAUNCH = [
    OPENING,
    RITES,
    GUESTS,
    (Kind.PROGRESS, "경과보고", "Report on progress", 5),
    GREETING,
    (Kind.CONGRATULATION, "축사·격려사", "Congratulatory remarks", 10),
    PROPOSALS,
    (Kind.CONFERRAL, "임명장 수여", "Conferral of appointment certificates", 15),
    (Kind.RESOLUTION, "결의문 낭독", "Reading of the resolution", 3),
    (Kind.SLOGAN, "구호", "Slogan", 1),
    PHOTOGRAPH,
    CLOSING,
]

# short name, kind, Korean, English, name of the event in Korean and English, and the items: kind,
# title in Korean and English, minutes
EVENT_TEMPLATES = [
    (
        "launch",
        Event.Kind.LAUNCH,
        "출범식",
        "Launch ceremony",
        "{committee} 출범식",
        "Launch ceremony of the {committee}",
        LAUNCH,
    ),
    (
        "launch-presentation",
        Event.Kind.LAUNCH_PRESENTATION,
        "출범식 및 정책발표회",
        "Launch ceremony and policy presentation",
        "{committee} 출범식 및 정책발표회",
        "Launch ceremony and policy presentation of the {committee}",
        LAUNCH,
    ),
    (
        "presentation",
        Event.Kind.PRESENTATION,
        "정책발표회",
        "Policy presentation",
        "{committee} 정책발표회",
        "Policy presentation of the {committee}",
        [
            OPENING,
            RITES,
            GUESTS,
            GREETING,
            PROPOSALS,
            (Kind.OTHER, "질의응답", "Questions and answers", 20),
            PHOTOGRAPH,
            CLOSING,
        ],
    ),
    (
        "meeting",
        Event.Kind.MEETING,
        "회의",
        "Meeting",
        "{committee} 회의",
        "Meeting of the {committee}",
        [
            OPENING,
            (Kind.PROGRESS, "경과보고", "Report on progress", 10),
            (Kind.OTHER, "안건 토의", "Discussion", 40),
            CLOSING,
        ],
    ),
    (
        "training",
        Event.Kind.TRAINING,
        "교육",
        "Training",
        "{committee} 교육",
        "Training of the {committee}",
        [
            OPENING,
            GREETING,
            (Kind.OTHER, "교육", "Training", 60),
            (Kind.OTHER, "질의응답", "Questions and answers", 15),
            CLOSING,
        ],
    ),
]


def load_event_templates() -> None:
    """Those whose short name is missing; never overwrites what somebody edited."""
    for position, (slug, kind, ko, en, event_ko, event_en, items) in enumerate(
        EVENT_TEMPLATES, start=1
    ):
        template, created = EventTemplate.objects.get_or_create(
            slug=slug,
            defaults={
                "position": position,
                "kind": kind,
                "name_ko": ko,
                "name_en": en,
                "event_name_ko": event_ko,
                "event_name_en": event_en,
            },
        )
        if created:
            TemplateItem.objects.bulk_create(
                TemplateItem(
                    template=template,
                    position=number,
                    kind=item_kind,
                    title_ko=title_ko,
                    title_en=title_en,
                    planned_minutes=minutes,
                )
                for number, (item_kind, title_ko, title_en, minutes) in enumerate(items, start=1)
            )

"""The campaign, its committees and their posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from committee.models import Campaign, Committee, Level, Region, Title, UnitKind, User
from committee.services import grants, hierarchy

CENTRAL_LAUNCH = date(2022, 1, 4)
GWANGJU_LAUNCH = date(2022, 1, 18)

SLUG = "lee-2022"
CAMPAIGN = {
    "slug": SLUG,
    "name_ko": "이재명 대통령 후보 캠프",
    "name_en": "Presidential campaign of candidate Lee Jae-myung",
    "candidate_ko": "이재명",
    "candidate_en": "Lee Jae-myung",
    "party_ko": "더불어민주당",
    "party_en": "Democratic Party",
    "election_period_starts_on": date(2022, 2, 15),
    "election_on": date(2022, 3, 9),
    # A real campaign ends sooner; the demo's made-up people have to outlive the demo's use.
    "retain_until": date(2027, 12, 31),
    # The demo has one admin, who walks the whole way from nomination to certificate alone.
    "separate_approver": False,
}


@dataclass(frozen=True)
class Unit:
    """A committee to found: its place, its names, and its posts with their seats."""

    key: str
    parent: str | None
    kind: str
    name_ko: str
    name_en: str
    posts: dict[str, int | None] = field(default_factory=dict)
    region: str = ""
    launched_on: date | None = None
    host_office_ko: str = ""
    host_office_en: str = ""


# Seats are the report's where it names the holders (one chair, two co-standing chairs). The posts
# of member and secretary are made up, so that every step of an appointment can be shown.
UNITS = [
    Unit(
        key="national",
        parent=None,
        kind="committee",
        name_ko="균형발전위원회",
        name_en="Balanced Development Committee",
        host_office_ko="후보 직속",
        host_office_en="directly under the candidate",
        launched_on=CENTRAL_LAUNCH,  # the day of its central launch ceremony
        posts={"co-standing-chair": 2},
    ),
    Unit(
        key="gwangju",
        parent="national",
        kind="provincial-committee",
        name_ko="광주광역시 균형발전위원회",
        name_en="Balanced Development Committee, Gwangju Metropolitan City",
        region="29",
        launched_on=GWANGJU_LAUNCH,
        posts={"chair": 1, "co-chair": None, "vice-chair": None, "secretary": 1, "member": None},
    ),
    Unit(
        key="headquarters",
        parent="national",
        kind="headquarters",
        name_ko="지역발전본부",
        name_en="Regional Development Headquarters",
    ),
    # A headquarters × a region: its 위원장 is the 지역발전본부 광주시위원장, and not a 본부장.
    Unit(
        key="headquarters-gwangju",
        parent="headquarters",
        kind="headquarters",
        name_ko="지역발전본부 광주광역시",
        name_en="Regional Development Headquarters, Gwangju Metropolitan City",
        region="29",
        posts={"chair": 1},
    ),
    # Not in the report: made up, with made-up people only, to show what a sibling cannot see.
    Unit(
        key="busan",
        parent="national",
        kind="provincial-committee",
        name_ko="부산광역시 균형발전위원회",
        name_en="Balanced Development Committee, Busan Metropolitan City",
        region="26",
        posts={"chair": 1, "vice-chair": None, "member": None},
    ),
]

# (committee, title) → the post's name as the report gives it, in Korean and English
ANNOUNCED = {
    ("gwangju", "co-chair"): ("광주시공동위원장", "Gwangju co-chair"),
    ("headquarters-gwangju", "chair"): (
        "지역발전본부 광주시위원장",
        "Gwangju chair of the Regional Development Headquarters",
    ),
}

# committee → the account that gets access there, and how much
ACCESS = {
    "national": ("admin", Level.ADMIN),
    "gwangju": ("gwangju", Level.STAFF),
    "busan": ("busan", Level.STAFF),
}


def found_hierarchy(accounts: dict[str, User]) -> dict[str, Committee]:
    """Found the campaign and its committees, with their posts and who has access; by their keys."""
    admin = accounts["admin"]
    campaign = hierarchy.found_campaign(actor=admin, **CAMPAIGN)
    committees: dict[str, Committee] = {}
    for unit in UNITS:
        parent = committees[unit.parent] if unit.parent else None
        committee = committees[unit.key] = _found(admin, campaign, parent, unit)
        if unit.key in ACCESS:
            account, level = ACCESS[unit.key]
            grants.grant(
                actor=admin,
                user=accounts[account],
                committee=committee,
                level=level,
                starts_on=CENTRAL_LAUNCH,
            )
        for title, seats in unit.posts.items():
            announced_ko, announced_en = ANNOUNCED.get((unit.key, title), ("", ""))
            hierarchy.open_post(
                actor=admin,
                committee=committee,
                title=Title.objects.get(slug=title),
                seats=seats,
                announced_ko=announced_ko,
                announced_en=announced_en,
            )
    return committees


def _found(admin: User, campaign: Campaign, parent: Committee | None, unit: Unit) -> Committee:
    return hierarchy.found_committee(
        actor=admin,
        campaign=campaign,
        parent=parent,
        kind=UnitKind.objects.get(slug=unit.kind),
        name_ko=unit.name_ko,
        name_en=unit.name_en,
        region=region(unit.region) if unit.region else None,
        host_office_ko=unit.host_office_ko,
        host_office_en=unit.host_office_en,
        launched_on=unit.launched_on,
    )


def region(code: str) -> Region:
    """The province that had this MOIS code at the time of the launch."""
    return Region.objects.on(GWANGJU_LAUNCH).get(code=code)

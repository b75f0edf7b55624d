"""Regions as of a day: which province each of them is or lies in, and what one covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, Value
from django.utils.translation import gettext as _

from committee.models import Committee, MegaRegion, Region

MEGA = "mega-"
"""What comes before the short name of a mega-region, where a number is a region."""

type Choice = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """A region or mega-region as of a day, with the keys of all regions that it then covers."""

    key: str
    name: str
    regions: frozenset[int]

    def __str__(self) -> str:
        return self.name


class Gazetteer:
    """All regions and how they follow each other, as of a day."""

    def __init__(self, rows: Iterable[Any], on: date) -> None:
        self.on = on
        self.rows = {row.pk: row for row in rows}
        several = Counter(row.replaced_by_id for row in self.rows.values())
        self.before = {
            row.replaced_by_id: row.pk
            for row in self.rows.values()
            if several[row.replaced_by_id] == 1
        }

    def then(self, key: int) -> int:
        """The row that was official on the day in the place of this one; 0 where none was.

        Of several that became one later, none is known to be the one of before.
        """
        valid = self.rows[key].valid
        ended = valid.upper is not None and valid.upper <= self.on
        seen: set[int] = set()
        while key and key not in seen and self.on not in self.rows[key].valid:
            seen.add(key)
            key = (self.rows[key].replaced_by_id if ended else self.before.get(key)) or 0
        return key if key not in seen else 0

    def province(self, key: int) -> int:
        """The province of the day that a region of whatever level and time is or lies in, or 0."""
        of_the_day = self.then(key) or key
        return self.then(self.rows[of_the_day].parent_id or of_the_day)

    def covered_by(self, key: int) -> frozenset[int]:
        """The regions that a region covers: each region is covered by one province of the day.

        One that was not official on the day covers what lay in it, and what these were before.
        """
        row = self.rows[key]
        if row.parent_id is None and self.on in row.valid:
            return frozenset(each for each in self.rows if self.province(each) == key)
        found, new = set(), {key}
        while new:
            found |= new
            new = {
                each.pk
                for each in self.rows.values()
                if each.parent_id in new or each.replaced_by_id in new
            } - found
        if row.parent_id and (of_the_day := self.then(key)):
            found |= {each for each in self.rows if self.then(each) == of_the_day}
        return frozenset(found)

    def grouped_by(self, provinces: set[int]) -> frozenset[int]:
        """The regions that lie in one of a mega-region's provinces, of whatever time these are."""
        return frozenset(
            key
            for key, row in self.rows.items()
            if (self.province(key) or row.parent_id or key) in provinces
        )


def province_of(on: date) -> dict[int, int]:
    """Every region, of whatever level and time → the province of the day that it is or lies in.

    0 where there is none: of those that became one later, nobody knows in which it lay before.
    """
    known = Gazetteer(Region.objects.only("parent", "replaced_by", "valid"), on)
    return {key: known.province(key) for key in known.rows}


class RegionChoices:
    """What a roster's filter offers as of a day, and understands of what was kept before.

    Offered are mega-regions and provinces of the day, and whatever else the committees stand for.
    Understood is every region, since a filter is kept longer than a code. One query for all of it.
    """

    def __init__(self, committee: Committee, on: date) -> None:
        self.on = on
        stood_for = Committee.objects.within(committee).exclude(region=None).order_by()
        self._has = Q(pk__in=stood_for.values("region"))
        self._read: list[Any] | None = None
        self.chosen: Place | None = None

    def find(self, key: str) -> Place | None:
        """The place that was asked for, with everything that it covers."""
        rows = self._rows(Region.objects.annotate(has=self._has))
        known, named = Gazetteer(rows, self.on), {str(row.pk): row for row in rows}
        if key.startswith(MEGA):
            grouped = [row for row in rows if row.mega == key.removeprefix(MEGA)]
            if grouped:
                keys = {row.pk for row in grouped}
                self.chosen = Place(key, _mega(grouped[0]), known.grouped_by(keys))
        elif row := named.get(key):
            self.chosen = Place(key, _name(row), known.covered_by(row.pk))
        return self.chosen

    def __call__(self) -> list[tuple[str, Any]]:
        """The choices, in groups; the one that was asked for is among them."""
        official_ones = Q(level=Region.Level.PROVINCE, valid__contains=self.on)
        # Whatever else comes is there because a committee has it, which is asked once alone.
        offered = Region.objects.filter(self._has | official_ones).annotate(has=Value(True))
        rows = self._read or self._rows(offered)
        megas: dict[Choice, int] = {}
        today: dict[Choice, None] = {}
        others: dict[Choice, None] = {}
        districts: dict[Choice, None] = {}
        for row in rows:
            choice = (str(row.pk), _name(row))
            official = row.parent_id is None and self.on in row.valid
            if row.mega and (official or self._asked(f"{MEGA}{row.mega}")):
                megas[f"{MEGA}{row.mega}", _mega(row)] = row.place
            if official:
                today[choice] = None
            elif row.has or self._asked(choice[0]):
                (districts if row.parent_id else others)[choice] = None
        groups = [
            (_("Mega-regions"), sorted(megas, key=megas.__getitem__)),
            (_("Provinces of the day"), list(today)),
            (_("Provinces of other days"), list(others)),
            (_("Districts"), list(districts)),
        ]
        return [("", _("all")), *((name, choices) for name, choices in groups if choices)]

    def _asked(self, key: str) -> bool:
        return self.chosen is not None and self.chosen.key == key

    def _rows(self, rows: Any) -> list[Any]:
        self._read = list(
            rows.annotate(
                mega=F("mega_regions__slug"),
                mega_ko=F("mega_regions__name_ko"),
                mega_en=F("mega_regions__name_en"),
                place=F("mega_regions__position"),
                parent_ko=F("parent__name_ko"),
                parent_en=F("parent__name_en"),
            )
            .order_by("code", "valid")
            .values_list(
                *("pk", "parent_id", "replaced_by_id", "valid", "name_ko", "name_en", "has"),
                *("mega", "mega_ko", "mega_en", "place", "parent_ko", "parent_en"),
                named=True,
            )
        )
        return self._read


def _name(row: Any) -> str:
    name = Region(name_ko=row.name_ko, name_en=row.name_en).name
    if row.parent_id is None:
        return name
    return f"{Region(name_ko=row.parent_ko, name_en=row.parent_en).name} {name}"


def _mega(row: Any) -> str:
    return MegaRegion(name_ko=row.mega_ko, name_en=row.mega_en).name

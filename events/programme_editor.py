"""A programme while somebody edits it: moved, checked and compared before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from committee.names import clean_name
from events.errors import ItemInUse, KindInUse, ProgrammeChanged, RoomTaken
from events.models import Event, EventTemplate, ProgrammeItem
from events.programme_forms import NAMED, ItemRow
from events.reports.ceremony import Hanging, what_hangs_on
from events.reports.naming import NamesAtEvent, names_of, split_names
from events.reports.schedule import NEW, Planned, find_problems, lay_out, push
from events.reports.versions import Change, Wording, differences, entry, snapshot_of
from events.services.programme import Draft

MOST_ITEMS = 60
WRITTEN = ("kind", "title_ko", "title_en", "planned_minutes", "fixed_start", "room_name")

type Row = dict[str, str]


class ProgrammeEditor:
    """The whole programme in the hands of somebody who has not saved it yet.

    ``data`` is what the page sent back; without it the rows are those on record. ``apply`` does
    what a button says, in memory alone.
    """

    def __init__(self, data: Any = None, *, actor: Any, event: Event) -> None:
        self.actor, self.event = actor, event
        self.saved = snapshot_of(event)
        self.version = event.programme_version
        self.known = [each["item"] for each in self.saved]
        self.rows = self._rows_on_record() if data is None else self._rows_of(data)
        if data is not None:
            sent = str(data.get("version", ""))
            self.version = int(sent) if sent.isdecimal() and len(sent) < 10 else -1
            self.known = [key for key in str(data.get("known", "")).split(",") if key]
        self.losing = [
            int(each["item"]) for each in self.saved if data and data.get(f"lose-{each['item']}")
        ]
        self.errors: list[str] = []
        self.said = ""
        self.moved_key = ""
        self.strict = False
        self.met_another = False

    # --- rows ---------------------------------------------------------------------------------

    def _rows_on_record(self) -> list[Row]:
        items = list(
            self.event.programme.select_related("room").prefetch_related(
                "speakers__person", "speakers__guest"
            )
        )
        speakers = [speaker for item in items for speaker in item.speakers.all()]
        names = names_of(self.event, speakers)
        return [_row_of(item, names) for item in items]

    def _rows_of(self, data: Any) -> list[Row]:
        sent = str(data.get("items-TOTAL", "0"))
        total = min(int(sent) if sent.isdecimal() and len(sent) < 5 else 0, MOST_ITEMS)
        rows = []
        for number in range(total):
            row = {
                name: str(data.get(f"items-{number}-{name}", "")) for name in ItemRow.base_fields
            }
            place = str(data.get(f"items-{number}-ORDER", ""))
            order = int(place) if place.isdecimal() and len(place) < 5 else number
            rows.append((order, number, row))
        ordered = [row for _order, _number, row in sorted(rows, key=lambda each: each[:2])]
        for number, row in enumerate(ordered):
            row["key"] = row["key"] or f"new{number}"
        return ordered

    def apply(self, act: str) -> None:
        """Do what a button says: up-KEY, down-KEY, remove-KEY, add, usual, push, preview, save."""
        verb, _dash, key = act.partition("-")
        place = next((n for n, row in enumerate(self.rows) if row["key"] == key), None)
        self.strict = verb in ("preview", "save")
        if verb in ("up", "down") and place is not None:
            self._move(place, place + (-1 if verb == "up" else 1))
        elif verb == "remove" and place is not None:
            gone = self.rows.pop(place)
            self.said = _("“%(title)s” is removed; save to keep it so.") % {
                "title": gone["title_ko"]
            }
        elif verb == "add":
            self._append({"kind": ProgrammeItem.Kind.OTHER})
        elif verb == "usual":
            self._add_usual()
        elif verb == "push":
            self._push()

    def _move(self, place: int, to: int) -> None:
        if 0 <= to < len(self.rows):
            row = self.rows.pop(place)
            self.rows.insert(to, row)
            self.moved_key = row["key"]
            self.said = _("“%(title)s” is now at place %(place)s of %(number)s.") % {
                "title": row["title_ko"],
                "place": to + 1,
                "number": len(self.rows),
            }

    def _append(self, values: Mapping[str, Any]) -> None:
        if len(self.rows) >= MOST_ITEMS:
            self.errors.append(_("A programme has at most %(most)s items.") % {"most": MOST_ITEMS})
            return
        taken = {row["key"] for row in self.rows}
        key = next(f"new{n}" for n in range(MOST_ITEMS + 1) if f"new{n}" not in taken)
        blank = dict.fromkeys(ItemRow.base_fields, "")
        self.rows.append(
            blank | {name: str(value) for name, value in values.items()} | {"key": key}
        )
        self.moved_key = key

    def _add_usual(self) -> None:
        """The items that such an event usually has and this one has not."""
        usual = EventTemplate.objects.filter(kind=self.event.kind).first()
        template = self.event.template or usual
        there = {(row["kind"], row["title_ko"]) for row in self.rows}
        kinds = {row["kind"] for row in self.rows}
        for item in template.items.all() if template else ():
            other = item.kind == ProgrammeItem.Kind.OTHER
            if (item.kind in kinds and not other) or (item.kind, item.title_ko) in there:
                continue
            self._append(
                {
                    "kind": item.kind,
                    "title_ko": item.title_ko,
                    "title_en": item.title_en,
                    "planned_minutes": item.planned_minutes or "",
                }
            )

    def _push(self) -> None:
        _forms, plans = self._planned()
        push(self.event, plans)
        for row, plan in zip(self.rows, plans, strict=True):
            row["fixed_start"] = f"{plan.fixed_start:%H:%M}" if plan.fixed_start else ""

    # --- checking -----------------------------------------------------------------------------

    def check(self) -> bool:
        """Read the rows, lay them out and compare them; whether they can be saved."""
        self.forms, plans = self._planned()
        self._name_everybody(plans)
        lay_out(self.event, plans)
        find_problems(self.event, plans)
        self.plans = plans
        self.shown = [
            form if self.strict else ItemRow(initial=row, prefix=form.prefix)
            for form, row in zip(self.forms, self.rows, strict=True)
        ]
        self.mine = [
            entry(
                plan,
                kind=row["kind"] if row["kind"] in ProgrammeItem.Kind.values else "other",
                title_ko=row["title_ko"],
                title_en=row["title_en"],
                speakers=[[role, *_key_of(somebody)] for role, somebody in self.spoken[n]],
            )
            for n, (plan, row) in enumerate(zip(plans, self.rows, strict=True))
        ]
        return not any(form.errors for form in self.forms)

    def _planned(self) -> tuple[list[ItemRow], list[Planned]]:
        read_forms = [
            ItemRow(
                {f"items-{n}-{name}": value for name, value in row.items()}, prefix=f"items-{n}"
            )
            for n, row in enumerate(self.rows)
        ]
        plans = []
        for form, row in zip(read_forms, self.rows, strict=True):
            form.full_clean()
            read = form.cleaned_data
            plans.append(
                Planned(
                    title=row["title_ko"],
                    minutes=read.get("planned_minutes"),
                    fixed_start=read.get("fixed_start"),
                    room=self._room_key(row["room_name"].strip()),
                    key=row["key"],
                )
            )
        return read_forms, plans

    def _room_key(self, name: str) -> str:
        """Rooms are compared by their key where they are on record, else by their name."""
        if not name:
            return ""
        if not hasattr(self, "_rooms"):
            rooms = self.event.host.campaign.rooms.filter(venue_ko=self.event.venue_ko)
            self._rooms = {room.name_ko: str(room.pk) for room in rooms}
        return self._rooms.get(name, f"{NEW}:{name}")

    def _name_everybody(self, plans: list[Planned]) -> None:
        """Find whom the names mean; what is not clear is said beside the field.

        A field that could not be read, for a length or a character, is asked about nobody.
        """
        typed = [split_names(form.cleaned_data.get(f, "")) for form in self.forms for f in NAMED]
        names = NamesAtEvent(self.actor, self.event, [name for each in typed for name in each])
        self.spoken: list[list[tuple[str, Any]]] = []
        for form, plan in zip(self.forms, plans, strict=True):
            spoken: list[tuple[str, Any]] = []
            for field in ("authors", "deliverers", "speakers"):
                for name in split_names(form.cleaned_data.get(field, "")):
                    somebody = self._meant(names, form, field, name)
                    if somebody is None:
                        continue
                    if any(_key_of(somebody) == _key_of(other) for _role, other in spoken):
                        form.add_error(
                            field, _("%(name)s stands in this item twice.") % {"name": name}
                        )
                        continue
                    spoken.append((NAMED[field], somebody))
                    if field != "authors":
                        plan.who[_key_of(somebody)] = name
            self.spoken.append(spoken)

    def _meant(self, names: NamesAtEvent, form: ItemRow, field: str, name: str) -> Any:
        meant = names.meant_by(name)
        if len(meant) == 1:
            return meant[0].somebody
        if meant:
            said = " · ".join(each.described for each in meant)
            form.add_error(
                field,
                _("Several people have this name. Write which one is meant: %(people)s")
                % {"people": said},
            )
            return None
        try:
            fresh = clean_name(name)
        except forms.ValidationError as problem:
            form.add_error(field, problem)
            return None
        if form.data.get(f"{form.prefix}-new_guests"):
            return fresh
        form.fields["new_guests"].widget = forms.CheckboxInput()
        alike = names.similar_to(name)
        said = _("Nobody called %(name)s is on the list of this event.") % {"name": name}
        if alike:
            said += " " + _("Is %(name)s meant?") % {"name": alike}
        form.add_error(field, said + " " + _("Tick below if it is a new guest."))
        return None

    def drafts(self) -> list[Draft]:
        """The checked rows as the service takes them."""
        return [
            Draft(
                item=int(row["key"]) if row["key"].isdecimal() else None,
                speakers=tuple(self.spoken[number]),
                **{name: form.cleaned_data[name] for name in WRITTEN},
            )
            for number, (form, row) in enumerate(zip(self.forms, self.rows, strict=True))
        ]

    # --- what came in between -----------------------------------------------------------------

    def refuse(self, error: Exception) -> None:
        """Say what the service refused, where it belongs."""
        if isinstance(error, ProgrammeChanged):
            self._meet_the_other()
            self.check()
        elif isinstance(error, ItemInUse):
            self._put_back()
            self.check()
        elif isinstance(error, RoomTaken):
            named = zip(self.forms, self.rows, strict=True)
            taken = [form for form, row in named if row["room_name"] == error.values["name_ko"]]
            for form in taken:
                form.add_error("room_name", str(error))
            if taken:
                return
        elif isinstance(error, KindInUse):
            row = [each["key"] for each in self.rows].index(str(error.values["key"]))
            self.forms[row].add_error(error.field, str(error))
            return
        self.errors.append(str(error))

    def _meet_the_other(self) -> None:
        """Take in what the other added; what differs otherwise is shown, and mine stays."""
        self.event.refresh_from_db()
        self.saved = snapshot_of(self.event)
        self.met_another = True
        mine = {row["key"] for row in self.rows}
        for row in self._rows_on_record():
            if row["key"] not in mine and row["key"] not in self.known:
                self.rows.append(row)
        self.version = self.event.programme_version
        self.known = [each["item"] for each in self.saved]

    def _put_back(self) -> None:
        mine = {row["key"] for row in self.rows}
        begun = Q(conferrals__isnull=False) | Q(started_at__isnull=False)
        used = set(self.event.programme.filter(begun).values_list("pk", flat=True))
        for row in self._rows_on_record():
            if row["key"] not in mine and int(row["key"]) in used:
                self.rows.append(row)

    @property
    def asked(self) -> list[Hanging]:
        """The removed items whose queue or cues would go with them: whether they may is asked."""
        left = {row["key"] for row in self.rows}
        gone = [int(each["item"]) for each in self.saved if each["item"] not in left]
        return what_hangs_on(gone) if gone else []

    @property
    def changes(self) -> list[Change]:
        """What saving would change of what is on record."""
        return differences(self.saved, self.mine)

    @property
    def theirs(self) -> list[dict[str, str]]:
        return Wording(self.saved).rows(self.saved)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Rows for the page: the form, the hours, and what does not go together."""
        return [
            {"form": form, "plan": plan, "key": row["key"], "place": place}
            for place, (form, plan, row) in enumerate(
                zip(self.shown, self.plans, self.rows, strict=True), start=1
            )
        ]

    @property
    def may_push(self) -> bool:
        """Whether a fixed start comes before the item in front of it ends."""
        pairs = zip(self.plans, self.plans[1:], strict=False)
        return any(
            after.fixed_start and before.ends and after.starts and after.starts < before.ends
            for before, after in pairs
        )


def _row_of(item: ProgrammeItem, names: Mapping[int, str]) -> Row:
    row = dict.fromkeys(ItemRow.base_fields, "")
    for field, role in NAMED.items():
        there = [speaker for speaker in item.speakers.all() if speaker.role == role]
        row[field] = ", ".join(names[speaker.pk] for speaker in there)
    return row | {
        "key": str(item.pk),
        "kind": item.kind,
        "title_ko": item.title_ko,
        "title_en": item.title_en,
        "planned_minutes": str(item.planned_minutes or ""),
        "fixed_start": f"{item.fixed_start:%H:%M}" if item.fixed_start else "",
        "room_name": item.room.name_ko if item.room else "",
    }


def _key_of(somebody: Any) -> tuple[str, str]:
    """A somebody as the schedule and the versions name them; a new guest goes by the name."""
    if isinstance(somebody, str):
        return NEW, somebody
    return type(somebody).__name__.lower(), str(somebody.pk)

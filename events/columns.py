"""The columns of an event's list as a file, each with the text that PostgreSQL gives for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    Expression,
    F,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    TextChoices,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import kept_by
from committee.columns import bilingual, defuse, phone
from committee.models import Appointment, Status
from events.models import Attendance, Stay


class AttendanceColumn(TextChoices):
    """What an export of an event's list can hold. The names of contacts are those of rosters."""

    NAME = "name", _("Name")
    LATIN = "latin", _("Name in Latin letters")
    TITLE = "title", _("Title on the day")
    STATUS = "status", _("Status")
    COMPANIONS = "companions", _("Brings along")
    CAME = "came", _("First check-in")
    LEFT = "left", _("Last check-out")
    DOOR = "door", _("Entrance")
    PHONE = "phone", _("Mobile phone")
    EMAIL = "email", _("Mail address")


TYPED = (
    *(AttendanceColumn.NAME, AttendanceColumn.LATIN, AttendanceColumn.TITLE),
    *(AttendanceColumn.DOOR, AttendanceColumn.PHONE, AttendanceColumn.EMAIL),
)


def rows_to_export(
    rows: QuerySet[Attendance],
    user: Any,
    columns: Sequence[AttendanceColumn],
    *,
    defused: bool = False,
) -> QuerySet[Attendance, Any]:
    """The rows as tuples of texts, in the order of the columns, in the reader's language.

    Contacts are given of those people alone on whose roster the account keeps contacts; being on
    the list of an event opens none. ``defused`` puts an apostrophe before what a spreadsheet would
    run as a formula.
    """
    texts = {_shown(column): _expression(column, user) for column in columns}
    if defused:
        texts |= {_shown(column): _defused(column, user) for column in columns if column in TYPED}
    return rows.annotate(**texts).values_list(*texts)


def _shown(column: AttendanceColumn) -> str:
    return f"shown_{column.value}"


def _expression(column: AttendanceColumn, user: Any) -> Any:
    match column:
        case AttendanceColumn.NAME:
            return Coalesce(F("person__name"), bilingual("guest__name"), output_field=TextField())
        case AttendanceColumn.LATIN:
            return Coalesce(F("person__name_latin"), F("guest__name_en"), output_field=TextField())
        case AttendanceColumn.TITLE:
            return bilingual("title_held")
        case AttendanceColumn.STATUS:
            words = [
                When(status=each.value, then=Value(str(each.label))) for each in Attendance.Status
            ]
            return Case(*words, output_field=TextField())
        case AttendanceColumn.COMPANIONS:
            return Cast("companions", TextField())
        case AttendanceColumn.CAME:
            return _clock(_stays().values("entered_at")[:1])
        case AttendanceColumn.LEFT:
            return _clock(_stays().order_by("-entered_at", "-pk").values("left_at")[:1])
        case AttendanceColumn.DOOR:
            return _door(F("entry__door"))
        case AttendanceColumn.PHONE:
            return _contact(user, phone())
        case AttendanceColumn.EMAIL:
            return _contact(user, F("person__email"))


def _defused(column: AttendanceColumn, user: Any) -> Expression:
    """The text itself is defused, so that what it is looked up by is not asked for once more."""
    match column:
        case AttendanceColumn.DOOR:
            return _door(defuse(F("entry__door")))
        case AttendanceColumn.PHONE:
            return _contact(user, defuse(phone()))
        case AttendanceColumn.EMAIL:
            return _contact(user, defuse(F("person__email")))
        case _:
            return defuse(_expression(column, user))


def _door(name: Any) -> Expression:
    return _or_nothing(Subquery(_stays().values(name=name)[:1]))


def _stays() -> Any:
    return Stay.objects.counted().filter(attendance=OuterRef("pk")).order_by("entered_at", "pk")


def _clock(moments: Any) -> Expression:
    """Day and minute in the site's time zone."""
    local = Func(
        Value(timezone.get_current_timezone_name()),
        Subquery(moments),
        function="timezone",
    )
    text = Func(local, Value("YYYY-MM-DD HH24:MI"), function="to_char", output_field=TextField())
    return _or_nothing(text)


def _or_nothing(text: Any) -> Expression:
    return Coalesce(text, Value(""), output_field=TextField())


def _contact(user: Any, text: Any) -> Expression:
    """The same rule as ``access.may_see_contact``, asked of each row by the database."""
    seated = (
        Appointment.objects.filter(kept_by(user), person=OuterRef("person"))
        .exclude(status__in=(Status.DECLINED, Status.EXPIRED))
        .order_by()
    )
    return Case(When(Exists(seated), then=text), default=Value(""), output_field=CharField())

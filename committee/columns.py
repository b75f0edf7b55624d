"""The columns of a roster, each with the text that PostgreSQL gives for it.

On the page only what no model object carries is read this way; an export is nothing but these.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import (
    Case,
    DateField,
    Expression,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Left, NullIf
from django.db.models.lookups import In
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from committee.models import OPEN, Appointment, Certificate, EndReason, Status


class Column(TextChoices):
    """What a roster can show of an appointment."""

    NAME = "name", gettext_lazy("Name")
    LATIN = "latin", gettext_lazy("Name in Latin letters")
    POST = "post", gettext_lazy("Post")
    COMMITTEE = "committee", gettext_lazy("Committee")
    REGION = "region", gettext_lazy("Region")
    SINCE = "since", gettext_lazy("Since")
    UNTIL = "until", gettext_lazy("Until")
    STATUS = "status", gettext_lazy("Status")
    CERTIFICATE = "certificate", gettext_lazy("Certificate")
    PHONE = "phone", gettext_lazy("Mobile phone")
    EMAIL = "email", gettext_lazy("Mail address")


CONTACTS = (Column.PHONE, Column.EMAIL)
DAYS = (Column.SINCE, Column.UNTIL)
TYPED = (
    *(Column.NAME, Column.LATIN, Column.POST, Column.COMMITTEE),
    *(Column.REGION, Column.PHONE, Column.EMAIL),
)
"""Texts that people typed, and that a spreadsheet might therefore take for a formula."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Source: OWASP, CSV Injection; the wide forms count as the narrow ones in East Asian Excel."""


def shown(column: Column) -> str:
    """The name under which ``with_columns`` puts a column's text on a row."""
    return f"shown_{column.value}"


def with_columns[Rows: QuerySet](
    rows: Rows, columns: Iterable[Column], *, defused: bool = False
) -> Rows:
    """The rows with the text of each column, in the reader's language.

    ``defused`` puts an apostrophe before what a spreadsheet would run as a formula.
    """
    expressions = {shown(column): _expression(column) for column in columns}
    if defused:
        for column in TYPED:
            if shown(column) in expressions:
                expressions[shown(column)] = defuse(expressions[shown(column)])
    return rows.annotate(**expressions)


def cells(held: Appointment, columns: Iterable[Column]) -> list[str]:
    """What a page says of the appointment in each column but its name and its contacts.

    The objects are at hand there; region, status and certificate come from ``with_columns``.
    """
    return [_cell(held, column) for column in columns]


def _cell(held: Appointment, column: Column) -> str:
    match column:
        case Column.POST:
            acting = f" ({_('acting')})" if held.acting else ""
            return f"{held.post.title.name}{acting}"
        case Column.COMMITTEE:
            return held.post.committee.name
        case Column.SINCE:
            return held.starts_on.isoformat() if held.starts_on else _("date unknown")
        case Column.UNTIL:
            return (held.ends_on - timedelta(days=1)).isoformat() if held.ends_on else "–"
        case Column.LATIN:
            return held.person.name_latin or "–"
        case _:
            return getattr(held, shown(column)) or "–"


def _expression(column: Column) -> Any:
    match column:
        case Column.NAME:
            return F("person__name")
        case Column.LATIN:
            return F("person__name_latin")
        case Column.POST:
            title = bilingual("post__title__name")
            acting = Concat(title, Value(f" ({_('acting')})"), output_field=TextField())
            return Case(When(acting=True, then=acting), default=title, output_field=TextField())
        case Column.COMMITTEE:
            return bilingual("post__committee__name")
        case Column.REGION:
            return bilingual("post__committee__region__name")
        case Column.SINCE:
            return F("term__startswith")
        case Column.UNTIL:
            return Func(
                F("term__endswith"), template="(%(expressions)s - 1)", output_field=DateField()
            )
        case Column.STATUS:
            return _status()
        case Column.CERTIFICATE:
            return _certificate()
        case Column.PHONE:
            return phone()
        case Column.EMAIL:
            return F("person__email")


def bilingual(name: str) -> Expression:
    """The same choice as ``models.Bilingual``, made by the database."""
    first, second = ("en", "ko") if (get_language() or "ko").startswith("en") else ("ko", "en")
    return Coalesce(
        NullIf(F(f"{name}_{first}"), Value("")), F(f"{name}_{second}"), output_field=TextField()
    )


def _status() -> Expression:
    """Where the appointment stands today, in words."""
    today = timezone.localdate()
    over = Q(status=Status.ENDED) | Q(term__endswith__lte=today)
    ended = [
        When(over, end_reason=reason.value, then=Value(f"{Status.ENDED.label}: {reason.label}"))
        for reason in EndReason
    ]
    return Case(
        *(When(status=status.value, then=Value(str(status.label))) for status in OPEN),
        *ended,
        When(term__endswith__lte=today, then=Value(f"{Status.ENDED.label}")),
        When(term__startswith__gt=today, then=Value(_("coming"))),
        default=Value(str(Status.IN_FORCE.label)),
        output_field=TextField(),
    )


def _certificate() -> Expression:
    """The state of the latest certificate, in words; empty where none was issued."""
    latest = Certificate.objects.filter(appointment=OuterRef("pk")).order_by("-issued_at")
    words = Case(
        *(
            When(status=status.value, then=Value(str(status.label)))
            for status in Certificate.Status
        ),
        output_field=TextField(),
    )
    return Coalesce(Subquery(latest.values(word=words)[:1]), Value(""), output_field=TextField())


def phone() -> Expression:
    """A Korean mobile number as Koreans write it; any other as it is kept, in E.164."""
    return Func(
        F("person__phone"),
        Value(r"^\+8210(\d{4})(\d{4})$"),
        Value(r"010-\1-\2"),
        function="regexp_replace",
        output_field=TextField(),
    )


def defuse(text: Any) -> Expression:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return Case(
        When(condition=_starts_a_formula(text), then=_quoted(text)),
        default=text,
        output_field=TextField(),
    )


def _quoted(text: Any) -> Expression:
    return Concat(Value("'"), text, output_field=TextField())


def _starts_a_formula(text: Any) -> Any:
    return In(Left(text, 1), FORMULA_STARTS)

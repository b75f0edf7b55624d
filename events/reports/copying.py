"""Which committees get a copy of an event, which have one, and where one may not log events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Replace

from committee.access import Action, Authority
from committee.models import Committee, CommitteeQuerySet, UnitKind
from events.models import COMMITTEE, Event


@dataclass(frozen=True)
class CopyingPlan:
    """What copying would do: ``fresh`` get a draft, ``known`` have the event already.

    ``left_out`` are committees that the account sees and where it does not log events.
    """

    fresh: CommitteeQuerySet
    known: CommitteeQuerySet
    left_out: CommitteeQuerySet


def copying_plan(
    held: Authority,
    source: Event,
    *,
    top: Committee,
    kind: UnitKind | None,
    held_on: date,
    name_ko: str,
) -> CopyingPlan:
    """For the committees within ``top``, of a kind where asked, that stand on the day.

    A committee has the event already where it has a copy of it, whatever became of that; or on
    that day an event of the same template or name. ``name_ko`` is a pattern, as in a template.
    """
    named = Replace(Value(name_ko), Value(COMMITTEE), OuterRef("name_ko"))  # type: ignore[arg-type]
    same = Q(copied_from=source) | Q(held_on=held_on, name_ko=named)
    if source.template_id:
        same |= Q(held_on=held_on, template=source.template_id)
    meant = Committee.objects.standing(on=held_on).within(top).exclude(pk=source.host_id)
    if kind is not None:
        meant = meant.filter(kind=kind)
    logs = held.scope(Action.LOG_EVENT).q()
    has_one = Exists(Event.objects.filter(same, host=OuterRef("pk")))
    return CopyingPlan(
        fresh=meant.filter(logs).exclude(has_one),
        known=meant.filter(logs).filter(has_one),
        left_out=meant.filter(held.scope(Action.VIEW_COMMITTEE).q()).exclude(logs),
    )

"""Who may see and log events: the rule of ``committee.access``, and the door's."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from committee.access import Action, Authority, authority
from committee.errors import NotAllowed
from events.errors import Archived
from events.models import Attachment, Copying, DoorDuty, Event, Proposal, Statement


def events_visible_to(user: Any) -> QuerySet[Event]:
    """Those of one's committees and what stands above them; drafts for those who log events."""
    held = authority(user)
    seen = held.scope(Action.VIEW_COMMITTEE).q("host__path")
    logs = held.scope(Action.LOG_EVENT).q("host__path")
    return Event.objects.filter(logs | (seen & ~Q(status=Event.Status.DRAFT)))


def events_logged_by(user: Any) -> QuerySet[Event]:
    """Those whose record the account keeps."""
    return Event.objects.filter(authority(user).scope(Action.LOG_EVENT).q("host__path"))


def copyings_of(user: Any) -> QuerySet[Copying]:
    """Those that the account started itself."""
    return Copying.objects.filter(started_by=user)


def proposals_visible_to(user: Any) -> QuerySet[Proposal]:
    """Those of the events that the account may see."""
    return Proposal.objects.filter(event__in=events_visible_to(user).values("pk"))


def attachments_visible_to(user: Any) -> QuerySet[Attachment]:
    """The documents of those proposals."""
    return Attachment.objects.filter(proposal__in=proposals_visible_to(user).values("pk"))


def statements_visible_to(user: Any) -> QuerySet[Statement]:
    """The same for statements."""
    return Statement.objects.filter(event__in=events_visible_to(user).values("pk"))


def on_door_duty(user: Any) -> QuerySet[Event]:
    """The events at whose door the account may check people in today, by duty alone."""
    duties = DoorDuty.objects.in_force(on=timezone.localdate()).filter(user=user)
    return Event.objects.filter(pk__in=duties.values("event"))


def events_with_door_for(user: Any) -> QuerySet[Event]:
    """Events whose door page opens to the account: by duty, or by the right to log the event."""
    logs = authority(user).scope(Action.LOG_EVENT).q("host__path")
    return Event.objects.filter(logs | Q(pk__in=on_door_duty(user).values("pk")))


def may_log(user: Any, event: Event) -> bool:
    """For views and templates: whether the account may log what happened at the event."""
    return authority(user).may(Action.LOG_EVENT, event.host)


def require_log(user: Any, event: Event) -> None:
    """Asked by services, with the day's authority; raises ``NotAllowed``."""
    if not Authority.of(user).may(Action.LOG_EVENT, event.host):
        raise NotAllowed


def require_open(user: Any, event: Event) -> None:
    """The same for changes of the event itself; raises ``Archived`` where it is only read."""
    require_log(user, event)
    if event.status == Event.Status.ARCHIVED:
        raise Archived


def require_door(user: Any, event: Event) -> None:
    """The same for the event's door, which door duty opens too; raises ``NotAllowed``."""
    duties = DoorDuty.objects.in_force(on=timezone.localdate())
    if duties.filter(user=user, event=event).exists():
        return
    require_log(user, event)

"""Running the programme: starting and finishing its items, cues, the big screen's link.

Whoever acts says which ``seen`` state of the run sheet they look at (``RunSheet.revision``): an act
on a state that somebody else changed meanwhile is refused, so nothing moves on twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone

from committee.audit import acting
from committee.models import User
from committee.services.refusals import refusing
from events.access import require_log, require_open
from events.errors import NothingToRun, NotRunnable, RunMovedOn
from events.models import Cue, Event, ProgrammeItem, ScreenLink
from events.reports.running import left_to_run, revision_of

LINK_OPENS_FOR = timedelta(days=2)


class _Stage:
    """The programme's items while its event is locked."""

    def __init__(self, event: Event) -> None:
        self.now: datetime = timezone.now()
        self.items = list(ProgrammeItem.objects.filter(event=event).order_by("position"))

    @property
    def running(self) -> ProgrammeItem | None:
        return next((item for item in self.items if item.started_at and not item.ended_at), None)

    def begin(self, item: ProgrammeItem) -> None:
        self._set(item, started_at=self.now)

    def end(self, item: ProgrammeItem) -> None:
        self._set(item, ended_at=self.now)

    def reopen(self, item: ProgrammeItem) -> None:
        self._set(item, ended_at=None)

    def forget(self, item: ProgrammeItem) -> None:
        self._set(item, started_at=None, ended_at=None)

    def _set(self, item: ProgrammeItem, **times: datetime | None) -> None:
        for name, value in times.items():
            setattr(item, name, value)
        item.save(update_fields=list(times))


@contextmanager
def _running(actor: User, event: Event, seen: str, reason: str) -> Iterator[_Stage]:
    """The stage for one act, with the event locked until the commit.

    Raises ``NotAllowed``, ``NotRunnable`` and ``RunMovedOn``.
    """
    require_log(actor, event)
    refusals = {"programme_item_runs_alone": RunMovedOn()}
    with acting(actor, reason=reason), refusing(refusals):
        held = lock_event(event)
        if held.status not in (Event.Status.PUBLISHED, Event.Status.HELD):
            raise NotRunnable
        stage = _Stage(held)
        if revision_of(stage.items) != seen:
            raise RunMovedOn
        yield stage


def lock_event(event: Event) -> Event:
    """Whoever runs the same event waits here until the commit."""
    return Event.objects.select_for_update().get(pk=event.pk)


def advance(*, actor: User, event: Event, seen: str) -> None:
    """Finish what runs, and start what comes next. Raises ``NothingToRun`` after the last item."""
    with _running(actor, event, seen, "programme moved on") as stage:
        running, following = stage.running, left_to_run(stage.items)
        if running is None and following is None:
            raise NothingToRun
        if running:
            stage.end(running)
        if following:
            stage.begin(following)


def start(*, actor: User, event: Event, item: ProgrammeItem, seen: str) -> None:
    """Start this item, out of turn as well; what runs is finished."""
    with _running(actor, event, seen, "programme item started") as stage:
        chosen = next((each for each in stage.items if each.pk == item.pk), None)
        if chosen is None or chosen.started_at:
            raise NothingToRun
        if stage.running:
            stage.end(stage.running)
        stage.begin(chosen)


def finish(*, actor: User, event: Event, seen: str) -> None:
    """Finish what runs and start nothing: a break, or the end."""
    with _running(actor, event, seen, "programme item finished") as stage:
        if stage.running is None:
            raise NothingToRun
        stage.end(stage.running)


def step_back(*, actor: User, event: Event, seen: str) -> None:
    """Take the last act back: what began has not begun, and what ended with it runs again.

    The times that were taken back stay in the history.
    """
    with _running(actor, event, seen, "step of the programme taken back") as stage:
        begun = [item for item in stage.items if item.started_at]
        if not begun:
            raise NothingToRun
        latest = max(begun, key=lambda item: (item.ended_at or stage.now, item.position))
        if latest.ended_at:
            stage.reopen(latest)
            return
        at = latest.started_at
        stage.forget(latest)
        for item in begun:
            if item.ended_at == at and item is not latest:
                stage.reopen(item)
                return


def start_over(*, actor: User, event: Event) -> None:
    """Nothing has begun: after a rehearsal, whose times stay in the history."""
    require_open(actor, event)
    with acting(actor, reason="programme starts over"):
        lock_event(event)
        event.programme.exclude(started_at=None).update(started_at=None, ended_at=None)


def write_cues(*, actor: User, item: ProgrammeItem, notes: Mapping[Cue.Desk, str]) -> None:
    """Keep the notes of an item for each desk; an empty one is taken away."""
    require_open(actor, item.event)
    with acting(actor, reason="cues written"):
        for desk, text in notes.items():
            if text:
                item.cues.update_or_create(desk=desk, defaults={"text": text})
            else:
                item.cues.filter(desk=desk).delete()


def open_screen(*, actor: User, event: Event) -> ScreenLink:
    """A new link to the event's big screen for two days; one that was given before is revoked."""
    require_log(actor, event)
    with acting(actor, reason="link of the big screen made"):
        lock_event(event)
        _revoke(event)
        link = ScreenLink(event=event, made_by=actor, expires_at=timezone.now() + LINK_OPENS_FOR)
        link.give_digest()
        link.save()
        return link


def close_screen(*, actor: User, event: Event) -> None:
    """Let the link to the big screen open nothing more."""
    require_log(actor, event)
    with acting(actor, reason="link of the big screen revoked"):
        _revoke(event)


def _revoke(event: Event) -> None:
    ScreenLink.objects.filter(event=event, revoked_at=None).update(revoked_at=timezone.now())

"""The door: checking in and out by pass or by name, walk-ins, undoing, settling."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import IntegrityError
from django.db.models import Case, Value, When
from django.utils import timezone

from committee.audit import acting
from committee.models import User
from committee.names import clean_name
from committee.services.refusals import refusing
from committee.tokens import digest
from events.access import require_door, require_log
from events.errors import (
    AlreadyInside,
    AlreadyUndone,
    Archived,
    Cancelled,
    CheckedOutSince,
    NotUndoable,
    ScanIdTaken,
    TooManyScans,
)
from events.models import Attendance, Event, Guest, Scan, Stay

MOST_SCANS = 200
"""How many acts a device may report at once."""

STATUS_OF_WHO_CAME = Case(
    When(status=Attendance.Status.UNDONE, then=Value(Attendance.Status.WALK_IN)),
    default=Value(Attendance.Status.ATTENDED),
)
"""Whoever was not expected stays a walk-in."""

IN, OUT = Scan.Direction.IN, Scan.Direction.OUT
Outcome = Scan.Outcome


@dataclass(frozen=True)
class Act:
    """What a device says was done at the door: a pass shown, or somebody found on the list.

    ``at`` is the device's own time, None for now. ``provisional`` acts were done without the
    network: whoever was let in then stays in, and two doors that did so make a conflict. Whom the
    device ``turned_away`` meanwhile stays out: the act is on record and lets nobody in.
    """

    token: str = ""
    attendance: int | None = None
    direction: Scan.Direction = IN
    at: datetime | None = None
    provisional: bool = False
    turned_away: bool = False
    scan_id: uuid.UUID = field(default_factory=uuid.uuid4)


def take_scans(
    *,
    actor: User,
    event: Event,
    acts: Sequence[Act],
    door: str = "",
    device_time: datetime | None = None,
) -> list[Scan]:
    """Record the acts and what comes of each, in one transaction; the scans in the acts' order.

    An act whose ``scan_id`` was reported before gets the scan of then, refusals included, so a
    device repeats what it is not sure of. ``device_time`` is the device's clock at sending: the
    acts' times are put right by how much it is off. An archived event takes what was done without
    the network and refuses each other act by itself, so that no device's queue is stuck behind one.
    Raises ``TooManyScans`` and ``NotAllowed``.
    """
    require_door(actor, event)
    if len(acts) > MOST_SCANS:
        raise TooManyScans(most=MOST_SCANS)
    desk = _Desk(actor, event, door, device_time)
    try:
        return desk.take(acts)
    except IntegrityError:  # most acts are new; some of these were reported before
        return desk.take(acts, some_known=True)


def check_in(*, actor: User, attendance: Attendance, door: str = "") -> Scan:
    """Let somebody in who is on the list.

    Raises ``AlreadyInside`` with when, where and by whom, and ``Archived``.
    """
    _refuse_archived(attendance.event)
    act = Act(attendance=attendance.pk)
    (scan,) = take_scans(actor=actor, event=attendance.event, acts=[act], door=door)
    if scan.outcome == Outcome.ALREADY_INSIDE:
        raise already_inside(scan)
    return scan


def already_inside(scan: Scan) -> AlreadyInside:
    """The sentence for a scan that was refused, or made a conflict, because of an earlier one."""
    first = scan.met or scan
    return AlreadyInside(
        person=scan.attendance.somebody if scan.attendance else "",
        time=f"{timezone.localtime(first.scanned_at):%H:%M}",
        by=first.keeper,
    )


def admit_walk_in(
    *,
    actor: User,
    event: Event,
    name: str,
    affiliation: str = "",
    door: str = "",
    scan_id: uuid.UUID | None = None,
) -> Scan:
    """Put somebody on the list who came without being expected, and let them in.

    A repeat of the same ``scan_id`` returns the first scan and adds nobody. Raises ``Archived`` and
    ``Cancelled``.
    """
    require_door(actor, event)
    _refuse_archived(event)
    if event.status == Event.Status.CANCELLED:
        raise Cancelled
    act = Act(scan_id=scan_id) if scan_id else Act()
    with acting(actor, reason="walk-in"):
        Event.objects.select_for_update().get(pk=event.pk)
        if known := known_scans(event, [act]).get(act.scan_id):
            return known
        guest = Guest.objects.create(
            campaign=event.host.campaign, name_ko=clean_name(name), affiliation_ko=affiliation
        )
        attendance = Attendance.objects.create(
            event=event,
            guest=guest,
            status=Attendance.Status.UNDONE,  # until the scan lets them in
            title_held_ko=affiliation,
            logged_by=actor,
        )
        listed = Act(scan_id=act.scan_id, attendance=attendance.pk)
        return take_scans(actor=actor, event=event, acts=[listed], door=door)[0]


def undo_scan(*, actor: User, scan: Scan, reason: str, door: str = "") -> Scan:
    """Take a check-in or check-out back with a reason; both scans stay on record.

    Raises ``NotUndoable`` for a refusal, ``AlreadyUndone``, ``CheckedOutSince`` where the check-out
    has to be undone first, ``AlreadyInside`` where somebody came back in since, and ``Archived``.
    """
    require_door(actor, scan.event)
    _refuse_archived(scan.event)
    if scan.outcome not in (Outcome.ADMITTED, Outcome.LEFT):
        raise NotUndoable
    with (
        acting(actor, reason="scan undone"),
        refusing(
            {
                "events_scan_undoes_id_key": AlreadyUndone(),
                "stay_open_once": already_inside(scan),
            }
        ),
    ):
        listed = _of(scan)
        undoing = Scan.objects.create(
            event=scan.event,
            attendance=listed,
            direction=OUT if scan.direction == IN else IN,
            outcome=Outcome.UNDONE,
            undoes=scan,
            reason=reason,
            door=door,
            scanned_at=timezone.now(),
            scanned_by=actor,
        )
        if scan.outcome == Outcome.LEFT:
            Stay.objects.filter(exit=scan).update(exit=None, left_at=None)
        else:
            _take_back(listed, Stay.objects.get(entry=scan))
        return undoing


def _refuse_archived(event: Event) -> None:
    if event.status == Event.Status.ARCHIVED:
        raise Archived


def _of(scan: Scan) -> Attendance:
    """Whom the scan let in or out, locked until the commit."""
    return Attendance.objects.select_for_update().get(scans=scan)


def _take_back(listed: Attendance, stay: Stay) -> None:
    if stay.left_at:
        raise CheckedOutSince
    stay.undone = True
    stay.save(update_fields=["undone"])
    if not listed.stays.counted().exists():
        listed.status = stay.status_before
        listed.save(update_fields=["status"])


def settle(*, actor: User, scan: Scan) -> None:
    """Note that somebody looked at a conflict; both scans stay, and the earlier one counts."""
    require_log(actor, scan.event)
    with acting(actor, reason="conflict settled"):
        Scan.objects.filter(pk=scan.pk, outcome=Outcome.CONFLICT, settled_at=None).update(
            settled_at=timezone.now(), settled_by=actor
        )


class _Desk:
    """Takes one report of acts: locks whom they name, decides on each, writes all at once."""

    def __init__(self, actor: User, event: Event, door: str, device_time: datetime | None) -> None:
        self.actor, self.event, self.door = actor, event, door
        self.now = timezone.now()
        self.clock_is_off = self.now - device_time if device_time else timedelta()

    def take(self, acts: Sequence[Act], *, some_known: bool = False) -> list[Scan]:
        with acting(self.actor, reason="scanned at the door"):
            self.listed = lock_listed(self.event, acts)
            known = known_scans(self.event, acts) if some_known else {}
            self.stays = self._stays()
            self.begun: list[Stay] = []
            self.changed: dict[int, Stay] = {}
            self.conflicts: list[Scan] = []
            self.rejudged: list[Scan] = []
            fresh = {act.scan_id: act for act in acts if act.scan_id not in known}
            in_time = sorted(fresh.values(), key=self._time_of)
            decided = {act.scan_id: self._decide(act) for act in in_time}
            self._write(list(decided.values()))
            return [known.get(act.scan_id) or decided[act.scan_id] for act in acts]

    def _stays(self) -> dict[int, list[Stay]]:
        """The counted stays of everybody named, by attendance, in their order."""
        stays: dict[int, list[Stay]] = {row.pk: [] for row in self.listed.values()}
        rows = Stay.objects.counted().filter(attendance__in=stays)
        for stay in rows.prefetch_related("entry__scanned_by"):  # most who come have none
            stays[stay.attendance_id].append(stay)
        return stays

    def _time_of(self, act: Act) -> datetime:
        return min(act.at + self.clock_is_off, self.now) if act.at else self.now

    def _decide(self, act: Act) -> Scan:
        listed = self.listed.get(act.token or act.attendance)
        scan = Scan(
            scan_id=act.scan_id,
            event=self.event,
            attendance=listed,
            direction=act.direction,
            door=self.door,
            provisional=act.provisional,
            device_at=act.at,
            scanned_at=self._time_of(act),
            scanned_by=self.actor,
        )
        if listed is None:
            scan.outcome = Outcome.UNKNOWN
        elif listed.event_id != self.event.pk:
            scan.attendance, scan.outcome = None, Outcome.ANOTHER_EVENT
        elif self.event.status == Event.Status.CANCELLED:
            scan.outcome = Outcome.CANCELLED
        elif self.event.status == Event.Status.ARCHIVED and not act.provisional:
            scan.outcome = Outcome.ARCHIVED
        elif act.turned_away:
            self._turn_away(scan, listed)
        elif act.direction == IN:
            self._let_in(scan, listed)
        else:
            self._let_out(scan, listed)
        return scan

    def _turn_away(self, scan: Scan, listed: Attendance) -> None:
        """On record, as the device decided, with what it was right about."""
        stays, at = self.stays[listed.pk], scan.scanned_at
        inside = (s for s in stays if s.entered_at <= at and not (s.left_at and s.left_at <= at))
        stay = next(inside, None) if scan.direction == IN else None
        scan.outcome = Outcome.ALREADY_INSIDE if stay else Outcome.NOT_INSIDE
        scan.met = stay.entry if stay else None

    def _let_in(self, scan: Scan, listed: Attendance) -> None:
        stays = self.stays[listed.pk]
        since = next((s for s in stays if not s.left_at or s.left_at > scan.scanned_at), None)
        if since is None:
            scan.outcome = Outcome.ADMITTED
            stay = Stay(
                attendance=listed,
                entry=scan,
                entered_at=scan.scanned_at,
                status_before=stays[0].status_before if stays else listed.status,
            )
            stays.append(stay)
            self.begun.append(stay)
            return
        scan.met = since.entry
        scan.outcome = Outcome.CONFLICT if scan.provisional else Outcome.ALREADY_INSIDE
        if scan.provisional:
            self.conflicts.append(scan)
        if scan.provisional and scan.scanned_at < since.entered_at:
            since.entered_at = scan.scanned_at
            self._change(since)

    def _let_out(self, scan: Scan, listed: Attendance) -> None:
        stays, at = self.stays[listed.pk], scan.scanned_at
        stay = next((s for s in stays if s.entered_at <= at < s.entry.scanned_at), None)
        if stay:
            stay = self._came_before(stay, at)
        else:
            stay = next((s for s in stays if not s.left_at and s.entered_at <= at), None)
        if stay is None:
            scan.outcome = Outcome.NOT_INSIDE
            return
        scan.outcome = Outcome.LEFT
        stay.exit, stay.left_at = scan, at
        self._change(stay)

    def _came_before(self, stay: Stay, left_at: datetime) -> Stay | None:
        """What was a conflict until somebody's exit was told: a stay that was over before this one.

        The earliest of the late check-ins begins it, and is no conflict any more; ``stay`` is again
        from its own check-in, or from a late one after the exit.
        """
        late = self._conflicts_with(stay.entry)
        before = [scan for scan in late if scan.scanned_at <= left_at]
        if not before:
            return None
        entry, *again = before
        entry.outcome, entry.met = Outcome.ADMITTED, None
        for scan in again:
            scan.met = entry
        self.rejudged += before
        after = [scan.scanned_at for scan in late if scan.scanned_at > left_at]
        stay.entered_at = min([stay.entry.scanned_at, *after])
        self._change(stay)
        earlier = Stay(
            attendance_id=stay.attendance_id,
            entry=entry,
            entered_at=entry.scanned_at,
            status_before=stay.status_before,
        )
        stays = self.stays[stay.attendance_id]
        stays.insert(stays.index(stay), earlier)
        self.begun.append(earlier)
        return earlier

    def _conflicts_with(self, entry: Scan) -> list[Scan]:
        """The late check-ins that met this one, those of this report included, in their order."""
        told = Scan.objects.filter(met=entry, outcome=Outcome.CONFLICT)
        known = {scan.pk: scan for scan in self.rejudged}
        late = [known.get(scan.pk, scan) for scan in told] + self.conflicts
        mine = [s for s in late if s.met == entry and s.outcome == Outcome.CONFLICT]
        return sorted(mine, key=lambda scan: scan.scanned_at)

    def _change(self, stay: Stay) -> None:
        """A stay that began in this report is written with it anyway."""
        if stay.pk:
            self.changed[stay.pk] = stay

    def _write(self, scans: list[Scan]) -> None:
        """Scans that others refer to come first, and who left before who came back."""
        Scan.objects.bulk_create(scan for scan in scans if scan.met is None)
        Scan.objects.bulk_create(scan for scan in scans if scan.met is not None)
        told = [scan for scan in self.rejudged if scan not in scans]
        Scan.objects.bulk_update(told, ["outcome", "met"])
        Stay.objects.bulk_update(self.changed.values(), ["entered_at", "exit", "left_at"])
        Stay.objects.bulk_create(self.begun)
        came = {stay.attendance_id for stay in self.begun}
        Attendance.objects.filter(pk__in=came).exclude(
            status__in=(Attendance.Status.ATTENDED, Attendance.Status.WALK_IN)
        ).update(status=STATUS_OF_WHO_CAME)


def lock_listed(event: Event, acts: Iterable[Act]) -> dict[str | int | None, Attendance]:
    """Whom the acts name, by token or key, locked in the order of their keys until the commit.

    A pass for another event is found too, so that the door can say so.
    """
    tokens = {digest(act.token): act.token for act in acts if act.token}
    keys = {act.attendance for act in acts if act.attendance}
    rows = (
        Attendance.objects.filter(pk__in=keys, event=event)
        | Attendance.objects.filter(pass_digest__in=tokens)
    ).select_related("person", "guest")
    found: dict[str | int | None, Attendance] = {}
    for row in rows.order_by("pk").select_for_update(of=("self",)):
        found[row.pk] = row
        if row.pass_digest in tokens:
            found[tokens[row.pass_digest]] = row
    return found


def known_scans(event: Event, acts: Iterable[Act]) -> dict[uuid.UUID, Scan]:
    """The acts that were reported before. Raises ``ScanIdTaken`` for another event's."""
    rows = Scan.objects.filter(scan_id__in=[act.scan_id for act in acts]).prefetch_related(
        "attendance__person", "attendance__guest", "met__scanned_by", "scanned_by"
    )
    known = {scan.scan_id: scan for scan in rows}
    if any(scan.event_id != event.pk for scan in known.values()):
        raise ScanIdTaken
    return known

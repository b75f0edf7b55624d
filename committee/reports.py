"""Read-only views of the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import TrigramDistance
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils import timezone

from committee.access import (
    Action,
    appointments_issued_by,
    appointments_visible_to,
    authority,
    committees_visible_to,
)
from committee.certificates.names import masked
from committee.models import (
    OPEN,
    Appointment,
    AppointmentQuerySet,
    Certificate,
    Committee,
    Consent,
    ConsentKind,
    MegaRegion,
    Person,
    Post,
    Region,
    Status,
    Title,
)


@dataclass(frozen=True)
class Branch:
    """A committee in the tree, with how many people sit in it; None where that is not for one."""

    committee: Committee
    held: int | None
    indent: int


def tree_for(user: Any) -> list[Branch]:
    """The committees that the account may see, parents before children; three queries."""
    committees = list(
        committees_visible_to(user)
        .standing(on=timezone.localdate())
        .select_related("kind", "region")
        .order_by("path")
    )
    known = authority(user).scope(Action.VIEW_ROSTER)
    held = dict(
        Appointment.objects.in_force(on=timezone.localdate())
        .filter(known.q("post__committee__path"))
        .order_by()
        .values_list("post__committee")
        .annotate(Count("pk"))
    )
    top = min((node.depth for node in committees), default=1)
    return [
        Branch(node, held.get(node.pk, 0) if known.covers(node) else None, node.depth - top)
        for node in committees
    ]


@dataclass(frozen=True)
class PostHolders:
    """A post with those of its holders that the reader may know by name; who acts takes no seat."""

    post: Post
    holders: list[Appointment]
    taken: int
    standing_in: int

    @property
    def vacant(self) -> int | None:
        """Free seats; None where there is no limit."""
        return None if self.post.seats is None else max(self.post.seats - self.taken, 0)

    @property
    def unlisted(self) -> int:
        """Holders who are counted and not named."""
        return self.taken + self.standing_in - len(self.holders)


def posts_of(user: Any, committee: Committee, *, on: date | None = None) -> list[PostHolders]:
    """The posts of a committee by rank, with their holders on a day (today); two queries."""
    on = on or timezone.localdate()
    named = appointments_visible_to(user).in_force(on=on).select_related("person").by_rank()
    sitting = Q(
        appointments__status__in=(Status.IN_FORCE, Status.ENDED), appointments__term__contains=on
    )
    posts = (
        Post.objects.filter(committee=committee)
        .exclude(closed_on__lte=on)
        .select_related("title", "committee")
        .annotate(
            taken=Count("appointments", filter=sitting & Q(appointments__acting=False)),
            standing_in=Count("appointments", filter=sitting & Q(appointments__acting=True)),
        )
        .order_by("title__rank")
        .prefetch_related(Prefetch("appointments", queryset=named, to_attr="named"))
    )
    return [PostHolders(post, post.named, post.taken, post.standing_in) for post in posts]


BY_RANK = ("post__committee__path", "post__title__rank", "person__name", "pk")
BY_POST = ("committee__path", "title__rank", "pk")
BY_NAME = ("person__name", "pk")
MOST_SIMILAR = 10


def roster(
    user: Any,
    committee: Committee,
    *,
    below: bool,
    on: date | None = None,
    title: Title | None = None,
    region: Region | None = None,
) -> AppointmentQuerySet:
    """Appointments in force on a day (today) that the reader may see, here or also below."""
    seen = appointments_visible_to(user).in_force(on=on or timezone.localdate())
    seen = seen.within(committee) if below else seen.filter(post__committee=committee)
    if title is not None:
        seen = seen.filter(post__title=title)
    if region is not None:
        seen = seen.filter(post__committee__region=region)
    return seen.select_related("person", "post__title", "post__committee")


def named(
    rows: AppointmentQuerySet, text: str, *, phones: bool
) -> tuple[AppointmentQuerySet, bool]:
    """The rows whose person matches ``text``, and True; if none does, the most similar names.

    ``phones`` says whether the reader may look for the end of a phone number.
    """
    exact = rows.filter(person__in=Person.objects.matching(text, phones=phones))
    if exact.exists():
        return exact, True
    close = (
        rows.filter(person__name__trigram_similar=text)
        .order_by(TrigramDistance("person__name", text))
        .values_list("pk", flat=True)[:MOST_SIMILAR]
    )
    return rows.filter(pk__in=list(close)), False


@dataclass(frozen=True)
class Milestone:
    """A step on an appointment's way, for the timeline: done, current, still to come or failed."""

    label: str
    state: str
    at: datetime | None = None
    by: str = ""


WAY = (Status.NOMINATED, Status.INVITED, Status.ACCEPTED, Status.APPROVED, Status.IN_FORCE)


def steps_of(appointment: Appointment) -> list[Milestone]:
    """Where the appointment stands on its way, with who did what when."""
    invitation = appointment.invitations.first()
    certificate = appointment.certificates.order_by("issued_at").first()
    reached = {
        Status.NOMINATED: (appointment.nominated_at, str(appointment.nominated_by)),
        Status.INVITED: (invitation.created_at if invitation else None, ""),
        Status.ACCEPTED: (appointment.accepted_at, ""),
        Status.APPROVED: (appointment.approved_at, str(appointment.approved_by or "")),
        Status.IN_FORCE: (certificate.issued_at if certificate else None, ""),
    }
    steps = []
    for status in WAY:
        at, by = reached[status]
        state = "current" if status == appointment.status else "done" if at else "todo"
        steps.append(Milestone(str(status.label), state, at, by if at else ""))
    if appointment.status in (Status.DECLINED, Status.EXPIRED, Status.ENDED):
        steps = [step for step in steps if step.state == "done"]
        at = appointment.declined_at or appointment.ended_at
        label = appointment.get_status_display()
        if appointment.end_reason:
            label = f"{label}: {appointment.get_end_reason_display()}"
        steps.append(Milestone(label, "failed", at, str(appointment.ended_by or "")))
    return steps


@dataclass(frozen=True)
class Step:
    """How many of the desk's appointments stand at one status."""

    status: Status
    count: int

    @property
    def label(self) -> str:
        return str(self.status.label)


def desk_steps(user: Any) -> list[Step]:
    """The appointments that the account may move along, counted by status; one query."""
    counted = dict(
        appointments_issued_by(user).order_by().values_list("status").annotate(Count("pk"))
    )
    return [Step(status, counted.get(status.value, 0)) for status in Status]


def waiting_for(user: Any) -> list[Step]:
    """What waits for the account at the desk: to invite, to approve, to issue."""
    waiting = (Status.NOMINATED, Status.ACCEPTED, Status.APPROVED)
    return [step for step in desk_steps(user) if step.status in waiting and step.count]


@dataclass(frozen=True)
class Verification:
    """What anybody may learn from a certificate's QR code: what was printed, and if it stands."""

    status: str
    since: date
    name: str
    post: str
    committee: str
    dated: date
    campaign: str


def verification(token: str) -> Verification | None:
    """The public facts of a published certificate; None for anything that was not published.

    The name is masked unless its holder agreed to show it in full.
    """
    certificate = (
        Certificate.objects.published().select_related("appointment").filter(token=token).first()
    )
    if certificate is None:
        return None
    shown = Consent.objects.standing().filter(
        appointment=certificate.appointment, kind=ConsentKind.PUBLIC
    )
    printed = certificate.snapshot
    status, since = _standing(certificate)
    return Verification(
        status=status,
        since=since,
        name=printed["recipient_name"] if shown.exists() else masked(printed["recipient_name"]),
        post=printed["post"],
        committee=" ".join(printed["committee_path"]),
        dated=date.fromisoformat(printed["dated"]),
        campaign=printed["campaign_name"],
    )


def _standing(certificate: Certificate) -> tuple[str, date]:
    """The public status and the day since which it holds."""
    appointment = certificate.appointment
    if certificate.status == Certificate.Status.REVOKED and certificate.revoked_at:
        return certificate.status, timezone.localdate(certificate.revoked_at)
    over = appointment.term.upper
    if appointment.status == Status.ENDED and appointment.ended_at:
        return "ended", over or timezone.localdate(appointment.ended_at)
    if over is not None and over <= timezone.localdate():
        return "ended", over
    return certificate.status, timezone.localdate(certificate.issued_at)


def regions_by_mega_region(on: date) -> list[MegaRegion]:
    """The 5-pole 3-special groupings, each with the regions official on ``on`` as ``official``."""
    official = Region.objects.on(on).order_by("code")
    return list(
        MegaRegion.objects.prefetch_related(
            Prefetch("regions", queryset=official, to_attr="official")
        )
    )


@dataclass(frozen=True)
class Consequences:
    """What ends when a committee is dissolved today: committees, terms, and who is on the way."""

    committees: int
    terms: int
    pending: int


def consequences(committee: Committee, *, single: bool = False) -> Consequences:
    """Counted in the committee with everything below it, or in the ``single`` one."""
    today = timezone.localdate()
    going_on = Appointment.objects.exclude(term__fully_lt=(today, None)).order_by()
    going_on = going_on.filter(post__committee=committee) if single else going_on.within(committee)
    return Consequences(
        committees=1 if single else 1 + standing_below(committee),
        terms=going_on.filter(status=Status.IN_FORCE).count(),
        pending=going_on.awaiting().count(),
    )


def standing_below(committee: Committee) -> int:
    """How many committees stand below this one today."""
    branch = Committee.objects.within(committee).standing(on=timezone.localdate())
    return int(branch.exclude(pk=committee.pk).count())


def terms_to_restore(committee: Committee) -> int:
    """How many terms the committee's dissolution ended; none where it stands or was merged."""
    return committee.dissolution.ended.count() if committee.dissolution else 0


def vacancies(committee: Committee) -> QuerySet[Post]:
    """Open posts here and below with free seats today, or without a limit and empty.

    In the order of the tree; each with ``sitting``, ``standing_in`` (acting) and ``on_the_way``.
    """
    today = timezone.localdate()
    now = Q(appointments__status=Status.IN_FORCE, appointments__term__contains=today)
    return (
        Post.objects.open(on=today)
        .filter(committee__path__startswith=committee.path)
        .annotate(
            sitting=Count("appointments", filter=now & Q(appointments__acting=False)),
            standing_in=Count("appointments", filter=now & Q(appointments__acting=True)),
            on_the_way=Count("appointments", filter=Q(appointments__status__in=OPEN)),
        )
        .filter(Q(seats__isnull=True, sitting=0) | Q(seats__gt=F("sitting")))
        .annotate(free=F("seats") - F("sitting"))
        .select_related("title", "committee")
        .order_by("committee__path", "title__rank", "pk")
    )

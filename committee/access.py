"""Who may see and do what, as one rule with two uses.

Access comes from posts (a title's level at the post's committee) and from grants, both dated.
From them ``Authority.scope(action)`` makes a ``Scope``: a set of single committees and a set of
subtrees. The same scope filters querysets (``scope.q()``) and answers yes or no
(``scope.covers()``), so the two cannot disagree. What no rule names is denied.

Views fetch through ``visible_to`` (a foreign object is a 404 like a missing one) and then ask
``require`` before they act (403).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.errors import NotAllowed
from committee.models import (
    SEATED,
    Appointment,
    AppointmentQuerySet,
    Batch,
    BatchFile,
    Campaign,
    Certificate,
    CertificateDesign,
    CertificateQuerySet,
    CertificateReport,
    Committee,
    CommitteeQuerySet,
    Export,
    Grant,
    Level,
    Person,
    SealImage,
    Status,
    User,
    listed,
    sitting,
)


class Action(TextChoices):
    """What a rule allows at a committee."""

    VIEW_COMMITTEE = "view_committee", _("see the committee")
    VIEW_ROSTER = "view_roster", _("see its roster")
    VIEW_CONTACT = "view_contact", _("see everybody on it, with contacts")
    LOG_EVENT = "log_event", _("log its events")
    APPOINT = "appoint", _("issue appointments and change the committee")


@dataclass(frozen=True)
class Rule:
    """Which level reaches how far: the own committee, what lies below it, what lies above it."""

    here: Level
    below: Level
    above: Level | None = None


RULES: dict[Action, Rule] = {
    Action.VIEW_COMMITTEE: Rule(here=Level.MEMBER, below=Level.STAFF, above=Level.MEMBER),
    Action.VIEW_ROSTER: Rule(here=Level.MEMBER, below=Level.STAFF),
    Action.VIEW_CONTACT: Rule(here=Level.STAFF, below=Level.STAFF),
    Action.LOG_EVENT: Rule(here=Level.STAFF, below=Level.STAFF),
    Action.APPOINT: Rule(here=Level.ADMIN, below=Level.ADMIN),
}

AGREED = (*SEATED, Status.ENDED)
"""Where an appointment stands once its person has agreed to it."""

ORDER = {level: rank for rank, level in enumerate(Level.values)}


def reaches(level: str, needed: Level | None) -> bool:
    """Whether ``level`` is at least ``needed``; nothing reaches a level that no rule names."""
    return needed is not None and ORDER[level] >= ORDER[needed]


def allows(level: str, action: Action) -> bool:
    """Whether a level at a committee gives the right to the action there."""
    return reaches(level, RULES[action].here)


@dataclass(frozen=True)
class Scope:
    """Committees by tree path: single ones, and roots of whole subtrees."""

    single: frozenset[str] = frozenset()
    subtrees: frozenset[str] = frozenset()

    def q(self, field: str = "path") -> Q:
        """The scope as a filter on a committee's ``path``, reached over ``field``."""
        condition = Q(**{f"{field}__in": sorted(self.single)})
        for path in sorted(self.subtrees):
            condition |= Q(**{f"{field}__startswith": path})
        return condition

    def covers(self, committee: Committee) -> bool:
        return committee.path in self.single or any(
            committee.path.startswith(path) for path in self.subtrees
        )

    def covers_branch(self, committee: Committee) -> bool:
        """Whether the scope holds the committee and whatever is or comes to be below it."""
        return any(committee.path.startswith(path) for path in self.subtrees)

    def __bool__(self) -> bool:
        return bool(self.single or self.subtrees)


@dataclass(frozen=True)
class Authority:
    """What an account holds on one day: pairs of a committee's tree path and a level."""

    held: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, user: User | AnonymousUser, *, on: date | None = None) -> Authority:
        """One query, asked again at every request, so a right ends with its post or grant."""
        if not isinstance(user, User) or not user.is_active:
            return cls(frozenset())
        on = on or timezone.localdate()
        posts = (
            Appointment.objects.in_force(on=on)
            .filter(person__user=user)
            .exclude(post__title__level=Level.NONE)
            .order_by()
            .values_list("post__committee__path", "post__title__level")
        )
        grants = (
            Grant.objects.in_force(on=on).filter(user=user).values_list("committee__path", "level")
        )
        return cls(frozenset(posts.union(grants).order_by()))

    def scope(self, action: Action) -> Scope:
        rule = RULES[action]
        single: set[str] = set()
        subtrees: set[str] = set()
        for path, level in self.held:
            if reaches(level, rule.here):
                single.add(path)
            if reaches(level, rule.below):
                subtrees.add(path)
            if reaches(level, rule.above):
                single.update(_above(path))
        return Scope(frozenset(single), frozenset(subtrees))

    def may(self, action: Action, committee: Committee) -> bool:
        return self.scope(action).covers(committee)


def _above(path: str) -> Iterable[str]:
    step = Committee.steplen
    return (path[:end] for end in range(step, len(path), step))


def authority(user: Any) -> Authority:
    """The account's authority today, read once a request (it is kept on the request's user)."""
    kept: Authority | None = getattr(user, "_authority", None)
    if kept is None:
        kept = Authority.of(user)
        user._authority = kept
    return kept


def may(user: Any, action: Action, committee: Committee) -> bool:
    """For views and templates: whether the account may do this at the committee."""
    return authority(user).may(action, committee)


def require(user: Any, action: Action, committee: Committee) -> None:
    """Asked by services with the day's authority, never a kept one: raises ``NotAllowed``."""
    if not Authority.of(user).may(action, committee):
        raise NotAllowed


def may_above(user: Any, committee: Committee) -> bool:
    """Whether the account may appoint above the committee, and so move, merge or dissolve it."""
    return authority(user).may(Action.APPOINT, _parent(committee))


def require_above(user: Any, committee: Committee) -> None:
    """The same for services, with the day's authority; raises ``NotAllowed``."""
    require(user, Action.APPOINT, _parent(committee))


def _parent(committee: Committee) -> Committee:
    """Stands for the one above by its path alone; a root is its own."""
    return Committee(path=committee.lineage()[-2:][0])


def require_campaign(user: Any, campaign: Campaign) -> None:
    """For services, with the day's authority: raises ``NotAllowed`` below the whole campaign."""
    if not _led(Authority.of(user)).filter(pk=campaign.pk).exists():
        raise NotAllowed


def may_anywhere(user: Any, action: Action) -> bool:
    """Whether there is any committee at which the account may do this."""
    return bool(authority(user).scope(action))


# --- which rows -----------------------------------------------------------------------------


def committees_visible_to(user: Any) -> CommitteeQuerySet:
    """The own ones and what stands above them, and for staff all that lies below."""
    scope = authority(user).scope(Action.VIEW_COMMITTEE)
    visible: CommitteeQuerySet = Committee.objects.filter(scope.q())
    return visible


def appointments_visible_to(user: Any) -> AppointmentQuerySet:
    """The own ones; all of those where one keeps the roster; colleagues who agreed to be listed.

    Conditions on the row itself, so that of a few rows nothing is asked about all the others.
    """
    return Appointment.objects.filter(Q(person__user=user) | _at_work(user))


def kept_by(user: Any) -> Q:
    """Whose record the account keeps, contact included, as a condition on an appointment.

    Nobody is shown on a roster before they agree to be appointed: until then they are known to
    those alone who move them along.
    """
    held = authority(user)
    issues, keeps = held.scope(Action.APPOINT), held.scope(Action.VIEW_CONTACT)
    issued = issues.q("post__committee__path")
    if issues == keeps:
        return issued
    return issued | (keeps.q("post__committee__path") & Q(status__in=AGREED))


def _at_work(user: Any) -> Q:
    """Whom the account sees for the committees it works in, as a condition on an appointment."""
    held = authority(user)
    keeps = kept_by(user)
    shares = held.scope(Action.VIEW_ROSTER).q("post__committee__path")
    return keeps | (shares & sitting(timezone.localdate()) & listed())


def appointments_within(committee: Committee, user: Any) -> AppointmentQuerySet:
    """Those of ``appointments_visible_to`` that are in the committee or below it.

    Where the account keeps the whole branch there is next to nothing left to ask of each row, and
    nothing that could keep the database from its indexes. Of a branch that one keeps without
    issuing there, what oneself has not agreed to yet is left out with all of that kind.
    """
    held, branch = authority(user), Appointment.objects.within(committee)
    if held.scope(Action.APPOINT).covers_branch(committee):
        return branch
    if held.scope(Action.VIEW_CONTACT).covers_branch(committee) and not held.scope(Action.APPOINT):
        return branch.filter(status__in=AGREED)
    return appointments_visible_to(user).within(committee)


def appointments_issued_by(user: Any) -> AppointmentQuerySet:
    """Those that the account may move along at the desk."""
    scope = authority(user).scope(Action.APPOINT)
    return Appointment.objects.filter(scope.q("post__committee__path"))


def people_visible_to(user: Any) -> QuerySet[Person]:
    """Oneself, and whoever stands in an appointment that the account may see."""
    seen = Appointment.objects.filter(_at_work(user), person=OuterRef("pk"))
    return Person.objects.filter(Q(user=user) | Exists(seen))


def people_kept_by(user: Any) -> QuerySet[Person]:
    """Those whose record the account may merge: wherever they stand, it may appoint there."""
    return _kept(authority(user))


def may_merge(user: Any, person: Person) -> bool:
    """For views: whether the account keeps the record."""
    return may_anywhere(user, Action.APPOINT) and people_kept_by(user).filter(pk=person.pk).exists()


def require_keeping(user: Any, *people: Person) -> None:
    """For services, with the day's authority: raises ``NotAllowed`` unless it keeps them all."""
    keys = {person.pk for person in people}
    if _kept(Authority.of(user)).filter(pk__in=keys).count() < len(keys):
        raise NotAllowed


def _kept(held: Authority) -> QuerySet[Person]:
    scope = held.scope(Action.APPOINT).q("post__committee__path")
    posts = Appointment.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(posts.filter(scope)), ~Exists(posts.exclude(scope)))


def certificates_visible_to(user: Any) -> CertificateQuerySet:
    """The holder's own, once printed, and those at committees where one may appoint."""
    scope = authority(user).scope(Action.APPOINT)
    own = Q(appointment__person__user=user) & ~Q(status=Certificate.Status.DRAFT)
    return Certificate.objects.filter(own | scope.q("appointment__post__committee__path"))


def campaigns_led_by(user: Any) -> QuerySet[Campaign]:
    """Those in the whole of which the account may appoint: it holds that at a root committee."""
    return _led(authority(user))


def _led(held: Authority) -> QuerySet[Campaign]:
    roots = Committee.objects.filter(held.scope(Action.APPOINT).q(), depth=1)
    return Campaign.objects.filter(pk__in=roots.values("campaign"))


def designs_visible_to(user: Any) -> QuerySet[CertificateDesign]:
    """Designs of certificates concern the whole campaign, and so whoever leads it."""
    return CertificateDesign.objects.filter(campaign__in=campaigns_led_by(user))


def seals_visible_to(user: Any) -> QuerySet[SealImage]:
    """Pictures of seals are for those who could put them on a certificate, and nobody else."""
    return SealImage.objects.filter(campaign__in=campaigns_led_by(user))


def certificates_held_by(user: Any) -> CertificateQuerySet:
    """Those that name the account's own person, once printed; nobody else takes them along."""
    return Certificate.objects.published().filter(appointment__person__user=user)


def certificate_reports_visible_to(user: Any) -> QuerySet[CertificateReport]:
    """Those about certificates at committees where one may appoint."""
    scope = authority(user).scope(Action.APPOINT)
    return CertificateReport.objects.filter(
        scope.q("certificate__appointment__post__committee__path")
    )


def exports_visible_to(user: Any) -> QuerySet[Export]:
    """The own ones, as long as the right to those rosters lasts, and all where one may appoint."""
    held = authority(user)
    own = Q(requested_by=user) & held.scope(Action.VIEW_CONTACT).q("committee__path")
    return Export.objects.filter(own | held.scope(Action.APPOINT).q("committee__path"))


def batches_visible_to(user: Any) -> QuerySet[Batch]:
    """Those of committees where the account may appoint."""
    scope = authority(user).scope(Action.APPOINT)
    return Batch.objects.filter(scope.q("committee__path"))


def batch_files_visible_to(user: Any) -> QuerySet[BatchFile]:
    """The own ones, as long as the account may appoint in the committees of their batches."""
    return BatchFile.objects.filter(requested_by=user, batch__in=batches_visible_to(user))


def may_see_contact(user: Any, person: Person) -> bool:
    """The person, who keeps a roster on which they stand, and who issues the appointment."""
    if person.user_id is not None and person.user_id == user.pk:
        return True
    standing = person.appointments.exclude(status__in=(Status.DECLINED, Status.EXPIRED))
    return standing.filter(kept_by(user)).exists()

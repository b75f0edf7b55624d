"""Asking guests by name to an event, many at once; see ``guests`` for what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, TextChoices
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from committee.audit import acting
from committee.models import User
from committee.services.people import suppressed_among_contacts
from events.access import require_log
from events.models import Attendance, Event, Guest
from events.services.guests import open_to_asking

KEPT_FOR = timedelta(days=30)
"""How long after the last event to which they were asked the contacts of guests are kept."""


class LeftOut(TextChoices):
    """Why somebody is not asked."""

    LISTED = "listed", _("Is on the list already.")
    TWICE = "twice", _("Stands in an earlier line.")
    SUPPRESSED = "suppressed", _("The holder of this contact wants no invitation. Take it out.")


@dataclass(frozen=True)
class Wanted:
    """A guest to be asked, as ``committee.names`` cleans names and phones."""

    name: str
    affiliation: str = ""
    phone: str = ""
    email: str = ""

    @property
    def contacts(self) -> set[str]:
        return {contact for contact in (self.phone, self.email) if contact}

    def may_be(self, guest: Guest) -> bool:
        """Whether the guest has this name and affiliation, and no other contact on record."""
        pairs = ((self.phone, guest.phone), (self.email, guest.email))
        another = any(here and there and here != there for here, there in pairs)
        named = (self.name, self.affiliation) == (guest.name_ko, guest.affiliation_ko)
        return named and not another


def left_out(event: Event, wanted: Sequence[Wanted]) -> list[LeftOut | None]:
    """For each why it is not asked, None for whoever is. Two queries."""
    listed = _listed(event, wanted)
    suppressed = suppressed_among_contacts({each for one in wanted for each in one.contacts})
    above: list[tuple[str, str, set[str]]] = []
    reasons: list[LeftOut | None] = []
    for each in wanted:
        if each.contacts & suppressed:
            reasons.append(LeftOut.SUPPRESSED)
        elif any(_same(each, *known) for known in listed):
            reasons.append(LeftOut.LISTED)
        elif any(_same(each, *known) for known in above):
            reasons.append(LeftOut.TWICE)
        else:
            reasons.append(None)
        above.append((each.name, each.affiliation, each.contacts))
    return reasons


def _same(each: Wanted, name: str, title: str, contacts: set[str]) -> bool:
    """By a contact; or by the name, where the affiliation agrees or none is given."""
    named = each.name == name and each.affiliation in ("", title)
    return named or bool(each.contacts & contacts)


def _listed(event: Event, wanted: Iterable[Wanted]) -> list[tuple[str, str, set[str]]]:
    """Name, title and contacts of those on the list who may be among the wanted."""
    names = [each.name for each in wanted]
    phones = [each.phone for each in wanted if each.phone]
    emails = [each.email for each in wanted if each.email]
    rows = event.attendances.filter(
        Q(person__name__in=names)
        | Q(guest__name_ko__in=names)
        | Q(person__phone__in=phones)
        | Q(guest__phone__in=phones)
        | Q(person__email__in=emails)
        | Q(guest__email__in=emails)
    )
    found = rows.values_list(
        Coalesce("person__name", "guest__name_ko"),
        Coalesce(F("guest__affiliation_ko"), F("title_held_ko")),
        *("person__phone", "guest__phone", "person__email", "guest__email"),
    )
    return [(name, title, set(filter(None, contacts))) for name, title, *contacts in found]


def ask_guests(*, actor: User, event: Event, wanted: Sequence[Wanted]) -> int:
    """Ask those whom nothing keeps from it; returns how many. Those with a mail address get a mail.

    Raises ``NotPublished`` for a draft, or an event that was cancelled or is over.
    """
    require_log(actor, event)
    with acting(actor, reason="guests asked to an event"):
        held = open_to_asking(event)
        reasons = left_out(held, wanted)
        asked = [each for each, reason in zip(wanted, reasons, strict=True) if not reason]
        rows = [_asked(actor, held, guest) for guest in _on_record(held, asked)]
        Attendance.objects.bulk_create(rows)
        if rows:
            jobs.configure_task("send_event_invitations").defer(event_id=event.pk)
        return len(rows)


def _on_record(event: Event, wanted: Sequence[Wanted]) -> list[Guest]:
    """The guests, those not on record made now, each with the contacts that were given."""
    campaign = event.host.campaign
    listed = event.attendances.filter(guest__isnull=False).values("guest")
    names = [each.name for each in wanted]
    free = list(campaign.guests.filter(name_ko__in=names).exclude(pk__in=listed).order_by("pk"))
    guests, known = [], []
    for each in wanted:
        guest = next((row for row in free if each.may_be(row)), None)
        if guest is None:
            guest = Guest(campaign=campaign, name_ko=each.name, affiliation_ko=each.affiliation)
        else:
            free.remove(guest)
            known.append(guest)
        guest.phone, guest.email = each.phone or guest.phone, each.email or guest.email
        guests.append(guest)
    Guest.objects.bulk_create(guest for guest in guests if guest.pk is None)
    Guest.objects.bulk_update(known, ["phone", "email"])
    return guests


def forget_contacts() -> int:
    """Erase the contacts of guests who are asked to nothing any more; returns how many had some."""
    recent = Attendance.objects.filter(
        guest=OuterRef("pk"), event__held_on__gte=timezone.localdate() - KEPT_FOR
    )
    with acting(None, reason="contacts of guests forgotten"):
        rows = Guest.objects.exclude(phone="", email="").exclude(Exists(recent))
        return rows.update(phone="", email="")


def _asked(actor: User, event: Event, guest: Guest) -> Attendance:
    listed = Attendance(
        event=event,
        guest=guest,
        status=Attendance.Status.INVITED,
        title_held_ko=guest.affiliation_ko,
        title_held_en=guest.affiliation_en,
        logged_by=actor,
    )
    listed.give_pass()
    return listed

"""The ceremony: the queue of recipients, handing certificates over, and taking that back."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from committee.audit import acting
from committee.models import Certificate, CertificateQuerySet, Person, User
from committee.services.refusals import refusing
from events.access import require_open
from events.errors import AlreadyConferred, AlreadyUndone, NotAConferral, NotValid
from events.models import Conferral, Guest, ProgrammeItem, Recipient
from events.reports.ceremony import called_from, unseen_at_door

Standing = Recipient.Standing


def confer(
    *,
    actor: User,
    item: ProgrammeItem,
    certificate: Certificate,
    conferred_by: Person | Guest | None = None,
    conferred_at: datetime | None = None,
    proxy_name: str = "",
) -> Conferral:
    """Note that a valid certificate was handed over in a conferral item, once until it is undone.

    ``conferred_at`` is None where the record does not tell the hour. Raises ``NotAConferral``,
    ``NotValid`` and ``AlreadyConferred``.
    """
    require_open(actor, item.event)
    if item.kind != ProgrammeItem.Kind.CONFERRAL:
        raise NotAConferral
    doubled = AlreadyConferred(number=certificate.printed_number)
    giver = "conferred_by_guest" if isinstance(conferred_by, Guest) else "conferred_by"
    with (
        acting(actor, reason="certificate conferred"),
        refusing({"conferral_stands_once": doubled}),
    ):
        held = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if held.status != Certificate.Status.VALID:
            raise NotValid(number=held.printed_number)
        return Conferral.objects.create(
            item=item,
            certificate=held,
            conferred_at=conferred_at,
            proxy_name=proxy_name,
            recorded_by=actor,
            **{giver: conferred_by},
        )


def queue(*, actor: User, item: ProgrammeItem, certificates: CertificateQuerySet) -> int:
    """Put those of the certificates that can be handed over at the queue's end; returns how many.

    They stand by committee, rank and name. Whoever is in the queue already stays in place.
    Raises ``NotAConferral``.
    """
    require_open(actor, item.event)
    with acting(actor, reason="recipients put in the queue"):
        if _lock(item).kind != ProgrammeItem.Kind.CONFERRAL:
            raise NotAConferral
        last = item.recipients.aggregate(last=Max("position"))["last"] or 0
        fresh = (
            certificates.filter(status=Certificate.Status.VALID)
            .exclude(pk__in=Conferral.objects.standing().values("certificate"))
            .exclude(pk__in=item.recipients.values("certificate"))
            .order_by(
                "appointment__post__committee__path",
                "appointment__post__title__rank",
                "appointment__person__name",
                "pk",
            )
        )
        rows = [
            Recipient(item=item, certificate=certificate, position=position)
            for position, certificate in enumerate(fresh, start=last + 1)
        ]
        return len(Recipient.objects.bulk_create(rows))


def hand_over(
    *,
    actor: User,
    recipient: Recipient,
    conferred_by: Person | Guest | None = None,
    conferred_at: datetime | None,
    proxy_name: str = "",
) -> Conferral:
    """Hand the recipient's certificate over, to a proxy where one is named.

    Done twice, by one key or by two operators, it is the first conferral that is returned.
    Raises ``NotValid`` for a certificate that was revoked since.
    """
    with acting(actor, reason="certificate conferred"):
        require_open(actor, recipient.item.event)
        held = _held(recipient)
        if known := held.certificate.conferrals.standing().first():
            return known
        conferral = confer(
            actor=actor,
            item=held.item,
            certificate=held.certificate,
            conferred_by=conferred_by,
            conferred_at=conferred_at,
            proxy_name=proxy_name,
        )
        _stand(held, Standing.WAITING, timezone.now())
        return conferral


def pass_over(*, actor: User, recipient: Recipient, standing: Recipient.Standing) -> Recipient:
    """Call the recipient later, at the end, or not at all where they are absent.

    Raises ``AlreadyConferred`` where somebody handed the certificate over meanwhile.
    """
    with acting(actor, reason="recipient passed over"):
        require_open(actor, recipient.item.event)
        held = _held(recipient)
        if held.certificate.conferrals.standing().exists():
            raise AlreadyConferred(number=held.certificate.printed_number)
        _stand(held, standing, timezone.now())
        return held


def take_back(*, actor: User, recipient: Recipient) -> Recipient:
    """Undo what was last done with the recipient, who waits again; a conferral stays as undone.

    Raises ``AlreadyUndone`` where the recipient waits already.
    """
    with acting(actor, reason="act of the ceremony undone"):
        require_open(actor, recipient.item.event)
        held = _held(recipient)
        undone = Conferral.objects.standing().filter(item=held.item, certificate=held.certificate)
        if not undone.update(undone_at=timezone.now(), undone_by=actor) and (
            held.standing == Standing.WAITING
        ):
            raise AlreadyUndone
        _stand(held, Standing.WAITING, None)
        return held


def mark_absent(*, actor: User, item: ProgrammeItem) -> int:
    """Mark everybody in the queue absent whom the door has not seen; returns how many."""
    require_open(actor, item.event)
    with acting(actor, reason="absent by the door"):
        _lock(item)
        unseen = unseen_at_door(called_from(item))
        keys = list(unseen.values_list("pk", flat=True))
        return Recipient.objects.filter(pk__in=keys).update(
            standing=Standing.ABSENT, acted_at=timezone.now()
        )


def place(*, actor: User, recipient: Recipient, position: int) -> Recipient:
    """Let the recipient be called in this position; the others close up."""
    require_open(actor, recipient.item.event)
    with acting(actor, reason="order of recipients changed"):
        _lock(recipient.item)
        rows = list(Recipient.objects.filter(item=recipient.item).order_by("position"))
        moved = next(row for row in rows if row.pk == recipient.pk)
        rows.remove(moved)
        rows.insert(max(position, 1) - 1, moved)
        changed = [(row, new) for new, row in enumerate(rows, start=1) if row.position != new]
        for row, new in changed:
            row.position = new
        Recipient.objects.bulk_update([row for row, _new in changed], ["position"])
        return moved


def write_hint(*, actor: User, recipient: Recipient, hint: str) -> Recipient:
    """Say how the recipient's name is said."""
    require_open(actor, recipient.item.event)
    with acting(actor, reason="hint for a name written"):
        recipient.hint = hint
        recipient.save(update_fields=["hint"])
        return recipient


def withdraw(*, actor: User, recipient: Recipient) -> None:
    """Take somebody out of the queue; a conferral that stands keeps them in it.

    Raises ``AlreadyConferred``.
    """
    require_open(actor, recipient.item.event)
    with acting(actor, reason="recipient taken out of the queue"):
        held = _held(recipient)
        if held.certificate.conferrals.standing().exists():
            raise AlreadyConferred(number=held.certificate.printed_number)
        held.delete()


def _lock(item: ProgrammeItem) -> ProgrammeItem:
    """The item as it is now; whoever changes it or its queue's order waits until the commit."""
    return ProgrammeItem.objects.select_for_update().get(pk=item.pk)


def _held(recipient: Recipient) -> Recipient:
    """The recipient's row, locked until the commit."""
    rows = Recipient.objects.select_for_update(of=("self",))
    return rows.select_related("item__event__host", "certificate").get(pk=recipient.pk)


def _stand(held: Recipient, standing: Recipient.Standing, acted_at: datetime | None) -> None:
    held.standing, held.acted_at = standing, acted_at
    held.save(update_fields=["standing", "acted_at"])

"""Invitations on paper, so that a person without a mail address can be asked as well."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from committee.access import Action, require
from committee.audit import acting
from committee.certificates.letter import Words, render_letter
from committee.models import Appointment, Invitation, Status, User
from committee.services.appointments import expect, locked
from committee.services.invitations import ask
from committee.services.links import answer_address


def print_letter(*, actor: User, appointment: Appointment) -> bytes:
    """The invitation as a PDF; that it was printed, by whom and when stays on record.

    An invitation that waits for its answer is printed as it is, so a mail and a letter lead to the
    same page and run out on the same day; without one the person is invited by the letter.

    Raises ``RecordErased``, ``Suppressed`` and ``WrongStep``.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    with acting(actor, reason="letter printed"):
        held = locked(appointment)
        expect(
            held,
            Status.NOMINATED,
            Status.INVITED,
            Status.EXPIRED,
            needed=gettext_lazy("only a nominated person can be invited"),
        )
        waiting = Q(answered_at=None, expires_at__gt=timezone.now())
        invitation = held.invitations.filter(waiting).first() or ask(held, actor)
        invitation.printed_at = timezone.now()
        invitation.save(update_fields=["printed_at"])
        return _letter(held, invitation)


def _letter(held: Appointment, invitation: Invitation) -> bytes:
    letters = []
    for language in ("ko", "en"):
        with override(language):
            letters.append(_words(language, held, invitation))
    with override("ko"):
        return render_letter(
            letters,
            sender=held.post.committee.campaign.name,
            dated=date_format(timezone.localdate(), "DATE_FORMAT"),
            url=answer_address(invitation),
        )


def _words(language: str, held: Appointment, invitation: Invitation) -> Words:
    post, nominator = held.post, held.nominated_by
    named = getattr(nominator, "person", None)
    day = date_format(timezone.localtime(invitation.expires_at), "DATE_FORMAT")
    starts = date_format(held.starts_on, "DATE_FORMAT") if held.starts_on else "–"
    return Words(
        language=language,
        heading=_("An invitation"),
        greeting=_("Dear %(name)s,") % {"name": held.person.label},
        opening=_("you have been nominated for a post. Nothing happens unless you accept."),
        facts=(
            (_("Post"), str(post.title)),
            (_("Committee"), str(post.committee)),
            (_("First day"), starts),
            (_("Nominated by"), f"{named.label} {nominator}" if named else str(nominator)),
            (_("Where your data came from"), held.source),
        ),
        closing=(
            _(
                "You can accept, decline, or tell us never to write again. You can correct the "
                "spelling of your name, and you choose each consent by itself."
            ),
            _(
                "If you do not answer until %(day)s, the link stops working and your name and "
                "contact are erased."
            )
            % {"day": day},
        ),
        how=_("Scan the code or type the address to answer, until %(day)s. No account is needed.")
        % {"day": day},
    )

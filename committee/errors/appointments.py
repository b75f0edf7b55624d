"""Refusals on the way of an appointment: nominating, inviting, answering, approving."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors.base import DomainError


class AlreadyNominated(DomainError):
    """One person may not stand twice for the same post at the same time."""

    code = "already_nominated"
    message = _(
        "%(person)s is already nominated for or holds %(post)s in that time. "
        "Open that appointment instead of making a second one."
    )
    field = "name"


class Suppressed(DomainError):
    """The contact stands on the list of those never to be invited again."""

    code = "suppressed"
    message = _(
        "The holder of this contact asked never to be invited again. Nothing was saved or sent."
    )
    field = "email"


class NoContact(DomainError):
    """An invitation has nowhere to go."""

    code = "no_contact"
    message = _(
        "There is no mail address to send the invitation to. "
        "Put one on record, or print the invitation as a letter instead."
    )
    field = "email"


class RecordErased(DomainError):
    """The person withdrew or never answered; the record says nothing of them any more."""

    code = "record_erased"
    message = _(
        "Everything about this person was erased. Ask them anew, and nominate them with the name "
        "and contact that they give you."
    )
    field = "name"


class AlreadyReminded(DomainError):
    """One reminder is enough."""

    code = "already_reminded"
    message = _("The person was reminded on %(day)s already. There is only one reminder.")


class LinkUnknown(DomainError):
    """The link of a holder belongs to nobody, or to somebody whose data were erased."""

    code = "link_unknown"
    message = _("Nothing belongs to this link. Check that the whole link was copied.")


class AlreadyWithdrawn(DomainError):
    """A consent is withdrawn once."""

    code = "already_withdrawn"
    message = _("This consent does not stand. Reload the page to see which ones do.")


class NotGivenNow(DomainError):
    """Consents that are free are given while the appointment goes on."""

    code = "not_given_now"
    message = _("This appointment is over; nothing more can be agreed to for it.")


class WrongStep(DomainError):
    """The appointment is not at the step that this decision needs."""

    code = "wrong_step"
    message = _("This appointment is “%(status)s”; %(needed)s. Reload the page to see where it is.")


class SameApprover(DomainError):
    """The campaign wants two pairs of eyes on every appointment."""

    code = "same_approver"
    message = _("You nominated this person; somebody else has to approve the appointment.")


class PostIsFull(DomainError):
    """No seat is left over the whole of the term."""

    code = "post_is_full"
    message = _(
        "Every seat of %(post)s is taken in that time. "
        "Ask the campaign whether another post is open."
    )


class InvitationUnknown(DomainError):
    """The link belongs to no invitation, or to one that was replaced or purged."""

    code = "invitation_unknown"
    message = _(
        "There is no such invitation. Check that the whole link was copied, without a line break."
    )


class InvitationExpired(DomainError):
    """The link is right and comes too late."""

    code = "invitation_expired"
    message = _("This invitation ran out on %(day)s. Ask whoever invited you for a new one.")


class InvitationAnswered(DomainError):
    """An invitation is answered once."""

    code = "invitation_answered"
    message = _("This invitation was answered on %(day)s and cannot be answered again.")


class ConsentMissing(DomainError):
    """A consent without which nobody can be appointed was not given."""

    code = "consent_missing"
    message = _("Without this consent the appointment cannot be accepted. You may also decline.")


class NotEligible(DomainError):
    """The person did not declare to be free to campaign (Public Official Election Act, art. 60)."""

    code = "not_eligible"
    message = _("Only somebody who may campaign by law can accept. You may also decline.")
    field = "eligible"


class TermInvalid(DomainError):
    """The term would end before it starts."""

    code = "term_invalid"
    message = _("The term has to end after it starts.")
    field = "ends_on"


class EndsBeforeItBegan(DomainError):
    """A term that began has at least one day; one that was wrong is corrected, or an error."""

    code = "ends_before_it_began"
    message = _(
        "The term began on %(day)s; that is the earliest last day. Where it never began, end it as "
        "issued in error."
    )
    field = "last_day"


class PlaceIsClosed(DomainError):
    """The post is closed, or its committee dissolved, before the term would end."""

    code = "place_is_closed"
    message = _("%(post)s is closed. Open the post or the committee again first.")
    field = "post"


class NoVacancy(DomainError):
    """Nobody acts for a post whose seats are all taken."""

    code = "no_vacancy"
    message = _("%(post)s has no vacancy to act for.")
    field = "standing_in"

"""What can go wrong with a decision, as a code for machines and a sentence for the person.

Services raise these; a view shows the sentence beside the field (``field``) or above the form.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A refused decision. Subclasses set ``code`` and ``message``; ``values`` fill its blanks."""

    code: str = "refused"
    message: str | Promise = _("This cannot be done.")
    field: str | None = None

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message) % self.values


class NotAllowed(DomainError, PermissionDenied):
    """Django answers it with 403 wherever it is raised."""

    code = "not_allowed"
    message = _("You do not have the right to do this.")


class AlreadyNominated(DomainError):
    code = "already_nominated"
    message = _(
        "%(person)s is already nominated for or holds %(post)s in that time. "
        "Open that appointment instead of making a second one."
    )
    field = "name"


class Suppressed(DomainError):
    code = "suppressed"
    message = _(
        "The holder of this contact asked never to be invited again. Nothing was saved or sent."
    )
    field = "email"


class NoContact(DomainError):
    code = "no_contact"
    message = _("There is no mail address to send the invitation to. Add one first.")
    field = "email"


class WrongStep(DomainError):
    """The appointment is not at the step that this decision needs."""

    code = "wrong_step"
    message = _("This appointment is “%(status)s”; %(needed)s. Reload the page to see where it is.")


class SameApprover(DomainError):
    code = "same_approver"
    message = _("You nominated this person; somebody else has to approve the appointment.")


class PostIsFull(DomainError):
    code = "post_is_full"
    message = _(
        "Every seat of %(post)s is taken in that time. "
        "Ask the campaign whether another post is open."
    )


class InvitationUnknown(DomainError):
    code = "invitation_unknown"
    message = _(
        "There is no such invitation. Check that the whole link was copied, without a line break."
    )


class InvitationExpired(DomainError):
    code = "invitation_expired"
    message = _("This invitation ran out on %(day)s. Ask whoever invited you for a new one.")


class InvitationAnswered(DomainError):
    code = "invitation_answered"
    message = _("This invitation was answered on %(day)s and cannot be answered again.")


class ConsentMissing(DomainError):
    code = "consent_missing"
    message = _("Without this consent the appointment cannot be accepted. You may also decline.")


class NotEligible(DomainError):
    code = "not_eligible"
    message = _("Only somebody who may campaign by law can accept. You may also decline.")
    field = "eligible"


class NotIssued(DomainError):
    code = "not_issued"
    message = _("This certificate does not stand: it is “%(status)s”.")


class NotPrintable(DomainError):
    code = "not_printable"
    message = _(
        "The certificate's typefaces have no sign for %(characters)s. "
        "Change the names in which it stands."
    )


class ReasonMissing(DomainError):
    code = "reason_missing"
    message = _("Say why; the reason is kept with the decision.")
    field = "reason"


class TermInvalid(DomainError):
    code = "term_invalid"
    message = _("The term has to end after it starts.")
    field = "ends_on"

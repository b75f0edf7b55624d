"""What can go wrong at an event; see ``committee.errors``."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors import DomainError


class AlreadyLogged(DomainError):
    code = "already_logged"
    message = _("An event of this name is already logged for this committee on that day.")
    field = "name_ko"


class AlreadyListed(DomainError):
    code = "already_listed"
    message = _("%(person)s is already on the list of this event.")
    field = "name"


class AlreadyConferred(DomainError):
    code = "already_conferred"
    message = _("Certificate %(number)s was already handed over.")


class NotAConferral(DomainError):
    code = "not_a_conferral"
    message = _("Certificates are handed over in a conferral item of the programme.")


class NotValid(DomainError):
    code = "not_valid"
    message = _("Certificate %(number)s is not valid and cannot be handed over.")


class AlreadyInside(DomainError):
    code = "already_inside"
    message = _("%(person)s was checked in at %(time)s by %(by)s.")

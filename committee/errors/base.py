"""What every refusal is: a code for machines, a sentence for the person, and a field."""

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


class ReasonMissing(DomainError):
    """A decision that has to be justified came without a reason or a source."""

    code = "reason_missing"
    message = _("Say why; the reason is kept with the decision.")
    field = "reason"


def told(code: str, values: dict[str, Any]) -> str:
    """What the error with this code would say, in the reader's language."""
    classes = [DomainError]
    for known in classes:
        classes += known.__subclasses__()
    return str(next((each for each in classes if each.code == code), DomainError)(**values))

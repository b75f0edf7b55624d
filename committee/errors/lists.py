"""Refusals about long lists: files that come in, rosters that go out, and their filters."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors.base import DomainError


class FileRefused(DomainError):
    """A file that is not read; ``said`` is the sentence that says why."""

    code = "file_refused"
    message = _("The file was not taken: %(said)s")
    field = "file"


class ColumnsMissing(DomainError):
    """Nobody can be nominated without a name, a contact, a committee and a post."""

    code = "columns_missing"
    message = _(
        "Name a different column for each of committee, post and name, and one for the mobile "
        "phone or the mail address."
    )


class ImportBusy(DomainError):
    """The import is not at the step that this decision needs."""

    code = "import_busy"
    message = _("This import is at another step by now. Reload the page to see where it is.")


class RowsInError(DomainError):
    """All rows are wanted, and not all are good."""

    code = "rows_in_error"
    message = _(
        "%(rows)s rows are not good, so nothing was imported. "
        "Correct them in the file, or import the good rows only."
    )
    field = "mode"


class NothingToExport(DomainError):
    """An export without a row is no export."""

    code = "nothing_to_export"
    message = _("Nobody stands in this part of the roster. Change the filter first.")


class NobodyChosen(DomainError):
    """A nomination needs somebody."""

    code = "nobody_chosen"
    message = _("Nobody stands in this part of the roster. Change the filter first.")


class TooManyChosen(DomainError):
    """As many as a file may hold."""

    code = "too_many_chosen"
    message = _("At most %(most)s people are nominated at once. Narrow the filter.")


class FilterNameTaken(DomainError):
    """An account's filters of one roster are told apart by their names."""

    code = "filter_name_taken"
    message = _("You have a filter “%(name)s” for this roster already. Choose another name.")
    field = "name"


class TooManyFilters(DomainError):
    """Chips above a roster help only as long as they can be taken in."""

    code = "too_many_filters"
    message = _("You have %(most)s filters for this roster. Delete one first.")

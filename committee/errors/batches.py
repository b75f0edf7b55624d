"""Refusals about batches and the runs on them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors.base import DomainError


class DayUnlikely(DomainError):
    """A certificate would be dated long before its appointment, or long after today."""

    code = "day_unlikely"
    message = _("Certificates can be dated from %(first)s to %(last)s.")
    field = "dated"


class OutsideBatch(DomainError):
    """Every appointment of a batch lies within the batch's committee."""

    code = "outside_batch"
    message = _(
        "Some of these appointments are outside %(committee)s. Choose a committee above them all."
    )
    field = "committee"


class EmptyBatch(DomainError):
    """A batch without anybody is no batch."""

    code = "empty_batch"
    message = _("There is nobody to put into this batch. Change the filter first.")


class NothingIssued(DomainError):
    """Files are made of certificates that are valid."""

    code = "nothing_issued"
    message = _("Nobody in this batch has a valid certificate yet. Issue them first.")
    field = "kind"


class RunOpen(DomainError):
    """A batch has one run at a time."""

    code = "run_open"
    message = _("A run of this batch is still open. Wait until it is done, or cancel it first.")


class OwnRun(DomainError):
    """Two people decide on a large run."""

    code = "own_run"
    message = _("You asked for this run; somebody else who may appoint here has to agree to it.")


class OwnNominees(DomainError):
    """Of the two people who decide on a large run, neither nominated anybody in it."""

    code = "own_nominees"
    message = _(
        "You nominated some of the people in this run; somebody who nominated none of them has to "
        "agree to it."
    )


class RunMovedOn(DomainError):
    """The run is not at the step that this decision needs."""

    code = "run_moved_on"
    message = _("This run is “%(status)s” by now. Reload the page to see where it is.")

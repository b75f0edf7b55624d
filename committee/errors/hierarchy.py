"""Refusals about committees, posts and the access that is given at them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors.base import DomainError


class SeatsStillHeld(DomainError):
    """More people sit in the post than it would have seats."""

    code = "seats_still_held"
    message = _("%(post)s has %(held)s holders at once. End terms first, or leave more seats.")
    field = "seats"


class PostStillHeld(DomainError):
    """A post is closed only when nobody sits in it or is on the way to it."""

    code = "post_still_held"
    message = _("%(post)s has %(held)s holders or nominees. End those appointments first.")


class CommitteeClosed(DomainError):
    """A dissolved committee gets nothing new."""

    code = "committee_closed"
    message = _("%(committee)s is dissolved. Reopen it first.")


class CommitteeClosing(CommitteeClosed):
    """Nor does one whose dissolution is decided: it would stand on below what is gone."""

    code = "committee_closing"
    message = _("%(committee)s is going to be dissolved on %(day)s. Reopen it first.")


class LiesBelowClosed(CommitteeClosed):
    """A committee was moved while it was closed, and now lies below another one that is."""

    code = "lies_below_closed"
    message = _(
        "%(committee)s lies below %(above)s by now, which is dissolved or going to be. "
        "Reopen that one first, or move the former elsewhere."
    )


class NotDissolved(DomainError):
    """Only a dissolved committee can be reopened, and only from where it was dissolved."""

    code = "not_dissolved"
    message = _("%(committee)s was not dissolved by itself. Reopen the one with which it closed.")


class DayInvalid(DomainError):
    """The day lies before the committee's launch."""

    code = "day_invalid"
    message = _("This day is before the launch of the committee.")
    field = "on"


class TermsBeganLater(DomainError):
    """A dissolution in the past ends terms that ran, and does not undo those that began since."""

    code = "terms_began_later"
    message = _(
        "Terms that began on that day or later: %(terms)s. They would never have been. "
        "The earliest possible day is %(day)s."
    )
    field = "on"


class NameDateInvalid(DomainError):
    """Names follow each other: none starts before the one before it, or in the future."""

    code = "name_date_invalid"
    message = _("A name starts today or earlier, and not before the name that it replaces.")
    field = "on"


class BelowItself(DomainError):
    """A committee cannot hang below itself."""

    code = "below_itself"
    message = _("A committee cannot be put below itself. Choose one outside its own branch.")
    field = "target"


class OtherCampaign(DomainError):
    """Committees stay in their campaign."""

    code = "other_campaign"
    message = _("Both committees have to belong to the same campaign.")
    field = "target"


class AlreadyThere(DomainError):
    """The committee hangs there already."""

    code = "already_there"
    message = _("The committee is directly below that one already.")
    field = "target"


class NotSiblings(DomainError):
    """Only committees with the same parent have an order among them."""

    code = "not_siblings"
    message = _("Choose another committee with the same parent. Reload the page to see the order.")
    field = "before"


class TooDeep(DomainError):
    """A path in the tree has room for some sixty levels."""

    code = "too_deep"
    message = _("The hierarchy would become too deep. Choose a higher committee.")
    field = "target"


class NoRegions(DomainError):
    """A template is set up for regions, and the committee's has none of that level."""

    code = "no_regions"
    message = _("There is no region to set this up for. Choose one, or another template.")
    field = "region"


class NothingToSetUp(DomainError):
    """Every region has its committee, with all the posts of the template."""

    code = "nothing_to_set_up"
    message = _(
        "There is nothing to set up: the committees are there already, with their usual posts."
    )


class UnitNameTooLong(DomainError):
    """A template's pattern makes the name of a committee too long."""

    code = "unit_name_too_long"
    message = _(
        "“%(committee)s” has more than %(most)s characters, and is too long for a name. "
        "Choose another template, or shorten the name of the committee above."
    )
    field = "template"


class AlreadyGranted(DomainError):
    """The same access twice over the same days."""

    code = "already_granted"
    message = _(
        "%(person)s has this access in that time already. End it first, or change the days."
    )
    field = "level"


class GrantTooLong(DomainError):
    """Nobody gives access for longer than they have their own."""

    code = "grant_too_long"
    message = _(
        "Your own right here ends. You can give access until %(day)s, and not for longer: enter "
        "that day or an earlier one as the last day."
    )
    field = "last_day"


class LastLeader(DomainError):
    """Somebody has to be left who leads the campaign."""

    code = "last_leader"
    message = _(
        "Nobody else leads the campaign. Give somebody else this access first, then end this one."
    )

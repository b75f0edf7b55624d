"""Refusals about records of people that are made one."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors.base import DomainError


class ContactNeeded(DomainError):
    """Nobody could be reached, asked or told anything."""

    code = "contact_needed"
    message = _("Give a mail address or a mobile phone number.")
    field = "email"


class OneRecordTwice(DomainError):
    """A record cannot be merged with itself, nor one that was merged already."""

    code = "one_record_twice"
    message = _("These two are one record already.")


class BothHoldPost(DomainError):
    """Two records that stand for one post at the same time cannot become one."""

    code = "both_hold_post"
    message = _(
        "Both stand for the same post at the same time. End one of the two appointments as issued "
        "in error, then merge."
    )


class BothWereThere(DomainError):
    """Rows that both have, and that others refer to: perhaps they are two people after all."""

    code = "both_were_there"
    message = _(
        "Both stand in “%(place)s”, each with a history of its own. Perhaps they are two people."
    )


class MergedAgain(DomainError):
    """Mergers are taken back in the reverse order."""

    code = "merged_again"
    message = _("A later merger builds on this one. Undo that one first.")


class MergerFinal(DomainError):
    """After thirty days the merged record is deleted."""

    code = "merger_final"
    message = _("This merger can be undone no more.")


class OtherMail(DomainError):
    """A known person's record names another mail address than the one typed for them."""

    code = "other_mail"
    message = _(
        "This person is on record with another mail address. Leave the field empty to use that "
        "one, or have the record corrected first."
    )
    field = "email"


class OtherPhone(DomainError):
    """A known person's record names another phone than the one typed for them."""

    code = "other_phone"
    message = _(
        "This person is on record with another phone number. Leave the field empty to keep that "
        "one, or have the record corrected first."
    )
    field = "phone"

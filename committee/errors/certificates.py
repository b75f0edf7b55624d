"""Refusals about certificates: issuing, checking, reporting and designing them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors.base import DomainError


class NotHolder(DomainError):
    """Only the holder resigns."""

    code = "not_holder"
    message = _("Only whoever holds the post can resign from it.")


class ReportSettled(DomainError):
    """A report is settled once."""

    code = "report_settled"
    message = _("This report was settled on %(day)s already.")


class TooOften(DomainError):
    """Somebody without an account asks more often than a person would."""

    code = "too_often"
    message = _(
        "Too many requests came from your network. "
        "Wait %(seconds)s seconds and open the page again."
    )


class NotIssued(DomainError):
    """The certificate is not in the state that this decision needs."""

    code = "not_issued"
    message = _("This certificate does not stand: it is “%(status)s”.")


class StillDraft(DomainError):
    """A certificate that is not printed yet is nothing that anybody holds or could check."""

    code = "still_draft"
    message = _(
        "This certificate is still being printed. Wait until it is, or end the appointment: then "
        "it never becomes valid."
    )


class FileLost(DomainError):
    """A certificate's file is gone, and what would be printed now is not the same to the byte."""

    code = "file_lost"
    message = _("The file %(path)s is lost or damaged, and cannot be printed the same again.")


class NoSigningKey(DomainError):
    """Credentials and statements are signed, and nobody has given the site a key."""

    code = "no_signing_key"
    message = _("This site has no key to sign with. Ask whoever runs it to set one.")


class NotPrintable(DomainError):
    """A name has characters that no typeface of the certificate can show."""

    code = "not_printable"
    message = _(
        "The certificate's typefaces have no sign for %(characters)s. "
        "Change the names in which it stands."
    )


class TooLong(DomainError):
    """The words do not fit even at half their size."""

    code = "too_long"
    message = _(
        "The names are too long for one page of a certificate. "
        "Shorten the committee's or the post's name."
    )


class UnknownGap(DomainError):
    """A sentence of a design has braces around something that stands for nothing."""

    code = "unknown_gap"
    message = _("“{%(found)s}” stands for nothing. You can use %(known)s.")


class LooseBrace(DomainError):
    """A sentence of a design has a brace without its other half."""

    code = "loose_brace"
    message = _("A brace has no other half, at “%(found)s”. Write a name between two: {post}.")


class NothingToPublish(DomainError):
    """Every change of the design is published already."""

    code = "nothing_to_publish"
    message = _("Nothing was changed since the last published version.")


class DesignChanged(DomainError):
    """Two people edited one design; the second sees both and decides."""

    code = "design_changed"
    message = _(
        "Somebody saved this design after you opened it. Yours is still here, unsaved: compare, "
        "and save again."
    )


class NotPublished(DomainError):
    """Only a design that is offered and has a published version can be used."""

    code = "not_published"
    message = _("Publish the design first, and offer it; then it can be used.")
    field = "design"


class DesignNameTaken(DomainError):
    """Designs of a campaign are told apart by their names."""

    code = "design_name_taken"
    message = _("There is a design “%(name)s” already. Choose another name.")
    field = "name"

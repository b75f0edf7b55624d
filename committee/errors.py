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
    message = _("There is no mail address to send the invitation to. Add one first.")
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


class NotIssued(DomainError):
    """The certificate is not in the state that this decision needs."""

    code = "not_issued"
    message = _("This certificate does not stand: it is “%(status)s”.")


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


class ReasonMissing(DomainError):
    """A decision that has to be justified came without a reason or a source."""

    code = "reason_missing"
    message = _("Say why; the reason is kept with the decision.")
    field = "reason"


class TermInvalid(DomainError):
    """The term would end before it starts."""

    code = "term_invalid"
    message = _("The term has to end after it starts.")
    field = "ends_on"


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


class NotDissolved(DomainError):
    """Only a dissolved committee can be reopened, and only from where it was dissolved."""

    code = "not_dissolved"
    message = _("%(committee)s was not dissolved by itself. Reopen the one with which it closed.")


class DayInvalid(DomainError):
    """The day lies before the committee's launch."""

    code = "day_invalid"
    message = _("This day is before the launch of the committee.")
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


class AlreadyGranted(DomainError):
    """The same access twice over the same days."""

    code = "already_granted"
    message = _(
        "%(person)s has this access in that time already. End it first, or change the days."
    )
    field = "level"


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


class RunMovedOn(DomainError):
    """The run is not at the step that this decision needs."""

    code = "run_moved_on"
    message = _("This run is “%(status)s” by now. Reload the page to see where it is.")


def told(code: str, values: dict[str, Any]) -> str:
    """What the error with this code would say, in the reader's language."""
    classes = [DomainError]
    for known in classes:
        classes += known.__subclasses__()
    return str(next((each for each in classes if each.code == code), DomainError)(**values))

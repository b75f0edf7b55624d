"""What can go wrong at an event; see ``committee.errors``."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committee.errors import DomainError


class AlreadyLogged(DomainError):
    """The same event would stand in the record twice."""

    code = "already_logged"
    message = _("An event of this name is already logged for this committee on that day.")
    field = "name_ko"


class AlreadyListed(DomainError):
    """The same attendee would stand on the list twice."""

    code = "already_listed"
    message = _("%(person)s is already on the list of this event.")
    field = "name"


class AlreadyConferred(DomainError):
    """A certificate is handed over once, unless that is undone."""

    code = "already_conferred"
    message = _("Certificate %(number)s was already handed over.")


class NotAConferral(DomainError):
    """The programme item is of another kind."""

    code = "not_a_conferral"
    message = _("Certificates are handed over in a conferral item of the programme.")


class NotValid(DomainError):
    """A certificate that is not printed yet, or was revoked, is not handed over."""

    code = "not_valid"
    message = _("Certificate %(number)s is not valid and cannot be handed over.")


class AlreadyInside(DomainError):
    """Whoever is inside cannot come in again; the message says who let them in, and when."""

    code = "already_inside"
    message = _("%(person)s was checked in at %(time)s by %(by)s.")


class TooManyScans(DomainError):
    """A device reports its acts in portions."""

    code = "too_many_scans"
    message = _("At most %(most)s scans at once. Send them in portions.")


class NotUndoable(DomainError):
    """A refusal changed nothing."""

    code = "not_undoable"
    message = _("Only a check-in or a check-out can be undone.")


class AlreadyUndone(DomainError):
    """A scan is undone once."""

    code = "already_undone"
    message = _("This was undone already.")


class CheckedOutSince(DomainError):
    """A check-in stands as long as the check-out that followed it."""

    code = "checked_out_since"
    message = _("They were checked out since. Undo the check-out first.")


class ScanIdTaken(DomainError):
    """A scan id is used once in the world."""

    code = "scan_id_taken"
    message = _("This scan id was used at another event. Use a new random UUID for each scan.")


class NotPublished(DomainError):
    """Nobody is asked to what is not announced, is cancelled or is over."""

    code = "not_published"
    message = _("Publish the event first; its day has to be today or later.")


class ReplyUnknown(DomainError):
    """The link belongs to nobody on a list."""

    code = "reply_unknown"
    message = _("This link is not known, or a newer one replaced it.")


class ReplyClosed(DomainError):
    """The event has begun, or is cancelled, or the person is here."""

    code = "reply_closed"
    message = _("Answers are not taken any more.")


class NoRoom(DomainError):
    """A party is larger than what is left; whoever has a place keeps it as it is."""

    code = "no_room"
    message = _(
        "There is no room for %(number)s people. Nothing was changed: say fewer companions, or "
        "leave it as it is."
    )
    field = "companions"


class WasAtTheDoor(DomainError):
    """What the door saw is not contradicted by hand."""

    code = "was_at_the_door"
    message = _("%(person)s was checked in at the door. Undo the check-in there first.")


class NotAnswerable(DomainError):
    """Nobody answers “going” once it has begun, and nobody was absent before the day."""

    code = "not_answerable"
    message = _("This cannot be said of the event today. Load the page again and choose anew.")
    field = "status"


class PartOfTheRecord(DomainError):
    """A list keeps whom the door or a conferral knows."""

    code = "part_of_the_record"
    message = _(
        "%(person)s was at the door or was handed a certificate, which stays on record. They "
        "cannot be taken off the list."
    )


class ChangedMeanwhile(DomainError):
    """Two people edited the same text; the second keeps what was typed and looks again."""

    code = "changed_meanwhile"
    message = _(
        "Somebody saved this after you opened it. Yours is still here, unsaved: compare, and save "
        "again."
    )


class NotInTheRecord(DomainError):
    """A press release says a number or quotes words that its record does not hold."""

    code = "not_in_the_record"
    message = _("The record of this paragraph does not say “%(said)s”. Put it on record first.")


class NotInAnyRecord(NotInTheRecord):
    """The same of a headline, which may say what any record of the release holds."""

    code = "not_in_any_record"
    message = _("No record of this release says “%(said)s”. Put it on record first.")


class RoomTaken(DomainError):
    """A room is held by one event at a time; whose it is stays unsaid."""

    code = "room_taken"
    message = _(
        "%(room)s is taken from %(starts)s until %(ends)s. Choose another room or another hour."
    )
    field = "room_name"


class ProgrammeChanged(DomainError):
    """Two people edited one programme; the second sees both and decides."""

    code = "programme_changed"
    message = _(
        "Somebody saved the programme after you opened it. Yours is still here, unsaved: compare, "
        "and save again."
    )


class ItemInUse(DomainError):
    """The item has begun, or certificates were handed over in it: it is part of the record."""

    code = "item_in_use"
    message = _(
        "“%(item)s” has begun, or certificates were handed over in it. It cannot be removed."
    )


class ItemHasMore(DomainError):
    """A queue and cues go with their item, and not unsaid."""

    code = "item_has_more"
    message = _(
        "“%(item)s” is not removed yet: its queue and its cues would go with it. Tick below that "
        "they may go, and save again."
    )


class KindInUse(DomainError):
    """A queue, and the certificates that were handed over, stand in a conferral alone."""

    code = "kind_in_use"
    message = _(
        "“%(item)s” has recipients in its queue, or certificates were handed over in it. It stays "
        "a conferral; empty the queue first, and take back what was handed over."
    )
    field = "kind"


class NothingNew(DomainError):
    """A version differs from the one before it."""

    code = "nothing_new"
    message = _("The programme is published as it is. Change it first.")


class EmptyProgramme(DomainError):
    """A programme without an item tells nobody anything."""

    code = "empty_programme"
    message = _("The programme has no items yet. Add one, save, then publish.")


class WrongState(DomainError):
    """Events go from draft to published, held and archived; each step from the one before it."""

    code = "wrong_state"
    message = _("The event is “%(status)s”; %(needed)s.")


class Archived(DomainError):
    """What is archived is read, and not changed."""

    code = "archived"
    message = _("The event is archived: it can be read, and not changed.")


class Cancelled(DomainError):
    """Nobody comes in where nothing takes place."""

    code = "event_cancelled"
    message = _("The event is cancelled: nobody is let in.")


class RunMovedOn(DomainError):
    """Somebody else moved the programme on since the page was shown; nothing is done twice."""

    code = "run_moved_on"
    message = _("Somebody else moved the programme on meanwhile. Look at it, then press again.")


class NothingToRun(DomainError):
    """The programme has no item for what was asked."""

    code = "nothing_to_run"
    message = _("There is nothing left to start, finish or undo here.")


class NotRunnable(DomainError):
    """A draft does not run, nor does what is cancelled or archived."""

    code = "not_runnable"
    message = _("Only a published event runs. Publish it first.")


class NotYetHeld(DomainError):
    """Nothing was held whose day has not come."""

    code = "not_yet_held"
    message = _("The day of the event has not come. Correct the date, or wait for the day.")
    field = "held_on"


class NothingToCopy(DomainError):
    """Every committee that was meant has the event already, or it is not one's own to log."""

    code = "nothing_to_copy"
    message = _("No committee is left that would get one. Choose others.")


class NameTooLong(DomainError):
    """The name of a committee makes the name of its event too long."""

    code = "name_too_long"
    message = _("For %(committee)s the name has more than %(most)s characters. Shorten it.")
    field = "name_ko"


class NotAProxy(DomainError):
    """One person comes for one other."""

    code = "not_a_proxy"
    message = _("Somebody comes for %(name)s already, or it is the same person. Choose another.")
    field = "proxy_for"

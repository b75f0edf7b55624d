"""Background work of the events app; every task can run twice with the effect of once."""

from __future__ import annotations

from django.utils import translation
from procrastinate.contrib.django import app

from committee.errors import DomainError
from committee.models import Committee, Export, User
from committee.reports import selected
from committee.roster_forms import RosterForm, read_back
from committee.services.exports import give_up
from events.models import Event
from events.report_forms import rows_of
from events.services import attendance_files, copies, guest_lists, guests, steps


@app.task(name="send_event_invitations", retry=5)
def send_event_invitations(event_id: int) -> None:
    """Mail those who were asked, a portion at a time."""
    if guests.send_invitations(event_id):
        send_event_invitations.defer(event_id=event_id)


@app.task(name="ask_by_filter", retry=5)
def ask_by_filter(
    event_id: int, actor_id: int, committee_id: int, query: dict[str, str | list[str]]
) -> None:
    """Ask everybody whom a filter of a roster finds, with the rights that the account has now."""
    actor = User.objects.get(pk=actor_id)
    committee = Committee.objects.get(pk=committee_id)
    form = RosterForm(read_back(query), account=actor, committee=committee)
    if not (form.is_valid() and form.keeps_contacts):
        return
    rows, _exact = selected(actor, committee, **form.chosen)
    event = Event.objects.select_related("host").get(pk=event_id)
    try:
        guests.ask_members(actor=actor, event=event, holders=rows)
    except DomainError:
        return  # the event was cancelled, or the right to it ended, while the job waited


@app.task(name="copy_event", retry=5)
def copy_event(copying_id: str) -> None:
    """Make the next drafts of a copying, and come back for more."""
    if copies.work(copying_id):
        copies.call_worker(copying_id)


@app.periodic(cron="* * * * *")
@app.task(name="keep_copyings_going", queueing_lock="keep_copyings_going")
def keep_copyings_going(timestamp: int) -> None:
    """Call workers for copyings whose jobs were lost."""
    copies.keep_going()


@app.task(name="send_cancellations", retry=5)
def send_cancellations(event_id: int) -> None:
    """Tell everybody who was asked that the event is cancelled, a portion at a time."""
    if steps.send_cancellations(event_id):
        send_cancellations.defer(event_id=event_id)


@app.task(name="send_place", retry=5)
def send_place(attendance_id: int) -> None:
    """Mail somebody from the waiting list that there is a place."""
    guests.send_place(attendance_id)


@app.periodic(cron="27 3 * * *")
@app.task(name="forget_contacts_of_guests", queueing_lock="forget_contacts_of_guests")
def forget_contacts_of_guests(timestamp: int) -> None:
    """Erase the contacts of guests a month after their last event."""
    guest_lists.forget_contacts()


@app.task(name="write_attendance_export", retry=5)
def write_attendance_export(export_id: str) -> None:
    """Write the file of an export of an event's list, with the rights that its account has now."""
    export = Export.objects.select_related("requested_by", "committee").get(pk=export_id)
    with translation.override(export.language):
        rows = rows_of(export)
        if rows is None:
            give_up(export_id)
            return
        attendance_files.write_later(export, rows)

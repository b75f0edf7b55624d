"""Background work of the committee app; every task can run twice with the effect of once."""

from __future__ import annotations

from django.utils import translation
from procrastinate.contrib.django import app

from committee import counted, reports
from committee.models import Export
from committee.roster_forms import RosterForm, read_back
from committee.services import (
    batch_files,
    certificates,
    exports,
    imports,
    invitations,
    mailings,
    merging,
    reminders,
    restructuring,
    runs,
    stocktaking,
    throttling,
)


@app.task(name="print_certificate", retry=5)
def print_certificate(certificate_id: str) -> None:
    """Write the PDF of a certificate and make it valid."""
    certificates.print_certificate(certificate_id)


@app.task(name="work_on_run", retry=5)
def work_on_run(run_id: str, lane: int) -> None:
    """Do the next chunk of a run, and come back for more."""
    if runs.work(run_id):
        runs.call_worker(run_id, lane)


@app.periodic(cron="* * * * * */20")  # every twenty seconds
@app.task(name="keep_runs_going", queueing_lock="keep_runs_going")
def keep_runs_going(timestamp: int) -> None:
    """Call workers for runs whose jobs were lost."""
    runs.keep_going()


@app.periodic(cron="37 4 * * *")
@app.task(name="take_stock", queueing_lock="take_stock")
def take_stock_of_certificates(timestamp: int) -> None:
    """Compare certificates with their files, and print again what is lost."""
    stocktaking.take_stock()


@app.task(name="write_batch_file", retry=5)
def write_batch_file(file_id: str) -> None:
    """Write a file about a batch, with the right that its account has now."""
    batch_files.write(file_id)


@app.periodic(cron="51 * * * *")
@app.task(name="remove_old_batch_files", queueing_lock="remove_old_batch_files")
def remove_old_batch_files(timestamp: int) -> None:
    """Remove the files about batches after a week."""
    batch_files.remove_old()


@app.task(name="send_invitation", retry=5)
def send_invitation(invitation_id: str) -> None:
    """Mail an invitation, unless it was mailed, answered or replaced."""
    invitations.send(invitation_id)


@app.periodic(cron="* * * * *")
@app.task(name="forget_old_requests", queueing_lock="forget_old_requests")
def forget_old_requests(timestamp: int) -> None:
    """Delete what was counted of requests in windows that are over."""
    throttling.forget_old()


@app.task(name="send_mailing", retry=5)
def send_mailing(mailing_id: str) -> None:
    """Tell somebody of a step, unless they were told."""
    mailings.send(mailing_id)


@app.periodic(cron="5-59/10 * * * *")
@app.task(name="remind_unanswered", queueing_lock="remind_unanswered")
def remind_unanswered(timestamp: int) -> None:
    """Remind of the invitations that soon expire."""
    reminders.remind_unanswered()


@app.periodic(cron="*/10 * * * *")
@app.task(name="expire_invitations", queueing_lock="expire_invitations")
def expire_invitations(timestamp: int) -> None:
    """Close the invitations that nobody answered in time, and erase whoever they asked."""
    invitations.expire_unanswered()


@app.periodic(cron="1 * * * *")
@app.task(name="withdraw_late", queueing_lock="withdraw_late")
def withdraw_late(timestamp: int) -> None:
    """Withdraw what is still on the way where the day of a dissolution has come."""
    restructuring.withdraw_late()


@app.periodic(cron="27 * * * *")
@app.task(name="expire_nominations", queueing_lock="expire_nominations")
def expire_nominations(timestamp: int) -> None:
    """Close the nominations that nobody invited in time, and erase whoever they name."""
    invitations.expire_uninvited()


@app.periodic(cron="33 * * * *")
@app.task(name="erase_after_dissolutions", queueing_lock="erase_after_dissolutions")
def erase_after_dissolutions(timestamp: int) -> None:
    """Erase whom a dissolution kept from answering, once it is not taken back."""
    restructuring.erase_after_dissolutions()


@app.task(name="read_import", retry=5)
def read_import(import_id: str) -> None:
    """Put a file's rows on record, and check them if the columns are known."""
    imports.read_file(import_id)
    imports.check(import_id)


@app.task(name="check_import", retry=5)
def check_import(import_id: str) -> None:
    """Give every row of an import a verdict."""
    imports.check(import_id)


@app.task(name="commit_import", retry=5)
def commit_import(import_id: str) -> None:
    """Make the nominations that an import asks for."""
    imports.take_rows(import_id)


@app.task(name="erase_import", retry=5)
def erase_import(import_id: str) -> None:
    """Erase the rows and the file of a cancelled import."""
    imports.erase(import_id)


@app.periodic(cron="41 3 * * *")
@app.task(name="erase_old_imports", queueing_lock="erase_old_imports")
def erase_old_imports(timestamp: int) -> None:
    """Erase what imports read a week ago."""
    imports.erase_old()


@app.periodic(cron="21 * * * *")
@app.task(name="forget_old_changes", queueing_lock="forget_old_changes")
def forget_old_changes(timestamp: int) -> None:
    """Keep the notes of what changed short."""
    counted.forget_old_changes()


@app.periodic(cron="11 2 * * *")
@app.task(name="find_duplicates", queueing_lock="find_duplicates")
def find_duplicates(timestamp: int = 0) -> None:
    """Look for people who stand on record twice."""
    merging.find_duplicates()


@app.periodic(cron="31 2 * * *")
@app.task(name="settle_mergers", queueing_lock="settle_mergers")
def settle_mergers(timestamp: int) -> None:
    """Delete the records that were merged thirty days ago."""
    merging.settle_mergers()


@app.task(name="write_export", retry=5)
def write_export(export_id: str) -> None:
    """Write the file of an export, with the rights that its account has now."""
    export = Export.objects.select_related("requested_by", "committee").get(pk=export_id)
    with translation.override(export.language):
        form = RosterForm(
            read_back(export.query), account=export.requested_by, committee=export.committee
        )
        if not (form.is_valid() and form.keeps_contacts):
            exports.give_up(export_id)
            return
        rows, _exact = reports.selected(export.requested_by, export.committee, **form.chosen)
        exports.write_export(export, rows.order_by(*form.order), form.columns_shown)


@app.periodic(cron="41 * * * *")
@app.task(name="remove_old_exports", queueing_lock="remove_old_exports")
def remove_old_exports(timestamp: int) -> None:
    """Remove the files of exports after a week; the record of them stays."""
    exports.remove_old_files()

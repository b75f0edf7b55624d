"""What is wrong with a file, a row of one or an entry of a run: codes, and sentences for people.

A finding is kept as ``[code, values]`` and said in the language of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Finding = tuple[str, dict[str, Any]]

OF_FILES: dict[str, Promise] = {
    "too_big": _(
        "The file has %(megabytes)s MB; at most %(limit)s MB are read. Split it into several files."
    ),
    "empty": _("There is nothing in the file. Choose a file with a header and rows below it."),
    "damaged": _(
        "The file is damaged or cut off. Open it in a spreadsheet program, save it as .xlsx again, "
        "and upload that."
    ),
    "not_a_workbook": _("This is an archive, not a workbook. Upload an .xlsx or .csv file."),
    "other_format": _("Files of the format %(name)s are not read. Save the list as .xlsx or .csv."),
    "encrypted": _("The file is protected by a password. Save it without one and upload it again."),
    "markup": _(
        "This is a web page or an XML file under another name. Open it in a spreadsheet program "
        "and save it as .xlsx."
    ),
    "macros": _("The file contains macros. Save it as .xlsx, without macros."),
    "external_links": _(
        "The file refers to other workbooks. Paste the values in place of the links and save it."
    ),
    "declarations": _(
        "The file contains declarations (a DTD) that could read other files. Save it again in a "
        "spreadsheet program."
    ),
    "bomb": _(
        "Unpacked, the file would take %(megabytes)s MB; that is no list of people. Copy the rows "
        "into a new workbook."
    ),
    "too_many_sheets": _(
        "The workbook has more than %(limit)s sheets. Copy the list into a workbook of its own."
    ),
    "too_many_parts": _(
        "The workbook has more than %(limit)s parts. Copy the list into a workbook of its own."
    ),
    "not_text": _("The file is neither a workbook nor text. Upload an .xlsx or .csv file."),
    "unknown_encoding": _(
        "The text is in no known encoding. Save it as UTF-8 or as Korean (CP949), or as .xlsx."
    ),
    "open_quotation": _("A quotation mark opened in or before row %(row)s is never closed."),
    "cell_too_long": _("Row %(row)s has a cell of more than %(limit)s characters."),
    "too_wide": _("The table has more than %(limit)s columns. Take the others out."),
    "too_large": _(
        "The table is too large to read. Delete empty rows and columns far below and to the right "
        "of the list, or split it."
    ),
    "too_many_rows": _("The table has more than %(limit)s rows. Split it into several files."),
    "changed_meanwhile": _(
        "Nothing was imported: the record changed meanwhile, and not all rows are good any more. "
        "The rows were checked again."
    ),
    "not_allowed": _(
        "The import stopped: whoever ordered it has no right to appoint here any more."
    ),
}

OF_ROWS: dict[str, Promise] = {
    "formula": _("“%(column)s” is a formula. Paste its value instead."),
    "missing": _("“%(column)s” is empty."),
    "too_long": _("“%(column)s” has %(length)s characters; %(limit)s are kept."),
    "odd_characters": _("Take these characters out of the name: %(characters)s"),
    "unprintable": _(
        "The certificate cannot print these characters of “%(column)s”: %(characters)s"
    ),
    "no_letters": _("Write the name in letters."),
    "phone": _("“%(value)s” is no mobile number such as 010-0000-1234."),
    "email": _("“%(value)s” is no mail address."),
    "no_contact": _("There is neither a mobile number nor a mail address to invite the person by."),
    "unknown_committee": _("There is no committee “%(value)s” here."),
    "unknown_committee_like": _("There is no committee “%(value)s” here. Similar: %(similar)s"),
    "ambiguous_committee": _(
        "Several committees are called “%(value)s”. Write the path, such as %(similar)s"
    ),
    "unknown_post": _("%(committee)s has no post “%(value)s”."),
    "unknown_post_like": _("%(committee)s has no post “%(value)s”. It has: %(similar)s"),
    "place_is_closed": _("%(post)s is closed."),
    "full": _("%(post)s has no seat left (%(seats)s in all, nominees counted)."),
    "suppressed": _("The holder of this contact asked never to be invited again."),
    "moved": _("The committee is not part of this import's committee any more."),
    "declined": _("This person declined this post before."),
    "repeated": _("The same person for the same post stands in row %(row)s already."),
    "already": _("Already nominated for this post or holding it."),
    "same_contact_in_file": _("Row %(row)s has the same contact under another name."),
    "same_contact": _("%(person)s is on record with the same contact."),
    "same_name": _("A %(person)s with another contact is on record in this committee."),
}

OF_RUNS: dict[str, Promise] = {
    "right_lost": _(
        "The run stopped: whoever started it has no right to appoint here any more. Somebody who "
        "has it can resume it."
    ),
    "no_room": _("The run stopped: there is no room left on the disk. Make room, then resume it."),
    "not_answered": _("Has not accepted the invitation yet."),
    "not_invited": _("Was not invited yet."),
    "not_approved": _("Accepted, but is not approved yet."),
    "declined_it": _("Declined."),
    "ran_out": _("Did not answer in time."),
    "over": _("The appointment is over."),
    "ended_meanwhile": _(
        "The appointment ended before the run came to print the certificate, which never became "
        "valid."
    ),
    "public_office": _("A public office on record gets no certificate."),
    "stands": _("Has a certificate already: %(number)s"),
    "invited_already": _("Was invited and has not answered yet."),
    "answered_already": _("Has accepted already."),
    "no_mail": _("There is no mail address. Add one, or print the invitation as a letter."),
    "approved_already": _("Is approved already."),
    "nominated_by_approver": _(
        "Was nominated by whoever started this run; somebody else has to approve it."
    ),
    "erased": _("Everything about this person was erased."),
    "reminded_already": _("Was reminded already."),
    "outside": _("The post is not in the committee of this batch any more."),
    "unexpected": _("Something unforeseen went wrong (%(error)s). The log has the rest."),
}


def said(finding: Finding | list[Any]) -> str:
    """The sentence of a finding, in the reader's language."""
    code, values = finding
    sentence = OF_FILES.get(code) or OF_ROWS.get(code) or OF_RUNS[code]
    return str(sentence) % _shown(values)


def _shown(values: Mapping[str, Any]) -> dict[str, Any]:
    """Names of columns are kept as they stand in the code and shown as they are called."""
    shown = {
        name: ", ".join(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    if "column" in shown:
        shown["column"] = column_label(shown["column"])
    return shown


COLUMN_LABELS: dict[str, Promise] = {
    "committee": _("Committee"),
    "post": _("Post"),
    "name": _("Name"),
    "name_latin": _("Name in Latin letters"),
    "phone": _("Mobile phone"),
    "email": _("Mail address"),
    "source": _("Source of the data"),
}


COLUMN_OF = {
    "phone": "phone",
    "email": "email",
    "no_contact": "phone",
    "unknown_committee": "committee",
    "unknown_committee_like": "committee",
    "ambiguous_committee": "committee",
    "moved": "committee",
    "unknown_post": "post",
    "unknown_post_like": "post",
    "place_is_closed": "post",
    "full": "post",
    "same_name": "same_as",
    "same_contact": "same_as",
}


def column_of(finding: Finding | list[Any]) -> str | None:
    """The column in which something can be done about a finding; none for those about the row."""
    code, values = finding
    column: str | None = values.get("column", COLUMN_OF.get(code))
    return column


def column_label(column: str) -> str:
    """What a column is called."""
    return str(COLUMN_LABELS[column])

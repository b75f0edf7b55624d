"""Rows of a roster as a file: CSV by COPY, XLSX in constant memory, address cards one by one.

Each writer takes appointments and columns, writes to a binary file in the reader's language, tells
``progress`` now and then how many rows are written, and returns how many there were.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from committee import vcard
from committee.columns import DAYS, Column, shown, with_columns
from committee.models import AppointmentQuerySet, Export

Progress = Callable[[int], None]

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the computer's own code page, and Korean is unreadable."""
ROWS_A_SHEET = 1_048_575
"""What an Excel sheet holds below its heading."""
WIDEST_PROGRESS_STEP = 5_000
FETCHED_AT_ONCE = 2_000


def write_rows(
    format: str,
    rows: AppointmentQuerySet,
    columns: Sequence[Column],
    file: IO[bytes],
    *,
    folder: Path | None = None,
    progress: Progress = lambda written: None,
) -> int:
    """Write the rows in a format of ``Export.Format``; ``folder`` takes what is laid aside."""
    match format:
        case Export.Format.XLSX:
            days = [column in DAYS for column in columns]
            values = _values(rows, columns)
            return write_xlsx(values, _headings(columns), days, file, folder, progress)
        case Export.Format.VCARD:
            return _write_vcards(rows, columns, file, progress)
        case _:
            texts = with_columns(rows, columns, defused=True).values_list(*map(shown, columns))
            return write_csv(texts, _headings(columns), file, progress)


def _headings(columns: Sequence[Column]) -> list[str]:
    return [str(column.label) for column in columns]


def write_csv(
    texts: QuerySet[Any, Any],
    headings: Sequence[str],
    file: IO[bytes],
    progress: Progress = lambda written: None,
) -> int:
    """PostgreSQL itself writes the rows; none of them becomes a Python object.

    ``texts`` is a list of values in the order of the headings, defused where people typed them.
    """
    heading = io.StringIO()
    csv.writer(heading, lineterminator="\n").writerow(headings)
    file.write((BYTE_ORDER_MARK + heading.getvalue()).encode())
    try:
        query, values = texts.query.sql_with_params()
    except EmptyResultSet:  # known to hold nobody without a look at the database
        return 0
    copy = f"COPY ({query}) TO STDOUT WITH (FORMAT csv, ENCODING 'UTF8')"
    with connection.cursor() as cursor:
        with cursor.copy(copy, values) as blocks:
            for number, block in enumerate(blocks, start=1):
                file.write(block)
                if number % WIDEST_PROGRESS_STEP == 0:
                    progress(number)
        return int(cursor.rowcount)


def write_xlsx(
    values: Iterable[Sequence[Any]],
    headings: Sequence[str],
    days: Sequence[bool],
    file: IO[bytes],
    folder: Path | None = None,
    progress: Progress = lambda written: None,
) -> int:
    """One sheet after another; text stays text, so nothing is ever taken for a formula.

    ``days`` says of each column whether its values are days.
    """
    options: dict[str, Any] = {"constant_memory": True, "in_memory": False}
    if folder is not None:
        options["tmpdir"] = str(folder)
    number = 0
    with xlsxwriter.Workbook(file, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = _new_sheet(book, headings)
        for number, row in enumerate(values, start=1):
            place = (number - 1) % ROWS_A_SHEET + 1
            if place == 1 and number > 1:
                sheet = _new_sheet(book, headings)
            for position, (is_day, value) in enumerate(zip(days, row, strict=True)):
                if value is None:
                    continue
                if is_day:
                    sheet.write_datetime(place, position, value, day)
                else:
                    sheet.write_string(place, position, value)
            if number % WIDEST_PROGRESS_STEP == 0:
                progress(number)
    return number


def _new_sheet(book: Any, headings: Sequence[str]) -> Any:
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    sheet.set_column(0, len(headings) - 1, 18)
    sheet.freeze_panes(1, 0)
    for position, heading in enumerate(headings):
        sheet.write_string(0, position, heading, bold)
    return sheet


def _write_vcards(
    rows: AppointmentQuerySet, columns: Sequence[Column], file: IO[bytes], progress: Progress
) -> int:
    """One card a person, with every post of theirs among the rows."""
    needed = [Column.NAME, *(column for column in columns if column != Column.NAME)]
    by_person = rows.order_by("person__name", "person", "post__committee__path", "pk")
    values = _values(by_person, needed, "person_id")
    number = 0
    for person, held in groupby(values, key=itemgetter(0)):
        posts = [dict(zip(needed, row[1:], strict=True)) for row in held]
        file.write(vcard.card(_properties(str(person), posts)))
        before, number = number, number + len(posts)
        if number // WIDEST_PROGRESS_STEP > before // WIDEST_PROGRESS_STEP:
            progress(number)
    return number


def _properties(person: str, posts: list[dict[Column, Any]]) -> Iterator[tuple[str, str]]:
    first = posts[0]
    yield "UID", f"urn:uuid:{person}"
    yield "FN;PREF=1", vcard.text(first[Column.NAME])
    if latin := first.get(Column.LATIN):
        yield "FN;LANGUAGE=en", vcard.text(latin)
    if phone := first.get(Column.PHONE):
        yield "TEL;VALUE=text;TYPE=cell", vcard.text(phone)
    if email := first.get(Column.EMAIL):
        yield "EMAIL", vcard.text(email)
    for name, column in (("TITLE", Column.POST), ("ORG", Column.COMMITTEE)):
        for value in dict.fromkeys(post.get(column) for post in posts):
            if value:
                yield name, vcard.text(value)


def _values(
    rows: AppointmentQuerySet, columns: Sequence[Column], *before: str
) -> Iterator[tuple[Any, ...]]:
    """The columns' values, read through a cursor of the server's, some thousand at a time."""
    texts = with_columns(rows, columns).values_list(*before, *map(shown, columns))
    return texts.iterator(chunk_size=FETCHED_AT_ONCE)

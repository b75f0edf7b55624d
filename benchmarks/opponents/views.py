"""A roster's page with nobody on it, and the shortest way to a CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from committee.models import Appointment, Committee
from committee.paging import KeysetPage
from committee.roster_forms import RosterForm

COLUMNS = ("person__name", "post__title__name_ko", "post__committee__name_ko", "term", "status")


def empty_roster(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that a roster is shown in: the same template, form and middleware, and no rows."""
    committee = Committee.objects.select_related("kind", "region", "campaign").get(pk=pk)
    form = RosterForm(request.GET, account=request.user, committee=committee)
    context = {
        "committee": committee,
        "lineage": [],
        "form": form,
        "rows": [],
        "page": KeysetPage(rows=[], after="", before="", count=0),
        "exact": True,
        "query": "",
        "filters": [],
    }
    return render(request, "committee/roster.html", context)


class Echo:
    """Hands on what is written to it."""

    def write(self, line: str) -> str:
        return line


def appointments_csv(request: HttpRequest) -> StreamingHttpResponse:
    """``values_list`` and ``csv.writer``, streamed; ``rows`` says how many."""
    rows = Appointment.objects.order_by("pk").values_list(*COLUMNS)[: int(request.GET["rows"])]
    writer = csv.writer(Echo())

    def lines() -> Iterator[str]:
        yield writer.writerow(COLUMNS)
        for row in rows.iterator(chunk_size=2000):
            yield writer.writerow(row)

    return StreamingHttpResponse(lines(), content_type="text/csv")

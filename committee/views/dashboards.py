"""A committee's dashboard."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from committee import access, reports
from committee.access import Action
from committee.chart_forms import DayForm
from committee.charts import growth, tile_map
from committee.errors import NotAllowed
from committee.http import Request
from committee.models import Committee
from committee.reference.regions import SHORT_NAMES
from committee.views.committees import visible_committee


@require_safe
def dashboard(request: Request, pk: int) -> HttpResponse:
    """Seats, people on the way, provinces and growth, of a day."""
    committee = visible_committee(request, pk)
    if not access.may(request.user, Action.VIEW_ROSTER, committee):
        raise NotAllowed
    form = DayForm(request.GET)
    on = (form.cleaned_data["on"] if form.is_valid() else None) or timezone.localdate()
    found = reports.dashboard(request.user, committee, on=on)
    values = {each.region.code: each.people for each in found.provinces}
    groups = {each.region.code: each.mega_region for each in found.provinces}
    map_ = tile_map.draw(values, groups)
    by_code = {each.region.code: each for each in found.provinces}
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "form": form,
        "on": on,
        "found": found,
        "map": map_,
        "tiles": [(tile, _short_name(tile.code), by_code[tile.code]) for tile in map_.tiles],
        "columns": growth.draw(found.months),
    }
    return render(request, "committee/dashboard.html", context)


def _short_name(code: str) -> str:
    ko, en = SHORT_NAMES[code]
    return en if get_language() == "en" else ko

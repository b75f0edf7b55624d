"""The pages of one thing, as links above each of them: what else there is, and where one is."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from committee.access import Action, authority
from committee.models import Committee

register = template.Library()
COMPONENT = "components/sections.html"


def sections(request: HttpRequest, label: str, *links: tuple[str, str, bool]) -> dict[str, Any]:
    """Context of the component from label, address and "is it open to the reader".

    The first is the thing's own page; the pages of the others may have pages below them.
    """
    shown = []
    for text, url, is_open in links:
        here = "page" if request.get_full_path() == url or request.path == url else ""
        below = url != links[0][1] and request.path.startswith(url)
        current = here or ("true" if below else "")
        if is_open:
            shown.append({"label": text, "url": url, "current": current})
    return {"label": label, "sections": shown}


@register.inclusion_tag(COMPONENT, takes_context=True)
def committee_sections(context: template.RequestContext, committee: Committee) -> dict[str, Any]:
    """What there is to see of a committee."""
    request = context.request
    held = authority(request.user)
    roster = held.may(Action.VIEW_ROSTER, committee)
    vacancies = held.may(Action.VIEW_CONTACT, committee)
    pk = committee.pk
    return sections(
        request,
        committee.name,
        (_("Overview"), reverse("committee", args=[pk]), True),
        (_("Roster"), reverse("roster", args=[pk]), roster),
        (_("Organisation chart"), reverse("chart", args=[pk]), True),
        (_("Dashboard"), reverse("dashboard", args=[pk]), roster),
        (_("Vacancies"), reverse("vacancies", args=[pk]), vacancies),
        (_("Changes"), reverse("changes", args=[pk]), roster),
        (_("Events"), f"{reverse('events')}?committee={pk}", True),
    )


@register.inclusion_tag(COMPONENT, takes_context=True)
def desk_sections(context: template.RequestContext) -> dict[str, Any]:
    """The work of those who appoint."""
    return sections(
        context.request,
        _("Appointments"),
        (_("Appointments"), reverse("desk"), True),
        (_("Batches"), reverse("batches"), True),
        (_("Imports"), reverse("imports"), True),
        (_("Possible duplicates"), reverse("duplicates"), True),
        (_("Reports about certificates"), reverse("certificate_reports"), True),
    )

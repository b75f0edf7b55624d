"""The pages of one event, in the order in which its days need them."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from committee.templatetags.sections import COMPONENT, sections
from events import access
from events.models import Event

register = template.Library()


@register.inclusion_tag(COMPONENT, takes_context=True)
def event_sections(context: template.RequestContext, event: Event) -> dict[str, Any]:
    """What there is to see of an event, and to do for those who log it."""
    request = context.request
    logs = access.may_log(request.user, event)
    open_to_change = logs and event.status != Event.Status.ARCHIVED
    pages = [
        (_("Overview"), "event", True),
        (_("Programme"), "programme", True),
        (_("Attendance"), "attendance", logs),
        (_("Run sheet"), "run", logs),
        (_("Door"), "door", logs),
        (_("People at the door"), "door_duties", open_to_change),
        (_("Photographs"), "photos", True),
        (_("Report"), "report", logs),
        (_("Press release"), "press", logs),
        (_("Public page"), "public_page", logs),
    ]
    links = [(label, reverse(name, args=[event.pk]), is_open) for label, name, is_open in pages]
    return sections(request, event.name, *links)

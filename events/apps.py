"""The events app: events of committees, their programmes and who was there."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Names the app in the admin."""

    name = "events"
    verbose_name = _("Events")

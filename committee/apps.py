"""The committee app: committees, posts, people, appointments, certificates and access."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitteeConfig(AppConfig):
    """Names the app in the admin."""

    name = "committee"
    verbose_name = _("Committees")

"""The project as an app of its own: no models, only what concerns the whole site."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from config.checks import certificate_keys, certificate_seal, content_security_policy


class SiteConfig(AppConfig):
    """Registers the system checks of the settings."""

    name = "config"
    verbose_name = _("Site")

    def ready(self) -> None:
        register(content_security_policy, Tags.security)
        register(certificate_keys, Tags.security, deploy=True)
        register(certificate_seal, Tags.security, deploy=True)


class RostrumAdminConfig(admin.AdminConfig):
    """Django's admin on a site of ours, which asks for a second factor."""

    default = False
    default_site = "config.admin.RostrumAdminSite"

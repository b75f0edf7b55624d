"""Django's admin: reference data can be edited, decisions can be looked at.

What a service decides is read-only here, so that no click goes around its rules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.usersessions.admin import UserSessionAdmin
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from committee import models
from committee.days import shown_days
from committee.explanations import LevelChange, change_of_level
from committee.models import Level


class Inspection(admin.ModelAdmin):
    """Shows rows and changes none."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def days(name: str, description: Any) -> Callable[[Any], str]:
    """A column for a range of days; without bounds there is nothing to say."""

    def column(row: Any) -> str:
        found = getattr(row, name)
        return shown_days(found) if found.lower or found.upper else "–"

    shown: Callable[[Any], str] = admin.display(column, description=description, ordering=name)
    return shown


@admin.register(models.User)
class AccountAdmin(UserAdmin):
    ordering = ["email"]
    list_display = ["email", "is_active", "is_staff", "last_login"]
    search_fields = ["email"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
        (_("Access"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "password1", "password2"]})]


UserSessionAdmin.search_fields = ["user__email", "ip"]  # its own ask for a user name


class TitleForm(forms.ModelForm):
    """A title; another level for those who hold it is looked at before it is saved."""

    seen = forms.BooleanField(
        label=_("I have read whom the change of access concerns"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        before, after = Level(self.instance.level), data.get("level")
        if self.instance.pk and after and after != before and not data.get("seen"):
            change = change_of_level(self.instance, before, Level(after))
            if change.people:
                self.add_error("level", _preview(change))
        return data


def _preview(change: LevelChange) -> str:
    sentence = _(
        "This concerns %(people)s people in %(committees)s committees, %(accounts)s of them with "
        "an account, at their next click. It gives them: %(given)s. It takes away: %(taken)s. "
        "Tick that you have read this, and save again."
    )
    words = {
        name: ", ".join(str(action.label) for action in actions) or _("nothing")
        for name, actions in (("given", change.given), ("taken", change.taken))
    }
    numbers = {
        "people": change.people,
        "committees": change.committees,
        "accounts": change.accounts,
    }
    return str(sentence) % (numbers | words)


@admin.register(models.Title)
class TitleAdmin(admin.ModelAdmin):
    form = TitleForm
    list_display = ["name_ko", "name_en", "rank", "verb", "level"]
    list_editable = ["rank"]


@admin.register(models.UnitKind)
class UnitKindAdmin(admin.ModelAdmin):
    list_display = ["name_ko", "name_en", "position"]
    list_editable = ["position"]


@admin.register(models.Region)
class RegionAdmin(admin.ModelAdmin):
    list_display = [
        *("code", "iso_code", "name_ko", "name_en", "level", "parent"),
        days("valid", _("official")),
    ]
    list_filter = ["level"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent", "replaced_by"]
    search_fields = ["code", "name_ko", "name_en"]


class TemplatePostInline(admin.TabularInline):
    model = models.TemplatePost
    extra = 1


@admin.register(models.UnitTemplate)
class UnitTemplateAdmin(admin.ModelAdmin):
    list_display = ["name_ko", "name_en", "kind", "level", "position"]
    list_select_related = ["kind"]
    inlines = [TemplatePostInline]


@admin.register(models.MegaRegion)
class MegaRegionAdmin(admin.ModelAdmin):
    list_display = ["name_ko", "name_en", "kind", "position"]
    filter_horizontal = ["regions"]


@admin.register(models.Campaign)
class CampaignAdmin(Inspection):
    list_display = ["name_ko", "candidate_ko", "election_on", "retain_until"]


@admin.register(models.ConsentText)
class ConsentTextAdmin(Inspection):
    list_display = ["kind", "version", "text_ko"]

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        """A change of wording is a new version."""
        return request.user.is_superuser


@admin.register(models.Committee)
class CommitteeAdmin(Inspection):
    list_display = ["name_ko", "name_en", "kind", "region", "launched_on", "dissolved_on"]
    list_select_related = ["kind", "region"]
    search_fields = ["name_ko", "name_en"]


@admin.register(models.FormerName)
class FormerNameAdmin(Inspection):
    list_display = ["committee", "name_ko", "name_en", "until"]
    list_select_related = ["committee"]


@admin.register(models.FormerPlace)
class FormerPlaceAdmin(Inspection):
    list_display = ["committee", "parent", "until"]
    list_select_related = ["committee", "parent"]


@admin.register(models.Dissolution)
class DissolutionAdmin(Inspection):
    list_display = ["committee", "on", "decided_by", "decided_at", "reopened_at"]
    list_select_related = ["committee", "decided_by"]


@admin.register(models.Merger)
class MergerAdmin(Inspection):
    list_display = ["kept", "decided_by", "decided_at", "undone_at", "settled_at"]
    list_select_related = ["kept", "decided_by"]


@admin.register(models.Post)
class PostAdmin(Inspection):
    list_display = ["committee", "title", "seats"]
    list_select_related = ["committee", "title"]


@admin.register(models.Appointment)
class AppointmentAdmin(Inspection):
    list_display = ["person", "post", "status", days("term", _("term")), "nominated_at"]
    list_filter = ["status"]
    list_select_related = ["person", "post__committee", "post__title"]
    search_fields = ["person__name"]
    ordering = ["-pk"]  # in the order of nomination, by an index


@admin.register(models.Certificate)
class CertificateAdmin(Inspection):
    list_display = ["printed_number", "register_number", "status", "issued_at"]
    list_filter = ["status"]
    search_fields = ["printed_number"]
    exclude = ["token"]


@admin.register(models.Grant)
class GrantAdmin(Inspection):
    list_display = ["user", "committee", "level", days("period", _("period")), "granted_by"]
    list_select_related = ["user", "committee", "granted_by"]


@admin.register(models.ContactDisclosure)
class ContactDisclosureAdmin(Inspection):
    list_display = ["viewed_at", "viewer", "person"]
    list_select_related = ["viewer", "person"]


@admin.register(models.Export)
class ExportAdmin(Inspection):
    list_display = [
        *("requested_at", "requested_by", "committee", "format", "contacts", "written"),
        *("status", "downloads", "reason"),
    ]
    list_filter = ["format", "status", "contacts"]
    list_select_related = ["requested_by", "committee"]
    search_fields = ["requested_by__email", "reason"]
    exclude = ["file_name"]


@admin.register(models.Mailing)
class MailingAdmin(Inspection):
    list_display = ["ordered_at", "kind", "appointment", "to_account", "sent_at"]
    list_filter = ["kind"]
    list_select_related = [
        *("to_account", "appointment__person"),
        *("appointment__post__committee", "appointment__post__title"),
    ]


@admin.register(models.CertificateReport)
class CertificateReportAdmin(Inspection):
    list_display = ["reported_at", "kind", "certificate", "status", "settled_by", "settled_at"]
    list_filter = ["status", "kind"]
    list_select_related = ["certificate", "settled_by"]
    exclude = ["reply_to"]


@admin.register(models.Throttle)
class ThrottleAdmin(Inspection):
    list_display = ["__str__", "requests", "until"]

"""Django's admin for events: to look at; logging happens on the pages."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from committee.admin import Inspection, days
from events import models


@admin.register(models.Event)
class EventAdmin(Inspection):
    list_display = ["held_on", "name_ko", "host", "kind", "status"]
    list_filter = ["kind", "status"]
    list_select_related = ["host"]


@admin.register(models.Guest)
class GuestAdmin(Inspection):
    list_display = ["name_ko", "name_en", "affiliation_ko"]
    search_fields = ["name_ko", "name_en"]
    exclude = ["phone", "email"]


@admin.register(models.DoorDuty)
class DoorDutyAdmin(Inspection):
    list_display = ["user", "event", days("period", _("period"))]
    list_select_related = ["user", "event"]


@admin.register(models.Room)
class RoomAdmin(admin.ModelAdmin):
    list_display = ["name_ko", "name_en", "venue_ko", "campaign"]
    list_select_related = ["campaign"]
    search_fields = ["name_ko", "venue_ko"]


class TemplateItems(admin.TabularInline):
    model = models.TemplateItem
    extra = 0


@admin.register(models.EventTemplate)
class EventTemplateAdmin(admin.ModelAdmin):
    list_display = ["name_ko", "name_en", "kind", "position"]
    list_editable = ["position"]
    prepopulated_fields = {"slug": ["name_en"]}
    inlines = [TemplateItems]

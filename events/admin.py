"""Django's admin for events: to look at; logging happens on the pages."""

from __future__ import annotations

from django.contrib import admin

from committee.admin import Inspection
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


@admin.register(models.DoorDuty)
class DoorDutyAdmin(Inspection):
    list_display = ["user", "event", "period"]
    list_select_related = ["user", "event"]

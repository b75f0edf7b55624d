"""Addresses of the events app's pages."""

from django.urls import path

from events.views import attendance, calendars, door, events, home, records

urlpatterns = [
    path("", home.home, name="home"),
    path("people/<uuid:pk>/events/", home.person_events, name="person_events"),
    path("events/", events.event_list, name="events"),
    path("events/new/", events.log_event, name="log_event"),
    path("events/<int:pk>/", events.event_page, name="event"),
    path("events/<int:pk>/edit/", events.amend_event, name="amend_event"),
    path("events/<int:pk>/programme/", events.programme, name="programme"),
    path("events/<int:pk>/attendance/", attendance.attendance, name="attendance"),
    path("events/<int:pk>/ask/", attendance.ask, name="ask"),
    path("events/<int:pk>/remind/", attendance.remind, name="remind"),
    path("events/<int:pk>/statements/new/", records.statement, name="record_statement"),
    path("events/<int:pk>/proposals/new/", records.proposal, name="record_proposal"),
    path("events/<int:pk>/headcount/", records.headcount, name="state_headcount"),
    path("events/<int:pk>/programme/<int:item>/confer/", records.confer, name="confer"),
    path("events/<int:pk>/event.ics", calendars.event_file, name="event_file"),
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/<str:token>.ics", calendars.feed, name="calendar_feed"),
    path("passes/<str:token>/", attendance.show_pass, name="pass"),
    path("events/<int:pk>/door/", door.door, name="door"),
    path("events/<int:pk>/door/worker.js", door.worker, name="door_worker"),
    path("events/<int:pk>/door/scan/", door.scan, name="scan"),
    path("events/<int:pk>/door/walk-in/", door.walk_in, name="walk_in"),
    path("events/<int:pk>/door/conflicts/", door.conflicts, name="conflicts"),
    path("events/<int:pk>/door/<int:attendance>/", door.admit, name="admit"),
    path("events/<int:pk>/door/<uuid:scan_id>/undo/", door.undo, name="undo_scan"),
]

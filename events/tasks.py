"""Background work of the events app; every task can run twice with the effect of once."""

from __future__ import annotations

from procrastinate.contrib.django import app

from events.services import guests


@app.task(name="send_event_invitations", retry=5)
def send_event_invitations(event_id: int) -> None:
    """Mail those who were asked, a portion at a time."""
    if guests.send_invitations(event_id):
        send_event_invitations.defer(event_id=event_id)


@app.task(name="send_place", retry=5)
def send_place(attendance_id: int) -> None:
    """Mail somebody from the waiting list that there is a place."""
    guests.send_place(attendance_id)

"""The events app's models, one file a concept."""

from events.models.attendance import Attendance
from events.models.door import DoorDuty, Scan, Stay
from events.models.event import Event, Guest, HeadcountEstimate
from events.models.programme import Conferral, ProgrammeItem, Speaker
from events.models.statement import Proposal, Statement

__all__ = [
    "Attendance",
    "Conferral",
    "DoorDuty",
    "Event",
    "Guest",
    "HeadcountEstimate",
    "ProgrammeItem",
    "Proposal",
    "Scan",
    "Speaker",
    "Statement",
    "Stay",
]

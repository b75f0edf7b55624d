"""The events app's models, one file a concept."""

from events.models.attachment import Attachment
from events.models.attendance import Attendance
from events.models.conferral import Conferral, Recipient
from events.models.copying import Copying
from events.models.door import DoorDuty, Scan, Stay
from events.models.event import Event, Guest, HeadcountEstimate
from events.models.photo import Photo, Shown
from events.models.policy import FollowUp, ProposalText, Theme
from events.models.press import PressParagraph, PressRelease
from events.models.programme import ProgrammeItem, Speaker
from events.models.room import Booking, Room
from events.models.stage import Cue, ScreenLink
from events.models.statement import Proposal, Statement
from events.models.template import COMMITTEE, EventTemplate, TemplateItem, fill
from events.models.version import ProgrammeVersion

__all__ = [
    "COMMITTEE",
    "Attachment",
    "Attendance",
    "Booking",
    "Conferral",
    "Copying",
    "Cue",
    "DoorDuty",
    "Event",
    "EventTemplate",
    "FollowUp",
    "Guest",
    "HeadcountEstimate",
    "Photo",
    "PressParagraph",
    "PressRelease",
    "ProgrammeItem",
    "ProgrammeVersion",
    "Proposal",
    "ProposalText",
    "Recipient",
    "Room",
    "Scan",
    "ScreenLink",
    "Shown",
    "Speaker",
    "Statement",
    "Stay",
    "TemplateItem",
    "Theme",
    "fill",
]

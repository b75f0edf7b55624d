"""The committee app's models, one file a concept."""

from committee.models.access_token import AccessToken
from committee.models.appointment import (
    OPEN,
    SEATED,
    Appointment,
    AppointmentQuerySet,
    EndReason,
    Status,
    listed,
    sitting,
)
from committee.models.batch import (
    Batch,
    BatchEntry,
    Outcome,
    Run,
    RunEntry,
    RunEntryQuerySet,
    SecondApproval,
)
from committee.models.batch_file import BatchFile
from committee.models.bilingual import Bilingual
from committee.models.campaign import Campaign
from committee.models.certificate import Certificate, CertificateQuerySet, Register
from committee.models.committee import (
    Committee,
    CommitteeQuerySet,
    FormerName,
    FormerPlace,
    UnitKind,
)
from committee.models.complaint import LONGEST_REPORT, CertificateReport
from committee.models.consent import Consent, ConsentKind, ConsentText
from committee.models.credential import PLACES, CredentialCopy
from committee.models.design import CertificateDesign, DesignUse, DesignVersion, SealImage
from committee.models.dissolution import Dissolution, EndedTerm
from committee.models.export import Export, SavedFilter
from committee.models.grant import Grant
from committee.models.imports import Import, ImportRow, ImportRowQuerySet, Verdict
from committee.models.invitation import Invitation
from committee.models.issuance_log import IssuanceLog
from committee.models.mailing import Mailing
from committee.models.merging import UNDOABLE, LikelyDuplicate, Merger
from committee.models.person import ContactDisclosure, Person, Suppression
from committee.models.post import Level, Post, Title
from committee.models.region import MegaRegion, Region
from committee.models.template import TemplatePost, UnitTemplate
from committee.models.throttle import Throttle
from committee.models.user import User

__all__ = [
    "LONGEST_REPORT",
    "OPEN",
    "PLACES",
    "SEATED",
    "UNDOABLE",
    "AccessToken",
    "Appointment",
    "AppointmentQuerySet",
    "Batch",
    "BatchEntry",
    "BatchFile",
    "Bilingual",
    "Campaign",
    "Certificate",
    "CertificateDesign",
    "CertificateQuerySet",
    "CertificateReport",
    "Committee",
    "CommitteeQuerySet",
    "Consent",
    "ConsentKind",
    "ConsentText",
    "ContactDisclosure",
    "CredentialCopy",
    "DesignUse",
    "DesignVersion",
    "Dissolution",
    "EndReason",
    "EndedTerm",
    "Export",
    "FormerName",
    "FormerPlace",
    "Grant",
    "Import",
    "ImportRow",
    "ImportRowQuerySet",
    "Invitation",
    "IssuanceLog",
    "Level",
    "LikelyDuplicate",
    "Mailing",
    "MegaRegion",
    "Merger",
    "Outcome",
    "Person",
    "Post",
    "Region",
    "Register",
    "Run",
    "RunEntry",
    "RunEntryQuerySet",
    "SavedFilter",
    "SealImage",
    "SecondApproval",
    "Status",
    "Suppression",
    "TemplatePost",
    "Throttle",
    "Title",
    "UnitKind",
    "UnitTemplate",
    "User",
    "Verdict",
    "listed",
    "sitting",
]

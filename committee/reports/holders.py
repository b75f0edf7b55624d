"""What a holder agreed to, post by post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from committee.models import (
    Appointment,
    Certificate,
    CertificateQuerySet,
    Consent,
    ConsentKind,
    ConsentText,
    Person,
    Status,
)


@dataclass(frozen=True)
class Choice:
    """One kind of consent for one appointment: given and standing, or open to be given."""

    kind: ConsentKind
    text: ConsentText
    consent: Consent | None

    @property
    def needed(self) -> bool:
        return self.kind in ConsentKind.required()


@dataclass(frozen=True)
class OwnPost:
    """One appointment of a holder with its consents."""

    appointment: Appointment
    choices: list[Choice]

    @property
    def held(self) -> bool:
        return self.appointment.status in (Status.ACCEPTED, Status.APPROVED, Status.IN_FORCE)

    @property
    def needed(self) -> list[Choice]:
        """Consents on which the appointment stands; without one it has ended."""
        return [choice for choice in self.choices if choice.needed and choice.consent]

    @property
    def free(self) -> list[Choice]:
        return [choice for choice in self.choices if not choice.needed]


def own_posts(person: Person, texts: Mapping[str, ConsentText]) -> list[OwnPost]:
    """What the person accepted, the latest first, with the wording of each consent in force."""
    held = (
        person.appointments.filter(accepted_at__isnull=False)
        .select_related("post__title", "post__committee__campaign")
        .prefetch_related("consents__text")
        .order_by("-accepted_at")
    )
    return [OwnPost(each, list(_choices(each, texts))) for each in held]


def own_certificates(person: Person) -> CertificateQuerySet:
    """Those that name the person, once printed, the latest first."""
    return (
        Certificate.objects.published()
        .filter(appointment__person=person)
        .select_related("appointment__post__title", "appointment__post__committee")
    )


def _choices(held: Appointment, texts: Mapping[str, ConsentText]) -> Iterable[Choice]:
    standing = {each.kind: each for each in held.consents.all() if each.withdrawn_at is None}
    for kind, text in texts.items():
        given = standing.get(kind)
        yield Choice(ConsentKind(kind), given.text if given else text, given)

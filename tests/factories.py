"""Made-up campaigns, people and events, each with the least that a test must say.

Rows come from the same services that a click uses, so a test's world can exist.
"""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from PIL import Image, ImageDraw

from committee.models import (
    Appointment,
    Batch,
    Campaign,
    Certificate,
    CertificateDesign,
    Committee,
    ConsentKind,
    Import,
    Level,
    Person,
    Post,
    Region,
    Run,
    SealImage,
    Status,
    Title,
    UnitKind,
    User,
)
from committee.services import (
    appointments,
    batches,
    certificates,
    designs,
    grants,
    hierarchy,
    imports,
    invitations,
    people,
    runs,
    seals,
)
from committee.tokens import invitation_token
from events.models import Copying, Event, ProgrammeItem, Recipient
from events.services import attendance, ceremony, copies, record

ALL_CONSENTS = frozenset(ConsentKind.values)
REQUIRED_CONSENTS = frozenset(ConsentKind.required())


class Factory:
    """One campaign with a root committee and its admin, made when first asked for."""

    def __init__(self):
        self.numbers = count(1)

    def number(self) -> int:
        return next(self.numbers)

    def user(self, **fields) -> User:
        return User.objects.create_user(f"user{self.number()}@demo.example", "secret", **fields)

    @property
    def founder(self) -> User:
        if not hasattr(self, "_founder"):
            self._founder = self.user(is_staff=True, is_superuser=True)
        return self._founder

    @property
    def campaign(self) -> Campaign:
        if not hasattr(self, "_campaign"):
            self._campaign = hierarchy.found_campaign(
                actor=self.founder,
                slug=f"campaign-{self.number()}",
                name_ko="가상 캠프",
                name_en="Made-up campaign",
                candidate_ko="가상 후보",
                election_period_starts_on=date(2022, 2, 15),
                election_on=date(2022, 3, 9),
                retain_until=date(2099, 1, 1),
            )
        return self._campaign

    @property
    def root(self) -> Committee:
        if not hasattr(self, "_root"):
            self._root = self.committee(parent=None, name_ko="중앙위원회", name_en="Central")
        return Committee.objects.get(pk=self._root.pk)

    @property
    def admin(self) -> User:
        """An admin of the root, and so of every committee."""
        if not hasattr(self, "_admin"):
            self._admin = self.granted(Level.ADMIN, self.root)
        return self._admin

    @property
    def second_admin(self) -> User:
        if not hasattr(self, "_second_admin"):
            self._second_admin = self.granted(Level.ADMIN, self.root)
        return self._second_admin

    def committee(self, parent="root", **fields) -> Committee:
        number = self.number()
        return hierarchy.found_committee(
            actor=self.founder if parent is None else self.admin,
            campaign=self.campaign,
            parent=self.root if parent == "root" else parent,
            kind=UnitKind.objects.get(slug="committee"),
            **{"name_ko": f"위원회 {number}", "name_en": f"Committee {number}"} | fields,
        )

    def granted(self, level: Level, committee: Committee, **period) -> User:
        user = self.user()
        grants.grant(
            actor=self.founder,
            user=user,
            committee=committee,
            level=level,
            **{"starts_on": date(2020, 1, 1)} | period,
        )
        return user

    def post(self, committee=None, title="member", seats=None) -> Post:
        return hierarchy.open_post(
            actor=self.admin,
            committee=committee or self.root,
            title=Title.objects.get(slug=title),
            seats=seats,
        )

    def person(self, **fields):
        number = self.number()
        return people.register_person(
            actor=self.founder,
            **{
                "name": "홍길동" + "가나다라마바사아자차"[number % 10],
                "email": f"person{number}@demo.example",
                "phone": f"010-0000-{number:04}",
            }
            | fields,
        )

    def nomination(self, person=None, post=None, **fields):
        return appointments.nominate(
            actor=self.admin,
            person=person or self.person(),
            post=post or self.post(),
            **{"source": "직접 신청", "starts_on": timezone.localdate()} | fields,
        )

    def invitation(self, appointment=None):
        """An open invitation and the token of its link."""
        invitation = invitations.invite(
            actor=self.admin, appointment=appointment or self.nomination()
        )
        return invitation, invitation_token(invitation.nonce)

    def acceptance(self, consents=REQUIRED_CONSENTS, **fields):
        _invitation, token = self.invitation(self.nomination(**fields))
        return invitations.accept(token=token, consents=consents, eligible=True)

    def approval(self, **fields):
        return appointments.approve(actor=self.second_admin, appointment=self.acceptance(**fields))

    def approvals(self, number: int, post=None) -> list[Appointment]:
        """So many approved appointments at once, as the services would have left them."""
        now, post = timezone.now(), post or self.post()
        people = Person.objects.bulk_create(
            Person(name="홍길동" + "가나다라마바사아자차"[each % 10], email=f"p{each}@demo.example")
            for each in range(number)
        )
        return Appointment.objects.bulk_create(
            Appointment(
                person=person,
                post=post,
                term=DateRange(timezone.localdate(), None),
                source="직접 신청",
                status=Status.APPROVED,
                nominated_by=self.admin,
                accepted_at=now,
                approved_by=self.second_admin,
                approved_at=now,
            )
            for person in people
        )

    def batch(self, *held, committee=None) -> Batch:
        """A batch of the appointments, or of one nomination."""
        return batches.put_together(
            actor=self.admin,
            committee=committee or self.root,
            name="출범식",
            appointments=[each.pk for each in held or [self.nomination()]],
        )

    def run(self, batch=None, **fields) -> Run:
        """A run that has just been started, to issue certificates."""
        return runs.start(
            **{"actor": self.admin, "batch": batch or self.batch(), "action": Run.Action.ISSUE}
            | fields
        )

    def certificate(self, *, printed=True, **fields) -> Certificate:
        certificate = certificates.issue(actor=self.admin, appointment=self.approval(**fields))
        if printed:
            certificates.print_certificate(certificate.pk)
        certificate.refresh_from_db()
        return certificate

    def design(self, *, used=True, **content) -> CertificateDesign:
        """A published design for appointments, used in the whole campaign."""
        design = designs.start_design(
            actor=self.admin,
            campaign=self.campaign,
            name=f"디자인 {self.number()}",
            verb="appoint",
        )
        draft = designs.save_draft(actor=self.admin, design=design, edits=0, **content)
        designs.publish(actor=self.admin, draft=draft)
        design.refresh_from_db()
        if used:
            designs.use_design(actor=self.admin, design=design)
        return design

    def seal(self) -> SealImage:
        """The picture of a red ring on white paper."""
        picture, file = Image.new("RGB", (300, 300), "white"), BytesIO()
        ImageDraw.Draw(picture).ellipse((20, 20, 280, 280), outline="#b8261c", width=14)
        picture.save(file, "PNG")
        return seals.add_seal(
            actor=self.admin,
            campaign=self.campaign,
            name="직인",
            file=SimpleUploadedFile("seal.png", file.getvalue()),
        )

    def import_of(self, committee=None, **fields) -> Import:
        """A file with one row that nobody can be nominated by, checked."""
        taken = imports.upload(
            actor=self.admin,
            committee=committee or self.root,
            file=SimpleUploadedFile("명단.csv", "위원회,직책,이름,휴대전화\n,,,\n없음,,,".encode()),
            **{"source": "직접 신청", "starts_on": date(2026, 1, 1)} | fields,
        )
        imports.read_file(taken.pk)
        return imports.check(taken.pk)

    def member(self, committee=None, title="member", **fields) -> User:
        """An account whose person holds a post; the right comes from the post alone."""
        held = self.certificate(post=self.post(committee, title), **fields).appointment
        assert held.status == Status.IN_FORCE
        return held.person.user

    def yesterday(self) -> date:
        return timezone.localdate() - timedelta(days=1)

    def region(self, code="29", on=date(2022, 1, 18)) -> Region:
        return Region.objects.on(on).get(code=code)

    def event(self, host=None, **fields) -> Event:
        number = self.number()
        held_on = fields.get("held_on", date(2022, 1, 18))
        over = held_on <= timezone.localdate()
        return record.log_event(
            actor=self.admin,
            host=host or self.root,
            **{
                "kind": Event.Kind.LAUNCH,
                "status": Event.Status.HELD if over else Event.Status.PUBLISHED,
                "name_ko": f"출범식 {number}",
                "name_en": f"Launch {number}",
                "held_on": held_on,
            }
            | fields,
        )

    def copying(self, event, **chosen) -> Copying:
        """The event copied to the committees below its host; a worker still has to do it."""
        return copies.start(
            actor=chosen.pop("actor", self.admin),
            source=event,
            **{
                "top": event.host,
                "kind": None,
                "held_on": event.held_on,
                "name_ko": "{committee} 출범식",
                "name_en": "Launch of the {committee}",
            }
            | chosen,
        )

    def item(self, event=None, kind=ProgrammeItem.Kind.CONFERRAL, **fields) -> ProgrammeItem:
        return record.add_item(
            actor=self.admin,
            event=event or self.event(),
            kind=kind,
            **{"title_ko": "임명장 수여식", "title_en": "Conferral"} | fields,
        )

    def recipient(self, item=None, certificate=None) -> Recipient:
        """Somebody whose certificate waits in a conferral item's queue."""
        item, certificate = item or self.item(), certificate or self.certificate()
        wanted = Certificate.objects.filter(pk=certificate.pk)
        ceremony.queue(actor=self.admin, item=item, certificates=wanted)
        return item.recipients.get(certificate=certificate)

    def photograph(self, format="JPEG", size=(60, 40), **saved):
        """The file of a picture, as a browser sends it."""
        file = BytesIO()
        Image.new("RGB", size, "navy").save(file, format, **saved)
        return SimpleUploadedFile(f"사진.{format.lower()}", file.getvalue())

    def guest(self, **fields):
        return record.name_guest(
            actor=self.admin,
            campaign=self.campaign,
            host=self.root,
            **{"name_ko": f"손님{'가나다라마바사아자차'[self.number() % 10]}"} | fields,
        )

    def attendance(self, event=None, somebody=None, **fields):
        return attendance.log_attendance(
            actor=self.admin,
            event=event or self.event(),
            somebody=somebody or self.guest(),
            **fields,
        )

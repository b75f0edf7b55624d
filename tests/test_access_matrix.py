"""Every address × method × role gets the answer of the matrix, and refusals change nothing."""

from __future__ import annotations

import uuid
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from committee.models import Certificate, Export, Level, LikelyDuplicate, SavedFilter, User
from committee.services import batch_files
from committee.services.complaints import report
from committee.services.merging import merge
from committee.tokens import holder_token
from events.models import Attendance
from events.services.attachments import attach
from events.services.duties import put_on_door
from events.services.photos import add_photo
from events.services.policies import add_follow_up, open_policy_page
from events.services.programme import publish_programme
from events.services.record import record_proposal, record_statement
from events.services.running import open_screen
from tests.access_matrix import AWAY, MATRIX, NOT_TAKEN, ROLES, UNKNOWN

REFUSED = {302, 403, 404, 405}
OTHER_METHODS = ("PUT", "DELETE")
OF_COMMITTEE = (
    "ask_roster",
    "chart",
    "changes",
    "save_filter",
    "export_roster",
    "nominate_roster",
    "dashboard",
    "committee_events",
    "grants",
    "vacancies",
    "found_committee",
    "set_up",
    "rename_committee",
    "move_committee",
    "place_committee",
    "merge_committee",
    "dissolve_committee",
    "reopen_committee",
    "open_post",
)


def named_addresses(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named_addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


ADDRESSES = sorted(set(named_addresses(get_resolver().url_patterns)))

MOVES = ("agree", "pause", "resume", "cancel", "retry")


@dataclass
class World:
    """A committee with its people and event, a sibling, and one account a role."""

    clients: dict[str, Client]
    arguments: dict[str, dict[str, object]]
    make: object

    def address(self, name):
        return reverse(name, kwargs=self.arguments.get(name, {}))


@pytest.fixture
def world(make):
    committee, sibling = make.committee(), make.committee()
    colleague = make.certificate(post=make.post(committee, "vice-chair"))  # not listed by consent
    event = make.event(host=committee)
    item = make.item(event)
    attendance = make.attendance(event, colleague.appointment.person)
    expected = make.attendance(event, status=Attendance.Status.GOING)
    _invitation, token = make.invitation(make.nomination(post=make.post(sibling, "member")))
    proposal = record_proposal(
        actor=make.admin, event=event, proposer=make.guest(), scope="regional", title_ko="제안"
    )
    said = record_statement(
        actor=make.admin, event=event, speaker=make.guest(), text_ko="발언", source_ko="녹취"
    )
    photo = add_photo(actor=make.admin, event=event, file=make.photograph(), caption_ko="단체 사진")
    document = attach(
        actor=make.admin, proposal=proposal, file=BytesIO(b"%PDF-1.7"), title="제안서"
    )
    step = add_follow_up(actor=make.admin, proposal=proposal, who="사무국", what="검토")
    open_policy_page(actor=make.admin, campaign=make.campaign, page="unlisted")
    listed = {"pk": make.import_of(committee).pk}
    run = make.run(make.batch(colleague.appointment, committee=committee))
    file = batch_files.request_file(actor=make.admin, batch=run.batch, kind="zip")
    batch, of_run = {"pk": run.batch_id}, {"pk": run.pk}
    one = {"pk": committee.pk}
    post = {"pk": colleague.appointment.post_id}
    held = {"pk": colleague.appointment_id}
    certificate = {"pk": colleague.pk}
    person = {"pk": colleague.appointment.person_id}
    of_event = {"pk": event.pk}
    arguments = {
        **dict.fromkeys(("committee", "roster", *OF_COMMITTEE), one),
        **dict.fromkeys(("post", "change_seats", "close_post"), post),
        **dict.fromkeys(("person", "person_events", "contact", "correct_contact"), person),
        **dict.fromkeys(
            (
                *("appointment", "invite", "approve", "issue", "end", "correct_term"),
                *("remind_invitee", "print_letter"),
            ),
            held,
        ),
        **dict.fromkeys(
            ("import", "import_columns", "commit_import", "cancel_import", "rejected_rows"), listed
        ),
        **dict.fromkeys(("batch", "start_run", "request_file", "dry_run"), batch),
        "batch_file": {"pk": file.pk},
        "approval_rule": {"pk": make.root.pk},
        **dict.fromkeys(("batch_run", "left_out", *(f"{each}_run" for each in MOVES)), of_run),
        "import_row": listed | {"number": 3},
        **dict.fromkeys(
            (
                *("certificate", "certificate_pdf", "revoke"),
                *("supersede", "resign", "report_mistake"),
            ),
            certificate,
        ),
        **dict.fromkeys(
            (
                "event",
                "amend_event",
                "programme",
                "passes",
                "run",
                "start_over",
                "screen",
                "screen_link",
                "attendance",
                "ask",
                "ask_guests",
                "copy_event",
                "remind",
                "record_statement",
                "record_proposal",
                "state_headcount",
                "door",
                "door_worker",
                "event_file",
                "scan",
                "walk_in",
                "report",
                "press",
                "draft_press",
                "export_attendance",
                "conflicts",
            ),
            of_event,
        ),
        **dict.fromkeys(("photos", "public_page", "public_event"), of_event),
        "photo": {"pk": photo.pk},
        "remove_photo": {"pk": photo.pk},
        "photo_file": {"pk": photo.pk, "size": "small", "ending": "webp"},
        "proposal": {"pk": proposal.pk},
        "amend_proposal": {"pk": proposal.pk},
        "attach": {"pk": proposal.pk},
        "attachment": {"pk": document.pk},
        "detach": {"pk": document.pk},
        "amend_statement": {"pk": said.pk},
        "settle_follow_up": {"pk": step.pk},
        "policy_page": {"pk": make.root.pk},
        "public_policies": {"slug": make.campaign.slug},
        "press_file": of_event | {"language": "ko", "format": "pdf"},
        **dict.fromkeys(
            ("cues", "ceremony", "queue", "order_queue", "mark_absent"),
            of_event | {"item": item.pk},
        ),
        **dict.fromkeys(
            ("recipient", "proxy"),
            of_event | {"item": item.pk, "recipient": make.recipient(item, colleague).pk},
        ),
        "certificate_conferrals": certificate,
        "appointment_conferrals": held,
        "public_screen": {"token": open_screen(actor=make.admin, event=event).token},
        "undo_scan": of_event | {"scan_id": uuid.uuid4()},
        "admit": of_event | {"attendance": attendance.pk},
        **dict.fromkeys(("api:event", "api:programme", "api:attendance", "api:passes"), of_event),
        **dict.fromkeys(("api:door", "api:find_at_door", "api:scans", "api:walk_ins"), of_event),
        **dict.fromkeys(("api:committee", "api:roster"), one),
        "api:unknown": {"path": "no-such-address"},
        "api:undo": of_event | {"scan_id": uuid.uuid4()},
        "api:verify": {"token": colleague.token},
        "revoke_access_token": {"pk": 1},
        "end_grant": {"pk": make.granted(Level.STAFF, committee).grants.get().pk},
        "invitation": {"token": token},
        "holder": {"token": _holder_token(colleague.appointment)},
        "own_certificate": {"token": _holder_token(colleague.appointment), "pk": colleague.pk},
        "pass": {"token": expected.pass_token},
        "calendar_feed": {"token": "no-such-token"},
        "certificate_report": {"pk": report(certificate=colleague, kind="forged").pk},
        "report_certificate": {"token": colleague.token},
        "verify": {"token": colleague.token},
        "verify_json": {"token": colleague.token},
        "signed_statement": {"token": colleague.token},
        "mailbox_message": {"name": "no-such-message"},
        "account_confirm_email": {"key": "no-such-key"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
        "mfa_edit_webauthn": {"pk": 1},
        "mfa_remove_webauthn": {"pk": 1},
    }
    accounts = _accounts(make, committee, sibling, event)
    arguments |= _of_designs(make)
    arguments |= _of_the_roster(committee, accounts) | _of_records(make, committee)
    arguments |= _before_the_event(make, event) | _of_the_list(event, expected)
    of_member = Certificate.objects.get(appointment__person__user=accounts["member"])
    arguments["credential"] = {"pk": of_member.pk}
    return World(_clients(accounts), arguments, make)


def _of_designs(make):
    """A design in use, and the picture of a seal."""
    design = make.design()
    one = {"pk": design.pk}
    return {
        **dict.fromkeys(("design", "design_preview", "use_design", "offer_design"), one),
        "design_version": {"pk": design.pk, "number": 1},
        "end_design_use": {"pk": design.uses.get().pk},
        "seal_file": {"pk": make.seal().pk},
        "number_style": {"pk": make.campaign.pk},
    }


def _of_the_roster(committee, accounts):
    """A filter that the member keeps, and an export of the staff that waits for a worker."""
    saved = SavedFilter.objects.create(owner=accounts["member"], committee=committee, name="필터")
    export = Export.objects.create(
        requested_by=accounts["staff"],
        committee=committee,
        format=Export.Format.CSV,
        contacts=True,
        language="ko",
        reason="명부 대조",
    )
    return {
        "saved_filter": {"pk": saved.pk},
        "delete_filter": {"pk": saved.pk},
        "export": {"pk": export.pk},
        "export_file": {"pk": export.pk},
    }


def _of_the_list(event, listed):
    """A guest on the event's list, and the account on its door."""
    of_event = {"pk": event.pk}
    return {
        **dict.fromkeys(
            ("listed", "listed_guest", "take_off"), of_event | {"attendance": listed.pk}
        ),
        "door_duties": of_event,
        "end_duty": of_event | {"duty": event.door_duties.get().pk},
    }


def _before_the_event(make, event):
    """The event's programme, published once; it is being copied."""
    publish_programme(actor=make.admin, event=event)
    make.committee(event.host)
    of_event = {"pk": event.pk}
    return {
        **dict.fromkeys(
            (
                "introductions",
                "move_event",
                "cancel_event",
                "edit_programme",
                "publish_programme",
                "programme_versions",
            ),
            of_event,
        ),
        "programme_version": of_event | {"number": 1},
        "copying": {"pk": make.copying(event).pk},
        "move_introduction": of_event | {"attendance": 1},
    }


def _of_records(make, committee):
    """Two who may be one person, and two who became one."""
    first, second, third = (
        make.nomination(post=make.post(committee, title)).person
        for title in ("adviser", "secretary", "standing-chair")
    )
    pair = LikelyDuplicate.objects.create(
        first=first,
        second=second,
        same_phone=True,
        same_email=False,
        similarity=0,
        found_at=timezone.now(),
    )
    merger = merge(actor=make.admin, kept=second, absorbed=third, own={})
    return {
        "tell_apart": {"pk": pair.pk},
        "find_twin": {"pk": first.pk},
        "merge_people": {"pk": first.pk, "other": second.pk},
        "undo_merger": {"pk": merger.pk},
    }


def _holder_token(appointment):
    invitation = appointment.invitations.get()
    return holder_token(invitation.pk, invitation.nonce)


def _accounts(make, committee, sibling, event):
    yesterday = timezone.localdate() - timedelta(days=1)
    door = make.user()
    put_on_door(actor=make.admin, event=event, user=door, starts_on=yesterday)
    return {
        "member": make.member(committee),
        "other": make.member(sibling),
        "staff": make.granted(Level.STAFF, committee),
        "sibling": make.granted(Level.STAFF, sibling),
        "door": door,
        "admin": make.admin,
        "former": make.granted(Level.STAFF, committee, ends_on=timezone.localdate()),
        "suspended": make.granted(Level.STAFF, committee),
    }


def _clients(accounts):
    clients = {"anonymous": Client()}
    for role, account in accounts.items():
        clients[role] = Client()
        clients[role].force_login(account)
    User.objects.filter(pk=accounts["suspended"].pk).update(is_active=False)
    return clients


def fingerprint():
    """For each own table a number that changes when any row of it does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            " AND table_type = 'BASE TABLE' AND table_name ~ '^(committee|events|procrastinate)_'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{table}', count(*), sum(hashtextextended(t::text, 0)) FROM {table} t"
                for table in tables
            )
        )
        return {table: (count, total) for table, count, total in cursor.fetchall()}


def answer(client, method, address):
    """The status, with everything undone that the request did, signing out included."""
    cookies = copy(client.cookies)
    with transaction.atomic():
        response = client.generic(method, address)
        if response.streaming:
            b"".join(response.streaming_content)  # to its end, where the client closes it
        before_undo = fingerprint() if response.status_code in REFUSED - {302} else None
        transaction.set_rollback(True)
    client.cookies = cookies
    return response.status_code, before_undo


def test_every_address_has_a_row():
    own = {name for name in ADDRESSES if not name.startswith("admin:")}
    assert own == set(MATRIX)


def test_the_matrix(world):
    untouched = fingerprint()
    wrong = []
    for name, (get, post) in MATRIX.items():
        address = world.address(name)
        for method, expected in (("GET", get), ("POST", post)):
            found = []
            for role in ROLES:
                status, left = answer(world.clients[role], method, address)
                found.append(str(status))
                if left is not None and left != untouched:
                    wrong.append(f"{method} {name} as {role} was refused and changed something")
            if " ".join(found) != expected:
                wrong.append(f"{method} {name}: expected {expected}, found {' '.join(found)}")
    assert wrong == []


def test_whoever_is_not_signed_in_is_asked_to_and_changes_nothing(world):
    untouched = fingerprint()
    for name, row in MATRIX.items():
        for method, cells in zip(("GET", "POST"), row, strict=True):
            if not cells.startswith("302") or cells == AWAY:
                continue
            for role in ("anonymous", "suspended"):
                response = world.clients[role].generic(method, world.address(name))
                assert response.url.startswith(reverse("account_login")), (method, name, role)
    assert fingerprint() == untouched


@pytest.mark.parametrize("method", OTHER_METHODS)
def test_no_address_takes_another_method(world, method):
    own = [name for name in MATRIX if not name.startswith(("account_", "mfa_", "usersessions_"))]
    for name in own:
        if name == "set_language" or MATRIX[name] == (UNKNOWN, UNKNOWN):
            continue  # redirects back whatever the method; answers nobody
        for role in ("admin", "anonymous"):
            status, _left = answer(world.clients[role], method, world.address(name))
            assert status in (302, 405), (method, name, role)


def test_the_admin_site_is_closed_to_everybody_but_its_staff(world):
    for role in ROLES:
        assert world.clients[role].get(reverse("admin:index")).status_code == 302
    founder = Client()
    founder.force_login(world.make.founder)
    for name in ADDRESSES:
        if name.startswith("admin:") and name.endswith(("_changelist", "index")):
            assert founder.get(reverse(name)).status_code == 200, name


def test_a_foreign_object_answers_like_a_missing_one(world):
    stranger = world.clients["sibling"]
    for name, arguments in world.arguments.items():
        own = ("committee", "person", "appointment", "certificate", "event", "import", "export")
        own += ("batch", "batch_run")
        if name not in own:
            continue
        missing = uuid.uuid4() if isinstance(arguments["pk"], uuid.UUID) else 999_999
        foreign = stranger.get(reverse(name, kwargs=arguments))
        absent = stranger.get(reverse(name, kwargs={"pk": missing}))
        assert (foreign.status_code, absent.status_code) == (404, 404)
        assert _body(foreign) == _body(absent), name


def _body(response):
    return response.content.decode().replace(response.request["PATH_INFO"], "ADDRESS")


def test_the_columns_are_as_many_as_the_roles():
    for row in MATRIX.values():
        for cells in row:
            assert len(cells.split()) == len(ROLES)
    assert len(NOT_TAKEN.split()) == len(ROLES)

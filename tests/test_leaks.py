"""No page, by link or by address, tells anybody of people whom they must not know of.

The demo holds what could leak: people listed and unlisted, invited, declined and dismissed, all
with contacts. Who may know whom is written down here by hand, not asked of the rules under test.
"""

from __future__ import annotations

import json

import jwt
import pytest
from django.test import Client
from django.urls import reverse

from committee.models import (
    Appointment,
    Campaign,
    Certificate,
    CertificateDesign,
    Committee,
    Import,
    Person,
    Post,
    User,
)
from committee.names import shown_phone
from events import demo
from events.models import Attendance, Event, ProgrammeItem, Proposal, Statement
from events.services.policies import open_policy_page
from events.services.press import draft_release
from tests.test_access_matrix import ADDRESSES

SPEAKERS = {"허민", "김두관", "송기도"}
LISTED = {"김가상", "박보기", "최견본", "강회원"}
GWANGJU = LISTED | {"정가명", "서익명", "윤모형", "조시범", "문오기"}
HANDED_OVER = {"이예시"}  # of another committee, whose certificate was handed over in Gwangju
BUSAN = {"백가공", "신모의"}
NOMINEES = {
    "장임시",
    "임표본",
    "권연습",
    "나시험",
}  # who did not agree yet: known to whoever issues
KNOWN = {
    "stranger": set(),
    "door": set(),
    "busan": BUSAN,
    "member": SPEAKERS | LISTED,
    "gwangju": SPEAKERS | GWANGJU | HANDED_OVER,
    "admin": SPEAKERS | GWANGJU | HANDED_OVER | BUSAN | NOMINEES,
}
SHOWN_IN_FULL = {"김가상", "이예시", "박보기"}  # by their consent, to whoever holds the certificate

READ_BY_KEY = {
    Committee: (
        *(
            "committee",
            "roster",
            "api:committee",
            "api:roster",
            "vacancies",
            "found_committee",
            "set_up",
        ),
        *("dashboard", "grants", "chart", "changes", "save_filter", "export_roster"),
        *("nominate_roster", "ask_roster"),
        *("rename_committee", "move_committee", "place_committee", "merge_committee"),
        *("dissolve_committee", "reopen_committee", "open_post"),
        *("committee_events", "policy_page", "approval_rule"),
    ),
    Post: ("post", "change_seats", "close_post"),
    Person: ("person", "person_events", "correct_contact", "find_twin"),
    Appointment: ("appointment", "correct_term", "appointment_conferrals"),
    CertificateDesign: ("design", "use_design"),
    Campaign: ("number_style",),
    Certificate: (
        *("certificate", "revoke", "supersede", "resign", "report_mistake"),
        *("certificate_conferrals", "credential"),
    ),
    Import: ("import", "import_columns"),
    Event: (
        *("event", "amend_event", "programme", "attendance", "door", "conflicts", "door_worker"),
        "door_duties",
        *("event_file", "ask", "ask_guests", "copy_event"),
        *("record_statement", "record_proposal", "state_headcount"),
        *("report", "export_attendance", "press"),
        *("run", "screen"),
        *("edit_programme", "programme_versions", "introductions", "cancel_event"),
        *("photos", "public_page", "public_event"),
        *("api:event", "api:programme", "api:attendance", "api:passes", "api:door"),
    ),
    Proposal: ("proposal", "amend_proposal", "attach"),
    Statement: ("amend_statement",),
}
NOT_READ = {
    *("design_preview", "offer_design", "end_design_use"),  # POST
    *("design_version", "seal_file"),  # the demo has none
    *("contact", "invite", "approve", "issue", "end", "admit", "theme", "set_language"),  # POST
    *("remind_invitee", "print_letter"),  # POST
    *("api:unknown", "api:find_at_door"),  # answers nothing; asks for a name
    *("photo", "remove_photo", "photo_file"),  # the demo has none
    *("attachment", "detach"),  # the demo has none
    *("api:scans", "api:walk_ins", "api:undo", "revoke_access_token"),  # POST
    *("scan", "walk_in", "undo_scan", "remind"),  # POST
    *("end_duty", "listed_guest", "take_off"),  # POST
    *("draft_press", "settle_follow_up"),  # POST
    *("move_event", "publish_programme", "move_introduction"),  # POST
    *("programme_version", "copying"),  # the demo has none
    *("start_over", "screen_link", "order_queue", "mark_absent"),  # POST
    *("recipient", "proxy"),  # one row of the queue, which is read whole
    "passes",  # compressed; the access matrix says who gets it
    "press_file",  # compressed; the page holds the same text
    *(
        "invitation",
        "verify",
        "verify_json",
        "signed_statement",
        "api:verify",
        "holder",
        "own_certificate",
        "report_certificate",
        "pass",
        "calendar_feed",
        "public_screen",
    ),  # open to whoever holds the token
    *(
        "batch",
        "batch_run",
        "left_out",
        "batch_file",
        "dry_run",
    ),  # the demo has none; the access matrix says who gets them
    *("request_file", "start_run", "pause_run", "resume_run", "agree_run", "cancel_run"),  # POST
    "retry_run",  # POST
    *("commit_import", "cancel_import", "delete_filter", "end_grant"),  # POST
    *("find_duplicates", "tell_apart", "undo_merger"),  # POST
    "merge_people",  # of two whom one keeps; the demo has no such pair
    *("saved_filter", "export", "export_file"),  # whose own they are; the demo has none
    *("import_template", "rejected_rows", "import_row"),  # a workbook; rows: the demo has none
    "certificate_report",  # the demo has none
    "certificate_pdf",  # its text is compressed; the access matrix says who gets it
    "mailbox_message",  # the demo's alone
}
THE_OWN_ADDRESS = {"강회원"}  # stands above every page that the member opens


@pytest.fixture
def people(db):
    assert demo.load()
    admin = User.objects.get(email="admin@demo.example")
    open_policy_page(actor=admin, campaign=Campaign.objects.get(), page="listed")
    for event in Event.objects.all():
        draft_release(actor=admin, event=event)
    return list(Person.objects.filter(erased_at=None))


def addresses():
    """Every address of ours that can be read, with every key there is."""
    models = {name: model for model, names in READ_BY_KEY.items() for name in names}
    for name in ADDRESSES:
        if name in NOT_READ or name.startswith(("admin:", "mfa_", "account_", "usersessions_")):
            continue
        if name == "listed":
            for event, row in Attendance.objects.values_list("event", "pk"):
                yield reverse(name, args=[event, row])
        elif name in ("cues", "ceremony", "queue"):
            for event, item in ProgrammeItem.objects.values_list("event", "pk"):
                yield reverse(name, args=[event, item])
        elif name == "public_policies":
            for slug in Campaign.objects.values_list("slug", flat=True):
                yield reverse(name, args=[slug])
        elif name in models:
            for key in models[name].objects.values_list("pk", flat=True):
                yield reverse(name, args=[key])
        else:
            yield reverse(name)  # fails for a new address with an argument, which needs its place


def searches(people):
    """What the curious would ask of a roster: all below, another day, the end of a phone number."""
    for committee in Committee.objects.all():
        roster = reverse("roster", args=[committee.pk])
        yield f"{roster}?below=on&size=200"
        yield f"{roster}?below=on&on=2022-01-18"
    gwangju = Committee.objects.get(name_ko="광주광역시 균형발전위원회")
    for person in people:
        if person.phone:
            yield f"{reverse('roster', args=[gwangju.pk])}?q={person.phone[-4:]}"


def client_of(role):
    client = Client()
    if role != "stranger":
        client.force_login(User.objects.get(email=f"{role}@demo.example"))
    return client


def text_of(client, found):
    return "".join(client.get(address).content.decode() for address in found)


def stated(client, tokens):
    """What the signed statements say."""
    signed = [text_of(client, [reverse("signed_statement", args=[token])]) for token in tokens]
    claims = [jwt.decode(each, options={"verify_signature": False}) for each in signed]
    return json.dumps(claims, ensure_ascii=False)


def named_in(text, people):
    return {
        person.name
        for person in people
        if person.name in text or (person.name_latin and person.name_latin in text)
    }


def reached_in(text, people):
    return {
        person.name
        for person in people
        for contact in (person.email, person.phone, shown_phone(person.phone))
        if contact and contact in text
    }


def test_pages_tell_of_nobody_whom_the_reader_must_not_know(people):
    everything = [*addresses(), *searches(people)]
    texts = {role: text_of(client_of(role), everything) for role in KNOWN}
    assert {role: named_in(text, people) for role, text in texts.items()} == KNOWN
    reached = {role: reached_in(text, people) for role, text in texts.items()}
    assert reached == {role: set() for role in KNOWN} | {"member": THE_OWN_ADDRESS}


def test_contacts_are_told_to_those_who_keep_them(people):
    """The control: there are contacts to tell, and a look at them tells them."""
    shown = {}
    for role in KNOWN:
        client = client_of(role)
        looks = [client.post(reverse("contact", args=[person.pk])) for person in people]
        shown[role] = reached_in("".join(look.content.decode() for look in looks), people)
    everybody = {person.name for person in people if person.email}
    assert shown == {
        "stranger": set(),
        "door": set(),
        "busan": BUSAN,
        "member": THE_OWN_ADDRESS,
        "gwangju": everybody - BUSAN - HANDED_OVER - NOMINEES,
        "admin": everybody,
    }


def test_whoever_holds_a_certificate_learns_a_masked_name_and_no_contact(people):
    stranger = client_of("stranger")
    tokens = Certificate.objects.values_list("token", flat=True)
    text = text_of(stranger, [reverse("verify", args=[token]) for token in tokens])
    text += text_of(stranger, [reverse("verify_json", args=[token]) for token in tokens])
    text += stated(stranger, tokens)
    assert "최○본" in text
    assert named_in(text, people) == SHOWN_IN_FULL
    assert reached_in(text, people) == set()

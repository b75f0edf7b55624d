"""``make screenshots``: pictures of the main pages, for looking at them.

All go to ``.data/screenshots``; the two that README.md shows go to ``docs/screenshots`` too.
"""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from committee.models import Appointment, Certificate, Committee, Invitation
from committee.tokens import invitation_token
from events.models import Event

CHECKOUT = Path(__file__).parents[2]
ALL = CHECKOUT / ".data" / "screenshots"
README = CHECKOUT / "docs" / "screenshots"
SHOWN = {"committee-en-light-1280.png": "committee.png", "verify-en-light-375.png": "verify.png"}

pytestmark = pytest.mark.django_db(transaction=True)


def pages():
    """Name, role and address of each page."""
    gwangju = Committee.objects.get(name_ko="광주광역시 균형발전위원회").pk
    launch = Event.objects.get(host=gwangju).pk
    certificate = Certificate.objects.filter(status="valid").first()
    accepted = Appointment.objects.filter(status="accepted").first()
    invitation = Invitation.objects.filter(answered_at=None).first()
    return [
        ("sign-in", "stranger", "/accounts/login/"),
        ("home", "admin", "/"),
        ("committees", "admin", "/committees/"),
        ("committee", "admin", f"/committees/{gwangju}/"),
        ("roster", "admin", f"/committees/{gwangju}/roster/"),
        ("desk", "admin", "/appointments/"),
        ("nominate", "admin", "/appointments/new/"),
        ("appointment", "admin", f"/appointments/{accepted.pk}/"),
        ("certificate", "admin", f"/certificates/{certificate.pk}/"),
        ("invitation", "stranger", f"/invitations/{invitation_token(invitation.nonce)}/"),
        ("verify", "stranger", f"/verify/{certificate.token}/"),
        ("event", "gwangju", f"/events/{launch}/"),
        ("attendance", "gwangju", f"/events/{launch}/attendance/"),
        ("door", "door", f"/events/{launch}/door/"),
        ("member", "member", "/"),
        ("gallery", "admin", "/demo/gallery/"),
    ]


def test_screenshots(visit):
    ALL.mkdir(parents=True, exist_ok=True)
    README.mkdir(parents=True, exist_ok=True)
    listed = pages()
    for language, theme, width in product(("ko", "en"), ("light", "dark"), (1280, 375)):
        for name, role, address in listed:
            watch = visit(role, language=language, theme=theme, width=width)
            watch.page.goto(address)
            watch.page.locator(".htmx-request").first.wait_for(state="detached")
            picture = f"{name}-{language}-{theme}-{width}.png"
            watch.page.screenshot(path=ALL / picture, full_page=True)
            watch.page.context.close()
    for picture, shown in SHOWN.items():
        shutil.copyfile(ALL / picture, README / shown)

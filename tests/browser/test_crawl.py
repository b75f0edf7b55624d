"""No page of the site has an error, an untranslated text, an axe finding or a sideways scroll."""

from __future__ import annotations

import random

import pytest

from committee.models import Certificate, Invitation
from committee.tokens import invitation_token
from tests.browser.crawl import Crawl, walks

pytestmark = pytest.mark.django_db(transaction=True)


def test_crawl(visit, capsys):
    seed = random.randrange(1_000_000)
    with capsys.disabled():
        print(f"\ncrawl with seed {seed}")
    pages = 0
    for role, (language, theme, width) in walks(seed):
        watch = visit(role, language=language, theme=theme, width=width)
        watch.expected = None
        kinds = Crawl(watch, public_pages() if role == "stranger" else ()).run()
        assert kinds, f"{role} found no page"
        pages += kinds.total()
        watch.page.close()
    assert pages > 50


def public_pages():
    """What a stranger gets a link to: an invitation, and certificates that stand and do not."""
    invitation = Invitation.objects.filter(answered_at=None).first()
    yield f"/invitations/{invitation_token(invitation.nonce)}/"
    for status in ("valid", "revoked"):
        yield f"/verify/{Certificate.objects.filter(status=status).first().token}/"

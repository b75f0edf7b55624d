"""Addresses that leave the site: in mails, on letters and on certificates."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from committee.models import Invitation
from committee.tokens import holder_token, invitation_token


def full_address(name: str, *arguments: object) -> str:
    """The whole address of a page, as somebody far away needs it."""
    return str(settings.BASE_URL + reverse(name, args=arguments))


def answer_address(invitation: Invitation) -> str:
    """Where the person answers the invitation, without an account."""
    return full_address("invitation", invitation_token(invitation.nonce))


def holder_address(invitation: Invitation) -> str:
    """Where whoever answered the invitation looks after their consents, without an account."""
    return full_address("holder", holder_token(invitation.pk, invitation.nonce))

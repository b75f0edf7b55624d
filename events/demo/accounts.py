"""The demo's accounts, all with one public password."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from committee.audit import acting
from committee.models import User

PASSWORD = "demo-2022-gwangju"  # noqa: S105 - public on purpose, for the demo alone

ACCOUNTS = ("admin", "gwangju", "busan", "member", "door")


def open_accounts() -> dict[str, User]:
    """The accounts by their short names; what each may do is granted where it is due."""
    accounts = {}
    with acting(None, reason="demo account opened"):
        for name in ACCOUNTS:
            founds = name == "admin"
            user = User.objects.create_user(
                address(name), PASSWORD, is_staff=founds, is_superuser=founds
            )
            # Second factors are for verified addresses only.
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            accounts[name] = user
    return accounts


def address(name: str) -> str:
    """The mail address of an account or a made-up person; the domain can never receive mail."""
    return f"{name}@demo.example"

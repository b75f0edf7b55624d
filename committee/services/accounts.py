"""Accounts: nobody signs up; an account comes from an accepted invitation or from an admin."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from committee.models import Person, User


def open_account(person: Person) -> User | None:
    """Give a person who accepted an account under their mail address, to sign in by mailed code.

    The address counts as verified, since the person answered a mail to it: never call this for
    somebody who answered a letter. One that has an account keeps it: that account is linked, if it
    has no person yet. Returns None for a person without a mail address.
    """
    if person.user_id is not None:
        return person.user
    if not person.email:
        return None
    user = User.objects.filter(email=person.email.lower()).first()
    if user is None:
        user = User.objects.create_user(person.email)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    elif Person.objects.filter(user=user).exists():
        return None
    person.user = user
    person.save(update_fields=["user"])
    return user

"""Whoever reads Korean reads Korean everywhere: no text is missing, and none has lost a value."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import allauth
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django import forms
from django.apps import apps
from django.db.models.fields import BLANK_CHOICE_LABEL
from django.forms.forms import BaseForm
from django.utils.functional import Promise
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_noop, ngettext_lazy, override

import committee.forms
import committee.views.site
import events.forms
from committee.errors import DomainError

CHECKOUT = Path(__file__).parents[1]
CATALOGUE = CHECKOUT / "locale" / "ko" / "LC_MESSAGES" / "django.po"
SOURCES = ("templates", "config", "committee", "events")
MARKS = Path(__file__).relative_to(CHECKOUT)

# What packages show and have no Korean for, or Korean with a typing mistake, a guessed particle or
# the wrong meaning. The marks here let the extraction find them; our catalogue wins over theirs.
OF_DJANGO = gettext_noop("- Select an option -")
REWORDED = [
    gettext_noop("Invalid or expired key."),
    gettext_noop("Bad Token"),
    gettext_noop("Incorrect code."),
    gettext_noop("Incorrect password."),
    gettext_noop("You cannot add more than %d email addresses."),
    gettext_noop("Backup key"),
    gettext_noop("Key nr. {number}"),
    gettext_noop("Passwordless"),
    gettext_noop(
        "Enabling passwordless operation allows you to sign in using just this key, but "
        "imposes additional requirements such as biometrics or PIN protection."
    ),
    gettext_noop("Confirm Access"),
    gettext_noop("Please reauthenticate to safeguard your account."),
    gettext_noop("Enter your password:"),
    gettext_noop("Enter an authenticator code:"),
    gettext_noop("Email Addresses"),
    gettext_noop("The following email addresses are associated with your account:"),
    gettext_noop("Do you really want to remove the selected email address?"),
    gettext_noop("To confirm this is correct, go to %(activate_url)s"),
    gettext_noop(
        "Unable to confirm %(email)s because it is already confirmed by a different account."
    ),
    gettext_noop(
        'Please confirm that <a href="mailto:%(email)s">%(email)s</a> is an email address '
        "for user %(user_display)s."
    ),
    gettext_noop("Are you sure you want to sign out?"),
    gettext_noop("Confirmation email sent to %(email)s."),
    gettext_noop("You have confirmed %(email)s."),
    gettext_noop("Removed email address %(email)s."),
    gettext_noop("Successfully signed in as %(name)s."),
    gettext_noop("You have signed out."),
    gettext_noop("A sign-in code has been sent to %(recipient)s."),
    gettext_noop("Password successfully changed."),
    gettext_noop("Password successfully set."),
    gettext_noop("Forgot your password?"),
    gettext_noop(
        "Forgotten your password? Enter your email address below, and we'll send you an "
        "email allowing you to reset it."
    ),
    gettext_noop("Please contact us if you have any trouble resetting your password."),
    gettext_noop(
        "We have sent you an email. If you have not received it please check your spam "
        "folder. Otherwise contact us if you do not receive it in a few minutes."
    ),
    gettext_noop(
        "The password reset link was invalid, possibly because it has already been used.  "
        'Please request a <a href="%(passwd_reset_url)s">new password reset</a>.'
    ),
    gettext_noop(
        "This email confirmation link expired or is invalid. Please <a "
        'href="%(email_url)s">issue a new email confirmation request</a>.'
    ),
    gettext_noop(
        "You're receiving this email because you or someone else has requested a password "
        "reset for your user account.\n"
        "It can be safely ignored if you did not request a password reset. Click the link "
        "below to reset your password."
    ),
    gettext_noop("Note"),
    gettext_noop("You are already logged in as %(user_display)s."),
    gettext_noop("Verify Your Email Address"),
    gettext_noop(
        "We have sent an email to you for verification. Follow the link provided to finalize "
        "the signup process. If you do not see the verification email in your main inbox, "
        "check your spam folder. Please contact us if you do not receive the verification "
        "email within a few minutes."
    ),
    gettext_noop(
        "Your account is protected by two-factor authentication. Please enter an "
        "authenticator code:"
    ),
    gettext_noop("Authenticator app activated."),
    gettext_noop("Authenticator app deactivated."),
    gettext_noop("Authentication using an authenticator app is active."),
    gettext_noop("An authenticator app is not active."),
    gettext_noop("Security Keys"),
    gettext_noop("No security keys have been added."),
    gettext_noop("Add Security Key"),
    gettext_noop("Remove Security Key"),
    gettext_noop("Are you sure you want to remove this security key?"),
    gettext_noop("Security key added."),
    gettext_noop("Security key removed."),
    gettext_noop("Authenticator secret"),
    gettext_noop(
        "You can store this secret and use it to reinstall your authenticator app at a later time."
    ),
    gettext_noop(
        "You are about to deactivate authenticator app based authentication. Are you sure?"
    ),
    gettext_noop("This action will invalidate your existing codes."),
    gettext_noop("Save them  in a secure location now — they won't be shown again."),
    gettext_noop("This functionality requires JavaScript."),
    gettext_noop("Signed out of all other sessions."),
    ngettext_lazy(
        "You have added %(count)s security key.", "You have added %(count)s security keys."
    ),
    ngettext_lazy(
        "There is %(unused_count)s out of %(total_count)s recovery codes available.",
        "There are %(unused_count)s out of %(total_count)s recovery codes available.",
    ),
]

# Columns of clocks, keys and digests, which no page shows and only the admin's inspection names.
UNNAMED = {
    "Attendance.created_at",
    "Campaign.created_at",
    "Certificate.campaign",
    "Certificate.pdf_sha256",
    "Certificate.snapshot",
    "Certificate.snapshot_sha256",
    "Certificate.token",
    "Conferral.recorded_at",
    "Event.created_at",
    "Grant.created_at",
    "Invitation.appointment",
    "Invitation.nonce",
    "Invitation.token_digest",
    "Person.created_at",
    "Register.campaign",
}

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")
# Which of the two is right depends on the syllable before it, which nobody knows yet.
GUESSED_PARTICLE = re.compile(
    r"%\(\w+\)[sd][’”\"')]?(?:을|를|이|가|은|는|과|와|로|으로)(?![가-힣])"
)
LATIN, HANGUL = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[가-힣]")


def catalogue(path: Path = CATALOGUE) -> Catalog:
    with path.open("rb") as po:
        return read_po(po, locale="ko", abort_invalid=True)


def messages(source: Catalog) -> Iterator[tuple[Message, list[str]]]:
    """Each entry but the header, with its one or more translations."""
    for message in source:
        if message.id:
            yield (
                message,
                [message.string] if isinstance(message.string, str) else [*message.string],
            )


def keys(source: Catalog) -> set[tuple[str | None, str | tuple[str, ...]]]:
    return {
        (message.context, tuple(message.id) if message.pluralizable else message.id)
        for message, _ in messages(source)
    }


@pytest.mark.skipif(not shutil.which("xgettext"), reason="xgettext (gettext) is not installed")
def test_catalogue_holds_every_text_of_the_sources_and_no_other(tmp_path):
    for folder in SOURCES:
        shutil.copytree(CHECKOUT / folder, tmp_path / folder)
    (tmp_path / MARKS.parent).mkdir()
    shutil.copy(CHECKOUT / MARKS, tmp_path / MARKS)
    copy = tmp_path / CATALOGUE.relative_to(CHECKOUT)
    copy.parent.mkdir(parents=True)
    shutil.copy(CATALOGUE, copy)
    environment = {
        name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    }
    subprocess.run(
        [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "--locale=ko",
            "--no-obsolete",
            "--verbosity=0",
        ],
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    extracted = keys(catalogue(copy))

    assert extracted - keys(catalogue()) == set()
    assert keys(catalogue()) - extracted == set()


def test_every_entry_is_translated_and_confirmed():
    open_entries = [
        message.id
        for message, translations in messages(catalogue())
        if message.fuzzy or not all(text.strip() for text in translations)
    ]
    assert open_entries == []


def test_translations_keep_placeholders_and_markup():
    changed = [
        message.id
        for message, translations in messages(catalogue())
        for text in translations
        if sorted(PLACEHOLDER.findall(text))
        != sorted(PLACEHOLDER.findall(message.id[-1] if message.pluralizable else message.id))
    ]
    assert changed == []


def test_no_particle_is_guessed_for_a_word_that_is_filled_in():
    guessed = [
        text
        for _, translations in messages(catalogue())
        for text in translations
        if GUESSED_PARTICLE.search(text)
    ]
    assert guessed == []


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("%(name)s을 추천했습니다", True),
        ("‘%(post)s’를 맡습니다", True),
        ("%(name)s 님을 추천했습니다", False),
        ("%(day)s까지", False),
        ("%(name)s이메일", False),
    ],
)
def test_guessed_particles_are_recognised(text, guessed):
    assert bool(GUESSED_PARTICLE.search(text)) is guessed


# --- what the code says ----------------------------------------------------------------------


def models() -> Iterator[type]:
    """The models that people meet; the tables of the history are the audit's own."""
    for app in ("committee", "events"):
        for model in apps.get_app_config(app).get_models():
            if not hasattr(model, "pgh_tracked_model"):
                yield model


def model_texts() -> Iterator[tuple[str, object]]:
    for app in ("config", "committee", "events"):
        yield app, apps.get_app_config(app).verbose_name
    for model in models():
        yield f"{model.__name__} (one)", model._meta.verbose_name
        yield f"{model.__name__} (many)", model._meta.verbose_name_plural
        for field in model._meta.get_fields():
            if not hasattr(field, "verbose_name") or field.name in ("id", "path", "depth"):
                continue
            if field.name in ("numchild", "pgh_id") or getattr(field, "parent_link", False):
                continue
            where = f"{model.__name__}.{field.name}"
            yield where, field.verbose_name
            yield f"{where} (help)", field.help_text
            for value, label in field.choices or ():
                yield f"{where} = {value!r}", label


def all_forms() -> Iterator[type[BaseForm]]:
    for module in (committee.forms, committee.views.site, events.forms):
        for thing in vars(module).values():
            own = isinstance(thing, type) and thing.__module__ == module.__name__
            if own and issubclass(thing, BaseForm):
                yield thing


def form_texts() -> Iterator[tuple[str, object]]:
    for form in all_forms():
        for name, field in form.base_fields.items():
            where = f"{form.__name__}.{name}"
            yield where, field.label
            yield f"{where} (help)", field.help_text
            yield f"{where} (none)", getattr(field, "empty_label", None)
            if isinstance(field, forms.ChoiceField) and not hasattr(field, "queryset"):
                for value, label in field.choices:
                    yield f"{where} = {value!r}", label


def errors(base: type[DomainError] = DomainError) -> Iterator[tuple[str, object]]:
    yield base.__name__, base.message
    for error in base.__subclasses__():
        yield from errors(error)


def in_english_only(texts: Iterable[tuple[str, object]]) -> list[str]:
    """Where a text with words in it stays without Hangul when the reader's language is Korean."""
    found = []
    for where, text in texts:
        with override("en"):
            english = str(text or "")
        with override("ko"):
            korean = str(text or "")
        if LATIN.search(english) and (korean == english or not HANGUL.search(korean)):
            found.append(f"{where}: {korean}")
    return found


def test_models_speak_korean():
    assert in_english_only(text for text in model_texts() if text[0] not in UNNAMED) == []


def test_forms_speak_korean():
    assert in_english_only(form_texts()) == []


def test_errors_speak_korean():
    assert len(dict(errors())) > 15
    assert in_english_only(errors()) == []


def test_an_untranslated_text_is_noticed():
    class Plain(DomainError):
        message = "Nobody translated this."

    assert in_english_only([("Plain", Plain.message)]) == ["Plain: Nobody translated this."]


def test_what_is_reworded_is_still_a_text_of_its_package():
    package = Path(allauth.__file__).parent / "locale"
    theirs = gettext.translation("django", package, ["ko"])
    known = [text for text in REWORDED if isinstance(text, str)]
    assert [text for text in known if theirs.gettext(text) == text] == []
    with override("ko"):
        assert [text for text in known if translate(text) == theirs.gettext(text)] == []


def test_an_empty_choice_speaks_korean():
    assert isinstance(BLANK_CHOICE_LABEL, Promise)
    assert in_english_only([("empty choice", BLANK_CHOICE_LABEL)]) == []
    with override("en"):
        assert str(BLANK_CHOICE_LABEL) == OF_DJANGO

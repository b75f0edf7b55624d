"""Mails in every language of the site, one below the other."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

RULE = "\n\n――――――――――\n\n"


def send_mail(template: str, context: dict[str, Any], *, to: str) -> None:
    """Mail ``<template>.txt`` under the subject ``<template>_subject.txt``."""
    EmailMessage(
        subject=" / ".join(_in_each_language(f"{template}_subject.txt", context)),
        body=RULE.join(_in_each_language(f"{template}.txt", context)),
        to=[to],
    ).send()


def _in_each_language(template: str, context: dict[str, Any]) -> list[str]:
    texts = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            texts.append(render_to_string(template, context).strip())
    return texts

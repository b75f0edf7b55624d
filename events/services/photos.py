"""Photographs of an event: taken in, described, shown to everybody or not, and removed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from committee.audit import acting
from committee.models import Person, User
from events.access import require_log, require_open
from events.models import Event, Photo, Shown
from events.pictures import redrawn


def add_photo(
    *, actor: User, event: Event, file: IO[bytes], caption_ko: str, caption_en: str = ""
) -> Photo:
    """Keep a photograph, for now for those alone who log the event.

    Raises ``FileRefused`` and ``Archived``. What an archived event shows can still be described
    anew and removed: who is on a photograph may ask for that at any time.
    """
    require_open(actor, event)
    picture = redrawn(file)
    with acting(actor, reason="photograph added"):
        photo = Photo.objects.create(
            event=event,
            caption_ko=caption_ko,
            caption_en=caption_en,
            width=picture.width,
            height=picture.height,
            uploaded_by=actor,
        )
        folder = folder_of(photo.pk)
        folder.mkdir(parents=True)
        try:
            for name, content in picture.files.items():
                (folder / name).write_bytes(content)
        except OSError:
            shutil.rmtree(folder)
            raise
        return photo


def describe_photo(
    *,
    actor: User,
    photo: Photo,
    caption_ko: str,
    caption_en: str,
    people: Sequence[Person],
    nobody_else: bool,
    public: bool,
) -> Photo:
    """Say what and whom a photograph shows, and whether it is meant for everybody.

    It is shown to everybody only as long as all of ``people`` consent; see ``Photo.showable``.
    """
    require_log(actor, photo.event)
    with acting(actor, reason="photograph described"):
        held = Photo.objects.select_for_update().get(pk=photo.pk)
        held.caption_ko, held.caption_en = caption_ko, caption_en
        held.nobody_else, held.public = nobody_else, public
        held.save(update_fields=["caption_ko", "caption_en", "nobody_else", "public"])
        marked = set(held.shown.exclude(person=None).values_list("person", flat=True))
        wanted = {person.pk for person in people}
        held.shown.filter(person__in=marked - wanted).delete()
        Shown.objects.bulk_create(Shown(photo=held, person_id=key) for key in wanted - marked)
        return held


def remove_photo(*, actor: User, photo: Photo) -> None:
    """Delete a photograph and its files for good; that it was there stays in the history."""
    require_log(actor, photo.event)
    folder = folder_of(photo.pk)
    with acting(actor, reason="photograph removed"):
        photo.delete()
        transaction.on_commit(lambda: shutil.rmtree(folder, ignore_errors=True))


def show_publicly(*, actor: User, event: Event, public_page: bool) -> None:
    """Open or close the event's page for everybody. Raises ``Archived``."""
    require_open(actor, event)
    with acting(actor, reason="public page of an event"):
        Event.objects.filter(pk=event.pk).update(public_page=public_page)


def folder_of(key: UUID) -> Path:
    """Where the files of a photograph lie; not among the static files, which anybody may read."""
    return Path(settings.MEDIA_ROOT) / "photos" / str(key)[-2:] / str(key)

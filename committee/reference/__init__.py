"""Reference data that every campaign starts from; all of it can be edited later.

``load_reference`` is idempotent and never overwrites what somebody edited.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from committee.models import ConsentText, MegaRegion, Region, Title, UnitKind
from committee.reference.consents import CONSENT_TEXTS
from committee.reference.regions import MEGA_REGIONS, REGIONS
from committee.reference.titles import TITLES, UNIT_KINDS


@transaction.atomic
def load_reference() -> None:
    """Regions, mega-regions, kinds of unit, titles and consent texts, where they are missing."""
    for code, iso_code, name_ko, name_en, since, until in REGIONS:
        Region.objects.get_or_create(
            code=code,
            valid=DateRange(_day(since), _day(until)),
            defaults={"iso_code": iso_code, "name_ko": name_ko, "name_en": name_en},
        )
    for position, (slug, kind, name_ko, name_en, codes) in enumerate(MEGA_REGIONS, start=1):
        mega_region, created = MegaRegion.objects.get_or_create(
            slug=slug,
            defaults={
                "kind": kind,
                "position": position,
                "name_ko": name_ko,
                "name_en": name_en,
            },
        )
        if created:
            mega_region.regions.set(Region.objects.filter(code__in=codes))
    for position, (slug, name_ko, name_en) in enumerate(UNIT_KINDS, start=1):
        UnitKind.objects.get_or_create(
            slug=slug, defaults={"position": position, "name_ko": name_ko, "name_en": name_en}
        )
    for rank, (slug, name_ko, name_en, verb, level) in enumerate(TITLES, start=1):
        Title.objects.get_or_create(
            slug=slug,
            defaults={
                "rank": rank * 10,
                "name_ko": name_ko,
                "name_en": name_en,
                "verb": verb,
                "level": level,
            },
        )
    for kind, version, text_ko, text_en in CONSENT_TEXTS:
        ConsentText.objects.get_or_create(
            kind=kind, version=version, defaults={"text_ko": text_ko, "text_en": text_en}
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

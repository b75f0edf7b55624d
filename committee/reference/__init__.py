"""Reference data that every campaign starts from; all of it can be edited later.

``load_reference`` is idempotent and never overwrites what somebody edited.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from committee.models import (
    ConsentText,
    MegaRegion,
    Region,
    TemplatePost,
    Title,
    UnitKind,
    UnitTemplate,
)
from committee.reference.consents import CONSENT_TEXTS
from committee.reference.districts import districts
from committee.reference.regions import MEGA_REGIONS, REGIONS, REPLACED
from committee.reference.templates import UNIT_TEMPLATES
from committee.reference.titles import TITLES, UNIT_KINDS


@transaction.atomic
def load_reference() -> None:
    """Regions, mega-regions, kinds, titles, templates and consent texts, where they are missing."""
    for code, iso_code, name_ko, name_en, since, until in REGIONS:
        Region.objects.get_or_create(
            code=code,
            valid=DateRange(_day(since), _day(until)),
            defaults={"iso_code": iso_code, "name_ko": name_ko, "name_en": name_en},
        )
    _load_districts()
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
    _load_templates()
    for kind, version, text_ko, text_en in CONSENT_TEXTS:
        ConsentText.objects.get_or_create(
            kind=kind, version=version, defaults={"text_ko": text_ko, "text_en": text_en}
        )


def _load_districts() -> None:
    """Those whose code and first day are not there yet, each in the province of that time."""
    for code, following in REPLACED.items():
        replacing = Region.objects.filter(code=following).first()
        Region.objects.filter(code=code, replaced_by=None).update(replaced_by=replacing)
    rows = Region.objects.values_list("code", "valid", "pk")
    known = {(code, valid.lower): key for code, valid, key in rows}
    provinces = {code: key for (code, _since), key in known.items() if len(code) == 2}
    missing = [row for row in districts() if (row.code, _day(row.since)) not in known]
    created = Region.objects.bulk_create(
        Region(
            level=Region.Level.DISTRICT,
            parent_id=provinces[row.code[:2]],
            code=row.code,
            name_ko=row.name_ko,
            valid=DateRange(_day(row.since), _day(row.until)),
        )
        for row in missing
    )
    by_code = {region.code: region for region in created}
    changed = []
    for row in missing:
        if row.replaced_by in by_code:
            by_code[row.code].replaced_by = by_code[row.replaced_by]
            changed.append(by_code[row.code])
    Region.objects.bulk_update(changed, ["replaced_by"])


def _load_templates() -> None:
    for position, (slug, ko, en, kind, level, unit_ko, unit_en, posts) in enumerate(
        UNIT_TEMPLATES, start=1
    ):
        template, created = UnitTemplate.objects.get_or_create(
            slug=slug,
            defaults={
                "position": position,
                "name_ko": ko,
                "name_en": en,
                "kind": UnitKind.objects.get(slug=kind),
                "level": level,
                "unit_name_ko": unit_ko,
                "unit_name_en": unit_en,
            },
        )
        if created:
            titles = {title.slug: title for title in Title.objects.filter(slug__in=posts)}
            TemplatePost.objects.bulk_create(
                TemplatePost(template=template, title=titles[title], seats=seats)
                for title, seats in posts.items()
            )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

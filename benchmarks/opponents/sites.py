"""Django's admin over the same tables: bare, tuned, and tuned with a trigram index.

The bare and the tuned one search as Django does, by ``icontains``; that asks for ``UPPER(name)
LIKE``, which no index of the product serves. The third asks for ``LIKE`` alone, which a trigram
index serves, and counts nothing.
"""

from __future__ import annotations

from django.contrib.admin import AdminSite, ModelAdmin

from committee.models import Appointment, Committee, Person, Post, Title

TRIGRAM_INDEXES = (
    "CREATE INDEX IF NOT EXISTS opponent_name ON committee_person USING gin (name gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS opponent_phone ON committee_person USING gin (phone gin_trgm_ops)",
)
"""What the third one needs; the product has a trigram index of another kind."""


class Bare(ModelAdmin):
    """Registered with the columns of a roster and a search, and no further thought."""

    list_display = ("person", "post", "term")
    search_fields = ("person__name", "person__phone")


class Tuned(Bare):
    """As the documentation of the admin advises for tables with many rows."""

    list_filter = ("status",)
    list_per_page = 50
    list_select_related = ("person", "post__title", "post__committee")
    autocomplete_fields = ("person", "post")


class WithTrigrams(Tuned):
    """Lets an index find the names, and does not count all rows."""

    search_fields = ("person__name__contains", "person__phone__contains")
    show_full_result_count = False


class TunedReference(ModelAdmin):
    """What autocompletion needs of the tables around."""

    search_fields = ("pk",)


bare, tuned, trigram = (AdminSite(name=name) for name in ("bare", "tuned", "trigram"))
bare.register(Appointment, Bare)
tuned.register(Appointment, Tuned)
trigram.register(Appointment, WithTrigrams)
for site in (tuned, trigram):
    site.register((Committee, Person, Post, Title), TunedReference)
SITES = (bare, tuned, trigram)

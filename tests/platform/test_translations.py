"""Translations are compiled without a gettext program, and only when they changed."""

import gettext
import os

from config.translations import compile_changed

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Committee"
msgstr "위원회"

msgid "%(count)d post"
msgid_plural "%(count)d posts"
msgstr[0] "%(count)d개 자리"

#, fuzzy
msgid "Event"
msgstr "위원"
"""


def test_compiled_catalogue_translates_what_a_person_confirmed(tmp_path):
    source = tmp_path / "locale" / "ko" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)

    assert compile_changed(tmp_path) == [source.with_suffix(".mo")]

    korean = gettext.translation("django", tmp_path / "locale", ["ko"])
    assert korean.gettext("Committee") == "위원회"
    assert korean.ngettext("%(count)d post", "%(count)d posts", 3) == "%(count)d개 자리"
    assert korean.gettext("Event") == "Event"


def test_only_a_changed_catalogue_is_compiled_again(tmp_path):
    source = tmp_path / "locale" / "ko" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    compile_changed(tmp_path)

    assert compile_changed(tmp_path) == []

    later = source.with_suffix(".mo").stat().st_mtime + 1
    os.utime(source, (later, later))
    assert compile_changed(tmp_path) == [source.with_suffix(".mo")]

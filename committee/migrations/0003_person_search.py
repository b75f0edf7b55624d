"""Finds people by name, given name, initial consonants, phone tail and, for typos, similarity."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import committee.models.person

CHOSEONG = """
CREATE FUNCTION choseong(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT coalesce(string_agg(
        CASE WHEN letter BETWEEN '가' AND '힣'
            THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(letter) - 44032) / 588 + 1, 1)
            ELSE letter
        END, '' ORDER BY place), '')
    FROM string_to_table(word, NULL) WITH ORDINALITY AS letters (letter, place)
)
"""


class Migration(migrations.Migration):
    dependencies = [("committee", "0002_cache_table")]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(CHOSEONG, "DROP FUNCTION choseong(text)"),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(committee.models.person.Choseong("name"), name="person_initials"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.db.models.functions.text.Substr("name", 2), name="person_given_name"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.db.models.functions.text.Lower("name_latin"), name="person_latin"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.db.models.functions.text.Reverse("phone"), name="person_phone_tail"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["name"], name="person_name_similar", opclasses=["gist_trgm_ops"]
            ),
        ),
    ]

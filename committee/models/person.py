"""People, who looked at their contact data, and who is never to be invited again."""

from __future__ import annotations

import unicodedata
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GistIndex
from django.contrib.postgres.search import TrigramDistance
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7, Lower, Reverse, Substr
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from committee.audit import audited

CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FEWEST_DIGITS = 4
SAID = ("name", "name_latin", "affiliation_ko", "affiliation_en", "phone", "email")
"""The fields in which a record says something of its person."""


FIRST_SYLLABLE, SYLLABLES_EACH = ord("가"), 588
"""Syllables lie in Unicode in the order of their initial consonants, so many for each."""


class Choseong(models.Func):
    """The initial consonants of a text: 홍길동 → ㅎㄱㄷ. The function comes with a migration."""

    function = "choseong"
    output_field = models.TextField()


def _initial(letter: str) -> str:
    """The initial consonant of a syllable, the consonant that stands for itself, or nothing."""
    if "가" <= letter <= "힣":
        return CONSONANTS[(ord(letter) - FIRST_SYLLABLE) // SYLLABLES_EACH]
    return letter if letter in CONSONANTS else ""


def _spelt(text: str) -> str:
    """A regular expression for names that start so, where a consonant is any of its syllables."""
    return "^" + "".join(_syllables(each) if each in CONSONANTS else each for each in text)


def _syllables(consonant: str) -> str:
    first = FIRST_SYLLABLE + CONSONANTS.index(consonant) * SYLLABLES_EACH
    return f"[{chr(first)}-{chr(first + SYLLABLES_EACH - 1)}]"


class PersonQuerySet(models.QuerySet["Person"]):
    """Finding people as they are looked for: by the start of a name, initials, a phone's end."""

    def matching(self, text: str, *, phones: bool) -> Self:
        """Those whose name, given name, initials (ㅎㄱㄷ), Latin name or phone's end is ``text``.

        Four digits or more are the end of a phone number, where ``phones`` lets one look for it;
        initial consonants alone are initials, and syllables among them (ㅎ길동) narrow them;
        everything else starts a name or a given name. All of it is served by B-trees.
        """
        wanted = unicodedata.normalize("NFC", text).strip()
        digits = "".join(filter(str.isdigit, wanted))
        if phones and len(digits) >= FEWEST_DIGITS and not any(map(str.isalpha, wanted)):
            tail = digits.removeprefix("0") if len(digits) > FEWEST_DIGITS else digits
            return self.alias(tail=Reverse("phone")).filter(tail__startswith=tail[::-1])
        if wanted and all(letter in CONSONANTS for letter in wanted):
            return self._with_initials(wanted)
        if any(letter in CONSONANTS for letter in wanted) and all(map(_initial, wanted)):
            initials = "".join(map(_initial, wanted))
            found = self._with_initials(initials).alias(whole=Substr("name", 1))
            # Of the column itself the index for similar names would be asked, which is slower.
            return found.filter(whole__regex=_spelt(wanted))
        return self.alias(given=Substr("name", 2), latin=Lower("name_latin")).filter(
            Q(name__startswith=wanted)
            | Q(given__startswith=wanted)
            | Q(latin__startswith=wanted.lower())
        )

    def _with_initials(self, start: str) -> Self:
        return self.alias(initials=Choseong("name")).filter(initials__startswith=start)

    def reached_by(self, phone: str, email: str) -> Self:
        """Those with that phone number or mail address, however it is written; both by an index."""
        mail = Q(mail=email.lower()) & ~Q(email="")
        return self.alias(mail=Lower("email")).filter(Q(phone=phone) & ~Q(phone="") | mail)

    def resembling(self, text: str) -> Self:
        """Everybody, the most similar name first: for typing errors. Take the first few."""
        return self.order_by(TrigramDistance("name", text))


@audited(exclude=["phone", "email"], acts=["contact corrected"])
class Person(models.Model):
    """Somebody who was nominated, or whose office is public knowledge.

    One name, never split into first and last; no resident number and no birth date ever.
    """

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=60)
    name_latin = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    affiliation_ko = models.CharField(_("affiliation (Korean)"), max_length=120, blank=True)
    affiliation_en = models.CharField(_("affiliation (English)"), max_length=160, blank=True)
    phone = models.CharField(_("mobile phone"), max_length=16, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("merged into"),
        help_text=_("The record that stands for this person now."),
    )
    erased_at = models.DateTimeField(
        _("erased at"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Since then the record says nothing of the person."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["name"], name="person_name"),
            models.Index(fields=["phone"], name="person_phone", condition=~models.Q(phone="")),
            models.Index(Lower("email"), name="person_email", condition=~models.Q(email="")),
            models.Index(Choseong("name"), name="person_initials", include=["id", "name"]),
            models.Index(Substr("name", 2), name="person_given_name"),
            models.Index(Lower("name_latin"), name="person_latin"),
            models.Index(Reverse("phone"), name="person_phone_tail"),
            GistIndex(fields=["name"], name="person_name_similar", opclasses=["gist_trgm_ops"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phone="") | models.Q(phone__regex=r"^\+[1-9][0-9]{6,14}$"),
                name="person_phone_in_e164",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) & ~models.Q(name="")
                | models.Q(
                    erased_at__isnull=False,
                    user=None,
                    **dict.fromkeys(SAID, ""),
                ),
                name="person_has_a_name_until_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the letters of the reader's language, where it is known in them."""
        if self.erased_at is not None:
            return gettext("(name erased)")
        if (get_language() or "ko").startswith("en"):
            return self.name_latin or self.name
        return self.name

    @property
    def affiliation(self) -> str:
        if (get_language() or "ko").startswith("en"):
            return self.affiliation_en or self.affiliation_ko
        return self.affiliation_ko or self.affiliation_en


class ContactDisclosure(models.Model):
    """One look at a person's phone and mail: who looked, when. Kept two years (PIPA art. 29)."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="disclosures", verbose_name=_("person")
    )
    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("viewer")
    )
    viewed_at = models.DateTimeField(_("viewed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("look at contact data")
        verbose_name_plural = _("looks at contact data")
        ordering = ["-viewed_at"]

    def __str__(self) -> str:
        return f"{self.viewer} → {self.person}"


class Suppression(models.Model):
    """Not me, never again: a keyed hash of a phone or mail address that is not to be invited.

    Nothing else of the person stays, and without the site's key the hash leads nowhere.
    """

    digest = models.CharField(_("keyed hash"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("suppressed contact")
        verbose_name_plural = _("suppressed contacts")

    def __str__(self) -> str:
        return self.digest[:12]

"""Texts that are kept in Korean and English."""

from typing import Self, overload

from django.db import models
from django.utils.translation import get_language


class Bilingual:
    """Reads ``<name>_ko`` or ``<name>_en``, whichever the reader's language asks for.

    Korean is the language of record, so it also stands in where the English text is empty.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: models.Model, owner: type) -> str: ...
    def __get__(self, instance: models.Model | None, owner: type) -> Self | str:
        if instance is None:
            return self
        korean: str = getattr(instance, f"{self.name}_ko")
        english: str = getattr(instance, f"{self.name}_en")
        if (get_language() or "ko").startswith("en"):
            return english or korean
        return korean or english

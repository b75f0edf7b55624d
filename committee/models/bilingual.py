from typing import Any

from django.utils.translation import get_language


class Bilingual:
    """Reads ``<name>_ko`` or ``<name>_en``, whichever the reader's language asks for.

    Korean is the language of record, so it also stands in where the English text is empty.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        korean, english = (getattr(instance, f"{self.name}_{code}") for code in ("ko", "en"))
        if (get_language() or "ko").startswith("en"):
            return english or korean
        return korean or english

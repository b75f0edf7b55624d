"""What a constraint refuses, said as the sentence that explains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from committee.errors import DomainError


@contextmanager
def refusing(refusals: Mapping[str, DomainError]) -> Iterator[None]:
    """Raises the error that stands for the named constraint; any other refusal passes through."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refused:
        diagnosis = getattr(refused.__cause__, "diag", None)
        error = refusals.get(getattr(diagnosis, "constraint_name", None) or "")
        if error is None:
            raise
        raise error from None

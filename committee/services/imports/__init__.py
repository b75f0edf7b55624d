"""Bulk import: one file, or one roster, that nominates many people.

``upload`` takes the file in; jobs then read and check it (``reading``, ``checking``); ``commit``
orders the nominations, which another job makes. Each step can run twice with the effect of once,
and what the check found is asked again when it counts: rules see the record as it is then.
"""

from committee.services.imports.checking import check
from committee.services.imports.committing import commit, take_rows
from committee.services.imports.correcting import Correction, correct_row
from committee.services.imports.erasure import cancel, erase, erase_old
from committee.services.imports.picking import pick
from committee.services.imports.reading import name_columns, read_file
from committee.services.imports.upload import upload

__all__ = [
    "Correction",
    "cancel",
    "check",
    "commit",
    "correct_row",
    "erase",
    "erase_old",
    "name_columns",
    "pick",
    "read_file",
    "take_rows",
    "upload",
]

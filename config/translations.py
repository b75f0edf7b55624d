"""Compile the translations (``python -m config.translations``) without a gettext program."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CHECKOUT = Path(__file__).parents[1]


def compile_changed(root: Path = CHECKOUT) -> list[Path]:
    """Write a .mo beside each .po under ``root`` that has none or an older one; return those."""
    written = []
    for source in sorted(root.glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if ".venv" in source.parts or (
            target.exists() and target.stat().st_mtime >= source.stat().st_mtime
        ):
            continue
        with source.open("rb") as po:
            catalogue = read_po(po, locale=source.parts[-3], abort_invalid=True)
        partial = target.with_suffix(".mo.part")
        with partial.open("wb") as mo:
            write_mo(mo, catalogue)
        os.replace(partial, target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_changed()

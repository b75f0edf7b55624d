"""A look at a file from the outside: what it is, and whether it may be read at all.

A workbook is a zip archive of XML. Its directory is read first and believed in nothing: every part
is unpacked once, in pieces, and thrown away, and the sizes that come out are those that count.
Format: ECMA-376 part 2; PKWARE, .ZIP application note 6.3.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Literal

from committee.spreadsheets.refusals import (
    MAX_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_SHEETS,
    MAX_UNPACKED,
    MB,
    RATIO_FROM,
    Refused,
)
from committee.spreadsheets.text import encoding_of

Kind = Literal["xlsx", "csv"]

PIECE = 1 << 18
DIRECTORY_END = b"PK\x05\x06"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|table|meta)", re.IGNORECASE)
SHEET = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
LONGEST_SIGN = 64
"""Bytes by which pieces overlap, so that no sign is cut in two; each of them is shorter."""


def inspect(file: BinaryIO) -> Kind:
    """What kind of file this is; raises ``Refused`` where it is not to be read."""
    size = file.seek(0, io.SEEK_END)
    if size > MAX_BYTES:
        raise Refused("too_big", megabytes=-(-size // MB), limit=MAX_BYTES // MB)
    file.seek(0)
    start = file.read(4096)
    if not start.strip():
        raise Refused("empty")
    if start.startswith(b"PK"):
        _inspect_workbook(file, size)
        return "xlsx"
    if start.startswith(COMPOUND_FILE):
        raise _compound(file)
    if MARKUP.match(start.removeprefix(b"\xef\xbb\xbf")):
        raise Refused("markup")
    encoding_of(file)
    return "csv"


def _compound(file: BinaryIO) -> Refused:
    """Old Excel files are compound files, and so are new ones behind a password."""
    file.seek(0)
    locked = "EncryptedPackage".encode("utf-16-le") in file.read(MAX_BYTES)
    return Refused("encrypted" if locked else "other_format", name=".xls")


def _inspect_workbook(file: BinaryIO, size: int) -> None:
    _bound_directory(file, size)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _refuse_by_names(parts)
            _refuse_by_sizes(parts)
            for part in parts:
                _inspect_part(file, part)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError) as broken:
        raise Refused("damaged") from broken
    except (NotImplementedError, RuntimeError) as unknown:
        raise Refused("damaged") from unknown


def _bound_directory(file: BinaryIO, size: int) -> None:
    """Refuse a directory too long to be worth reading, before anything reads it."""
    tail = min(size, 22 + 0xFFFF)
    file.seek(size - tail)
    end = file.read(tail)
    place = end.rfind(DIRECTORY_END)
    if place < 0 or len(end) < place + 22:
        raise Refused("damaged")
    parts, directory = struct.unpack_from("<HL", end, place + 10)
    if parts > MAX_PARTS or directory > MAX_PARTS * 300:
        raise Refused("too_many_parts", limit=MAX_PARTS)


def _refuse_by_names(parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename.lower() for part in parts}
    if len(parts) > MAX_PARTS or len(names) < len(parts):
        raise Refused("too_many_parts", limit=MAX_PARTS)
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Refused("macros")
    if any("/externallinks/" in name for name in names):
        raise Refused("external_links")
    if WORKBOOK not in names:
        other = {"xl/workbook.bin": ".xlsb", "content.xml": ".ods", "word/document.xml": ".docx"}
        known = next((kind for name, kind in other.items() if name in names), None)
        if any(name.endswith(".iwa") or name == "index.zip" for name in names):
            known = ".numbers"
        raise Refused("other_format", name=known) if known else Refused("not_a_workbook")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted")


def _refuse_by_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.filename.lower() == WORKBOOK and part.file_size > MB for part in parts):
        raise Refused("too_many_sheets", limit=MAX_SHEETS)
    for part in parts:
        if part.file_size > max(RATIO_FROM, MAX_RATIO * part.compress_size):
            raise Refused("bomb", megabytes=part.file_size // MB)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise Refused("bomb", megabytes=unpacked // MB)


def _inspect_part(file: BinaryIO, part: zipfile.ZipInfo) -> None:
    """Unpack a part once: its size has to be the declared one, and what is in it harmless."""
    name = part.filename.lower()
    is_xml = name.endswith((".xml", ".rels", ".vml"))
    size, kept, book = 0, b"", b""
    for piece in unpacked(file, part):
        if size == 0 and is_xml and (b"\0" in piece[:64]):
            raise Refused("damaged")  # XML in UTF-16, which no spreadsheet program writes
        size += len(piece)
        window = kept + piece
        if is_xml and DECLARATION.search(window):
            raise Refused("declarations")
        if name == TYPES.lower() and (b"macroEnabled" in window or b"vbaProject" in window):
            raise Refused("macros")
        book += piece if name == WORKBOOK else b""
        kept = window[-LONGEST_SIGN:]
    if size != part.file_size:
        raise Refused("damaged")
    if len(SHEET.findall(book)) > MAX_SHEETS:
        raise Refused("too_many_sheets", limit=MAX_SHEETS)


def unpacked(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part in pieces, and not one more than its directory entry declares."""
    file.seek(part.header_offset)
    header = file.read(30)
    if header[:4] != b"PK\x03\x04":
        raise Refused("damaged")
    named, extra = struct.unpack_from("<HH", header, 26)
    file.seek(named + extra, io.SEEK_CUR)
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("damaged")
    inflate = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    place, left, allowed = file.tell(), part.compress_size, part.file_size
    while left:
        file.seek(place)
        packed = file.read(min(PIECE, left))
        if not packed:
            raise Refused("damaged")
        place, left = place + len(packed), left - len(packed)
        while packed:
            piece = inflate.decompress(packed, PIECE) if inflate else packed
            packed = inflate.unconsumed_tail if inflate else b""
            allowed -= len(piece)
            if allowed < 0:
                raise Refused("bomb", megabytes=part.file_size // MB)
            if piece:
                yield piece
    if inflate and not inflate.eof:
        raise Refused("damaged")

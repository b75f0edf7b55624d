"""What the columns of a list of people are called, in Korean and English."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

COLUMNS: dict[str, tuple[str, ...]] = {
    "committee": (
        *("위원회", "소속위원회", "조직", "조직명", "소속", "본부", "부서", "단체"),
        *("committee", "unit", "organisation", "organization", "office"),
    ),
    "post": (
        *("직책", "직위", "자리", "직함", "임명직책", "위촉직책", "보직"),
        *("post", "title", "position", "role"),
    ),
    "name": ("이름", "성명", "성함", "한글이름", "한글성명", "name", "fullname", "koreanname"),
    "name_latin": (
        *("영문이름", "영문성명", "로마자이름", "로마자", "영문"),
        *("latinname", "nameinlatinletters", "englishname", "romanname", "romanizedname"),
    ),
    "phone": (
        *("휴대전화", "휴대폰", "핸드폰", "전화", "전화번호", "연락처", "휴대전화번호"),
        *("휴대폰번호", "핸드폰번호", "phone", "mobile", "mobilephone", "phonenumber", "cell"),
        *("cellphone", "telephone", "mobilenumber", "tel", "hp"),
    ),
    "email": (
        *("이메일", "메일", "전자우편", "이메일주소", "메일주소", "전자메일"),
        *("email", "mail", "emailaddress", "mailaddress"),
    ),
    "source": (
        *("출처", "정보의출처", "자료출처", "수집출처", "정보출처", "추천경로", "수집경로"),
        *("source", "sourceofthedata", "datasource"),
    ),
}
"""Column → headings by which it is known, without spaces and in lower case, the likeliest first."""

_KNOWN = {heading: column for column, headings in COLUMNS.items() for heading in headings}


def plain(heading: str) -> str:
    """A heading without spaces, signs and case: ``E-mail `` and ``email`` are one."""
    text = unicodedata.normalize("NFKC", heading.partition("(")[0] or heading).casefold()
    return "".join(filter(str.isalnum, text))


def recognised(header: Sequence[str]) -> dict[str, int]:
    """Which column of the file, from 0, is which; of two that could be, the likelier one."""
    found: dict[str, tuple[int, int]] = {}
    for position, heading in enumerate(header):
        key = plain(heading)
        column = _KNOWN.get(key)
        if column is None:
            continue
        candidate = (COLUMNS[column].index(key), position)
        found[column] = min(found.get(column, candidate), candidate)
    return {column: position for column, (_likely, position) in found.items()}

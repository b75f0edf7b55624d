from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from committee.certificates.snapshot import Signatory, Snapshot, compose


@pytest.fixture
def certificate() -> Callable[..., Snapshot]:
    """Composes a certificate of made-up words; a test names only what it is about."""

    def composed(**words: Any) -> Snapshot:
        usual = {
            "verb": "appoint",
            "printed_number": "제2022-7K3F9Q호",
            "recipient_name": "홍길동",
            "recipient_name_latin": "Hong Gil-dong",
            "committee_path": ["균형발전위원회", "광주광역시위원회"],
            "committee_path_en": ["Balanced Development Committee", "Gwangju Committee"],
            "post": "부위원장",
            "post_en": "Vice-Chair",
            "dated": date(2022, 1, 18),
            "signatories": [
                Signatory(
                    title="공동상임위원장",
                    name="김가나",
                    title_en="Co-Standing Chair",
                    name_en="Kim Ga-na",
                )
            ],
            "campaign_name": "제20대 대통령선거 선거대책위원회",
            "campaign_name_en": "Campaign for the 20th presidential election",
            "verify_url": "https://rostrum.example.org/verify/7hT0c1oCk7iYpQd2mVQ3aA/",
            "issued_at": datetime(2022, 1, 18, 10, tzinfo=timezone(timedelta(hours=9))),
        }
        return compose(**{**usual, **words})

    return composed

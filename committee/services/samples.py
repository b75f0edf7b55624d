"""Made-up certificates in a design, to look at before anybody gets one."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.certificates.render import render_png
from committee.errors import NotPrintable, TooLong
from committee.models import Committee, DesignVersion
from committee.services.composing import printable, verify_url
from committee.services.looks import look_of, seals_for

PREVIEW = "미리보기 · PREVIEW"
WIDTH = 800
"""Pixels of the picture, whatever the paper."""

MM_PER_INCH = 25.4


class Sample(TextChoices):
    """What a design is tried on."""

    USUAL = "usual", _("a usual name")
    SHORTEST = "shortest", _("the shortest names")
    LONGEST = "longest", _("the longest name (60 letters) and path")


@dataclass(frozen=True)
class Words:
    """What a sample says: name and post in Korean and English, and committees below the root."""

    name: str
    latin: str
    post: str
    post_en: str
    below: Sequence[str] = ()
    below_en: Sequence[str] = ()


SAMPLES = {
    Sample.USUAL: Words(
        name="홍길동",
        latin="Hong Gil-dong",
        post="부위원장",
        post_en="Vice-Chair",
        below=["가상광역시위원회"],
        below_en=["Sample Committee"],
    ),
    Sample.SHORTEST: Words(name="견본", latin="Bo", post="위원", post_en="Member"),
    Sample.LONGEST: Words(
        name="가나다라마바사아자차" * 6,
        latin="Gana-dara Mabasa-ajacha " * 2 + "Kata-pahagan",
        post="공동수석부위원장 겸 대변인",
        post_en="Co-Senior Vice-Chair and Spokesperson",
        below=[
            "가상광역시 초광역 에너지 공동체 특별위원회",
            "지역발전본부 가상광역시 가나군 다라면 지역위원회",
        ],
        below_en=[
            "Special Committee for the Energy Community of Sample",
            "Regional Committee of Gana",
        ],
    ),
}


@dataclass(frozen=True)
class Preview:
    """A picture as an address that holds it (``data:``), or why there is none."""

    picture: str = ""
    problem: str = ""


def preview(version: DesignVersion, sample: str = Sample.USUAL) -> Preview:
    """A sample in a version of a design, whether saved or not."""
    campaign, words = version.design.campaign, SAMPLES[Sample(sample)]
    root = Committee.objects.filter(campaign=campaign, depth=1).first()
    root = root or Committee(name_ko=campaign.name_ko, name_en=campaign.name_en)
    try:
        snapshot = printable(
            verb=version.design.verb,
            printed_number="제2022-7K3F9Q호",
            recipient_name=words.name,
            recipient_name_latin=words.latin,
            committee_path=[root.name_ko, *words.below],
            committee_path_en=[root.name_en or root.name_ko, *words.below_en],
            post=words.post,
            post_en=words.post_en,
            dated=date(2022, 1, 18),
            campaign_name=campaign.name_ko,
            campaign_name_en=campaign.name_en,
            verify_url=verify_url("preview"),
            issued_at=timezone.now(),
            mark=PREVIEW,
            **look_of(version, root=root),
        )
    except (NotPrintable, TooLong) as error:
        return Preview(problem=str(error))
    ppi = WIDTH / (snapshot.design.size[0] / MM_PER_INCH)
    png = render_png(snapshot, seals=seals_for([snapshot]), ppi=ppi)
    return Preview(picture="data:image/png;base64," + base64.b64encode(png).decode())

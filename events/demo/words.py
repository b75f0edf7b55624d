"""What was said and what was proposed at the two events, in the words of the press report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from committee.models import MegaRegion, Person, User
from events.demo.hierarchy import CENTRAL_LAUNCH, GWANGJU_LAUNCH, region
from events.models import Event, Guest, ProgrammeItem, Proposal
from events.services import record

SOURCE_KO = "언론 보도, 2022-01-18"
SOURCE_EN = "press report, 18 January 2022"

# day, speaker, kind of the programme item, Korean, English; every one a paraphrase
STATEMENTS = [
    (
        CENTRAL_LAUNCH,
        "이재명",
        ProgrammeItem.Kind.ADDRESS,
        "균형발전은 제4기 민주정부의 핵심 과제이다. 대한민국을 일극 체제에서 다극 체제로 전환하고, "
        "권한과 자원을 더 고르게 나누어야 한다.",
        "Balanced development is a core task of a fourth Democratic government; Korea is to move "
        "from one pole to many, with authority and resources spread more evenly.",
    ),
    (
        GWANGJU_LAUNCH,
        "김두관",
        ProgrammeItem.Kind.GREETING,
        "광주를 기술과 생태와 문화가 융합하는 미래도시(인공지능 그린뉴딜, 탄소중립 생태도시, "
        "디지털 융합문화)이자 호남권 메가시티의 중심으로 만들고, "
        "아시아문화중심수도로서 정부가 전폭적으로 지원하도록 하겠다.",
        "Gwangju is to be a future city where technology, ecology and culture converge (AI green "
        "new deal, carbon-neutral ecological city, digital convergence culture) and the centre of "
        "the Honam mega-city, with full government support as the Asian cultural capital.",
    ),
    (
        GWANGJU_LAUNCH,
        "허민",
        ProgrammeItem.Kind.PROPOSALS,
        "광주 정책제안의 방향은 미래 첨단산업도시, 아시아문화중심수도이다.",
        "The direction of the proposals for Gwangju: a future advanced-industry city and Asian "
        "cultural capital.",
    ),
]


@dataclass(frozen=True)
class Proposed:
    """A policy proposal, with the MOIS codes and the mega-regions that it concerns."""

    title_ko: str
    title_en: str
    regions: tuple[str, ...] = ()
    mega_regions: tuple[str, ...] = ()


MEGACITIES = ("southeast", "daegu-gyeongbuk", "central", "honam", "capital")
SPECIAL_PROVINCES = ("jeju", "saemangeum-jeonbuk", "gangwon-peace")
GWANGJU, JEONNAM = "29", "46"

NATIONAL = [
    Proposed(
        "5극 3특 체제 구축",
        "The 5-pole 3-special system",
        mega_regions=MEGACITIES + SPECIAL_PROVINCES,
    ),
    Proposed(
        "메가시티를 잇는 동서 철도망 구축",
        "An east-west railway network connecting the mega-cities",
        mega_regions=MEGACITIES,
    ),
    Proposed(
        "국가균형발전특별회계의 획기적 개선",
        "A radical improvement of the balanced-development special account",
    ),
    Proposed("불균형 해소", "Resolving imbalance"),
]
FOR_GWANGJU = [
    Proposed(
        "호남권 초광역 에너지공동체 거점 조성",
        "A super-metropolitan energy community base in the Honam region",
        regions=(GWANGJU,),
        mega_regions=("honam",),
    ),
    Proposed(
        "전남과 함께하는 국가 재생에너지 산업단지 지정·육성",
        "A national renewable-energy industrial complex, designated and fostered together with "
        "Jeonnam",
        regions=(GWANGJU, JEONNAM),
    ),
    Proposed(
        "인공지능(AI) 중심 산업융합 집적단지 조성",
        "An AI-centred industrial convergence cluster",
        regions=(GWANGJU,),
    ),
    Proposed("탄소중립 생태도시 조성", "A carbon-neutral ecological city", regions=(GWANGJU,)),
    Proposed(
        "아시아문화중심수도 확대: 디지털 융합 문화예술과 마한문화권 복원",
        "An enlarged Asian cultural capital: digital convergence culture and arts, and "
        "restoration of the Mahan cultural area",
        regions=(GWANGJU,),
    ),
    Proposed(
        "바이오·의료 혁신 산업단지 조성",
        "A bio-medical innovation industrial complex",
        regions=(GWANGJU,),
    ),
    Proposed(
        "공공보건의료 기능 강화",
        "Stronger public-health medical functions",
        regions=(GWANGJU,),
    ),
]

# day, proposer, scope, proposals in their order
PROPOSALS: list[tuple[date, str, Proposal.Scope, list[Proposed]]] = [
    (GWANGJU_LAUNCH, "송기도", Proposal.Scope.NATIONAL, NATIONAL),
    (GWANGJU_LAUNCH, "허민", Proposal.Scope.REGIONAL, FOR_GWANGJU),
]


def record_words(actor: User, event: Event, everybody: dict[str, Person | Guest]) -> None:
    """Put on record what was said and proposed at the event."""
    for day, speaker, kind, text_ko, text_en in STATEMENTS:
        if day == event.held_on:
            record.record_statement(
                actor=actor,
                event=event,
                speaker=everybody[speaker],
                item=event.programme.get(kind=kind),
                text_ko=text_ko,
                text_en=text_en,
                source_ko=SOURCE_KO,
                source_en=SOURCE_EN,
            )
    for day, proposer, scope, proposals in PROPOSALS:
        if day == event.held_on:
            for proposed in proposals:
                _record_proposal(actor, event, everybody[proposer], scope, proposed)


def _record_proposal(
    actor: User, event: Event, proposer: Person | Guest, scope: Proposal.Scope, proposed: Proposed
) -> None:
    record.record_proposal(
        actor=actor,
        event=event,
        proposer=proposer,
        scope=scope,
        title_ko=proposed.title_ko,
        title_en=proposed.title_en,
        regions=[region(code) for code in proposed.regions],
        mega_regions=list(MegaRegion.objects.filter(slug__in=proposed.mega_regions)),
    )

"""Who holds which post: offices that the press reported, and made-up people on their way."""

from __future__ import annotations

from dataclasses import dataclass

from committee.models import Committee, ConsentKind, EndReason, Person, Post, Status, User
from committee.services import appointments, certificates, invitations, people
from committee.tokens import invitation_token
from events.demo.accounts import address
from events.demo.hierarchy import GWANGJU_LAUNCH

PUBLIC_SOURCE = "언론 보도(press report), 2022-01-18"

# committee, title, name, name in Latin letters, affiliation in Korean and English
PUBLIC_OFFICES = [
    ("national", "co-standing-chair", "김두관", "Kim Doo-kwan", "", ""),
    ("national", "co-standing-chair", "송기도", "Song Gi-do", "", ""),
    (
        "gwangju",
        "chair",
        "허민",
        "Heo Min",
        "전남대학교 교수",
        "professor at Chonnam National University",
    ),
]

MADE_UP_KO = "시연용 가상 인물"
MADE_UP_EN = "made-up person for the demo"
NOMINATION_SOURCE = "시연용 가상 지원서 (made-up application)"

ROSTER, PUBLIC, PHOTO = ConsentKind.ROSTER, ConsentKind.PUBLIC, ConsentKind.PHOTO


@dataclass(frozen=True)
class MadeUp:
    """Somebody who does not exist: how far along the way, and with which of the free consents."""

    name: str
    name_latin: str
    mailbox: str
    step: Status = Status.IN_FORCE
    agrees_to: tuple[ConsentKind, ...] = ()


# (committee, title) → who is put forward for the post. The names are Korean words for what they
# are: 가상 virtual, 예시 example, 견본 specimen, 회원 member, 사양 declining with thanks, 오기
# clerical error …
MADE_UP = {
    ("gwangju", "co-chair"): [
        MadeUp("김가상", "Kim Ga-sang", "ga-sang", agrees_to=(ROSTER, PUBLIC, PHOTO)),
    ],
    ("headquarters-gwangju", "chair"): [
        MadeUp("이예시", "Lee Ye-si", "ye-si", agrees_to=(ROSTER, PUBLIC)),
    ],
    ("gwangju", "vice-chair"): [
        MadeUp("박보기", "Park Bo-gi", "bo-gi", agrees_to=(ROSTER, PUBLIC)),
        MadeUp("최견본", "Choi Gyeon-bon", "gyeon-bon", agrees_to=(ROSTER,)),
        MadeUp("정가명", "Jeong Ga-myeong", "ga-myeong"),
        # The account member@ opens for this one: an account is found by its mail address.
        MadeUp("강회원", "Kang Hoe-won", "member", agrees_to=(ROSTER, PHOTO)),
    ],
    ("gwangju", "member"): [
        MadeUp("서익명", "Seo Ik-myeong", "ik-myeong"),
        MadeUp("윤모형", "Yun Mo-hyeong", "mo-hyeong", Status.APPROVED, (ROSTER,)),
        MadeUp("조시범", "Jo Si-beom", "si-beom", Status.ACCEPTED),
        MadeUp("오사양", "O Sa-yang", "sa-yang", Status.DECLINED),
        MadeUp("문오기", "Mun O-gi", "o-gi", Status.ENDED, (ROSTER,)),
    ],
    ("gwangju", "secretary"): [  # two for one seat: whoever accepts first takes it
        MadeUp("장임시", "Jang Im-si", "im-si", Status.INVITED),
        MadeUp("임표본", "Im Pyo-bon", "pyo-bon", Status.NOMINATED),
    ],
    ("busan", "chair"): [MadeUp("백가공", "Baek Ga-gong", "ga-gong", agrees_to=(ROSTER,))],
    ("busan", "vice-chair"): [
        MadeUp("신모의", "Shin Mo-ui", "mo-ui", Status.ACCEPTED),
        MadeUp("권연습", "Kwon Yeon-seup", "yeon-seup", Status.INVITED),
    ],
    ("busan", "member"): [MadeUp("나시험", "Na Si-heom", "si-heom", Status.NOMINATED)],
}


def record_public_offices(admin: User, committees: dict[str, Committee]) -> dict[str, Person]:
    """Put the reported offices on record, since when the report does not say; people by name."""
    holders = {}
    for committee, title, name, name_latin, affiliation_ko, affiliation_en in PUBLIC_OFFICES:
        holders[name] = people.register_person(
            actor=admin,
            name=name,
            name_latin=name_latin,
            affiliation_ko=affiliation_ko,
            affiliation_en=affiliation_en,
        )
        appointments.record_public_office(
            actor=admin,
            person=holders[name],
            post=_post_of(committees[committee], title),
            public_source=PUBLIC_SOURCE,
            starts_on=None,
        )
    return holders


def appoint_made_up_people(admin: User, committees: dict[str, Committee]) -> dict[str, Person]:
    """Walk every made-up person as far along the way as the demo wants them; people by name."""
    known: dict[str, Person] = {}
    for (committee, title), nominees in MADE_UP.items():
        post = _post_of(committees[committee], title)
        for nominee in nominees:
            known[nominee.name] = people.register_person(
                actor=admin,
                name=nominee.name,
                name_latin=nominee.name_latin,
                affiliation_ko=MADE_UP_KO,
                affiliation_en=MADE_UP_EN,
                phone=f"010-0000-{len(known) + 1:04}",
                email=address(nominee.mailbox),
            )
            _walk(admin, known[nominee.name], post, nominee)
    return known


def _walk(admin: User, person: Person, post: Post, nominee: MadeUp) -> None:
    """Lead one nomination along the way of an appointment, and stop at the nominee's step."""
    appointment = appointments.nominate(
        actor=admin,
        person=person,
        post=post,
        source=NOMINATION_SOURCE,
        starts_on=GWANGJU_LAUNCH,
    )
    if nominee.step == Status.NOMINATED:
        return
    invitation = invitations.invite(actor=admin, appointment=appointment)
    if nominee.step == Status.INVITED:
        return
    token = invitation_token(invitation.nonce)
    if nominee.step == Status.DECLINED:
        invitations.decline(token=token)
        return
    consents = {*ConsentKind.required(), *nominee.agrees_to}
    invitations.accept(token=token, consents=consents, eligible=True)
    if nominee.step == Status.ACCEPTED:
        return
    appointments.approve(actor=admin, appointment=appointment)
    if nominee.step == Status.APPROVED:
        return
    certificate = certificates.issue(actor=admin, appointment=appointment, dated=GWANGJU_LAUNCH)
    certificates.print_certificate(certificate.pk)
    if nominee.step == Status.ENDED:
        appointments.end(actor=admin, appointment=appointment, reason=EndReason.ISSUED_IN_ERROR)


def _post_of(committee: Committee, title: str) -> Post:
    return Post.objects.get(committee=committee, title__slug=title)

import hashlib
import json
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from committee.certificates.design import Design
from committee.certificates.placeholders import LooseBrace, UnknownGap
from committee.certificates.render import HERE
from committee.certificates.snapshot import Snapshot, UnprintableText
from committee.certificates.wording import Wording


@pytest.mark.parametrize("variant", ["ko", "en", "ko+en"])
def test_a_snapshot_survives_a_json_column(certificate, variant):
    snapshot = certificate(variant=variant, design=Design(paper="a3", landscape=True))
    reordered = dict(reversed(json.loads(json.dumps(snapshot.to_dict())).items()))
    restored = Snapshot.from_dict(reordered)
    assert restored == snapshot
    assert restored.sha256 == snapshot.sha256


def test_the_hash_stands_for_every_character(certificate):
    first = certificate()
    assert certificate().sha256 == first.sha256
    assert certificate(recipient_name="홍길순").sha256 != first.sha256
    assert certificate(design=Design(ink="#000000")).sha256 != first.sha256
    assert replace(first, template=1).sha256 != first.sha256


def test_the_hash_is_the_same_on_every_machine(certificate):
    assert certificate().sha256 == (
        "56f6ea640d37efd44892d483527dae224d23a3f9dab51f7d32cd1788f3f79e61"
    )


def test_certificates_of_the_first_layout_keep_their_form_their_hash_and_their_page(certificate):
    old = replace(certificate(), template=1)
    assert not {"design_id", "design_version", "seal_image", "mark"} & old.to_dict().keys()
    assert Snapshot.from_dict(old.to_dict()) == old
    assert old.sha256 == "be4054369b2d1c5f986c64c56c068f2479e897190ea269f3b764b1c6b152a735"
    layout = hashlib.sha256((HERE / "template_1.typ").read_bytes()).hexdigest()
    assert layout == "90483d153c043257f911a2e674349a99a1cef605b125c1e050aa9d1478d76b0e"


def test_a_snapshot_cannot_be_changed(certificate):
    with pytest.raises(FrozenInstanceError):
        certificate().post = "위원장"


def test_it_holds_the_words_as_printed(certificate):
    snapshot = certificate(variant="ko+en")
    korean, english = snapshot.texts
    assert korean.number == "제2022-7K3F9Q호"
    assert korean.heading == "임명장"
    assert korean.committee == ("소속", "균형발전위원회 광주광역시위원회")
    assert korean.name == ("성명", "홍길동")
    assert korean.body == "귀하를 균형발전위원회 광주광역시위원회 부위원장으로 임명합니다"
    assert korean.dated == "2022년 1월 18일"
    assert korean.signatories == (("공동상임위원장", "김가나"),)
    assert english.heading == "Certificate of Appointment"
    assert english.committee == ("Committee", "Gwangju Committee, Balanced Development Committee")
    assert english.name == ("Name", "Hong Gil-dong")
    assert english.signatories == (("Co-Standing Chair", "Kim Ga-na"),)
    assert snapshot.seal == "균형발전위원회지인"
    assert snapshot.title == "임명장 제2022-7K3F9Q호 홍길동"


def test_korean_stands_in_where_english_is_missing(certificate):
    (text,) = certificate(
        variant="en", recipient_name_latin="", committee_path_en=(), post_en=""
    ).texts
    assert text.name == ("Name", "홍길동")
    assert text.post == ("Post", "부위원장")
    assert "광주광역시위원회, 균형발전위원회" in text.body


def test_text_is_composed_and_has_single_spaces(certificate):
    decomposed = "\u1112\u1169\u11bc 길\u00a0 동 "
    assert certificate(recipient_name=decomposed).recipient_name == "홍 길 동"


def test_what_cannot_be_printed_is_refused_before_anything_is_written(certificate):
    with pytest.raises(UnprintableText, match=r"U\+1F600") as refused:
        certificate(post="부위원장😀", recipient_name="홍\u202e길동")
    assert refused.value.characters == ["\u202e", "😀"]


@pytest.mark.parametrize(
    "words",
    [
        {"verb": "nominate"},
        {"variant": "fr"},
        {"committee_path": []},
        {"issued_at": datetime(2022, 1, 18)},
    ],
)
def test_what_makes_no_certificate_is_refused(certificate, words):
    with pytest.raises(ValueError, match=r"."):
        certificate(**words)


def test_foreign_data_is_no_snapshot(certificate):
    data = certificate().to_dict()
    del data["post"]
    with pytest.raises(ValueError, match="post"):
        Snapshot.from_dict(data)


@pytest.mark.parametrize("wrong", [{"paper": "a9"}, {"gold": "red"}, {"ink": '#000"/><image '}])
def test_a_design_is_checked(wrong):
    with pytest.raises(ValueError, match=r"unknown paper|no colour"):
        Design(**wrong)


def test_the_moment_is_kept_whatever_its_zone(certificate):
    moment = datetime(2022, 1, 18, 1, tzinfo=UTC)
    assert Snapshot.from_dict(certificate(issued_at=moment).to_dict()).issued_at == moment


def test_a_campaign_words_it_its_own_way(certificate):
    own = Wording(
        heading_ko="위임장",
        heading_en="Letter",
        body_ko="{성명} 님을 {소속}의 {직책}(으)로 {동사}합니다",
        body_en="{name}, {post} as of {date}",
    )
    korean, english = certificate(words=own, variant="ko+en").texts
    assert korean.heading == "위임장"
    assert korean.body == "홍길동 님을 균형발전위원회 광주광역시위원회의 부위원장으로 임명합니다"
    assert english.heading == "Letter"
    assert english.body == "Hong Gil-dong, Vice-Chair as of 18 January 2022"


@pytest.mark.parametrize(
    ("body", "error"), [("{이름}", UnknownGap), ("{post", LooseBrace), ("post}", LooseBrace)]
)
def test_a_sentence_that_cannot_be_filled_in_is_refused(certificate, body, error):
    with pytest.raises(error):
        certificate(words=Wording(body_ko=body))


def test_what_fills_a_gap_is_never_searched_for_gaps(certificate):
    words = Wording(body_ko="{name}을(를) {post}(으)로")
    (text,) = certificate(words=words, recipient_name="{post}(으)로", post="{name}").texts
    assert text.body == "{post}(으)로를 {name}(으)로"


def test_the_name_of_a_seal_and_of_a_design_are_part_of_it(certificate):
    plain = certificate()
    others = [{"seal_image": "0" * 64}, {"design_id": 1}, {"design_version": 2}, {"mark": "견본"}]
    hashes = {plain.sha256} | {certificate(**other).sha256 for other in others}
    assert len(hashes) == 5

import pytest

from committee.certificates.seal import seal_text


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ("균형발전위원회", "균형발전위원회지인"),  # three by three
        ("대통령 후보 직속 균형발전위원회", "균형발전위원회지인"),
        ("청년본부", "청년본부지인"),  # two columns of three
        ("이가나", "이가나인"),
        ("홍민", "홍민지인"),
        ("국가균형발전위원회", "국가균형발전위원회"),
        ("Balanced Development Committee", ""),
        ("가" * 15, ""),
        ("", ""),
    ],
)
def test_a_seal_is_filled_up_as_a_cutter_would(body, cut):
    assert seal_text(body) == cut

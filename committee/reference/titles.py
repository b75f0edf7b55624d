"""Titles and kinds of unit in their usual order in Korean campaigns; ranks vary, so all is data."""

# short name, Korean, English, verb, access
TITLES = [
    ("senior-adviser", "상임고문", "Senior Adviser", "commission", "member"),
    ("adviser", "고문", "Adviser", "commission", "member"),
    ("general-chair", "총괄위원장", "General Chair", "appoint", "admin"),
    ("standing-chair", "상임위원장", "Standing Chair", "appoint", "admin"),
    ("co-standing-chair", "공동상임위원장", "Co-Standing Chair", "appoint", "admin"),
    ("chair", "위원장", "Chair", "appoint", "admin"),
    ("co-chair", "공동위원장", "Co-Chair", "appoint", "staff"),
    ("senior-vice-chair", "수석부위원장", "Senior Vice-Chair", "appoint", "staff"),
    ("vice-chair", "부위원장", "Vice-Chair", "appoint", "member"),
    ("headquarters-director", "본부장", "Headquarters Director", "appoint", "staff"),
    ("deputy-director", "부본부장", "Deputy Director", "appoint", "member"),
    ("group-head", "단장", "Group Head", "appoint", "staff"),
    ("deputy-group-head", "부단장", "Deputy Group Head", "appoint", "member"),
    ("subcommittee-chair", "분과위원장", "Subcommittee Chair", "appoint", "staff"),
    ("spokesperson", "대변인", "Spokesperson", "appoint", "member"),
    ("special-adviser", "특보", "Special Adviser", "appoint", "member"),
    ("secretary", "간사", "Secretary", "appoint", "staff"),
    ("advisory-member", "자문위원", "Advisory Member", "commission", "member"),
    ("member", "위원", "Member", "appoint", "member"),
]

# short name, Korean, English
UNIT_KINDS = [
    ("committee", "위원회", "Committee"),
    ("special-committee", "특별위원회", "Special Committee"),
    ("headquarters", "본부", "Headquarters"),
    ("group", "단", "Group"),
    ("subcommittee", "분과", "Subcommittee"),
    ("provincial-committee", "시·도 위원회", "Provincial Committee"),
    ("local-chapter", "시·군·구 지회", "Local Chapter"),
    ("district-committee", "지역위원회", "District Committee"),
]

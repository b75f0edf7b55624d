"""The first wording of each consent; have counsel confirm it before real use.

Source: Personal Information Protection Act, art. 15 and 22 (separate, itemised consent) and
art. 23 (data on political views need a consent of their own).
"""

# kind, version, Korean, English
CONSENT_TEXTS = [
    (
        "data",
        1,
        "임명 절차를 위해 성명, 휴대전화 번호, 이메일을 수집·이용하는 데 동의합니다. "
        "수집한 정보는 캠프가 정한 보유 기한까지만 보관하고 지체 없이 파기합니다. "
        "동의하지 않을 수 있으며, 그 경우 임명되지 않습니다.",
        "I agree that my name, mobile number and mail address are collected and used for this "
        "appointment. They are kept no longer than the campaign's retention date and then "
        "destroyed without delay. I may refuse; then I will not be appointed.",
    ),
    (
        "political",
        1,
        "이 직책이 나의 정치적 견해를 드러내는 민감정보임을 알고, "
        "임명 사실의 처리에 별도로 동의합니다. 동의하지 않을 수 있으며, 그 경우 임명되지 않습니다.",
        "I know that holding this post reveals my political views, which are sensitive data, and "
        "I agree separately to their use for this appointment. I may refuse; then I will not be "
        "appointed.",
    ),
    (
        "roster",
        1,
        "같은 위원회 구성원이 볼 수 있는 명단에 나의 이름과 직책을 올리는 데 동의합니다. (선택)",
        "I agree that my name and post are listed in the roster that members of my committee "
        "see. (optional)",
    ),
    (
        "public",
        1,
        "임명장 진위 확인 페이지에 나의 이름을 가리지 않고 표시하는 데 동의합니다. (선택)",
        "I agree that the public page on which my certificate is checked shows my full name. "
        "(optional)",
    ),
    (
        "photo",
        1,
        "행사에서 촬영한 사진에 내가 알아볼 수 있게 나오는 데 동의합니다. (선택)",
        "I agree that photographs of events in which I can be recognised are kept. (optional)",
    ),
]

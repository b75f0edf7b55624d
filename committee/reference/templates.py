"""Usual committees, set up in one step; all of it can be edited, and more added, in the admin."""

# short name, Korean, English, kind of unit, level of region, the unit's name in Korean and English,
# and its posts: title → seats, None for no limit
UNIT_TEMPLATES = [
    (
        "provincial-committee",
        "시·도 위원회",
        "Provincial committee",
        "provincial-committee",
        "province",
        "{region} {parent}",
        "{parent}, {region}",
        {
            "chair": 1,
            "senior-vice-chair": 1,
            "vice-chair": None,
            "spokesperson": 1,
            "secretary": 1,
            "advisory-member": None,
            "member": None,
        },
    ),
    (
        "local-chapter",
        "시·군·구 지회",
        "Local chapter",
        "local-chapter",
        "district",
        "{region} 지회",
        "{region} Chapter",
        {"chair": 1, "vice-chair": None, "secretary": 1, "member": None},
    ),
]

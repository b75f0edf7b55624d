"""Provinces with their official codes, and the 5-pole 3-special system.

Source: codes of the Ministry of the Interior and Safety (MOIS, 행정표준코드) and ISO 3166-2:KR;
names and codes that changed are separate rows. Groupings: the plan as presented on 18 January 2022.
"""

# code, ISO 3166-2:KR, Korean, English, official since, official until (exclusive)
REGIONS = [
    ("11", "11", "서울특별시", "Seoul", "", ""),
    ("26", "26", "부산광역시", "Busan", "", ""),
    ("27", "27", "대구광역시", "Daegu", "", ""),
    ("28", "28", "인천광역시", "Incheon", "", ""),
    ("29", "29", "광주광역시", "Gwangju", "", "2026-07-01"),
    ("30", "30", "대전광역시", "Daejeon", "", ""),
    ("31", "31", "울산광역시", "Ulsan", "", ""),
    ("36", "50", "세종특별자치시", "Sejong", "", ""),
    ("41", "41", "경기도", "Gyeonggi-do", "", ""),
    ("42", "42", "강원도", "Gangwon", "", "2023-06-11"),
    ("51", "42", "강원특별자치도", "Gangwon", "2023-06-11", ""),
    ("43", "43", "충청북도", "Chungcheongbuk-do", "", ""),
    ("44", "44", "충청남도", "Chungcheongnam-do", "", ""),
    ("45", "45", "전라북도", "Jeonbuk", "", "2024-01-18"),
    ("52", "45", "전북특별자치도", "Jeonbuk", "2024-01-18", ""),
    ("46", "46", "전라남도", "Jeollanam-do", "", "2026-07-01"),
    ("47", "47", "경상북도", "Gyeongsangbuk-do", "", ""),
    ("48", "48", "경상남도", "Gyeongsangnam-do", "", ""),
    ("50", "49", "제주특별자치도", "Jeju", "", ""),
    ("12", "", "전남광주통합특별시", "Jeonnam-Gwangju", "2026-07-01", ""),
]

# code → the code that replaced it
REPLACED = {"42": "51", "45": "52", "29": "12", "46": "12"}

# short name, kind, Korean, English, MOIS codes of the provinces (every code they ever had)
MEGA_REGIONS = [
    ("southeast", "pole", "동남권 메가시티", "Southeast mega-city", ["26", "31", "48"]),
    ("daegu-gyeongbuk", "pole", "대구·경북 메가시티", "Daegu-Gyeongbuk mega-city", ["27", "47"]),
    ("central", "pole", "중부권 메가시티", "Central mega-city", ["36", "30", "43", "44"]),
    ("honam", "pole", "호남권 메가시티", "Honam mega-city", ["29", "46", "12"]),
    ("capital", "pole", "수도권 메가시티", "Capital mega-city", ["11", "28", "41"]),
    ("jeju", "special", "제주특별자치도", "Jeju Special Self-Governing Province", ["50"]),
    (
        "saemangeum-jeonbuk",
        "special",
        "새만금·전북 특별자치도",
        "Saemangeum-Jeonbuk Special Province",
        ["45", "52"],
    ),
    (
        "gangwon-peace",
        "special",
        "강원평화특별자치도",
        "Gangwon Peace Special Province",
        ["42", "51"],
    ),
]

# code → everyday names, short enough for a tile of the map
SHORT_NAMES = {
    "11": ("서울", "Seoul"),
    "26": ("부산", "Busan"),
    "27": ("대구", "Daegu"),
    "28": ("인천", "Incheon"),
    "29": ("광주", "Gwangju"),
    "30": ("대전", "Daejeon"),
    "31": ("울산", "Ulsan"),
    "36": ("세종", "Sejong"),
    "41": ("경기", "Gyeonggi"),
    "42": ("강원", "Gangwon"),
    "51": ("강원", "Gangwon"),
    "43": ("충북", "Chungbuk"),
    "44": ("충남", "Chungnam"),
    "45": ("전북", "Jeonbuk"),
    "52": ("전북", "Jeonbuk"),
    "46": ("전남", "Jeonnam"),
    "47": ("경북", "Gyeongbuk"),
    "48": ("경남", "Gyeongnam"),
    "50": ("제주", "Jeju"),
    "12": ("전남광주", "Jeonnam-Gwangju"),
}

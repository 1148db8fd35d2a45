"""Headings of field reports in English, Korean and Chinese, the ways of counting they name, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from yellowplate.records import Basis
from yellowplate.records.errors import WrongSchema

_HEADINGS = {
    "place": "place location site where 장소 위치 지점 곳 지역 地点 地點 位置 场所",
    "area": "area area_of_interest 구역 관심구역 区域 區域",
    "what": "what object category thing counted 대상 종류 품목 물체 내용 对象 對象 种类 目标",
    "count": "count number n quantity how_many vehicles 대수 수량 개수 숫자 차량수 차량_수 数量 數量 辆数 台数 车辆数",
    "low": "low min minimum at_least lowest 최소 최저 하한 最少 最低 下限",
    "high": "high max maximum at_most highest 최대 최고 상한 最多 最高 上限",
    "date": (
        "date day seen_on observed observed_on observed_from when 날짜 일자 관측일 목격일 일시 日期 观察日期 目击日期"
    ),
    "date_to": "date_to until observed_to 종료일 마지막날 结束日期 截止日期",
    "method": "method how means 방법 방식 관측방법 수단 方法 方式 手段",
    "said_by": (
        "said_by source who attribution witness reported_by 출처 제보자 증언자 목격자 말한_사람 소식통 来源 來源 "
        "消息人士 目击者"
    ),
    "note": "note notes remark remarks comment 비고 메모 참고 특이사항 备注 備註 说明",
    "visibility": "visibility cloud view 시계 가시성 시야 能见度 可见度",
    "coverage": "coverage coverage_percent share_seen 관측범위 관측비율 覆盖率 覆盖",
    "scene": "scene scene_id image_id 영상번호 影像编号 影像",
    "lat": "lat latitude 위도 纬度 緯度",
    "lon": "lon lng long longitude 경도 经度 經度",
    "radius_km": "radius_km uncertainty_km 오차_km 误差_km",
    "published": "published published_on 보도일 게재일 发布日期 发表日期",
}
COLUMNS = tuple(_HEADINGS)
"""Columns of a field report."""
_COLUMN_OF = {name: column for column, names in _HEADINGS.items() for name in names.split()}
_COUNTS = frozenset({"count", "low", "high"})
_WHERE = frozenset({"place", "area"})
_TELLING = frozenset({"what", "date", "method", "said_by", "date_to"})
_NOT_OURS = frozenset({"vin", "plate", "topic", "车架号", "lender", "price", "platform"})
_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]\s*")

_METHODS: tuple[tuple[str, Basis, re.Pattern[str]], ...] = (
    ("machine count", Basis.INFERRED, re.compile(r"machine|detector|automatic|자동|기계|自动|机器")),
    ("telephoto", Basis.SAW, re.compile(r"tele|망원|长焦|長焦|望远|望遠|binocular|쌍안경")),
    ("satellite image", Basis.SAW, re.compile(r"satell|위성|卫星|衛星|google earth|maxar|planet|airbus|구글")),
    ("drone image", Basis.SAW, re.compile(r"drone|드론|무인기|无人机")),
    ("video", Basis.SAW, re.compile(r"video|영상|동영상|视频|視頻")),
    ("photograph", Basis.SAW, re.compile(r"photo|사진|照片|相片")),
    ("hearsay", Basis.HEARD, re.compile(r"hearsay|heard|rumou?r|소문|들음|들었|전해|听说|聽說|传闻")),
    ("estimate", Basis.INFERRED, re.compile(r"estimat|guess|추정|추산|估计|估算|推算")),
    (
        "by eye",
        Basis.SAW,
        re.compile(r"\beyes?\b|eyewitness|seen|sight|visual|육안|목격|눈으로|눈대중|目测|目視|目视|肉眼|目击"),
    ),
)
"""Name, how the first speaker knows, and the words of each way of counting; the first that fits counts."""

_THINGS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "crossing_count",
        "crossings",
        re.compile(r"\b(?:crossings?|fords?|crossing points?)\b|도하|도강|건널목|여울|渡口|过江|過江|渡河|浅滩"),
    ),
    (
        "vehicle_count",
        "vehicles",
        re.compile(
            r"\b(?:cars?|vehicles?|trucks?|vans?|bus(?:es)?|lorries|lorry|suvs?|sedans?|trailers?|automobiles?)\b"
            r"|차량|승용차|승합차|화물차|트럭|버스|자동차|중고차|车辆|車輛|轿车|卡车|货车|汽车|面包车|(?<!渡)车$"
        ),
    ),
)
_PLAIN = {
    "vehicles": frozenset({"vehicle", "vehicles", "차량", "자동차", "车辆", "車輛", "汽车"}),
    "crossings": frozenset({"crossing", "crossings", "ford", "fords", "도하장", "도하지점", "渡口"}),
    "cars": frozenset({"car", "cars", "승용차", "轿车"}),
    "trucks": frozenset({"truck", "trucks", "트럭", "화물차", "卡车", "货车"}),
}


def column_of(heading: str) -> str:
    """Return the column a heading stands for, or "" where none is known.

    Args:
        heading: as it stands; a unit in brackets is passed over: "대수(대)".

    >>> column_of("장소"), column_of("Seen on"), column_of("数量（辆）"), column_of("VIN")
    ('place', 'date', 'count', '')
    """
    bare = _BRACKETS.sub("", heading).strip().lower().replace(" ", "_")
    return _COLUMN_OF.get(bare, "")


def is_field_report(headings: Iterable[str]) -> bool:
    """Tell from its headings whether a table is one of field reports.

    Returns:
        True where a place or area, a count or one of its ends, and a day, method, speaker or thing counted each have a
        column, and none names a car, a lender or another of the project's tables.
    """
    names = [name.strip().lower().replace(" ", "_") for name in headings]
    columns = {column_of(name) for name in names}
    is_other = any(name in _NOT_OURS for name in names)
    return bool(columns & _WHERE and columns & _COUNTS and columns & _TELLING) and not is_other


def columns_of(headings: Iterable[str], *, file: str, place: str) -> dict[str, str]:
    """Find the columns among headings.

    Args:
        headings: as they stand.
        file: for the message.
        place: of the header, for the message.

    Returns:
        Column → heading.

    Raises:
        WrongSchema: two headings stand for one column.
    """
    found: dict[str, str] = {}
    for name in headings:
        column = column_of(name)
        if column in found:
            reason = f"two columns may be {column}: {found[column]}, {name}"
            raise WrongSchema(file, reason, place=place, remedy="Rename one of them.")
        if column:
            found[column] = name
    return found


def method_of(words: str) -> tuple[str, Basis]:
    """Name a way of counting and how who counted knows.

    Returns:
        The project's name for it, or the words as they stand with REPORTED; "" where nothing is said.

    >>> method_of("망원렌즈 촬영"), method_of("")
    (('telephoto', <Basis.SAW: 'saw'>), ('', <Basis.REPORTED: 'reported'>))
    """
    lower = words.lower()
    for name, basis, expression in _METHODS:
        if expression.search(lower):
            return name, basis
    return words.strip(), Basis.REPORTED


def thing_of(words: str, counting: str = "") -> tuple[str, str] | None:
    """Name the property and the unit of what was counted.

    Args:
        words: what the source says was counted; may be empty.
        counting: what the counting word of the number counts ("vehicles", "crossings", "places"), or "".

    Returns:
        ("vehicle_count", "vehicles"); a longer description stays as the unit ("vehicles without plates"); other things
        are ("thing_count", <words>). None where nothing is said.

    >>> thing_of("차량"), thing_of("번호판 없는 차량"), thing_of("barges")
    (('vehicle_count', 'vehicles'), ('vehicle_count', '번호판 없는 차량'), ('thing_count', 'barges'))
    """
    bare = " ".join(words.split())
    if not bare:
        known: Mapping[str, tuple[str, str]] = {
            "vehicles": ("vehicle_count", "vehicles"),
            "crossings": ("crossing_count", "crossings"),
        }
        return known.get(counting)
    unit = next((unit for unit, names in _PLAIN.items() if bare.lower() in names), bare)
    for name, _, expression in _THINGS:
        if expression.search(bare.lower()):
            return name, unit
    return "thing_count", unit

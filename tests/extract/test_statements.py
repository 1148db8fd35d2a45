"""Readings of one item in, statements out: places, origins, alternatives, prose."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.extract import extract, version
from yellowplate.records import (
    Alternative,
    Box,
    Locator,
    Origin,
    Polarity,
    Reading,
    ReadingKind,
    Statement,
    SubjectKind,
    from_plain,
    to_plain,
)

ITEM = "a" * 64
POST = f"{ITEM}#/3"
VIN = "LVGBM51K5PG123456"
OTHER_VIN = "LVGBM51K5PG123458"


def text(words: str, *, field: str = "/3/desc", start: int = 0, role: str = "body", context: str = POST) -> Reading:
    place = Locator(ITEM, field=field, start=start, end=start + len(words))
    return Reading(place, ReadingKind.TEXT, (Alternative(words, 1.0),), "text/1", context, role=role)


def caption(words: str, *, box: Box | None = None, t_s: float | None = None, prob: float = 0.9) -> Reading:
    place = Locator(ITEM, box=box or Box(0, 0, 200, 20), t_start_s=t_s, t_end_s=t_s)
    return Reading(place, ReadingKind.CAPTION, (Alternative(words, prob),), "caption/1", ITEM)


def dedicated(
    kind: ReadingKind, *alternatives: tuple[str, float], box: Box | None = None, check_digit: str = "", colour: str = ""
) -> Reading:
    place = Locator(ITEM, box=box or Box(0, 0, 200, 20))
    ballot = tuple(Alternative(words, prob) for words, prob in alternatives)
    return Reading(place, kind, ballot, f"{kind}/1", ITEM, check_digit=check_digit, colour=colour)


def pairs(statements: list[Statement]) -> set[tuple[str, str]]:
    return {(statement.property, statement.value) for statement in statements}


def test_a_post_becomes_statements_about_its_unnamed_car() -> None:
    line = (
        "全款抵押车 21年凯美瑞 表显3.8万公里 6万8 绿本押公司 GPS已拆 长白交车 能去朝鲜的来 "
        "辽F·D12345 电话13800001001 QQ 283947561 VX：che_8866a"
    )
    statements = extract([text(line, start=7)])
    assert {
        ("offer", "yes"),
        ("encumbered", "yes"),
        ("destination", "dprk"),
        ("destination", "crossing_only"),
        ("price", "68000"),
        ("mileage", "38000"),
        ("year", "2021"),
        ("model", "Toyota Camry"),
        ("papers", "missing: title book"),
        ("tracker_removed", "yes"),
        ("place", "Changbai"),
        ("plate", "辽FD12345"),
        ("contact", "phone:+8613800001001"),
        ("contact", "qq:283947561"),
        ("contact", "wechat:che_8866a"),
    } == pairs(statements)
    for statement in statements:
        assert (statement.subject.kind, statement.subject.key) == (SubjectKind.VEHICLE, POST)
        start, end = statement.locator.start, statement.locator.end
        assert start is not None
        assert end is not None
        assert statement.raw == line[start - 7 : end - 7]
        assert statement.locator.field == "/3/desc"
        assert re.fullmatch(r"[a-z_]+/\d+", statement.reader)
        assert statement.said_by == ()
        assert statement.origin is Origin.OBSERVED
    price = next(statement for statement in statements if statement.property == "price")
    assert price.quantity is not None
    assert (price.quantity.low, price.quantity.unit) == (Decimal(68000), "CNY")


def test_captions_that_stand_apart_make_one_offer() -> None:
    readings = [
        caption("全款抵押车", box=Box(0, 0, 100, 20)),
        caption("凯美瑞 6万8", box=Box(0, 30, 100, 50), prob=0.5),
        caption("抵押车能买吗？", box=Box(0, 60, 100, 80)),
    ]
    statements = extract(readings)
    claims = [statement for statement in statements if statement.property == "encumbered"]
    assert [(one.value, one.raw, one.locator.box) for one in claims] == [("yes", "全款抵押车", Box(0, 0, 100, 20))]
    price = next(statement for statement in statements if statement.property == "price")
    assert price.prob == 0.465
    assert price.locator.start is None
    assert ("offer", "yes") in pairs(statements)


def test_an_offer_told_in_pieces_is_stated_from_its_cue_or_its_first_line() -> None:
    cue = extract([caption("一口价", box=Box(0, 0, 10, 10)), caption("抵押车", box=Box(0, 20, 10, 30))])
    assert [one.raw for one in cue if one.property == "offer"] == ["一口价"]
    pieces = [
        caption("抵押车", box=Box(0, 0, 10, 10)),
        caption("6万8", box=Box(0, 20, 10, 30)),
        caption("好", box=Box(0, 40, 9, 50)),
    ]
    assert [one.raw for one in extract(pieces) if one.property == "offer"] == ["抵押车"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("抵押车有哪些车不能买？", set()),
        ("收购抵押车 高价 13800001002", {("contact", "phone:+8613800001002")}),
        ("朝鲜冷面正宗 延吉老店", set()),
        ("长白山自驾游", set()),
        ("鸭绿江边 好风景", set()),
        ("抵押车", set()),
        ("未抵押", set()),
    ],
)
def test_lines_that_are_no_offers(line: str, wanted: set[tuple[str, str]]) -> None:
    assert pairs(extract([text(line)])) == wanted


def test_a_weak_word_alone_is_unclear_and_beside_a_sure_one_is_not() -> None:
    weak = extract([text("凯美瑞 6万 以租代购")])
    assert ("encumbered", "unclear") in pairs(weak)
    sure = extract([text("凯美瑞 6万 以租代购 一抵 平安")])
    assert ("encumbered", "unclear") not in pairs(sure)
    assert ("encumbered", "yes") in pairs(sure)
    denied = extract([text("凯美瑞 6万 未抵押")])
    assert ("encumbered", "no") in pairs(denied)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("逾期车 21款A4L 5.98万", {("defaulted", "yes")}),
        ("法院查封车 凯美瑞 8000元", {("seized", "yes")}),
        ("압류차 쏘나타 5만 위안", {("seized", "yes")}),
        ("未查封 凯美瑞 6万", set()),
        ("抵押车 凯美瑞 6万", set()),
    ],
)
def test_a_seller_may_name_default_and_seizure(line: str, wanted: set[tuple[str, str]]) -> None:
    found = pairs(extract([text(line)]))
    assert {pair for pair in found if pair[0] in ("defaulted", "seized")} == wanted


def test_a_profile_gives_contacts_only() -> None:
    profile = text("抵押车 凯美瑞 6万8 微信abc_12345", role="author_profile", field="/3/signature")
    assert pairs(extract([profile])) == {("contact", "wechat:abc_12345")}


def test_the_platforms_own_reading_is_a_second_witness() -> None:
    ours = text("抵押车 凯美瑞 6万8")
    theirs = text("抵押车 凯美瑞 6万8 能去朝鲜的来", role="platform_ocr", field="/3/seo")
    statements = extract([ours, theirs])
    prices = [statement for statement in statements if statement.property == "price"]
    assert [(one.locator.field, one.note) for one in prices] == [
        ("/3/desc", ""),
        ("/3/seo", "read in the video by the platform, not by us"),
    ]
    goal = next(statement for statement in statements if statement.property == "destination")
    assert goal.note == "named as a condition of the sale; read in the video by the platform, not by us"


def test_a_vin_with_a_letter_read_as_a_digit_is_inferred() -> None:
    reading = caption("LVGBM51K5PGO23456")
    (statement,) = extract([reading])
    assert (statement.property, statement.value, statement.raw) == ("vin", "LVGBM51K5PG023456", "LVGBM51K5PGO23456")
    assert statement.origin is Origin.INFERRED
    assert statement.because == (reading.id,)


@pytest.mark.parametrize("words", ["LVGBM51K5PG12345", "LVGBM51K5PG1234567", "车架号 LVGBM51K5PGO2345A"])
def test_a_vin_needs_seventeen_exact_characters(words: str) -> None:
    assert [one for one in extract([caption(words)]) if one.property == "vin"] == []


def test_a_failing_check_digit_is_noted() -> None:
    (failing,) = extract([caption(VIN)])
    assert failing.note == "the check digit fails where it is binding: misread or made up"
    (holding,) = extract([caption("1G4AH59H45G118341")])
    assert holding.note == ""


def test_a_dedicated_reading_keeps_its_alternatives_and_silences_the_caption() -> None:
    reading = dedicated(ReadingKind.VIN, (VIN, 0.7), (OTHER_VIN, 0.2), ("1" * 17, 0.05), check_digit="fails")
    statements = extract([reading, caption(VIN)])
    assert [(one.property, one.value, one.prob, one.reader) for one in statements] == [
        ("vin", VIN, 0.7, "vin/1"),
        ("vin_alternative", OTHER_VIN, 0.2, "vin/1"),
    ]
    assert all(one.origin is Origin.OBSERVED and "fails" in one.note for one in statements)


def test_an_imposed_check_digit_is_an_inference() -> None:
    reading = dedicated(ReadingKind.VIN, (VIN, 0.7), check_digit="imposed")
    (statement,) = extract([reading])
    assert statement.origin is Origin.INFERRED
    assert statement.because == (reading.id,)
    assert "proves nothing" in statement.note


@pytest.mark.parametrize(
    ("box", "t_s", "n_vins"),
    [
        (Box(0, 0, 200, 20), None, 1),
        (Box(50, 5, 100, 15), None, 1),
        (Box(0, 0, 900, 40), None, 1),
        (Box(0, 500, 200, 520), None, 2),
        (Box(0, 0, 200, 20), 3.0, 2),
    ],
)
def test_only_the_same_words_are_read_better(box: Box, t_s: float | None, n_vins: int) -> None:
    reading = dedicated(ReadingKind.VIN, (OTHER_VIN, 0.7))
    assert len(extract([reading, caption(VIN, box=box, t_s=t_s)])) == n_vins


def test_times_must_meet_for_the_same_words() -> None:
    reading = dedicated(ReadingKind.VIN, (OTHER_VIN, 0.7))
    moving = replace(reading, locator=replace(reading.locator, t_start_s=1.0, t_end_s=2.0))
    assert len(extract([moving, caption(VIN, t_s=1.5)])) == 1
    assert len(extract([moving, caption(VIN, t_s=2.5)])) == 2


def test_typed_text_is_never_silenced_by_a_picture() -> None:
    reading = dedicated(ReadingKind.VIN, (VIN, 0.7))
    typed = text(VIN, field="", context=ITEM, role="")
    assert len(extract([reading, typed])) == 2


@pytest.mark.parametrize(
    ("words", "colour", "value", "note"),
    [
        ("辽F·12A45", "blue", "辽F12A45", "ground colour: blue"),
        ("48-366", "yellow", "48-366", "ground colour: yellow"),
        ("F12A45", "", "F12A45", ""),
    ],
)
def test_plates_keep_their_colour(words: str, colour: str, value: str, note: str) -> None:
    (statement,) = extract([dedicated(ReadingKind.PLATE, (words, 0.8), ("辽F12A46", 0.1), colour=colour)])
    assert (statement.property, statement.value, statement.note) == ("plate", value, note)


ARTICLE = (
    (
        "In September 2025 our surveyor counted at least 100 unplated vehicles in central Hyesan and later at Wiyon. "
        "She saw four makeshift crossings near Uiju on 7 November 2025. About 27 used cars came in one night to Hyesan."
    ),
    (
        "The import permit alone was 25,000 yuan, he said. "
        "If the permit rose to 40,000 yuan, nobody would buy a car in Sinuiju."
    ),
    "Nobody counted 12 cars anywhere else, and a bowl of noodles cost 2,000 yuan there, they said, and that was that.",
    (
        "The dealer offered a mortgaged car for sale, a 2021 Toyota Camry with the VIN LVGBM51K5PG123456, "
        "the car alone for 68,000 yuan."
    ),
    "하룻밤에 혜산으로 차 30대가 들어왔다고 그는 말했다. 그는 그것이 사실이라고 여러 번 되풀이해서 말했다고 한다.",
)


def article(lines: tuple[str, ...] = ARTICLE) -> list[Reading]:
    readings, start = [], 0
    for line in lines:
        readings.append(text(line, field="", start=start, context=ITEM))
        start += len(line) + 1
    return readings


def test_prose_speaks_of_places_prices_and_flows() -> None:
    statements = [one for one in extract(article()) if one.subject.kind is not SubjectKind.VEHICLE]
    told = {
        (
            one.subject.key,
            one.property,
            one.quantity.low,
            one.quantity.high,
            one.quantity.unit,
            str(one.happened_on or ""),
        )
        for one in statements
        if one.quantity
    }
    assert told == {
        ("place:Hyesan", "vehicle_count", Decimal(100), None, "vehicles", "2025-09"),
        ("place:Uiju", "crossing_count", Decimal(4), Decimal(4), "crossings", "2025-11-07"),
        ("flow:Hyesan", "vehicle_count", Decimal(27), Decimal(27), "vehicles per night", ""),
        ("flow:Hyesan", "vehicle_count", Decimal(30), Decimal(30), "vehicles per night", ""),
        ("price:permit", "price", Decimal(25000), Decimal(25000), "CNY", ""),
        ("price:permit", "price", Decimal(40000), Decimal(40000), "CNY", ""),
        ("price:vehicle", "price", Decimal(68000), Decimal(68000), "CNY", ""),
    }
    hypothetical = [one for one in statements if one.polarity is Polarity.HYPOTHETICAL]
    assert [(one.value, one.place) for one in hypothetical] == [("40000", "Sinuiju")]


def test_prose_speaks_of_a_car_only_beside_its_vin() -> None:
    statements = [one for one in extract(article()) if one.subject.kind is SubjectKind.VEHICLE]
    assert {("vin", VIN), ("model", "Toyota Camry"), ("encumbered", "yes"), ("offer", "yes")} <= pairs(statements)
    assert {one.locator.start for one in statements if one.property == "vin"} == {
        sum(len(line) + 1 for line in ARTICLE[:3]) + ARTICLE[3].index(VIN)
    }
    without = tuple(line for line in ARTICLE if VIN not in line)
    assert [one for one in extract(article(without)) if one.subject.kind is SubjectKind.VEHICLE] == []


def test_speech_keeps_its_time() -> None:
    place = Locator(ITEM, t_start_s=1.0, t_end_s=4.0)
    speech = Reading(place, ReadingKind.SPEECH, (Alternative("抵押车凯美瑞六万八", 0.8),), "speech/1", ITEM)
    assert all(one.locator == place for one in extract([speech]))


def test_no_readings_no_statements() -> None:
    assert extract([]) == []


def test_order_of_readings_does_not_matter() -> None:
    readings = [
        *article(),
        caption("抵押车 凯美瑞 6万8"),
        dedicated(ReadingKind.VIN, (VIN, 0.7)),
        text("出售 轩逸 3万"),
    ]
    wanted = extract(readings)
    for seed in range(5):
        shuffled = list(readings)
        random.Random(seed).shuffle(shuffled)
        assert extract(shuffled) == wanted


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6))
def test_every_statement_goes_into_the_ledger_and_comes_back(lines: list[str]) -> None:
    statements = extract([text(line, field=f"/{place}/desc") for place, line in enumerate(lines)])
    assert [from_plain(Statement, to_plain(statement)) for statement in statements] == statements


def test_the_version_is_a_fingerprint() -> None:
    assert re.fullmatch("[0-9a-f]{16}", version())


def test_a_sum_on_a_makers_plate_is_no_price() -> None:
    plate = [caption("PAINT:41W BDA", box=Box(0, 0, 90, 20)), caption("MFD BY A WORKS", box=Box(0, 30, 90, 50))]
    assert [one.property for one in extract(plate)] == []
    offered = [caption("2021款凯美瑞 出售", box=Box(0, 0, 90, 20)), caption("6.8万", box=Box(0, 30, 90, 50))]
    assert ("price", "68000") in [(one.property, one.value) for one in extract(offered)]


@pytest.mark.parametrize(
    "lines",
    [
        ("MFD BY TESLA INC.", VIN),
        ("CHERY AUTOMOBILE CO, LTD CHINA", "2025 KG"),
        ("TOYOTA MOTOR CORPORATION", "THE VEHICLE CONFORMS $15640"),
        ("沪J·32500", "奔驰"),
    ],
)
def test_a_picture_that_names_a_car_offers_nothing(lines: tuple[str, ...]) -> None:
    seen = [caption(words, box=Box(0, 30 * n, 90, 30 * n + 20)) for n, words in enumerate(lines)]
    assert {one.property for one in extract(seen)} & {"offer", "price", "encumbered", "destination"} == set()


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("抵押车 6.8万 能去朝鲜的来", Origin.OBSERVED),
        ("朝鲜可发 抵押车 5万出", Origin.OBSERVED),
        ("抵押车 只卖能过江的 6.8万", Origin.INFERRED),
        ("抵押车 5万 送新义州", Origin.INFERRED),
        ("저당차 팝니다 강 건너 가능 5만위안", Origin.INFERRED),
    ],
)
def test_a_country_that_is_not_named_is_a_conclusion(words: str, origin: Origin) -> None:
    (told,) = [one for one in extract([caption(words, box=Box(0, 0, 90, 20))]) if one.property == "destination"]
    assert (told.value, told.origin) == ("dprk", origin)
    assert bool(told.because) == ("do not name North Korea" in told.note) == (origin is Origin.INFERRED)


def test_nothing_is_extracted_from_how_frames_look() -> None:
    look = Reading(
        Locator(ITEM), ReadingKind.SIGNATURE, (Alternative(f"frames/1 {VIN} 13800138000", 1.0),), "s/1", ITEM
    )
    assert extract([look]) == []

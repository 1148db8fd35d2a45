"""The counting of the text benchmark: hits, misses, intervals, the floor, the times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.text.answer import Answer, package_answer
from benchmarks.text.floor import floor_answer
from benchmarks.text.score import (
    QUESTIONS,
    Score,
    bare_contact,
    bare_id,
    bare_number,
    line_times_ms,
    precision,
    rate,
    recall,
    score,
    wilson,
)

NOTHING = Answer(
    is_offer=False,
    encumbered="no",
    destination="none",
    price_yuan=None,
    mileage_km=None,
    year=None,
    phone=(),
    wechat=(),
    qq=(),
    plate=(),
    vin=(),
    tracker_removed=False,
)


@pytest.mark.parametrize(
    ("n_right", "n_all", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (50, 100, 0.4038, 0.5962)],
)
def test_intervals(n_right: int, n_all: int, low: float, high: float) -> None:
    assert wilson(n_right, n_all) == pytest.approx((low, high), abs=1e-4)


def test_hits_and_misses() -> None:
    given = replace(NOTHING, phone=("13300300012", "17000300099"))
    gold = replace(NOTHING, phone=("17000300099", "17000300001", "17000300002"))
    found = score([(given, gold), (NOTHING, NOTHING)], QUESTIONS["phone"])
    assert found == Score(n_right=1, n_false=1, n_missed=2)
    assert (found.n_given, found.n_gold) == (2, 3)
    assert precision(found).startswith("0.500 ")
    assert recall(found).startswith("0.333 ")


@pytest.mark.parametrize("question", QUESTIONS)
def test_silence_is_neither_right_nor_wrong(question: str) -> None:
    assert score([(NOTHING, NOTHING)], QUESTIONS[question]) == Score(0, 0, 0)


@pytest.mark.parametrize(
    ("question", "gold"),
    [
        ("encumbered offer", replace(NOTHING, is_offer=True, encumbered="yes")),
        ("destination dprk", replace(NOTHING, destination="dprk")),
        ("offer", replace(NOTHING, is_offer=True)),
        ("destination, any", replace(NOTHING, destination="other")),
        ("price", replace(NOTHING, price_yuan=52000)),
        ("mileage", replace(NOTHING, mileage_km=0)),
        ("year", replace(NOTHING, year=2020)),
        ("phone", replace(NOTHING, phone=("17000300001",))),
        ("WeChat", replace(NOTHING, wechat=("dyc_0088",))),
        ("QQ", replace(NOTHING, qq=("100030012",))),
        ("plate", replace(NOTHING, plate=("辽FD12345",))),
        ("VIN", replace(NOTHING, vin=("LVGBM51K4NG000041",))),
        ("tracker removed", replace(NOTHING, tracker_removed=True)),
    ],
)
def test_each_question_looks_at_its_field(question: str, gold: Answer) -> None:
    assert score([(gold, gold)], QUESTIONS[question]) == Score(1, 0, 0)
    assert score([(NOTHING, gold)], QUESTIONS[question]) == Score(0, 0, 1)
    assert score([(gold, NOTHING)], QUESTIONS[question]) == Score(0, 1, 0)


def test_a_wrong_value_is_false_and_missed() -> None:
    pair = replace(NOTHING, price_yuan=68000), replace(NOTHING, price_yuan=86000)
    assert score([pair], QUESTIONS["price"]) == Score(0, 1, 1)


def test_an_encumbered_car_that_is_wanted_is_no_encumbered_offer() -> None:
    wanted = replace(NOTHING, encumbered="yes")
    assert not wanted.is_encumbered_offer
    assert wanted.is_refused


@pytest.mark.parametrize(
    ("answer", "is_refused"),
    [
        (NOTHING, True),
        (replace(NOTHING, is_offer=True), True),
        (replace(NOTHING, destination="crossing_only"), True),
        (replace(NOTHING, destination="dprk"), False),
        (replace(NOTHING, is_offer=True, encumbered="yes"), False),
    ],
)
def test_what_refusing_a_false_friend_means(answer: Answer, *, is_refused: bool) -> None:
    assert answer.is_refused is is_refused


@pytest.mark.parametrize(
    ("number", "bare"),
    [
        ("+8617000300012", "17000300012"),
        ("8617000300012", "17000300012"),
        ("170 0030-0012", "17000300012"),
        ("+862422850012", "2422850012"),
        ("024-22850012", "2422850012"),
        ("86000012", "86000012"),
    ],
)
def test_numbers_compare_without_their_country(number: str, bare: str) -> None:
    assert bare_number(number) == bare


def test_ids_compare_without_decoration() -> None:
    assert bare_id("평남 48-366") == "평남48366"
    assert bare_contact("DYC_0088") == "dyc_0088"
    assert bare_contact("+8617000300012") == "17000300012"


def test_a_rate_of_nothing_is_no_rate() -> None:
    assert rate(0, 0) == "-"


def test_times_are_in_order() -> None:
    called: list[str] = []

    def reader(line: str) -> Answer:
        called.append(line)
        return NOTHING

    middle, slow = line_times_ms(["a", "b", "c"], reader)
    assert 0 <= middle <= slow
    assert called == ["a", "a", "b", "c"]


def test_the_floor_takes_terms_as_they_stand() -> None:
    found = floor_answer("抵押车 21年凯美瑞 跑了3万8 6万8 能去朝鲜的来 GPS已拆 170-0030-0012 微信dyc_0088 QQ 100030012")
    assert (found.is_offer, found.encumbered, found.destination) == (True, "yes", "dprk")
    assert (found.price_yuan, found.mileage_km, found.year) == (38000, 38000, 2021)
    assert (found.phone, found.wechat, found.qq) == (("170-0030-0012",), ("dyc_0088",), ("100030012",))
    assert found.tracker_removed


@pytest.mark.parametrize(
    ("line", "price", "mileage", "year"),
    [
        ("2020款 45000元 4.5万公里", 45000, 45000, 2020),
        ("6.8W 5000公里", 68000, 5000, None),
        ("价格私聊", None, None, None),
    ],
)
def test_the_floor_reads_numbers(line: str, price: int | None, mileage: int | None, year: int | None) -> None:
    found = floor_answer(line)
    assert (found.price_yuan, found.mileage_km, found.year) == (price, mileage, year)


def test_the_floor_falls_for_a_false_friend() -> None:
    assert floor_answer("无锡惠山古镇").destination == "dprk"
    assert floor_answer("丹东草莓").destination == "crossing_only"
    assert floor_answer("今天天气好").destination == "none"


def test_the_package_answers_in_the_same_shape() -> None:
    found = package_answer("全款抵押车 21年凯美瑞 6万8 能去朝鲜的来")
    assert found.is_encumbered_offer
    assert (found.destination, found.price_yuan, found.year) == ("dprk", 68000, 2021)

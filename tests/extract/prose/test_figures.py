"""Numbers in prose, English and Korean: values, open ends, kinds, units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.extract.prose import figures_en, figures_ko
from yellowplate.extract.prose.figures import Figure, bounded

Told = tuple[int | None, int | None, bool, str, str, str]


def _told(figure: Figure) -> Told:
    low, high = (None if end is None else int(end) for end in (figure.low, figure.high))
    return low, high, figure.is_approx, figure.kind, figure.unit, figure.currency


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("counted 64 vehicles without plates", (64, 64, False, "vehicle", "vehicles", "")),
        ("she counted between 80 and 95.", (80, 95, False, "bare", "", "")),
        ("put the figure at about 120.", (120, 120, True, "bare", "", "")),
        ("saw four makeshift crossings", (4, 4, False, "crossing", "crossings", "")),
        ("no more than three, because", (None, 3, False, "bare", "", "")),
        ("paid 92,000 yuan for it", (92000, 92000, False, "money", "", "CNY")),
        ("forty or so since then", (40, 40, True, "bare", "", "")),
        ("less than 180 days have", (None, 180, False, "day", "days", "")),
        ("800 yuan a car,", (800, 800, False, "money", "per vehicle", "CNY")),
        ("150,000 won a month", (150000, 150000, False, "money", "per month", "KPW")),
        ("20-odd trucks", (20, 20, True, "vehicle", "vehicles", "")),
        ("20 or more trucks came", (20, None, False, "vehicle", "vehicles", "")),
        ("trucks, 20 or fewer.", (None, 20, False, "bare", "", "")),
        ("trucks, 20 at most.", (None, 20, False, "bare", "", "")),
        ("dozens of cars came", (None, None, False, "vehicle", "vehicles", "")),
        ("over 20 used Chinese cars", (20, None, False, "vehicle", "vehicles", "")),
        ("$1.5 million", (1500000, 1500000, False, "money", "", "USD")),
        ("RMB 300 for it", (300, 300, False, "money", "", "CNY")),
        ("KPW 300 for it", (300, 300, False, "money", "", "KPW")),
        ("20 to 30 thousand yuan", (20000, 30000, False, "money", "", "CNY")),
        ("5-6 cars a night", (5, 6, False, "vehicle", "vehicles per night", "")),
        ("a hundred and twenty cars", (120, 120, False, "vehicle", "vehicles", "")),
        ("half a dozen vans", (6, 6, False, "vehicle", "vehicles", "")),
        ("9k yuan", (9000, 9000, False, "money", "", "CNY")),
        ("60 kilometres of river", (60, 60, False, "km", "km", "")),
        ("12 percent", (12, 12, False, "percent", "percent", "")),
        ("washed one away", (1, 1, False, "one", "", "")),
        ("four characters", (4, 4, False, "other", "", "")),
        ("two cars and 3 vans", (2, 2, False, "vehicle", "vehicles", "")),
        ("six vans and 3 more cars", (6, 6, False, "vehicle", "vehicles", "")),
    ],
)
def test_english_numbers(sentence: str, told: Told) -> None:
    assert _told(next(iter(figures_en.figures(sentence)))) == told


def test_a_change_from_one_value_to_another_is_two_numbers() -> None:
    found = [_told(one) for one in figures_en.figures("The price rose from 68,000 to 80,000 yuan.")]
    assert [one[:2] for one in found] == [(68000, 68000), (80000, 80000)]
    assert [_told(one)[:2] for one in figures_en.figures("It costs from 68,000 to 80,000 yuan.")] == [(68000, 80000)]


def test_the_size_of_a_change() -> None:
    assert [one.is_change for one in figures_en.figures("two more than last year; 30 more came")] == [True, False]


def test_what_is_joined_is_a_range_only_behind_between() -> None:
    assert [_told(one)[:2] for one in figures_en.figures("nine and ten were white")] == [(9, 9)]


@pytest.mark.parametrize("sentence", ["no number", "A1234", "at 12:30", "1.2.3", ""])
def test_what_is_no_english_number(sentence: str) -> None:
    assert [one for one in figures_en.figures(sentence) if one.kind not in ("other", "bare")] == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("승용차 37대를 직접", (37, 37, False, "vehicle", "vehicles", "")),
        ("50대가 넘게 있었다", (50, None, False, "vehicle", "vehicles", "")),
        ("적어도 50대", (50, None, False, "vehicle", "vehicles", "")),
        ("50대 이하", (None, 50, False, "vehicle", "vehicles", "")),
        ("최대 50대", (None, 50, False, "vehicle", "vehicles", "")),
        ("한 대에 2만 위안,", (20000, 20000, False, "money", "per vehicle", "CNY")),
        ("한 달에 북한 돈 12만 원이다", (120000, 120000, False, "money", "per month", "KPW")),
        ("8만 5000위안", (85000, 85000, False, "money", "", "CNY")),
        ("세 집이 돈을", (3, 3, False, "household", "households", "")),
        ("한 집이 2만 7000위안씩", (27000, 27000, False, "money", "per household", "CNY")),
        ("수십 대가", (None, None, False, "vehicle", "vehicles", "")),
        ("30여 대", (30, 30, True, "vehicle", "vehicles", "")),
        ("약 30대", (30, 30, True, "vehicle", "vehicles", "")),
        ("30대 안팎", (30, 30, True, "vehicle", "vehicles", "")),
        ("24곳", (24, 24, False, "place", "", "")),
        ("1달러에 8900원", (8900, 8900, False, "money", "per USD", "KPW")),
        ("2~3만 위안", (20000, 30000, False, "money", "", "CNY")),
        ("80대에서 95대 사이", (80, 95, False, "vehicle", "vehicles", "")),
        ("7만에서 8만 5천 위안", (70000, 85000, False, "money", "", "CNY")),
        ("스무 대", (20, 20, False, "vehicle", "vehicles", "")),
        ("이백 대 이상", (200, None, False, "vehicle", "vehicles", "")),
        ("1억 7200만 달러", (172000000, 172000000, False, "money", "", "USD")),
        ("15퍼센트", (15, 15, False, "percent", "percent", "")),
        ("1위안이", (1, 1, False, "money", "", "CNY")),
    ],
)
def test_korean_numbers(sentence: str, told: Told) -> None:
    assert _told(next(iter(figures_ko.figures(sentence)))) == told


@pytest.mark.parametrize("sentence", ["9인승 승합차", "차 한 대를 산", "1달러에 ", "한 집이", "번호판", ""])
def test_what_is_no_korean_number(sentence: str) -> None:
    assert list(figures_ko.figures(sentence)) == []


def test_a_korean_change_is_two_numbers() -> None:
    found = [_told(one)[:2] for one in figures_ko.figures("값이 5만 위안에서 7만 위안으로 올랐다")]
    assert found == [(50000, 50000), (70000, 70000)]
    assert next(iter(figures_ko.figures("20대 늘었다"))).is_change


def test_open_ends() -> None:
    assert figures_ko.value_of("3 개") == Decimal(3)
    assert bounded(Decimal(2), Decimal(1), "") == (Decimal(1), Decimal(2))
    assert bounded(Decimal(2), Decimal(2), "high") == (None, Decimal(2))


_PIECES = [
    "12",
    "3,000",
    "만",
    "천",
    "대",
    "위안",
    "a",
    "dozen",
    "to",
    "-",
    "between",
    "and",
    "yuan",
    "cars",
    "약",
    "한",
    "수십",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9))
def test_every_number_lies_in_its_sentence(words: list[str]) -> None:
    for sentence in (" ".join(words), "".join(words)):
        for module in (figures_en, figures_ko):
            for figure in module.figures(sentence):
                assert 0 <= figure.start < figure.end <= len(sentence)
                assert figure.low is None or figure.high is None or figure.low <= figure.high

"""Serial numbers: distributions, blocks, sums, tests and growth."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.estimate.method import Question, methods
from yellowplate.estimate.serials.growth import growth
from yellowplate.estimate.serials.report import estimates, report
from yellowplate.estimate.serials.serial import (
    LEVEL,
    SerialBlock,
    SerialSeen,
    capped,
    log_choose,
    maximum_prob,
    range_prob,
    solve,
    two_ends,
)
from yellowplate.estimate.serials.signs import run_tests
from yellowplate.estimate.serials.total import answers, pooled_maximum, totals
from yellowplate.records import parse_period


def block(*numbers: int, name: str = "yellow", first: int | None = 1, days: tuple[str, ...] = ()) -> SerialBlock:
    periods = [parse_period(day) for day in days] if days else [None] * len(numbers)
    seen = tuple(SerialSeen(n, day) for n, day in zip(numbers, periods, strict=True))
    return SerialBlock(name, min(numbers), max(numbers), len(set(numbers)), first=first, seen=seen)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_the_distributions_agree_with_counting_all_subsets(k: int) -> None:
    subsets = list(combinations(range(1, 9), k))
    for top in range(k, 9):
        assert maximum_prob(top, k, 8) == pytest.approx(sum(max(s) <= top for s in subsets) / len(subsets))
    if k > 1:
        for spread in range(k - 1, 8):
            told = sum(max(s) - min(s) <= spread for s in subsets) / len(subsets)
            assert range_prob(spread, k, 8) == pytest.approx(told)


def test_ways_to_take() -> None:
    assert log_choose(3, 5) == -math.inf
    with pytest.raises(ValueError, match="cannot take"):
        log_choose(3, -1)


def test_the_twentieth_root_rule() -> None:
    for k, factor in ((1, 20), (2, 4.47), (5, 1.82), (10, 1.35)):
        _, upper = two_ends(partial(maximum_prob, 10_000, k), partial(maximum_prob, 9_999, k), 10_000, 0.9)
        assert upper / 10_000 == pytest.approx(factor, rel=0.005)


def test_solving_and_capping() -> None:
    assert solve(lambda n: 1.0 if n <= 37 else 0.0, 0.5, 1) == 37
    assert capped(5.0, None) == 5.0
    assert capped(5.0, 3) == 3.0


@pytest.mark.parametrize(("name", "value"), [("goodman", 74.0), ("bayes_flat", 88.5), ("seen", 4.0)])
def test_published_answers(name: str, value: float) -> None:
    assert answers(SerialBlock("tanks", 3, 60, 4, first=1))[name].value == pytest.approx(value)


@given(st.sets(st.integers(1, 5_000), min_size=1, max_size=12))
def test_every_answer_lies_in_its_interval(numbers: set[int]) -> None:
    for answer in answers(block(*numbers)).values():
        if answer.value is not None:
            assert answer.lower is None or answer.lower <= answer.value
            assert answer.upper is None or answer.value <= answer.upper


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"lowest": 7, "highest": 5}, "lowest 7"),
        ({"n_distinct": 9}, "do not fit"),
        ({"n_distinct": 1}, "cannot be both"),
        ({"first": 3}, "the first number is not 3"),
        ({"capacity": 4}, "more than 4"),
    ],
)
def test_impossible_blocks(changes: dict[str, int], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(SerialBlock("b", 2, 5, 2), **changes)  # type: ignore[arg-type]


def test_a_form_holds_no_more_than_its_digits() -> None:
    full = SerialBlock("b", 1, 990, 2, first=1, capacity=999)
    for name, answer in answers(full).items():
        if name != "seen" and answer.upper is not None:
            assert answer.upper <= 1000
    assert full.most == 999


def test_blocks_are_added_and_never_pooled() -> None:
    blocks = [block(120, 340, 77, name="a"), block(200, 15, 399, name="b")]
    by_name = {total.method.name: total for total in totals(blocks)}
    apart = [answers(one)["goodman"].value or 0 for one in blocks]
    goodman = by_name["goodman"]
    assert goodman.value == pytest.approx(sum(apart))
    assert goodman.lower is not None
    assert goodman.upper is not None
    assert goodman.lower < sum(apart) < goodman.upper
    assert totals(blocks) == totals(blocks)
    assert pooled_maximum(blocks) == pytest.approx(399 * 7 / 6 - 1)
    assert pooled_maximum(blocks[:1]) is None
    assert by_name["seen"].upper is None
    assert by_name["restarts"].value is None
    assert len(by_name["restarts"].left_out) == 2


def test_a_block_with_one_number_is_left_out_by_name() -> None:
    by_name = {t.method.name: t for t in totals([block(5, name="one"), block(3, 9, name="two")])}
    assert by_name["two_sided"].n_blocks == 1
    assert by_name["two_sided"].left_out == ("one: one number has no spread",)
    assert by_name["bayes_flat"].value is None


def test_the_sum_is_capped_by_the_forms() -> None:
    blocks = [SerialBlock(name, 900, 998, 2, first=1, capacity=999) for name in "ab"]
    goodman = next(t for t in totals(blocks) if t.method.name == "goodman")
    assert goodman.upper is not None
    assert goodman.upper <= 2 * 999


def test_even_numbers_raise_no_suspicion() -> None:
    tests = run_tests(block(*range(7, 1000, 37)))
    assert {test.name for test in tests} == {"uniform", "largest_gap", "restarts", "digits"}
    assert not any(test.is_suspect for test in tests)


@pytest.mark.parametrize(
    ("numbers", "first", "name"),
    [
        ([*range(1, 900, 20), *range(3_000, 3_900, 20)], 1, "largest_gap"),
        ([h * 100 + n for h in range(12) for n in (3, 14, 22, 31)], 1, "restarts"),
        ([n for n in range(1, 700, 3) if n % 10 != 4], 1, "digits"),
        ([2_001 + 13 * n for n in range(20)], None, "late_start"),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000], 1, "uniform"),
    ],
)
def test_each_fault_is_seen(numbers: list[int], first: int | None, name: str) -> None:
    suspect = {test.name for test in run_tests(block(*numbers, first=first)) if test.is_suspect}
    assert name in suspect


def test_few_numbers_are_not_tested() -> None:
    assert run_tests(block(5, 9, 12)) == ()
    assert run_tests(block(5, first=None)) == ()
    assert [test.name for test in run_tests(block(5, 9, first=None))] == ["late_start"]
    assert "digits" in {test.name for test in run_tests(block(1, 2, 3, 4, 5))}


def test_restarts_count_hundreds_and_their_height() -> None:
    numbers = [h * 100 + n for h in range(12) for n in (3, 14, 22, 31)]
    answer = answers(block(*numbers))["restarts"]
    assert answer.value is not None
    assert 12 * 31 <= answer.value <= 12 * 40
    few = [h * 100 + n for h in range(14) for n in (2, 5)]
    assert answers(block(*few))["restarts"].value is not None


def test_growth_follows_the_months() -> None:
    early = [10, 60, 95, 40]
    late = [150, 290, 210, 80]
    days = ("2025-03-02",) * 4 + ("2025-09-10",) * 4
    grown = growth(block(*early, *late, days=days))
    assert [window.highest_so_far for window in grown.windows] == [95, 290]
    assert grown.per_month is not None
    assert grown.per_month > 0
    assert grown.trend_chance is not None
    assert grown.trend_chance < 0.1
    assert growth(block(1, 2, 3)).windows == ()
    one = growth(block(10, 20, days=("2025-03", "2025-03")))
    assert one.per_month is None
    assert growth(block(10, 20, days=("2025-03/2025-09", "2025"))).windows == ()


def test_the_report_says_what_was_taken_for_granted() -> None:
    told = SerialBlock("yellow", 2001, 5858, 100, first=2001, is_floor=True, sources=("F027",))
    found = report([told])
    codes = {caution.code for caution in found.blocks[0].cautions}
    assert {"count_is_floor", "numbers_not_told"} <= codes
    assert [k for k, _, _ in found.blocks[0].by_k] == [2, 10, 30, 100]
    assert found.lead == pytest.approx(3895.58)
    assert found.n_observed == 100
    assert {caution.code for caution in found.cautions} == {"gaps_unknown"}
    made = estimates(found)
    assert {one.unit for one in made} == {"serial numbers"}
    assert all(one.assumptions and one.left_out for one in made)


def test_cautions_of_a_block_with_faults() -> None:
    numbers = [2_001 + 13 * n for n in range(20)]
    seen = [SerialSeen(n, parse_period(f"2025-{1 + i // 5:02}-10"), "red van") for i, n in enumerate(numbers)]
    seen += [SerialSeen(2_001, None, "white car")]
    one = SerialBlock("b", 2_001, max(numbers), 20, seen=tuple(seen))
    found = report([one, block(4, name="c")])
    codes = {caution.code for caution in found.blocks[0].cautions}
    assert {"first_not_told", "late_start", "number_on_two_vehicles", "undated", "growing"} <= codes
    assert found.blocks[0].lead == "two_sided"
    assert "few_numbers" in {caution.code for caution in found.blocks[1].cautions}
    assert {"pooled_not_used", "wide_spread"} <= {caution.code for caution in found.cautions}


def test_a_late_start_without_an_answer_is_named() -> None:
    found = report([SerialBlock("b", 40, 40, 1)])
    assert found.lead == pytest.approx(79)
    assert found.lead_left_out == ()


def test_plates_and_vins_are_not_added() -> None:
    with pytest.raises(ValueError, match="sum means nothing"):
        report([block(1, 2), SerialBlock("VIN", 1, 2, 2, is_factory=True)])
    with pytest.raises(ValueError, match="no block"):
        report([])
    found = report([SerialBlock("VIN", 10, 90, 5, is_factory=True)])
    assert "factory_count" in {caution.code for caution in found.cautions}
    assert "factory" in found.population


def test_intervals_cover_where_assumptions_hold() -> None:
    chance = np.random.default_rng(5)
    n_in = dict.fromkeys(("goodman", "two_sided", "bayes_flat"), 0)
    for _ in range(150):
        numbers = [int(n) + 1 for n in chance.choice(3_000, 6, replace=False)]
        found = answers(block(*numbers), level=LEVEL)
        for name in n_in:
            n_in[name] += (found[name].lower or 0) <= 3_000 <= (found[name].upper or 0)
    assert all(0.83 <= n / 150 <= 0.97 for n in n_in.values())


def test_every_method_says_what_it_is() -> None:
    for question in (Question.SERIAL, Question.COUNTS):
        for method in methods(question):
            assert method.what
            assert method.source
            assert method.assumptions

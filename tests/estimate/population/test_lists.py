"""Tables of overlaps: what they refuse, their margins, and taking a list out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.estimate.published import KOSOVO, table
from yellowplate.estimate.population.lists import Overlaps, TimesSeen, overlaps_of, pair_masks


def test_margins_of_a_published_table() -> None:
    kosovo = table(KOSOVO)
    assert kosovo.n_observed == 4400
    assert kosovo.sizes == (1910, 1528, 1786, 685)
    assert kosovo.named(0b101) == "EXH:OSCE"
    assert dict(kosovo.pairs)[0b11] == 177 + 181 + 18 + 27
    assert kosovo.times_seen.n_times(4) == 27
    assert kosovo.times_seen.n_occasions == 4


@pytest.mark.parametrize(
    "cells",
    [((0, 5),), ((4, 1),), ((2, 1), (1, 1)), ((1, 1), (1, 2)), ((1, 0),), ((1, -3),)],
    ids=["on no list", "no such list", "order", "twice", "zero", "negative"],
)
def test_broken_tables_are_refused(cells: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match=r"combination"):
        Overlaps(("A", "B"), cells)


def test_counts_lie_at_their_combination() -> None:
    row = overlaps_of(("A", "B"), {1: 3, 3: 2, 2: 0, 0: 9}).counts()
    assert row.tolist() == [3, 0, 2]


def test_times_seen_by_nobody_are_zero() -> None:
    assert TimesSeen(((1, 4),)).n_times(3) == 0


@given(st.dictionaries(st.integers(1, 15), st.integers(1, 50), min_size=1), st.integers(0, 3))
def test_without_a_list_only_units_of_that_list_alone_vanish(counted: dict[int, int], number: int) -> None:
    made = overlaps_of(("A", "B", "C", "D"), counted)
    left = made.without_list(number)
    assert left.n_observed == made.n_observed - counted.get(1 << number, 0)
    assert left.sizes == made.sizes[:number] + made.sizes[number + 1 :]


@given(st.integers(2, 8))
def test_pairs_are_all_combinations_of_two(n_lists: int) -> None:
    masks = pair_masks(n_lists)
    assert len(set(masks)) == n_lists * (n_lists - 1) // 2
    assert {mask.bit_count() for mask in masks} == {2}

"""Each warning a table can give, with its figure, and tables that give none."""

from __future__ import annotations

import numpy as np
import pytest

from tests.estimate.published import KOSOVO, NEW_ORLEANS, ROME, UK, table
from yellowplate.estimate.population.lists import Overlaps, TimesSeen, overlaps_of
from yellowplate.estimate.population.table_cautions import falling, table_cautions


def of_rows(on: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], *, are_occasions: bool = False) -> Overlaps:
    n_lists = on.shape[1]
    counts = np.bincount(on @ (1 << np.arange(n_lists)), minlength=1 << n_lists)
    return overlaps_of(tuple("ABCDEF"[:n_lists]), dict(enumerate(counts.tolist())), are_occasions=are_occasions)


def in_turn(*, are_occasions: bool, order: tuple[int, ...] = (0, 1, 2, 3)) -> Overlaps:
    """Four lists one after another while half of the units leave between two of them."""
    rng = np.random.default_rng(8)
    entered = rng.integers(-3, 4, 6000)
    left = entered + rng.geometric(0.5, 6000)
    at = np.array(order)
    present = (entered[:, None] <= at) & (at < left[:, None])
    return of_rows(present & (rng.random((6000, 4)) < 0.35), are_occasions=are_occasions)


def codes(made: Overlaps | TimesSeen) -> list[str]:
    return [one.code for one in table_cautions(made)]


def test_a_sound_table_gives_none() -> None:
    rng = np.random.default_rng(1)
    assert codes(of_rows(rng.random((2000, 4)) < 0.3)) == []


def test_two_lists_small_and_hardly_overlapping() -> None:
    found = {one.code: one.figure for one in table_cautions(overlaps_of(("A", "B"), {1: 6, 2: 30, 3: 2}))}
    assert found == {"few_lists": "2", "small_list": "8", "small_overlap": "2", "seen_once": "0.947"}


def test_pairs_without_overlap_are_named() -> None:
    found = [one.figure for one in table_cautions(table(NEW_ORLEANS)) if one.code == "zero_overlap"]
    assert found == ["A:H", "C:H", "D:H"]


def test_rome_is_seen_once() -> None:
    [figure] = [one.figure for one in table_cautions(table(ROME)) if one.code == "seen_once"]
    assert figure == "0.936"
    assert codes(TimesSeen(((1, 95), (2, 5)))) == ["seen_once"]


@pytest.mark.parametrize("text", [UK, KOSOVO, ROME, NEW_ORLEANS])
def test_published_tables_are_neither_copied_nor_open(text: str) -> None:
    assert not {"copied_list", "open_population"} & set(codes(table(text)))


def test_a_reprint_is_found_and_named() -> None:
    rng = np.random.default_rng(2)
    on = rng.random((1500, 3)) < np.array([0.2, 0.2, 0.03])
    on[:, 2] |= on[:, 1] & (rng.random(1500) < 0.8)
    [found] = [one for one in table_cautions(of_rows(on)) if one.code == "copied_list"]
    assert "list B is also on C" in found.text
    assert float(found.figure) == pytest.approx(0.8, abs=0.05)


def test_a_copy_of_two_lists_is_found_without_a_third() -> None:
    assert "copied_list" in codes(overlaps_of(("A", "B"), {1: 5, 2: 80, 3: 60}))


def test_visits_to_the_same_units_are_no_copies() -> None:
    rng = np.random.default_rng(3)
    on = rng.random((300, 3)) < 0.7
    assert codes(of_rows(on, are_occasions=True)) == []


def test_units_that_come_and_go_are_noticed_in_any_order_of_columns() -> None:
    for made in (in_turn(are_occasions=True), in_turn(are_occasions=False, order=(2, 0, 3, 1))):
        [found] = [one for one in table_cautions(made) if one.code == "open_population"]
        assert float(found.figure) < -0.3


def test_one_pair_that_attracts_is_no_open_population() -> None:
    rng = np.random.default_rng(4)
    on = rng.random((3000, 3)) < 0.2
    on[:, 1] |= on[:, 0] & (rng.random(3000) < 0.3)
    assert "open_population" not in codes(of_rows(on))


def test_a_window_longer_than_the_dwell_time_is_said() -> None:
    made = table(KOSOVO)
    [found] = table_cautions(made, window_days=240, dwell_days=60)
    assert (found.code, found.figure) == ("open_population", "4.00")
    assert table_cautions(made, window_days=30, dwell_days=60) == ()


def test_a_fit_that_does_not_settle_says_nothing() -> None:
    assert falling(overlaps_of(("A", "B", "C"), {1: 5, 2: 5, 4: 5, 3: 2}), (0, 1, 2))[2] is False

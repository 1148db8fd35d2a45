"""Link sets: the most probable one, drawn ones, and the number over them."""

from __future__ import annotations

import numpy as np
import pytest

from yellowplate.estimate.population.linked import LinkedRecord, draw_link_sets, over_links, overlaps_of_records

LISTS = ("A", "B", "C")


def records(prob: float, n_units: int = 400) -> tuple[LinkedRecord, ...]:
    """Sightings of units by three lists with a rate of 0.4, each link right with the same probability."""
    on = np.random.default_rng(6).random((n_units, 3)) < 0.4
    return tuple(
        LinkedRecord(int(number), ((f"u{unit:03}", prob),)) for unit, number in zip(*np.nonzero(on), strict=True)
    )


def test_the_most_probable_unit_is_taken() -> None:
    made = overlaps_of_records(
        LISTS,
        (
            LinkedRecord(0, (("u", 0.9),)),
            LinkedRecord(1, (("u", 0.6), ("v", 0.4))),
            LinkedRecord(2, (("u", 0.2), ("v", 0.2))),
            LinkedRecord(2, ()),
        ),
    )
    assert made.cells == ((0b011, 1), (0b100, 2))


def test_sure_links_are_drawn_the_same_each_time() -> None:
    known = records(1.0)
    assert set(draw_link_sets(LISTS, known, 3, 1)) == {overlaps_of_records(LISTS, known)}


def test_doubtful_links_are_broken_as_often_as_said() -> None:
    known = records(0.8)
    sure = overlaps_of_records(LISTS, records(1.0))
    seen = [made.n_observed for made in draw_link_sets(LISTS, known, 40, 1)]
    assert np.mean(seen) > sure.n_observed + 40
    assert all(sum(made.sizes) == len(known) for made in draw_link_sets(LISTS, known, 5, 1))


def test_doubt_about_links_raises_the_number_and_widens_it() -> None:
    sure = over_links(LISTS, records(1.0), n_sets=20, level=0.9, seed=1)
    doubtful = over_links(LISTS, records(0.75), n_sets=20, level=0.9, seed=1)
    assert [one.name for one in sure] == ["independence", "stepwise", "pairs_bic"]
    assert sure[0].n_hat == pytest.approx(400, rel=0.1)
    assert doubtful[0].n_hat > 1.15 * sure[0].n_hat
    assert sure[0].lower <= sure[0].n_hat <= (sure[0].upper or np.inf)


def test_two_lists_have_one_procedure_and_no_overlap_no_number() -> None:
    two = tuple(LinkedRecord(number % 2, ((f"u{number // (1 + number % 3)}", 1.0),)) for number in range(60))
    assert [one.name for one in over_links(("A", "B"), two, n_sets=3, level=0.9, seed=1)] == ["independence"]
    apart = tuple(LinkedRecord(number % 2, ((f"u{number}", 1.0),)) for number in range(40))
    assert over_links(("A", "B"), apart, n_sets=3, level=0.9, seed=1) == ()

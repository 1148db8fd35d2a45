"""The check of existence by linear programming against the published codes, and against the fits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.estimate.published import ARTIFICIAL, UK, table, terms
from yellowplate.estimate.population.existence import Existence, check
from yellowplate.estimate.population.lists import overlaps_of, pair_masks
from yellowplate.estimate.population.loglinear import design, fit


@pytest.mark.parametrize(
    ("model", "code"),
    [(("12", "13", "23"), 2), (("12",), 1), (("13", "23"), 0)],
    ids=["[12,13,23]", "[12,3]", "[13,23]"],
)
def test_the_published_codes(model: tuple[str, ...], code: int) -> None:
    assert check(table(ARTIFICIAL), terms(*model)) == code


def test_a_table_with_filled_overlaps_is_fine() -> None:
    assert check(table(UK), terms("12", "13")) is Existence.FINE


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([0, 0, 0, 1, 4, 20]), min_size=15, max_size=15),
    st.sets(st.sampled_from(pair_masks(4))),
)
def test_a_fit_settles_exactly_where_the_check_is_fine(cells: list[int], pairs: set[int]) -> None:
    made = overlaps_of(("A", "B", "C", "D"), dict(enumerate(cells, start=1)))
    if min(made.sizes) == 0:
        return
    model = tuple(sorted(pairs))
    layout = design(4)
    found = fit(layout, np.array(cells, dtype=float), layout.chosen(model))
    assert bool(found.settled[0]) == (check(made, model) is Existence.FINE)

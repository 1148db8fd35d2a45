"""Profile intervals against the reference run of Rcapture, and where the likelihood sets no limit."""

from __future__ import annotations

import numpy as np
import pytest

from tests.estimate.published import UK, table, terms
from yellowplate.estimate.population.loglinear import design
from yellowplate.estimate.population.profile import profile


def test_the_published_model_of_the_united_kingdom() -> None:
    layout = design(5, terms("12", "13", "24", "25", "35", "45"))
    found = profile(layout.columns, table(UK).counts(), 0.95)
    assert found.n_hat == pytest.approx(11303.9, abs=0.1)
    assert found.lower == pytest.approx(9889.2, abs=0.1)
    assert found.upper == pytest.approx(13063.1, abs=0.1)


def test_a_wider_level_is_wider() -> None:
    layout = design(3, ())
    counts = np.array([30.0, 25, 6, 20, 5, 4, 1])
    narrow, wide = profile(layout.columns, counts, 0.8), profile(layout.columns, counts, 0.99)
    assert narrow.upper is not None
    assert wide.upper is not None
    assert wide.lower < narrow.lower < narrow.n_hat < narrow.upper < wide.upper


def test_one_overlap_sets_no_upper_limit_at_a_high_level() -> None:
    layout = design(2, ())
    found = profile(layout.columns, np.array([500.0, 500, 1]), 0.9999)
    assert found.upper is None or found.upper > 1e6


def test_nearly_complete_lists_reach_down_to_what_was_seen() -> None:
    layout = design(2, ())
    found = profile(layout.columns, np.array([1.0, 1, 60]), 0.95, extra=5)
    assert found.lower == pytest.approx(67, abs=0.5)

"""Chapman's formula against its own worked case, and where it cannot be used."""

from __future__ import annotations

import pytest

from tests.estimate.published import KOSOVO, table
from yellowplate.estimate.methods.chapman import METHOD
from yellowplate.estimate.population.answer import Kind, ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.lists import TimesSeen, overlaps_of


def test_a_worked_case() -> None:
    found = METHOD.answer(overlaps_of(("A", "B"), {1: 80, 2: 60, 3: 20}), Setup())
    assert isinstance(found, ModelAnswer)
    assert found.n_hat == pytest.approx(101 * 81 / 21 - 1)
    assert found.kind is Kind.FLOOR
    assert found.lower is not None
    assert found.upper is not None
    assert 160 <= found.lower < found.n_hat < found.upper


def test_of_more_lists_the_pair_with_most_in_common_is_named() -> None:
    found = METHOD.answer(table(KOSOVO), Setup())
    assert "EXH:OSCE" in found.method


def test_a_full_overlap_leaves_nobody_out() -> None:
    found = METHOD.answer(overlaps_of(("A", "B"), {3: 12}), Setup())
    assert (found.n_hat, found.lower, found.upper) == (12, 12, None)


def test_counts_of_counts_name_no_lists() -> None:
    assert isinstance(METHOD.answer(TimesSeen(((1, 4),)), Setup()), NotAnswered)

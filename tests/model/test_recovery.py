"""Truths of a toy are found again at the rate their intervals promise."""

from __future__ import annotations

import pytest

from tests.model.toy import TWO, toy
from yellowplate.model.fit_bank import bank
from yellowplate.model.recovery import Recovered, first, quick, recover

IDS = tuple(one.id for one in TWO)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    runs, truths = bank(toy(0.0), 20_000, 1), bank(toy(0.0), 300, 2)
    found = recover(truths, quick(runs, IDS))
    assert [one.name for one in found] == ["one", "other"]
    for one in found:
        assert one.n == 300
        assert one.n_held / one.n == pytest.approx(0.9, abs=0.05)
        assert one.contraction == pytest.approx(1 - 0.5**0.5, abs=0.06)
        assert one.is_learnt


def test_what_no_report_speaks_of_is_flagged_and_still_held() -> None:
    runs, truths = bank(toy(0.0), 20_000, 1), bank(toy(0.0), 100, 2)
    one, other = recover(truths, quick(runs, IDS[:1]))
    assert one.is_learnt
    assert not other.is_learnt
    assert other.n_held >= 80


def test_the_first_truths() -> None:
    truths = bank(toy(0.0), 30, 2)
    some = first(truths, 4)
    assert len(some.z) == len(some.said) == len(some.off) == 4
    assert not Recovered("x", 9, 10, 0.05).is_learnt

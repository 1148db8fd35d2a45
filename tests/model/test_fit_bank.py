"""The bank: made once, found again, searched; and what is diagnosed from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.model.toy import TWO, toy
from yellowplate.model import fit_bank
from yellowplate.model.fit_adjusted import quantiles
from yellowplate.model.fit_bank import Bank, bank
from yellowplate.model.fit_diagnosis import against_others, contraction, fights, wilson_high

IDS = tuple(one.id for one in TWO)


def test_a_bank_goes_on_where_it_was_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_bank, "PER_BATCH", 50)
    ticks: list[int] = []
    whole = bank(toy(), 150, 7, work=tmp_path, tick=ticks.append)
    assert ticks == [50, 100, 150]
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == 3
    kept[1].unlink()
    again = toy()
    resumed = bank(again, 150, 7, work=tmp_path)
    assert len(again.log) == 1
    for one, other in ((whole.z, resumed.z), (whole.said, resumed.said), (whole.off, resumed.off)):
        assert np.array_equal(one, other)
    assert np.array_equal(bank(toy(), 150, 7).off, whole.off)
    assert not np.array_equal(bank(toy(), 150, 8).off, whole.off)


def test_a_quick_fit_finds_the_exact_posterior() -> None:
    found = bank(toy(), 40_000, 1)
    z, weights = found.quick_fit(IDS)
    low, middle, high = quantiles(z, weights, (0.1587, 0.5, 0.8413))
    assert middle == pytest.approx([0.5, 0.5], abs=0.1)
    assert (high - low) / 2 == pytest.approx([0.5**0.5] * 2, abs=0.1)
    assert contraction(z, weights) == pytest.approx([1 - 0.5**0.5] * 2, abs=0.1)


def test_a_quick_fit_to_one_report_learns_nothing_of_the_other_number() -> None:
    z, weights = bank(toy(), 20_000, 1).quick_fit(IDS[:1], np.array([0.0, 9.0]))
    shrunk = contraction(z, weights)
    assert shrunk[0] > 0.2
    assert abs(shrunk[1]) < 0.1


def test_the_target_moves_the_answer() -> None:
    found = bank(toy(0.0), 20_000, 1)
    assert np.median(found.quick_fit(IDS, np.array([2.0, -2.0]))[0], axis=0) == pytest.approx([1, -1], abs=0.25)


def made(off: list[list[float]], said: list[list[float]] | None = None) -> Bank:
    array = np.array(off)
    return Bank(toy(), np.zeros_like(array), array if said is None else np.array(said), array)


def test_what_no_run_comes_near_is_out_of_reach() -> None:
    found = made([[0.0, 9.0]] * 900 + [[9.0, -9.0]] * 100)
    assert found.near() == pytest.approx([0.9, 0.0])
    assert found.out_of_reach() == (IDS[1],)


def test_observations_that_are_never_met_together_fight() -> None:
    found = made([[0.0, 9.0]] * 500 + [[9.0, 0.0]] * 500)
    (fight,) = fights(found, IDS)
    assert (fight.one, fight.other, fight.lift) == (*IDS, 0.0)
    assert 0 < fight.lift_high < 0.05


def test_unrelated_observations_do_not_fight_nor_do_those_never_met() -> None:
    assert not fights(made([[0.0, 0.0], [0.0, 9.0], [9.0, 0.0], [9.0, 9.0]] * 200), IDS)
    assert not fights(made([[9.0, 9.0]] * 200), IDS)


def test_an_observation_is_held_against_the_others() -> None:
    off = [[0.0, 4.0 + step / 1000] for step in range(1000)] + [[50.0, 0.0]] * 1000
    one, other = against_others(made(off), IDS)
    assert one.id == IDS[0]
    assert other.is_at_odds
    assert other.low is not None
    assert other.low >= 4
    assert other.near == pytest.approx(0.5)
    assert one.is_at_odds  # nearest to the second report are the runs that miss the first


def test_what_cannot_be_said_has_no_range() -> None:
    nothing = [[np.nan, 1.0]] * 400
    one, _ = against_others(made([[0.0, 0.0]] * 400, nothing), IDS)
    assert (one.low, one.middle, one.high) == (None, None, None)
    assert one.chance == 1


def test_wilson_upper_ends() -> None:
    assert wilson_high(0, 10) == pytest.approx(0.2775, abs=1e-3)
    assert wilson_high(5, 10) == pytest.approx(0.7634, abs=1e-3)

"""Chunks of runs: the same whatever was kept, and no chunk of another question is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from yellowplate.model import sample as samples
from yellowplate.model.outcomes import values
from yellowplate.model.sample import Sample, chunks_of, sample, seed_of
from yellowplate.model.scenario import Scenario
from yellowplate.model.simulation import simulate

SHORT = Scenario(first=date(2025, 1, 6), n_weeks=12, n_runs=7, seed=3)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "CHUNK", 3)


def _same(one: Sample, other: Sample) -> bool:
    return all(np.array_equal(one.values[name], other.values[name], equal_nan=True) for name in one.values)


def test_chunks_cover_all_runs() -> None:
    assert chunks_of(7) == [(0, 3), (3, 3), (6, 1)]
    assert seed_of(3, 0) == 3
    assert len({seed_of(3, chunk) for chunk in range(50)} | {seed_of(4, chunk) for chunk in range(50)}) == 100


def test_the_first_chunk_is_that_of_simulate() -> None:
    found = sample(SHORT)
    first = simulate(SHORT.calendar(), n_runs=3, seed=3)
    assert np.array_equal(found.values["crossed"][:3], values(first, found.spans)["crossed"])
    assert len(found.whole("crossed")) == 7


def test_a_broken_off_run_goes_on_from_its_chunks(tmp_path: Path) -> None:
    whole = sample(SHORT)
    sample(SHORT, work=tmp_path)
    kept = sorted(tmp_path.glob("*.npz"))
    assert len(kept) == 3
    kept[0].unlink()
    kept[1].write_bytes(b"half")
    done: list[tuple[int, int]] = []
    again = sample(SHORT, work=tmp_path, told=lambda *weeks: done.append(weeks))
    assert _same(whole, again)
    assert done[-1] == (36, 36)
    assert len(done) == 12 + 12 + 1
    assert _same(whole, sample(SHORT, work=tmp_path))
    assert sorted(tmp_path.glob("*.npz")) == kept
    assert not list(tmp_path.glob("*.part"))


def test_another_question_takes_no_chunk(tmp_path: Path) -> None:
    sample(SHORT, work=tmp_path)
    other = replace(SHORT, without=frozenset({"shortage"}))
    assert not _same(sample(SHORT), sample(other, work=tmp_path))
    assert len(list(tmp_path.glob("*.npz"))) == 6


def test_what_a_scenario_sets_goes_before_what_is_given() -> None:
    scenario = replace(SHORT, numbers={"importing.pace": 0.4})
    given = {"importing.pace": np.linspace(0.1, 0.7, 7), "fording.leak": np.linspace(0.01, 0.07, 7)}
    found = sample(scenario, given=given)
    assert (found.numbers["importing.pace"] == 0.4).all()
    assert np.array_equal(found.numbers["fording.leak"], given["fording.leak"])

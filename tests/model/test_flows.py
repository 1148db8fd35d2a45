"""What moved by quarter: every path explained by what mechanisms declare, and the same as what the series say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.model import simulation
from yellowplate.model.calendar import reported
from yellowplate.model.flows import FlowRecord, components, paths, solved
from yellowplate.model.mechanism import mechanisms
from yellowplate.model.simulation import Trajectory, simulate
from yellowplate.model.world import CURRENCIES

FIRST = date(2025, 1, 6)


def _run(n_weeks: int = 60) -> tuple[Trajectory, FlowRecord]:
    calendar = reported(FIRST, n_weeks)
    calendar.confiscated_share[40] = 0.3
    record = FlowRecord(calendar)
    return simulate(calendar, n_runs=5, seed=3, record=record), record


def test_flows_are_those_that_the_series_tell() -> None:
    found, record = _run()
    flows = {(one.mechanism, one.unit, one.source, one.target): one.amount for one in record.flows()}

    def of(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.stack([found.series[name][:, one.begin : one.end].sum(axis=1) for one in record.quarters], axis=1)

    assert np.array_equal(flows["importing", "cars", "offered", "yard"], of("crossed"))
    assert np.array_equal(flows["releasing", "cars", "yard", "market"], of("released"))
    assert np.array_equal(flows["seizing", "cars", "seized", "auctioned"], of("auctioned"))
    private = flows["buying", "cars", "market", "owned"] + flows["buying", "cars", "market", "pooled"]
    assert np.array_equal(private, of("sold_private"))
    taken = sum(flows["confiscating", "cars", stock, "confiscated"] for stock in ("owned", "pooled"))
    assert np.array_equal(taken, of("confiscated"))
    assert np.allclose(flows["importing", "CNY", "importers", "dealers"], of("left_for_china"), atol=1.0)
    assert np.allclose(
        flows["importing", "CNY", "importers", "permit"].sum(axis=1), found.series["state_permit"][:, -1]
    )


def test_recording_changes_no_run() -> None:
    calendar = reported(FIRST, 20)
    with_record = simulate(calendar, n_runs=4, seed=1, record=FlowRecord(calendar))
    without = simulate(calendar, n_runs=4, seed=1)
    assert all(np.array_equal(with_record.series[name], without.series[name]) for name in without.series)


def test_a_path_that_is_not_declared_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = mechanisms()
    silent = tuple(replace(one, moves=(("yard", "scrapped"),)) if one.name == "releasing" else one for one in parts)
    monkeypatch.setattr(simulation, "mechanisms", lambda: silent)
    calendar = reported(FIRST, 30)
    with pytest.raises(ValueError, match="releasing moves cars along a path that it does not declare"):
        simulate(calendar, n_runs=4, seed=1, record=FlowRecord(calendar))


def test_paths_that_form_a_ring_cannot_be_told_apart() -> None:
    with pytest.raises(ValueError, match="form a ring"):
        solved((("a", "b"), ("b", "c"), ("c", "a")))


def test_no_mechanism_declares_a_ring() -> None:
    for one in mechanisms():
        for unit in ("cars", *CURRENCIES):
            assert len(solved(paths(one, unit))) == len(paths(one, unit))


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=8), st.data())
def test_what_went_along_a_tree_is_found_again(amounts: list[int], data: st.DataObject) -> None:
    nodes = [f"n{at}" for at in range(len(amounts) + 1)]
    tree = tuple((nodes[data.draw(st.integers(0, at))], nodes[at + 1]) for at in range(len(amounts)))
    changed = dict.fromkeys(nodes, 0)
    for (source, target), amount in zip(tree, amounts, strict=True):
        changed[source] -= amount
        changed[target] += amount
    for (path, beyond), amount in zip(solved(tree), amounts, strict=True):
        assert path[1] in beyond
        assert sum(changed[name] for name in beyond) == amount
    assert components(tree) == (tuple(sorted(nodes)),)

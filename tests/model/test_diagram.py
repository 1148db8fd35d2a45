"""The causal diagram: taken from declarations and code, nothing of either left out."""

from __future__ import annotations

import numpy as np

from yellowplate.model import diagram
from yellowplate.model.calendar import reported
from yellowplate.model.mechanism import mechanisms
from yellowplate.model.scenario import FIRST
from yellowplate.model.simulation import simulate
from yellowplate.model.touched import STATE, touched
from yellowplate.model.world import ACCOUNTS, STOCKS, World


def test_every_path_is_an_arrow_and_every_name_is_in_its_place() -> None:
    cars, money = diagram.cars(), diagram.money()
    drawn = {(one.source, one.target) for panel in (cars, money) for one in panel.links}
    assert drawn == {path for one in mechanisms() for path in one.moves}
    assert {*cars.nodes, *cars.apart} == set(STOCKS)
    assert {*money.nodes, *money.apart} == set(ACCOUNTS)
    for panel in (cars, money):
        assert all(one.words for one in panel.links)


def test_what_is_declared_is_among_what_is_drawn() -> None:
    drawn = {(one.source, one.target) for one in diagram.influences().looks}
    for one in mechanisms():
        assert {(name, one.name) for name in one.reads} <= drawn, one.name


def test_what_a_mechanism_changes_as_it_runs_is_what_its_code_shows() -> None:
    before: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = {}
    seen: dict[str, set[str]] = {one.name: set() for one in mechanisms()}
    n_calls = 0

    def watch(world: World) -> None:
        nonlocal n_calls
        part = mechanisms()[n_calls % len(mechanisms())]
        for name in STATE:
            now = getattr(world, name)
            if name in before and not np.array_equal(before[name], now):
                seen[part.name].add(name)
            before[name] = now.copy()
        n_calls += 1

    calendar = reported(FIRST, 160)
    calendar.crackdown[140] = 1.0
    simulate(calendar, n_runs=2, seed=1, watch=watch)
    for one in mechanisms():
        assert seen[one.name] <= set(touched(one).sets), one.name


def test_what_code_looks_at_is_found() -> None:
    by_name = {one.name: touched(one) for one in mechanisms()}
    assert {"acts_against", "open_share"} <= set(by_name["fording"].inputs)
    assert "ownership" in by_name["buying"].inputs  # by a function that it takes from another module
    assert "permit_cny" in by_name["pricing"].inputs
    assert {"asked", "sold"} <= set(by_name["pricing"].flows)
    assert "drawn_out" in by_name["exchanging"].flows
    assert by_name["pricing"].sets == ("price",)
    assert "crossed" in by_name["importing"].notes


def test_ends_of_influences_are_named_once() -> None:
    found = diagram.influences()
    assert {one.source for one in found.looks} == {*found.inputs, *found.seen}
    assert not set(found.inputs) & set(found.seen)
    assert {one.target for one in found.changes} == set(found.changed)
    assert {one.target for one in found.looks} <= set(found.mechanisms)

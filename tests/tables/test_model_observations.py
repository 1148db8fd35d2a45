"""The observations of the model: figures are those of the facts, spans and series can be read."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from yellowplate.model.scenario import Scenario
from yellowplate.model.simulation import simulate
from yellowplate.tables import model_observations, rows
from yellowplate.tables.model_observations import Compare, Observation, Summary

ALL = model_observations.load()
COMPARED = [one for one in ALL if one.compare is not Compare.INPUT]


def test_the_table_says_where_it_comes_from() -> None:
    about = tomllib.loads(rows.content("model_observations.toml").decode())
    assert {"title", "source", "licence", "built", "columns"} <= set(about)
    assert list(about["columns"]) == list(rows.read(model_observations.TABLE)[0])


def test_ids_are_unique_and_every_row_names_a_fact_and_a_caveat() -> None:
    assert len(model_observations.by_id()) == len(ALL)
    assert all(one.facts and one.note for one in ALL)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_figure_is_that_of_its_facts(one: Observation) -> None:
    printed = {float(end) for fact in one.facts for end in (fact.low, fact.high) if end is not None}
    if one.id in {"night-2025-07", "enterprises-2025"}:
        assert all(fact.is_in_words_only for fact in one.facts)
        assert "our reading" in one.note
    elif one.id == "price-halt-2025":
        assert one.low == pytest.approx(85_000 / 70_000, abs=1e-3)
        assert printed == {85_000, 70_000}
    elif one.id == "price-2025-10":
        assert (one.low, one.high) == (100_000, 200_000)
        assert "100,000-yuan range" in one.note
    elif one.id == "fall-2025-11":
        assert one.high == pytest.approx(1 - float(one.facts[0].low or 0))
    else:
        assert {end for end in (one.low, one.high) if end is not None} <= printed


@pytest.mark.parametrize("one", COMPARED, ids=lambda one: one.id)
def test_a_compared_row_is_complete(one: Observation) -> None:
    assert one.error > 0
    assert one.of is not None
    assert all(part.first <= part.last for part in (one.of, one.over) if part)
    has = (one.low is not None, one.high is not None)
    assert (
        has
        == {
            Compare.POINT: (True, True),
            Compare.RANGE: (True, True),
            Compare.AT_LEAST: (True, False),
            Compare.AT_MOST: (False, True),
        }[one.compare]
    )
    assert (one.low == one.high) == (one.compare is Compare.POINT)


def test_every_series_is_one_the_model_keeps() -> None:
    kept = simulate(Scenario(n_weeks=1).calendar(), n_runs=1, seed=1).series
    named = {name for one in COMPARED for part in (one.of, one.over) if part for _, name in part.terms}
    assert {name for name in named if not name.isdecimal()} <= set(kept)


def test_an_input_is_compared_with_nothing() -> None:
    found = [one for one in ALL if one.compare is Compare.INPUT]
    assert {one.id for one in found} >= {"permit-2024", "permit-2025", "car-cn-2024", "cost-2024"}
    assert all(one.of is None and one.last is None for one in found)


def test_what_is_published_by_a_month_is_known_at_its_end() -> None:
    told = model_observations.by_id()
    assert told["night-2025-09"].published == date(2025, 10, 31)
    assert told["night-2025-09"].last == date(2025, 9, 7)
    assert told["fall-2025-11"].of is not None
    assert told["fall-2025-11"].of.summary is Summary.PER_DAY
    assert len(model_observations.digest()) == 64

"""Runs of the model for its pages: series by week, outcomes, flows by quarter, what they say of observations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from yellowplate.model import observations, outcomes
from yellowplate.model.chance import Chance
from yellowplate.model.flows import FlowRecord
from yellowplate.model.sample import chunks_of, seed_of
from yellowplate.model.simulation import Trajectory, simulate

if TYPE_CHECKING:
    from yellowplate.model.calendar import Calendar
    from yellowplate.model.chance import Array
    from yellowplate.model.outcomes import Span
    from yellowplate.model.posterior import Posterior
    from yellowplate.model.scenario import Scenario
    from yellowplate.tables.model_observations import Observation

Told = Callable[[int, int], None]
FlowKey = tuple[str, str, str, str]
"""Mechanism, unit, source, target."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Many runs of one scenario, the same as those of `model.sample` for its seed.

    Attributes:
        name: of the scenario.
        scenario: the question.
        calendar: its dated inputs.
        spans: the whole run and its quarters.
        series: runs by weeks, by name.
        values: runs by spans, by name of the outcome.
        numbers: runs, by name of the parameter.
        flows: runs by quarters, by mechanism, unit and path.
        observed: the observations whose days lie within the runs.
        said: runs by observations.
        retold: the same with the reporters' errors drawn.
    """

    name: str
    scenario: Scenario
    calendar: Calendar
    spans: tuple[Span, ...]
    series: Mapping[str, Array]
    values: Mapping[str, Array]
    numbers: Mapping[str, Array]
    flows: Mapping[FlowKey, Array]
    observed: tuple[Observation, ...]
    said: Array
    retold: Array

    @property
    def quarters(self) -> tuple[Span, ...]:
        """The spans without the whole."""
        return self.spans[1:]


def as_reported(scenario: Scenario) -> Scenario:
    """Return the scenario with the calendar of the reports and its own numbers: what its difference is taken from."""
    return replace(scenario, title="As reported", changes=(), without=frozenset())


def run(name: str, scenario: Scenario, fitted: Posterior | None, told: Told) -> Runs:
    """Run a scenario.

    Args:
        name: of the scenario.
        scenario: with its number of runs and its seed.
        fitted: what a fit left, or None for the priors.
        told: called with weeks done and weeks in all.
    """
    import numpy as np

    calendar = scenario.calendar()
    over = outcomes.spans(calendar)
    given = {} if fitted is None else fitted.given(scenario.n_runs, scenario.seed)
    seen = _within(scenario)
    parts = chunks_of(scenario.n_runs)
    kept: list[dict[str, dict[str, Array]]] = []
    flows: list[dict[FlowKey, Array]] = []
    for place, (first, n_runs) in enumerate(parts):
        numbers: dict[str, Array | float] = {key: column[first : first + n_runs] for key, column in given.items()}
        numbers.update(scenario.numbers)
        record = FlowRecord(calendar)
        seed = seed_of(scenario.seed, place)
        n_before, n_all = place * scenario.n_weeks, len(parts) * scenario.n_weeks
        found = simulate(
            calendar, n_runs=n_runs, seed=seed, given=numbers, told=_counted(told, n_before, n_all), record=record
        )
        kept.append(
            {
                "series": dict(found.series),
                "values": outcomes.values(found, over),
                "numbers": found.numbers,
                "said": _said(found, seen, seed),
            }
        )
        flows.append({(one.mechanism, one.unit, one.source, one.target): one.amount for one in record.flows()})
    joined = {
        part: {key: np.concatenate([np.asarray(chunk[part][key]) for chunk in kept]) for key in kept[0][part]}
        for part in kept[0]
    }
    return Runs(
        name=name,
        scenario=scenario,
        calendar=calendar,
        spans=over,
        series=joined["series"],
        values=joined["values"],
        numbers=joined["numbers"],
        flows=_joined(flows, [n_runs for _, n_runs in parts], len(over) - 1),
        observed=seen,
        said=joined["said"]["said"],
        retold=joined["said"]["retold"],
    )


def _counted(told: Told, before: int, n_all: int) -> Callable[[int], None]:
    return lambda done: told(before + done, n_all)


def _within(scenario: Scenario) -> tuple[Observation, ...]:
    """Return the observations whose days all lie within the runs."""
    last = scenario.first + timedelta(weeks=scenario.n_weeks) - timedelta(days=1)
    found = []
    for one in observations.compared():
        parts = [part for part in (one.of, one.over) if part is not None]
        if all(part.first >= scenario.first and part.last <= last for part in parts):
            found.append(one)
    return tuple(found)


def _said(found: Trajectory, seen: tuple[Observation, ...], seed: int) -> dict[str, Array]:
    import numpy as np

    n_runs = len(found.series["serial"])
    if not seen:
        return {"said": np.zeros((n_runs, 0)), "retold": np.zeros((n_runs, 0))}
    said = observations.values(found, seen)
    return {"said": said, "retold": observations.retold(said, seen, Chance(seed, n_runs))}


def _joined(flows: list[dict[FlowKey, Array]], n_runs: list[int], n_quarters: int) -> dict[FlowKey, Array]:
    """Join the chunks; a path on which nothing moved in one of them counts as nothing there."""
    import numpy as np

    keys = dict.fromkeys(key for chunk in flows for key in chunk)
    return {
        key: np.concatenate([chunk.get(key, np.zeros((n, n_quarters))) for chunk, n in zip(flows, n_runs, strict=True)])
        for key in keys
    }

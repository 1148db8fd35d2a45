"""Pictures of runs of the model: fans with the dated events, flows by quarter, differences, numbers learnt, checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from yellowplate.export.charts import shapes
from yellowplate.export.charts.chart import Chart
from yellowplate.export.charts.drawing import Drawing
from yellowplate.export.charts.sankey import Stream, sankey
from yellowplate.model.dated import Dated, weeks
from yellowplate.model.flows import CARS
from yellowplate.model.outcomes import OUTCOMES
from yellowplate.model.panels import words
from yellowplate.model.summary import QUANTILES, summary
from yellowplate.reports.figures import number
from yellowplate.tables import china_stance, route_events

if TYPE_CHECKING:
    from yellowplate.model.chance import Array
    from yellowplate.model.outcomes import Span
    from yellowplate.reports.model_runs import Runs

LEVELS = (0.5, 0.9)
_P5, _P25, _P50, _P75, _P95 = QUANTILES
FANS: tuple[tuple[str, str, str], ...] = (
    ("crossed", "Cars that cross, by week", "cars a week"),
    ("unsold", "Cars across and unsold, in yards and on the market", "cars"),
    ("price_used", "Price asked for an ordinary used car", "CNY per vehicle"),
    ("sold_private", "Cars sold to households, by week", "cars a week"),
    ("serial", "Last yellow serial given out", "serial"),
    ("state_gross", "Gross receipts of bodies of the state so far, all streams", "CNY"),
    ("drawn_out", "Currency that households draw out of hiding, by week", "CNY a week"),
    ("won_per_dollar", "Market price of a dollar", "KPW per USD"),
)
"""Series shown, their titles and units."""
LEFT_OUT_MONEY = frozenset({"lending"})
"""Mechanisms whose money is not in the picture: loans in China, which go on without the route."""
CHANGED = frozenset({"importers", "changers"})
"""Dollars that importers change into yuan at once: both ways, so no flow of the trade."""
NEAR_DAYS = 75
"""Marked days nearer than this share the words at the first: else they would lie over each other."""
IN_YUAN, IN_DOLLARS = "yuan", "dollars, in yuan at the model's rate"


@dataclass(frozen=True, slots=True)
class Mark:
    """A day marked in the fans.

    Attributes:
        on: ISO day.
        what: what is reported to begin, or what the scenario changes.
        who: who says so; empty for the scenario's own.
    """

    on: str
    what: str
    who: tuple[str, ...]


def marks(runs: Runs) -> tuple[Mark, ...]:
    """Return the events in whose week an input of the calendar changes, and the scenario's own changes, by day."""
    what = {one.id: (one.what, one.said_by) for one in route_events.load()}
    what |= {one.id: (one.what, tuple(dict.fromkeys(f.attribution for f in one.facts))) for one in china_stance.load()}
    begins = {one.id: one.happened_on.earliest for one in route_events.load()}
    begins |= {one.id: one.over.earliest for one in china_stance.load()}
    found: list[Mark] = []
    before: Dated | None = None
    for week in weeks(runs.scenario):
        if before is not None and (week.inputs, week.ownership) != (before.inputs, before.ownership):
            new = ((begins[event], event) for event in week.events if event not in before.events)
            found.extend(Mark(max(day, week.day).isoformat(), *what[event]) for day, event in new if day is not None)
        before = week
    found.extend(
        Mark(max(one.first, runs.scenario.first).isoformat(), f"the scenario's {words(one.what)}", ())
        for one in runs.scenario.changes
    )
    return tuple(sorted(found, key=lambda one: (one.on, one.what)))


def series_of(runs: Runs, name: str) -> Array:
    """Return a series by week that is shown: runs by weeks."""
    import numpy as np

    if name == "unsold":
        return np.asarray(runs.series["yard"] + runs.series["market"])
    if name == "state_gross":
        return np.asarray(sum(column for key, column in runs.series.items() if key.startswith("state_")))
    return runs.series[name]


def fans(runs: Runs, dated: Sequence[Mark]) -> tuple[Chart, ...]:
    """Draw the main series of a scenario with its marks, numbered as in the table of the page."""
    import numpy as np

    breaks = labelled(dated)
    found = []
    for name, title, unit in FANS:
        at = np.percentile(series_of(runs, name), QUANTILES, axis=0)
        rows = [
            {
                "on": runs.calendar.day(week).isoformat(),
                "low90": round(float(at[0, week]), 2),
                "low50": round(float(at[1, week]), 2),
                "median": round(float(at[2, week]), 2),
                "high50": round(float(at[3, week]), 2),
                "high90": round(float(at[4, week]), 2),
            }
            for week in range(runs.calendar.n_weeks)
        ]
        says = (
            f"Model output, not evidence: {runs.name}, {runs.scenario.n_runs} runs. The shades hold 50 and 90 % of the "
            "runs, the line is the middle. Red lines are the dated events of the table, by number."
        )
        found.append(shapes.fan(f"fan_{name}", title, says, unit=unit, rows=rows, levels=LEVELS, breaks=breaks))
    return tuple(found)


def labelled(dated: Sequence[Mark]) -> list[tuple[str, str]]:
    """Return each marked day with the numbers at its line; days too near one another share those of the first."""
    found: list[tuple[str, list[int]]] = []
    for place, mark in enumerate(dated, start=1):
        if found and (date.fromisoformat(mark.on) - date.fromisoformat(found[-1][0])).days < NEAR_DAYS:
            found[-1][1].append(place)
        else:
            found.append((mark.on, [place]))
    told = {on: f"{one[0]} to {one[-1]}" if len(one) > 1 else str(one[0]) for on, one in found}
    return [(on, told.get(on, "")) for on in dict.fromkeys(mark.on for mark in dated)]


def car_streams(runs: Runs, quarter: int) -> list[Stream]:
    """Return the medians over the runs of what cars flowed in a quarter; what went back on balance is turned around."""
    return [
        _turned(source, target, _middle(amount[:, quarter]), "")
        for (_, unit, source, target), amount in runs.flows.items()
        if unit == CARS
    ]


def money_streams(runs: Runs, quarter: int) -> list[Stream]:
    """Return the medians over the runs of what money flowed in a quarter, dollars at the model's rate in yuan."""
    rate = runs.numbers["buying.yuan_per_dollar"]
    found = []
    for (mechanism, unit, source, target), amount in runs.flows.items():
        if unit == CARS or mechanism in LEFT_OUT_MONEY or {source, target} == CHANGED or source == "owners_cn":
            continue
        value = _middle(amount[:, quarter] * (rate if unit == "USD" else 1.0))
        found.append(_turned(source, target, value, IN_DOLLARS if unit == "USD" else IN_YUAN))
    return found


def _middle(amount: Array) -> float:
    return summary(amount).middle or 0.0


def _turned(source: str, target: str, value: float, kind: str) -> Stream:
    return Stream(source, target, value, kind) if value >= 0 else Stream(target, source, -value, kind)


def flows(runs: Runs, quarter: int) -> tuple[Drawing, Drawing]:
    """Draw the cars and the money of one quarter, counted from 0."""
    span = runs.quarters[quarter]
    name = span.name.lower().replace("-", "_")
    drawn_of = (
        f"Model output, not evidence: {runs.name}, medians of {runs.scenario.n_runs} runs, which need not add up."
    )
    cars, money = car_streams(runs, quarter), money_streams(runs, quarter)
    labels = {end: words(end) for one in (*cars, *money) for end in (one.source, one.target)}
    return (
        sankey(
            f"cars_{name}",
            f"Cars by where they went, {_told(span)}",
            f"{drawn_of} What stays in a box at the end of the quarter is the difference of what comes in and goes "
            "out.",
            streams=cars,
            written=number,
            labels=labels,
        ),
        sankey(
            f"money_{name}",
            f"Money by who paid whom, {_told(span)}, CNY",
            f"{drawn_of} Left out: loans and their repayment in China, what auctions bring, and dollars changed into "
            "yuan.",
            streams=money,
            written=number,
            labels=labels,
        ),
    )


def _told(span: Span) -> str:
    return f"{span.name} ({span.first} to {span.last})"


def differences(name: str, pairs: Sequence[tuple[str, Array]]) -> Chart:
    """Draw paired differences of one outcome.

    Args:
        name: of the outcome.
        pairs: name of the scenario and its difference run by run.
    """
    rows = []
    for told, difference in pairs:
        found = summary(difference)
        if found.quantiles:
            rows.append({"label": told, "value": found.middle, "low": found.quantiles[0], "high": found.quantiles[-1]})
    outcome = OUTCOMES[name]
    return shapes.intervals(
        f"difference_{name}",
        f"{outcome.what}: difference from the calendar of the reports, {outcome.unit}",
        "Model output, not evidence. Middle and 90 % of the differences of paired runs; the line is no difference.",
        unit=outcome.unit,
        rows=rows,
        mark=0.0,
    )


def learnt(rows: Sequence[Mapping[str, float | str]]) -> Chart:
    """Draw numbers learnt against their priors; rows as `shapes.intervals` takes them."""
    return shapes.intervals(
        "posterior",
        "Fitted numbers after the fit, on the scale of what was believed before it",
        "0.05 to 0.95 is what the prior holds to be likely. A dot is the middle after the fit, its line the central "
        "90 %: "
        "one that spans the whole width has learnt nothing, a short one much.",
        unit="share of the prior below",
        rows=[dict(row) for row in rows],
        mark=0.5,
    )


def checks(rows: Sequence[Mapping[str, float | str]]) -> Chart:
    """Draw what runs say of the observations over what was reported."""
    return shapes.intervals(
        "observations",
        "What the runs would have reporters tell, over what was reported",
        "Model output beside reports. 1 is agreement; the line holds 90 % of the runs, with the reporter's error "
        "drawn. "
        "Of a range the nearer end counts where the runs lie outside it; of an at least or at most its figure.",
        unit="over reported",
        rows=[dict(row) for row in rows],
        is_log=True,
        mark=1.0,
    )

"""What a fit learnt and how runs stand beside the dated observations, as charts and tables of the model's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from yellowplate.export.report import Grid, Section
from yellowplate.model.mechanism import parameters
from yellowplate.model.summary import Summary, summary
from yellowplate.reports.figures import number, span
from yellowplate.reports.model_pictures import checks, learnt
from yellowplate.tables.model_observations import Compare

if TYPE_CHECKING:
    from yellowplate.model.posterior import Posterior
    from yellowplate.records.prior import Prior
    from yellowplate.reports.model_runs import Runs
    from yellowplate.tables.model_observations import Observation

ENDS = (0.05, 0.5, 0.95)
LEAST = 0.01
"""Ratios below it, and above its inverse, stand at it in the picture; the table has the figures."""
_HALVINGS = 40


def below(prior: Prior, value: float) -> float:
    """Return the share of a belief below a value, from 0 to 1."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if prior.quantile(middle) < value else (low, middle)
    return (low + high) / 2


def fitted_numbers(posterior: Posterior) -> Section:
    """Show what a fit learnt: each fitted number before and after, and what it says of itself."""
    rows: list[Mapping[str, float | str]] = []
    cells: list[tuple[str, ...]] = []
    for name in posterior.parameters:
        one = parameters()[name]
        after = [posterior.quantile(name, prob) for prob in ENDS]
        places = [round(below(one.prior, value), 4) for value in after]
        rows.append({"label": name, "value": places[1], "low": places[0], "high": places[2]})
        before = [one.prior.quantile(prob) for prob in ENDS]
        cells.append(
            (
                name,
                one.prior.unit,
                f"{number(before[1])} ({span(before[0], before[2])})",
                f"{number(after[1])} ({span(after[0], after[2])})",
                one.says,
            )
        )
    diagnosis: Mapping[str, Any] = posterior.about.get("diagnosis", {})
    none = diagnosis.get("nothing_learnt", [])
    fights = diagnosis.get("fights", [])
    points = []
    if not posterior.is_of_today():
        points.append("It was fitted with other beliefs or observations than the program has now.")
    if none:
        points.append(f"The observations say next to nothing about: {', '.join(none)}.")
    points += [
        f"The observations {one['one']} and {one['other']} fight: runs near both are {one['lift']:.2g} times as many "
        "as "
        "chance would give."
        for one in fights
    ]
    told = posterior.about.get("command", "")
    return Section(
        "Fitted numbers before and after",
        words=(
            "Numbers that are not in the table were drawn from what is believed of them.",
            *(
                (f"Fitted by: {told}; observations known by {posterior.about.get('until') or 'any day'}.",)
                if told
                else ()
            ),
        ),
        points=tuple(points),
        charts=(learnt(rows),),
        grids=(
            Grid(
                "Middle and central 90 %", ("number", "unit", "believed before", "after the fit", "what"), tuple(cells)
            ),
        ),
    )


def beside_observations(runs: Runs, posterior: Posterior | None) -> Section:
    """Show what runs say beside each dated observation, and whether it lies within their 90 %."""
    used = set() if posterior is None else set(posterior.about.get("observations", {}))
    rows: list[Mapping[str, float | str]] = []
    cells: list[tuple[str, ...]] = []
    for part, one in enumerate(runs.observed):
        found = summary(runs.retold[:, part])
        cells.append(_cells(one, found, is_used=one.id in used))
        if found.quantiles:
            ratios = [min(max(_over(one, value), LEAST), 1 / LEAST) for value in found.quantiles]
            rows.append({"label": one.id, "value": ratios[2], "low": ratios[0], "high": ratios[-1]})
    n_held = sum(cell[-2] == "yes" for cell in cells)
    words = [
        (
            f"{n_held} of {len(cells)} observations lie within the central 90 % of what reporters would tell of the "
            f"runs ({runs.name})."
        )
    ]
    if posterior is None:
        words.append("The numbers were drawn from their priors and fitted to none of these.")
    else:
        words.append("Agreement with an observation that was fitted is no check of the model; the table marks them.")
    heads = (
        "observation",
        "facts",
        "unit",
        "reported",
        "in the model: middle (90 %)",
        "runs that say",
        "within",
        "fitted",
    )
    return Section(
        "Beside what was observed",
        words=tuple(words),
        charts=(checks(rows),) if rows else (),
        grids=(Grid("Every dated observation within the runs", heads, tuple(cells)),),
    )


def _over(one: Observation, value: float) -> float:
    """Return a value over what was reported; 1 within a range and where an at least or at most is kept."""
    if one.low is not None and value < one.low:
        return value / one.low if one.low else 1.0
    if one.high is not None and value > one.high:
        return value / one.high if one.high else 1.0
    return 1.0


def _cells(one: Observation, found: Summary, *, is_used: bool) -> tuple[str, ...]:
    reported = {
        Compare.AT_LEAST: f"at least {number(one.low)}",
        Compare.AT_MOST: f"at most {number(one.high)}",
    }.get(one.compare, number(one.low) if one.low == one.high else span(one.low, one.high))
    told, within = "no run says", "cannot tell"
    if found.quantiles:
        low, high = found.quantiles[0], found.quantiles[-1]
        told = f"{number(found.middle)} ({span(low, high)})"
        is_within = (one.low is None or high >= one.low) and (one.high is None or low <= one.high)
        within = "yes" if is_within else "no"
    return (
        one.id,
        ", ".join(fact.id for fact in one.facts),
        one.unit,
        reported,
        told,
        str(found.n),
        within,
        "yes" if is_used else "no",
    )

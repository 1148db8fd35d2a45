"""`estimate revenue`: what bodies of the state take from vehicles, by a scenario whose every number is data.

The machinery stands in modules beside this one: `scenario_document` reads, `revenue_draws` draws, `revenue_flow` and
`revenue_totals` follow vehicles and money, `revenue_estimates`, `revenue_blanks`, `revenue_compare`,
`revenue_pictures` and `sensitivity` say what comes out. This module puts them in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.revenue import draws as revenue_draws
from yellowplate.estimate.revenue.answer import RevenueAnswer
from yellowplate.estimate.revenue.blanks import blanks, named
from yellowplate.estimate.revenue.compare import below, compared, conversions, held
from yellowplate.estimate.revenue.estimates import LEFT_OUT, MEANINGS, Wording, demand, dollars, estimates, is_of_year
from yellowplate.estimate.revenue.pictures import density, exceedance, fan
from yellowplate.estimate.revenue.scenario import Scenario
from yellowplate.estimate.revenue.sensitivity import sobol_indices, swings, worth_of_knowing
from yellowplate.estimate.revenue.totals import in_year, run_totals
from yellowplate.estimate.trade.rates import cross_rates
from yellowplate.records.errors import RequestError
from yellowplate.records.prior import PriorKind
from yellowplate.records.receipts import Total
from yellowplate.records.units import DollarsPerYear
from yellowplate.tables import exchange_rates
from yellowplate.tables.exchange_rates import official, official_for

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

N_DRAWS = 1 << 15
SOBOL_PART = 16
"""The indices are made of draws / 16 base points, each asked for once per number and twice more."""
BATCH = 1 << 13
"""Points run at once: bounds the memory."""
STALE_YEARS = 3
"""A reported figure this much older than the year asked is warned of."""


def outcome_of(scenario: Scenario) -> Callable[[Array], Array]:
    """Return the function from points of the unit cube to the total asked for, in yuan in the year asked.

    Args:
        scenario: the scenario; columns of the points are its beliefs that vary, in order of name.
    """
    import numpy as np

    def outcome(points: Array) -> Array:
        parts = []
        for first in range(0, len(points), BATCH):
            batch = points[first : first + BATCH]
            run = run_totals(scenario, revenue_draws.at(scenario.priors, batch))
            part = in_year(scenario, run.totals[scenario.asked.total], scenario.asked.year)
            parts.append(np.broadcast_to(part, (len(batch),)))
        return np.concatenate(parts)

    return outcome


def _logged(outcome: Callable[[Array], Array], sample: Array) -> Callable[[Array], Array]:
    """Take the log of an outcome that is always above 0, so that a share of a multiplied number stays a share."""
    import numpy as np

    if (sample <= 0).any():
        return outcome
    return lambda points: np.asarray(np.log(np.maximum(outcome(points), 1e-300)))


def _groups(free: tuple[str, ...]) -> list[list[str]]:
    """Return each number alone, and the periods of one parameter together."""
    families: dict[str, list[str]] = {}
    for name in free:
        families.setdefault(name.partition("[")[0], []).append(name)
    return [[name] for name in free] + [family for family in families.values() if len(family) > 1]


def _is_above(scenario: Scenario, by_month: Array) -> NDArray[np.bool_]:
    asked = scenario.asked
    is_dollars = isinstance(asked.threshold, DollarsPerYear)
    draws = dollars(scenario, by_month, asked.year) if is_dollars else in_year(scenario, by_month, asked.year)
    found: NDArray[np.bool_] = draws > float(asked.threshold.value)
    return found


def _cautions(scenario: Scenario, n_blank: int, share_above: float) -> tuple[Caution, ...]:
    asked = scenario.asked
    elicited = [prior for prior in scenario.priors if prior.kind is PriorKind.ELICITED]
    found = [
        Caution(
            "elicited_numbers",
            f"{len(elicited)} of {len(scenario.priors)}",
            "These numbers are judgements, not reports; the estimate is no better than they are.",
        ),
        Caution(
            "question",
            f"{share_above:.3f}",
            f"Share of the draws in which {MEANINGS[asked.total].partition(':')[0]} of {asked.year} lies above "
            f"{asked.threshold}.",
        ),
    ]
    if n_blank:
        found.append(
            Caution("blank_streams", str(n_blank), "These streams are left out of every total; see what is asked.")
        )
    for prior in scenario.priors:
        seen = prior.on.latest if prior.on else None
        if prior.kind is PriorKind.REPORTED and seen and asked.year - seen.year >= STALE_YEARS:
            found.append(
                Caution("stale_report", str(prior.on), f"{prior.name} rests on figures that old for {asked.year}.")
            )
    if any("KPW" in prior.unit for prior in scenario.priors):
        values = sorted(cross.value for cross in cross_rates(exchange_rates.load()))
        text = "Yuan for a dollar as paired won quotes of the table imply it; won never make dollars here."
        found.append(Caution("won", f"{values[0]:.1f} to {values[-1]:.1f}", text))
    late = [year for year in range(scenario.first.year, scenario.last.year + 1) if year > official()[-1].year]
    for year in late:
        known = official_for(year)
        assert known is not None, "checked when the scenario was read"
        found.append(Caution("old_rate", str(known.year), f"No official rate of {year}: that of {known.year} is used."))
    found += [
        Caution("halt_end_stated", str(halt.days), f"{halt.event}: {halt.note}") for halt in scenario.halts if halt.note
    ]
    return tuple(sorted(found))


def estimate_revenue(scenario: Scenario, *, n_draws: int = N_DRAWS, seed: int = 1) -> RevenueAnswer:
    """Run a scenario and say everything that is asked of it.

    Args:
        scenario: as read.
        n_draws: a power of two.
        seed: of the draws; the same seed gives the same answer.

    Returns:
        The answer; money in yuan unless its unit says dollars.

    Raises:
        RequestError: the number of draws cannot be taken, or what the total asked for needs is not stated.
    """
    drawn = revenue_draws.draw(scenario.priors, n_draws, seed)
    run = run_totals(scenario, drawn.values)
    asked = scenario.asked
    if asked.total not in run.totals:
        lacking = "country.central_share" if asked.total is Total.RETAINED else "a purchase price of every class"
        msg = f"{scenario.title}: the {asked.total} total needs {lacking}; state it, or ask for gross"
        raise RequestError(msg)
    words = Wording(scenario.population, (*named(scenario), *LEFT_OUT))
    empty = blanks(scenario, drawn.values, words)
    by_month = run.totals[asked.total]
    yuan = in_year(scenario, by_month, asked.year)
    is_above = _is_above(scenario, by_month)
    outcome = outcome_of(scenario)
    rows = compared(scenario, run, drawn.values, words)
    every = (*estimates(scenario, run, words), *demand(scenario, run, drawn.values, words))
    gross = next(
        one
        for one in every
        if one.quantity == MEANINGS[Total.GROSS] and one.unit == "CNY" and is_of_year(one, asked.year)
    )
    quantity = f"{MEANINGS[asked.total]}, {asked.year}"
    indices = (
        sobol_indices(_logged(outcome, yuan), drawn.free, n_base=max(n_draws // SOBOL_PART, 64), seed=seed)
        if drawn.free
        else ()
    )
    return RevenueAnswer(
        title=scenario.title,
        n_draws=n_draws,
        seed=seed,
        estimates=every,
        blanks=empty,
        density=density(quantity, "USD", dollars(scenario, by_month, asked.year)),
        fan=tuple(fan(scenario, run)),
        exceedance=exceedance(dollars(scenario, by_month, asked.year), "USD"),
        compared=rows,
        swings=swings(outcome, drawn.free) if drawn.free else (),
        indices=indices,
        worth=worth_of_knowing(is_above, drawn.points, drawn.free, _groups(drawn.free)),
        conversions=conversions(asked.year, rows[0].estimate.value),
        held=held(scenario, run, words),
        below=below(asked.year, gross.upper or 0.0),
        priors=scenario.priors,
        cautions=_cautions(scenario, len(empty), float(is_above.mean())),
    )

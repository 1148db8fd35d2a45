"""What is asked of a run: cars, prices, receipts, money out of hiding; each by quarter and over the whole, as data.

Every figure made here is model output, not evidence (`IS`); nothing of it enters a case's statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from yellowplate.model.world import STATE
from yellowplate.tables import exchange_rates

if TYPE_CHECKING:
    from yellowplate.model.calendar import Calendar
    from yellowplate.model.chance import Array
    from yellowplate.model.simulation import Trajectory

IS = "model output, not evidence"
"""What every printed row says of itself."""
WHOLE = "whole"
HELD_USD = (3.0e9, 6.6e9)
"""Foreign money in private and firms' hands as estimated for 2014; stale (`start.holdings`)."""
BANK_RATE = "F279"
"""The bank rate of October 2025, at which nobody is reported to trade."""
MONTHS_A_QUARTER = 3

Of = Callable[["Trajectory", int, int], "Array"]
"""A trajectory, first week and the week after the last, both counted from 0: one number a run."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing asked.

    Attributes:
        name: lower-case name.
        unit: of the number.
        what: one sentence.
        of: the number of each run over some weeks; not a number where there is none (a share of nothing).
    """

    name: str
    unit: str
    what: str
    of: Of


@dataclass(frozen=True, slots=True)
class Span:
    """Some weeks of a run.

    Attributes:
        name: "whole" or a quarter ("2025-Q3").
        begin: first week, from 0.
        end: the week after the last.
        first: Monday of the first week.
        last: Sunday of the last.
    """

    name: str
    begin: int
    end: int
    first: date
    last: date


def spans(calendar: Calendar) -> tuple[Span, ...]:
    """Return the whole run and its quarters; a week belongs to the quarter of its Monday."""
    found = [_span(calendar, WHOLE, 0, calendar.n_weeks)]
    begin = 0
    for week in range(1, calendar.n_weeks + 1):
        if week == calendar.n_weeks or _quarter(calendar.day(week)) != _quarter(calendar.day(begin)):
            found.append(_span(calendar, _quarter(calendar.day(begin)), begin, week))
            begin = week
    return tuple(found)


def _quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month - 1) // MONTHS_A_QUARTER + 1}"


def _span(calendar: Calendar, name: str, begin: int, end: int) -> Span:
    return Span(name, begin, end, calendar.day(begin), calendar.day(end) - timedelta(days=1))


def _sum(name: str) -> Of:
    return lambda found, begin, end: found.series[name][:, begin:end].sum(axis=1)


def _last(name: str) -> Of:
    return lambda found, begin, end: found.series[name][:, end - 1]  # noqa: ARG005 - what stands at the end


def _mean(name: str) -> Of:
    return lambda found, begin, end: found.series[name][:, begin:end].mean(axis=1)


def _rise(name: str) -> Of:
    """Take what an account gained; accounts of the state begin empty."""

    def of(found: Trajectory, begin: int, end: int) -> Array:
        account = found.series[name]
        return account[:, end - 1] - (account[:, begin - 1] if begin else 0.0)

    return of


def _gross(found: Trajectory, begin: int, end: int) -> Array:
    total = _rise(f"state_{STATE[0]}")(found, begin, end)
    for stream in STATE[1:]:
        total = total + _rise(f"state_{stream}")(found, begin, end)
    return total


def _retained(found: Trajectory, begin: int, end: int) -> Array:
    return _gross(found, begin, end) * found.numbers["charging.centre_share"]


def _net(found: Trajectory, begin: int, end: int) -> Array:
    return _retained(found, begin, end) - _sum("left_for_china")(found, begin, end)


def _capital_share(found: Trajectory, begin: int, end: int) -> Array:
    import numpy as np

    private = _sum("sold_private")(found, begin, end)
    capital = _sum("sold_capital")(found, begin, end)
    return np.asarray(np.where(private > 0, capital / np.maximum(private, 1.0), np.nan))


def _drawn_share(held_usd: float) -> Of:
    def of(found: Trajectory, begin: int, end: int) -> Array:
        drawn = _sum("drawn_out")(found, begin, end)
        return drawn / found.numbers["buying.yuan_per_dollar"] / held_usd

    return of


def _hidden(found: Trajectory, begin: int, end: int) -> Array:
    del begin
    rate = found.numbers["buying.yuan_per_dollar"]
    return found.series["hidden_usd"][:, end - 1] + found.series["hidden_cny"][:, end - 1] / rate


def bank_rate() -> float:
    """Return the bank's price of a dollar in won, as printed once."""
    return next(float(one.value) for one in exchange_rates.load() if one.id == BANK_RATE)


def _over_bank(found: Trajectory, begin: int, end: int) -> Array:
    return _mean("won_per_dollar")(found, begin, end) / bank_rate()


_STREAMS = {
    "permit": "import permits",
    "margin": "the company's share of the profit",
    "registration": "registration",
    "plate": "plates",
    "operating_permit": "yearly operating permits",
    "parking": "guarded parking, by whomever it is run",
    "confiscation": "money taken away",
}


def _all() -> Iterator[Outcome]:
    yield Outcome("crossed", "cars", "Cars that crossed the fords", _sum("crossed"))
    for kind, told in (("black", "encumbered and seized"), ("used", "ordinary used"), ("new", "nearly new")):
        yield Outcome(f"crossed_{kind}", "cars", f"Cars that crossed, {told}", _sum(f"crossed_{kind}"))
    yield Outcome("sold", "cars", "Cars sold across the river, all buyers", _sum("sold"))
    yield Outcome("sold_private", "cars", "Cars sold to households, alone or in pools", _sum("sold_private"))
    yield Outcome("capital_share", "share", "Share of private sales in Pyongyang", _capital_share)
    yield Outcome("pooled", "cars", "Cars held in pools at the end", _last("pooled"))
    yield Outcome("enterprises", "cars", "Cars that enterprises hold at the end", _last("enterprises"))
    yield Outcome("yard", "cars", "Cars in the yards at the end, not released", _last("yard"))
    yield Outcome("market", "cars", "Cars released and unsold at the end", _last("market"))
    yield Outcome("price_used", "CNY per vehicle", "Mean price asked for an ordinary used car", _mean("price_used"))
    yield Outcome("fords", "fords", "Fords in use at the end", _last("fords"))
    yield Outcome("serial", "serial", "Last yellow serial given out", _last("serial"))
    yield Outcome("black_sold_on", "cars", "Seized cars sold without title to the route's dealers", _sum("sold_black"))
    yield Outcome("auctioned", "cars", "Seized cars sold at a judicial auction", _sum("auctioned"))
    yield Outcome("confiscated", "cars", "Private cars that the state took", _sum("confiscated"))
    for stream in STATE:
        yield Outcome(f"state_{stream}", "CNY", f"Gross receipts: {_STREAMS[stream]}", _rise(f"state_{stream}"))
    yield Outcome("state_gross", "CNY", "Gross receipts of bodies of the state, all streams", _gross)
    yield Outcome("state_retained", "CNY", "What of it reaches the centre", _retained)
    yield Outcome("left_for_china", "CNY", "Paid to dealers in China for the cars", _sum("left_for_china"))
    yield Outcome("state_net", "CNY", "What reaches the centre less what leaves the country for cars", _net)
    yield Outcome("drawn_out", "CNY", "Currency that households drew out of hiding", _sum("drawn_out"))
    yield Outcome("returned", "CNY", "Profit that went back to the households that fund importers", _sum("returned"))
    for held, end in zip(HELD_USD, ("least", "most"), strict=True):
        told = f"of the {held / 1e9:.1f} billion dollars reported for 2014 (stale)"
        yield Outcome(f"drawn_share_of_{end}", "share", f"Currency drawn out, as a share {told}", _drawn_share(held))
    yield Outcome("hidden_left", "USD", "What households of means still hold at the end, both currencies", _hidden)
    yield Outcome("won_per_dollar", "KPW per USD", "Mean market price of a dollar", _mean("won_per_dollar"))
    told = f"Market price of a dollar over the bank rate printed for October 2025 ({BANK_RATE}), which stands still"
    yield Outcome("won_over_bank", "factor", told, _over_bank)


OUTCOMES: dict[str, Outcome] = {one.name: one for one in _all()}
"""Every outcome by name, in the order in which they are printed."""


def values(found: Trajectory, over: tuple[Span, ...]) -> dict[str, Array]:
    """Compute every outcome of a trajectory.

    Args:
        found: the runs.
        over: the spans.

    Returns:
        Runs by spans, by name of the outcome.
    """
    import numpy as np

    return {
        name: np.stack([np.asarray(one.of(found, span.begin, span.end), np.float64) for span in over], axis=1)
        for name, one in OUTCOMES.items()
    }

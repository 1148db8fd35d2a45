"""Stock and flow of a yard: arrivals, stays of random length, and counts that may miss part of what stands there.

    survivors of S after d days ~ Binomial(S, exp(-d / dwell)),   new ones ~ Poisson(rate dwell (1 - exp(-d / dwell))),
    count ~ Binomial(S, share in view), told as a figure or a range.

The likelihood is exact (a forward pass over the stock, cut far above the highest count); nothing is supposed of the
stock at the first scene.

Source: queue with Poisson arrivals and exponential stays (M/M/infinity); forward algorithm as in Dail and Madsen 2011,
Biometrics 67, 577-587.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from yellowplate.estimate.looks.dwell import DAYS_A_MONTH
from yellowplate.estimate.looks.series import AreaSeries, Scene

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

MOST_STATES = 800
"""Largest stock that the pass goes through."""

FEWEST_SCENES = 3
"""Scenes with a figure below which nothing is said of the flow."""

MOST_LOGS = 6.0
"""Logarithms a rate is followed to either side: a factor of 400."""

GRID_DAYS = tuple(round(5 * 1.3**step, 1) for step in range(16))
"""Dwell times tried, 5 to 256 days; beyond lies what nobody reported."""


@dataclass(frozen=True, slots=True)
class FlowAt:
    """The flow at one dwell time.

    Attributes:
        dwell_days: days of stay.
        per_month: vehicles arriving a month.
        lower: lower end of the likelihood interval.
        upper: upper end.
        log_likelihood: at the best flow.
    """

    dwell_days: float
    per_month: float
    lower: float
    upper: float
    log_likelihood: float


class Yard:
    """The likelihood of one area's scenes."""

    def __init__(self, series: AreaSeries) -> None:
        """Take the scenes with at least a lower end.

        Raises:
            ValueError: fewer than `FEWEST_SCENES`, or counts too large for an exact pass.
        """
        scenes = [scene for scene in series.scenes if scene.low is not None]
        if len(scenes) < FEWEST_SCENES:
            msg = f"{series.area}: {len(scenes)} scenes with a figure, {FEWEST_SCENES} are needed"
            raise ValueError(msg)
        top = max((scene.high or scene.low or 0) / scene.coverage for scene in scenes)
        self.most = math.ceil(top * 1.25 + 8 * math.sqrt(top + 1) + 10)
        if self.most > MOST_STATES:
            msg = f"{series.area}: counts up to {top:.0f} are too many for an exact pass"
            raise ValueError(msg)
        self.gaps = [(b.day - a.day).days for a, b in pairwise(scenes)]
        self.seen = [_seen(scene, self.most) for scene in scenes]
        self.told = [(s.middle if s.is_figure else float(s.low or 0), s.coverage) for s in scenes]
        self.mean_stock = sum(count / share for count, share in self.told) / len(self.told)

    def log_likelihood(self, per_day: float, dwell_days: float) -> float:
        """Return the log-likelihood of an arrival rate and a dwell time."""
        return self.walk(per_day, dwell_days)[0]

    def walk(self, per_day: float, dwell_days: float) -> tuple[float, list[float]]:
        """Return the log-likelihood, and the squared step of each scene over its variance as foreseen."""
        import numpy as np

        belief = self.seen[0] / self.seen[0].sum()
        total, steps = math.log(float(self.seen[0].sum())), []
        stock = np.arange(self.most + 1)
        for gap, seen, told in zip(self.gaps, self.seen[1:], self.told[1:], strict=True):
            kept = math.exp(-gap / dwell_days)
            mean = per_day * dwell_days * (1 - kept)
            belief = np.convolve(belief @ _survivors(self.most, round(kept, 12)), _poisson(mean, self.most))
            belief = np.maximum(belief[: self.most + 1], 0.0)
            count, share = told
            centre = float(belief @ stock) / float(belief.sum())
            variance = float(belief @ (stock - centre) ** 2) / float(belief.sum()) * share**2 + centre * share * (
                1 - share
            )
            steps.append((count - centre * share) ** 2 / max(variance, 1e-9))
            belief *= seen
            norm = float(belief.sum())
            if norm <= 0:
                return -math.inf, steps
            total += math.log(norm)
            belief /= norm
        return total, steps


def _seen(scene: Scene, most: int) -> Array:
    """Return the chance of what the scene tells, for each stock."""
    import numpy as np
    from scipy.stats import binom

    stock = np.arange(most + 1)
    low, high = scene.low or 0, scene.high
    above = binom.sf(low - 1, stock, scene.coverage)
    return np.asarray(above if high is None else above - binom.sf(high, stock, scene.coverage), dtype=float)


@lru_cache(maxsize=2)
def _log_ways(most: int) -> Array:
    """Return the logarithm of the ways to take k (columns) of n (rows); minus infinity for k above n."""
    import numpy as np
    from scipy.special import gammaln

    n = np.arange(most + 1, dtype=float)
    rest = n[:, None] - n[None, :]
    ways = gammaln(n + 1)[:, None] - gammaln(n + 1)[None, :] - gammaln(np.maximum(rest, 0) + 1)
    return np.asarray(np.where(rest >= 0, ways, -np.inf))


@lru_cache(maxsize=48)
def _survivors(most: int, kept: float) -> Array:
    """Return the chances of survivors (columns) of a stock (rows)."""
    import numpy as np

    n = np.arange(most + 1, dtype=float)
    if kept <= 0.0:
        return np.asarray(np.where(n[None, :] == 0, 1.0, 0.0) * np.ones((most + 1, 1)))
    gone = np.maximum(n[:, None] - n[None, :], 0.0)
    return np.asarray(np.exp(_log_ways(most) + n[None, :] * math.log(kept) + gone * math.log1p(-kept)))


def _poisson(mean: float, most: int) -> Array:
    import numpy as np
    from scipy.special import gammaln

    n = np.arange(most + 1, dtype=float)
    return np.asarray(np.exp(n * math.log(max(mean, 1e-300)) - mean - gammaln(n + 1)))


def _value(yards: Sequence[Yard], log_rate: float, dwell_days: float) -> float:
    """Return the log-likelihood of all yards; each takes its share of the rate, in proportion to its mean stock."""
    stocks = [max(yard.mean_stock, 0.5) for yard in yards]
    rate = math.exp(log_rate) / sum(stocks)
    return sum(yard.log_likelihood(rate * stock, dwell_days) for yard, stock in zip(yards, stocks, strict=True))


def best_flow(yards: Sequence[Yard], dwell_days: float) -> tuple[float, float]:
    """Return the logarithm of the likeliest arrivals a day at one dwell time, and the log-likelihood there."""
    from scipy.optimize import minimize_scalar

    centre = math.log(max(sum(yard.mean_stock for yard in yards), 0.5) / dwell_days)
    found = minimize_scalar(
        lambda x: -_value(yards, x, dwell_days),
        bounds=(centre - 4, centre + 3),
        method="bounded",
        options={"xatol": 1e-3},
    )
    return float(found.x), -float(found.fun)


def flow_ends(yards: Sequence[Yard], dwell_days: float, log_rate: float, least: float) -> tuple[float, float]:
    """Return the logarithms of the rates at which the log-likelihood falls to `least`, either side of `log_rate`."""
    from scipy.optimize import brentq

    def above(x: float) -> float:
        return _value(yards, x, dwell_days) - least

    ends = []
    for step in (-0.25, 0.25):
        inside, outside = log_rate, log_rate + step
        while above(outside) > 0 and abs(outside - log_rate) < MOST_LOGS:
            inside, outside = outside, outside + step
        if above(outside) > 0 or above(inside) <= 0:
            ends.append(outside if above(outside) > 0 else inside)
        else:
            ends.append(float(brentq(above, min(inside, outside), max(inside, outside), xtol=1e-3)))
    return ends[0], ends[1]


def dispersion(yards: Sequence[Yard], log_rate: float, dwell_days: float) -> tuple[float, int]:
    """Return the mean squared step over its variance as foreseen, at least 1, and how many steps there were.

    Above 1 the counts move more than single arrivals and departures explain: convoys, halts, clearances.
    """
    stocks = [max(yard.mean_stock, 0.5) for yard in yards]
    rate = math.exp(log_rate) / sum(stocks)
    steps = [step for yard, stock in zip(yards, stocks, strict=True) for step in yard.walk(rate * stock, dwell_days)[1]]
    return max(1.0, math.fsum(steps) / len(steps)), len(steps)


def _flow(days: float, rate: float, low: float, high: float, top: float) -> FlowAt:
    """Turn logarithms of rates a day into vehicles a month."""
    return FlowAt(days, math.exp(rate) * DAYS_A_MONTH, math.exp(low) * DAYS_A_MONTH, math.exp(high) * DAYS_A_MONTH, top)


def flows(yards: Sequence[Yard], dwell_days: Sequence[float], *, level: float) -> tuple[tuple[FlowAt, ...], float]:
    """Estimate the flow at several dwell times, each taken as known.

    Args:
        yards: at least one.
        dwell_days: days of stay.
        level: coverage of each interval.

    Returns:
        The flows in the order given, and the dispersion their intervals were widened by, at the likeliest of them.
    """
    from scipy.stats import chi2

    best = [(days, *best_flow(yards, days)) for days in dwell_days]
    days, rate, _ = max(best, key=lambda one: one[2])
    widened, _ = dispersion(yards, rate, days)
    drop = float(chi2.ppf(level, 1)) / 2 * widened
    found = []
    for days, rate, top in best:
        low, high = flow_ends(yards, days, rate, top - drop)
        found.append(_flow(days, rate, low, high, top))
    return tuple(found), widened


def free_flow(yards: Sequence[Yard], *, level: float) -> tuple[FlowAt, tuple[float, float]]:
    """Estimate flow and dwell time together.

    Args:
        yards: at least one.
        level: coverage of the interval of the flow.

    Returns:
        The likeliest flow with its profile interval, and the shortest and longest dwell time of `GRID_DAYS` that the
        counts allow at that level; both ends of the grid where the counts say nothing of it.
    """
    from scipy.stats import f

    best = [(days, *best_flow(yards, days)) for days in GRID_DAYS]
    days, rate, top = max(best, key=lambda one: one[2])
    widened, n_steps = dispersion(yards, rate, days)
    # With two parameters from few steps the chi-squared bound is too narrow: F with the steps left.
    least = top - float(f.ppf(level, 1, max(n_steps - 2, 1))) / 2 * widened
    allowed = [(d, r) for d, r, value in best if value > least]
    ends = [flow_ends(yards, d, r, least) for d, r in allowed]
    low, high = min(one[0] for one in ends), max(one[1] for one in ends)
    return _flow(days, rate, low, high, top), (allowed[0][0], allowed[-1][0])

"""Repeated counts of places: the table that the methods of the question COUNTS take, and what they give back."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.looks.dwell import DWELL_DAYS
from yellowplate.estimate.looks.series import AreaSeries

LEVEL = 0.90
"""Coverage the intervals aim at."""

CLOSED_DAYS = 7
"""Days within which a yard is taken as closed: half of the shorter dwell time reported (5 days of search, F135, and 10
of approval, F136). Over more days vehicles leave and arrive, and N-mixture is refused."""

FEWEST_VISITS = 2
"""Visits a site needs before detection and number can be told apart."""


@dataclass(frozen=True, slots=True)
class CountSite:
    """One place visited several times.

    Attributes:
        name: the place.
        counts: one a visit; None where it was not visited.
        days: one a visit; None where the file gives no day.
        abundance: covariates of the place, in the order of `CountTable.abundance`.
        detection: covariates of each visit, in the order of `CountTable.detection`; None where not visited.
    """

    name: str
    counts: tuple[int | None, ...]
    days: tuple[date | None, ...] = ()
    abundance: tuple[float, ...] = ()
    detection: tuple[tuple[float, ...] | None, ...] = ()

    @property
    def told(self) -> tuple[int, ...]:
        """Counts of the visits made."""
        return tuple(count for count in self.counts if count is not None)

    @property
    def span_days(self) -> int | None:
        """Days from the first to the last visit; None where days are not told."""
        days = [
            day for day, count in zip(self.days, self.counts, strict=False) if day is not None and count is not None
        ]
        return (max(days) - min(days)).days if days else None


@dataclass(frozen=True, slots=True)
class CountTable:
    """What the methods take.

    Attributes:
        sites: places with visits, for N-mixture.
        series: the same places as scenes with ranges and days, for stock and flow; empty where no days are told.
        abundance: names of the places' covariates.
        detection: names of the visits' covariates.
        most: largest number per place that N-mixture sums to; None for the highest count and 100 more.
        dwell_days: dwell times that stock and flow are shown at, shortest first.
    """

    sites: tuple[CountSite, ...]
    series: tuple[AreaSeries, ...] = ()
    abundance: tuple[str, ...] = ()
    detection: tuple[str, ...] = ()
    most: int | None = None
    dwell_days: tuple[float, ...] = DWELL_DAYS


@dataclass(frozen=True, slots=True)
class CountAnswer:
    """What one method says.

    Attributes:
        quantity: what is estimated.
        unit: its unit.
        value: the point estimate, or None.
        lower: lower end, or None.
        upper: upper end, or None.
        level: coverage aimed at; None without an interval of that kind.
        why_not: why there is no value, or "".
        aic: Akaike's criterion, or None.
        figures: named numbers of the fit, in order.
        cautions: what a reader must know.
    """

    quantity: str
    unit: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    level: float | None = None
    why_not: str = ""
    aic: float | None = None
    figures: Mapping[str, float] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()


def repeated(sites: Sequence[CountSite]) -> tuple[CountSite, ...]:
    """Return the sites with at least two visits."""
    return tuple(site for site in sites if len(site.told) >= FEWEST_VISITS)


def why_open(sites: Sequence[CountSite]) -> str:
    """Say why N-mixture is refused, or return "".

    Args:
        sites: of the table.

    Returns:
        A sentence with the figure; "" where visits lie within `CLOSED_DAYS` or have no days.
    """
    visited = repeated(sites)
    if not visited:
        return "no place was counted twice: number and detection cannot be told apart"
    if sum(sum(site.told) for site in visited) == 0:
        return "nothing was counted at any visit: no number and no detection can be told"
    spans = [(site.span_days, site.name) for site in visited if site.span_days is not None]
    if spans and max(spans)[0] > CLOSED_DAYS:
        days, name = max(spans)
        return (
            f"visits of {name} lie {days} days apart, more than {CLOSED_DAYS}: vehicles leave and arrive in between, "
            "and the method would take them for vehicles overlooked; use stock and flow"
        )
    return ""


def visits_vary(sites: Sequence[CountSite]) -> tuple[float, float]:
    """Test whether counts of one place vary more between visits than a closed place allows.

    Returns:
        The index of dispersion (at most 1 for a closed place with even detection) and the chance of one so large for
        Poisson counts; (0, 1) where no place was counted twice.

    Limits: no power against departures that keep the counts even.
    Source: Fisher's index of dispersion; a binomial count varies less than a Poisson one.
    """
    from scipy.stats import chi2

    total, freedom = 0.0, 0
    for site in repeated(sites):
        mean = sum(site.told) / len(site.told)
        if mean > 0:
            total += math.fsum((count - mean) ** 2 / mean for count in site.told)
            freedom += len(site.told) - 1
    return (total / freedom, float(chi2.sf(total, freedom))) if freedom else (0.0, 1.0)

"""What `estimate revenue` answers, as plain records: estimates, blanks, pictures, comparisons."""

from __future__ import annotations

from dataclasses import dataclass

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.revenue.sensitivity import Index, Swing, Worth
from yellowplate.records import Estimate
from yellowplate.records.prior import Prior
from yellowplate.records.receipts import Stream

BANDS = (0.5, 0.8, 0.95)
"""Levels of the bands of a density and of a fan."""


@dataclass(frozen=True, slots=True)
class Band:
    """A central range.

    Attributes:
        level: share of the draws inside.
        low: lower end.
        high: upper end.
    """

    level: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Blank:
    """A stream that is left out because a number is not stated.

    Attributes:
        vehicle_class: key of the class.
        stream: the stream.
        lacks: parameters that are missing, as keys of the scenario.
        asks: one question for each.
        reported: what reports say of it, each with the fact's id.
        per_unit: what the stream would bring in the year asked for each 1,000 yuan of a missing fee, or None where more
            than that fee is missing.
    """

    vehicle_class: str
    stream: Stream
    lacks: tuple[str, ...]
    asks: tuple[str, ...]
    reported: tuple[str, ...]
    per_unit: Estimate | None


@dataclass(frozen=True, slots=True)
class Density:
    """The density of a total, for drawing.

    Attributes:
        quantity: what.
        unit: unit of `at`.
        at: values, rising.
        height: density at each.
        median: the middle.
        bands: the central ranges.
    """

    quantity: str
    unit: str
    at: tuple[float, ...]
    height: tuple[float, ...]
    median: float
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class FanMonth:
    """One month of a fan.

    Attributes:
        quantity: "gross" or "arrivals".
        unit: its unit.
        month: ISO month.
        median: the middle.
        bands: the central ranges.
        breaks: ids of the events that break the regime in this month.
    """

    quantity: str
    unit: str
    month: str
    median: float
    bands: tuple[Band, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exceedance:
    """How likely a total lies above a sum.

    Attributes:
        threshold: the sum.
        unit: its unit.
        prob: share of the draws above it.
    """

    threshold: float
    unit: str
    prob: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of the table of variants, on the same draws as the scenario.

    Attributes:
        name: what is changed; "as stated" for the scenario itself.
        estimate: the total asked for.
        difference: middle and 90 % range of variant less scenario, draw by draw, in yuan.
    """

    name: str
    estimate: Estimate
    difference: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Conversion:
    """The total asked for in dollars, by one reported rate.

    Attributes:
        rate_id: "official YEAR", a fact's id, or two ids of won quotes.
        kind: "official", "printed" (beside a price in a report) or "through won".
        cny_per_usd: yuan for a dollar.
        on: the days of the rate.
        place: where, or "".
        who: who printed it.
        median: middle of the total in dollars at this rate.
        is_used: true for the one rate behind every dollar figure of the answer.
    """

    rate_id: str
    kind: str
    cny_per_usd: float
    on: str
    place: str
    who: str
    median: float
    is_used: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A reported figure beside what the scenario gives for the same thing; nothing is fitted to it.

    Attributes:
        fact: id of the fact.
        what: what it reports.
        attribution: who says so.
        low: reported lower figure.
        high: reported upper figure, or None for "at least".
        outcome: what of the scenario it is held against.
        estimate: that outcome.
        prob_of_less: share of the draws below the reported lower figure.
        reading: one sentence.
    """

    fact: str
    what: str
    attribution: str
    low: float
    high: float | None
    outcome: str
    estimate: Estimate
    prob_of_less: float
    reading: str


@dataclass(frozen=True, slots=True)
class Below:
    """The upper end of gross receipts beside a published figure.

    Attributes:
        ceiling: id of the figure.
        what: what it is.
        low: lower figure, in its unit.
        high: upper figure.
        unit: its unit.
        against: "gross", "value" or "stock".
        facts: ids of the facts behind it.
        source_url: page, where it is no fact.
        share_of_it: upper end of gross in the year asked over the upper figure, both in dollars by the year.
        note: caveat.
    """

    ceiling: str
    what: str
    low: float
    high: float
    unit: str
    against: str
    facts: tuple[str, ...]
    source_url: str
    share_of_it: float
    note: str


@dataclass(frozen=True, slots=True)
class RevenueAnswer:
    """The whole answer.

    Attributes:
        title: of the scenario.
        n_draws: how many draws.
        seed: of the draws.
        estimates: every total and stream, by year and over all months, in yuan and converted once; and demand.
        blanks: streams left out.
        density: of the total asked for.
        fan: by month.
        exceedance: of the total asked for.
        compared: the scenario and its variants.
        swings: the tornado of the total asked for, in yuan, widest first.
        indices: Sobol indices of its logarithm.
        worth: of knowing one number for the question asked.
        conversions: the total asked for by every rate reported.
        held: reported figures beside the outcome.
        below: published figures beside gross.
        priors: every belief used.
        cautions: what a reader must know first.
    """

    title: str
    n_draws: int
    seed: int
    estimates: tuple[Estimate, ...]
    blanks: tuple[Blank, ...]
    density: Density
    fan: tuple[FanMonth, ...]
    exceedance: tuple[Exceedance, ...]
    compared: tuple[Compared, ...]
    swings: tuple[Swing, ...]
    indices: tuple[Index, ...]
    worth: tuple[Worth, ...]
    conversions: tuple[Conversion, ...]
    held: tuple[Held, ...]
    below: tuple[Below, ...]
    priors: tuple[Prior, ...]
    cautions: tuple[Caution, ...]

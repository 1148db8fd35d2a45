"""What is believed of a number before the estimate: shape, range, unit, day, source, and whether it was reported."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import NormalDist

from yellowplate.records.ids import identify
from yellowplate.records.times import Period

_ODDS_LIMIT = 1e-9
"""A share is kept this far from 0 and 1 before its log odds are taken."""


class PriorKind(StrEnum):
    """Where the figures come from."""

    REPORTED = "reported"
    """The figures are those a source printed; `facts` or `source` name it."""
    ELICITED = "elicited"
    """The figures are somebody's judgement; `note` says on what it rests."""


class Shape(StrEnum):
    """The form of the belief between and beyond low and high."""

    FIXED = "fixed"
    NORMAL = "normal"
    LOGNORMAL = "lognormal"
    LOGITNORMAL = "logitnormal"
    """Normal in the log odds; for shares."""
    UNIFORM = "uniform"
    """Bounded; for elicited limits only: the ends of a reported range are not bounds."""


@dataclass(frozen=True, slots=True)
class Prior:
    """A belief about one number, as data.

    Attributes:
        name: dotted name of the parameter ("car.permit").
        unit: as in `records.units`.
        kind: reported or elicited.
        shape: form of the belief.
        low: lower end of the central range, as printed or judged.
        high: upper end.
        level: share of the belief between low and high (widened by `error`), from 0 to 1.
        error: how far a printed end may be off, as a share of it; widens the range on both sides.
        on: the days the figures speak of, or None.
        facts: ids of rows of the table of reported facts.
        source: address or words that name the source, or "".
        note: what the judgement rests on, and caveats.
    """

    name: str
    unit: str
    kind: PriorKind
    shape: Shape
    low: Decimal
    high: Decimal
    level: float = 0.9
    error: Decimal = Decimal(0)
    on: Period | None = None
    facts: tuple[str, ...] = ()
    source: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a belief without origin, turned around, or impossible for its shape."""
        if fault := self._fault():
            msg = f"{self.name}: {fault}"
            raise ValueError(msg)

    def _fault(self) -> str:
        if self.high < self.low:
            return f"the range goes from {self.low} to {self.high}"
        if not 0 < self.level < 1:
            return f"the level {self.level} does not lie between 0 and 1"
        if not 0 <= self.error < 1:
            return f"the error {self.error} is not a share below 1"
        if self.kind is PriorKind.REPORTED and not (self.facts or self.source):
            return "a reported figure names its facts or its source"
        if self.kind is PriorKind.REPORTED and self.shape is Shape.UNIFORM:
            return "the ends of a reported range are not bounds; take lognormal, or state the bounds as elicited"
        if self.kind is PriorKind.ELICITED and not self.note:
            return "an elicited figure says in its note what it rests on"
        return self._fault_of_shape()

    def _fault_of_shape(self) -> str:
        if self.shape is Shape.FIXED:
            return "" if self.low == self.high and not self.error else "a fixed value has no range"
        if self.shape is Shape.LOGNORMAL and self.low <= 0:
            return f"a lognormal belief lies above 0, not at {self.low}"
        if self.shape is Shape.LOGITNORMAL and not (self.low > 0 and self.high < 1):
            return "a share with this shape lies between 0 and 1, both excluded"
        low, high = self.ends
        return "" if low < high else "a single figure needs an error, or the shape fixed"

    @property
    def ends(self) -> tuple[float, float]:
        """Low and high, widened by the error."""
        low, high = float(self.low), float(self.high)
        low, high = low - abs(low) * float(self.error), high + abs(high) * float(self.error)
        if self.shape is Shape.LOGITNORMAL:
            high = min(high, 1 - (1 - float(self.high)) * (1 - float(self.error)))
        return low, high

    def _bent(self, number: float) -> float:
        if self.shape is Shape.LOGNORMAL:
            return math.log(number)
        if self.shape is Shape.LOGITNORMAL:
            kept = min(max(number, _ODDS_LIMIT), 1 - _ODDS_LIMIT)
            return math.log(kept / (1 - kept))
        return number

    @property
    def centre_and_spread(self) -> tuple[float, float]:
        """Centre and spread on the scale on which the belief is normal (uniform: the middle and the half width).

        For lognormal that is the log, for logitnormal the log odds. Whoever draws many at once needs only these two.
        """
        low, high = (self._bent(end) for end in self.ends)
        if self.shape is Shape.FIXED:
            return low, 0.0
        if self.shape is Shape.UNIFORM:
            return (low + high) / 2, (high - low) / 2 / self.level
        return (low + high) / 2, (high - low) / 2 / NormalDist().inv_cdf(0.5 + self.level / 2)

    def quantile(self, prob: float) -> float:
        """Return the value below which a share of the belief lies.

        Args:
            prob: above 0, below 1.
        """
        centre, spread = self.centre_and_spread
        if self.shape is Shape.UNIFORM:
            return centre + spread * (2 * prob - 1)
        if self.shape is Shape.FIXED:
            return centre
        found = centre + spread * NormalDist().inv_cdf(prob)
        if self.shape is Shape.LOGNORMAL:
            return math.exp(found)
        if self.shape is Shape.LOGITNORMAL:
            return 1 / (1 + math.exp(-found))
        return found

    @property
    def id(self) -> str:
        """Id from name, unit, shape and range."""
        return identify("pr", [self.name, self.unit, str(self.shape), str(self.low), str(self.high), self.level])

"""An estimate: a value with its interval, method, population and what was left out; never a bare number."""

from __future__ import annotations

import math
from dataclasses import dataclass

from yellowplate.records.ids import identify


@dataclass(frozen=True, slots=True)
class Estimate:
    """One method's answer.

    Attributes:
        quantity: what is estimated ("vehicles that crossed").
        value: the point estimate.
        lower: lower end of the interval, or None where the method gives none.
        upper: upper end, or None for "at least".
        level: coverage the interval aims at, from 0 to 1; None without an interval.
        unit: unit of value, lower and upper.
        method: name and source of the method.
        population: what it speaks about (where, when, which vehicles).
        assumptions: one sentence each.
        left_out: what is not counted, one sentence each.
        statements: ids of the statements it rests on.
    """

    quantity: str
    value: float
    lower: float | None
    upper: float | None
    level: float | None
    unit: str
    method: str
    population: str
    assumptions: tuple[str, ...]
    left_out: tuple[str, ...]
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse intervals that miss their value and estimates without method, population or assumptions."""
        for name in ("value", "lower", "upper", "level"):
            number = getattr(self, name)
            if number is not None:
                if not math.isfinite(number):
                    msg = f"{self.quantity}: an open end is None, not {name} {number}"
                    raise ValueError(msg)
                object.__setattr__(self, name, float(number) + 0.0)  # one written form, see `Locator`
        is_above = self.lower is not None and self.lower > self.value
        is_below = self.upper is not None and self.upper < self.value
        if is_above or is_below:
            msg = f"{self.quantity}: the interval [{self.lower}, {self.upper}] misses {self.value}"
            raise ValueError(msg)
        if not (self.method and self.population and self.assumptions):
            msg = f"{self.quantity}: an estimate names its method, population and assumptions"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Id from quantity, method, population and value."""
        return identify("es", [self.quantity, self.method, self.population, self.value])

"""Many runs as five quantiles, rounded so that the same runs print the same digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

QUANTILES = (5, 25, 50, 75, 95)
"""Percent of the runs that lie at or below."""
DIGITS = 5
"""Significant digits of a printed figure; runs by the hundred carry no more."""


def shortened(number: float) -> float:
    """Round to the digits that are printed.

    >>> shortened(123456.7)
    123460.0
    """
    return float(f"{number:.{DIGITS}g}")


@dataclass(frozen=True, slots=True)
class Summary:
    """What runs say of one number.

    Attributes:
        n: runs in which the number exists.
        mean: over them; None without any.
        quantiles: at `QUANTILES`; empty without any.
    """

    n: int
    mean: float | None
    quantiles: tuple[float, ...]

    @property
    def middle(self) -> float | None:
        """The median."""
        return self.quantiles[len(QUANTILES) // 2] if self.quantiles else None

    def plain(self) -> dict[str, float | int | None]:
        """Return its fields by the keys that `--json` prints."""
        found: dict[str, float | int | None] = {"n": self.n, "mean": self.mean}
        for place, percent in enumerate(QUANTILES):
            found[f"p{percent}"] = self.quantiles[place] if self.quantiles else None
        return found


def summary(numbers: Array) -> Summary:
    """Summarise one number over runs; runs in which it does not exist are left out and not counted.

    Args:
        numbers: runs.
    """
    import numpy as np

    known = numbers[np.isfinite(numbers)]
    if not len(known):
        return Summary(0, None, ())
    quantiles = tuple(shortened(float(one)) for one in np.percentile(known, QUANTILES))
    return Summary(len(known), shortened(float(known.mean())), quantiles)

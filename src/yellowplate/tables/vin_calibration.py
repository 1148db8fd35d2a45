"""What the VIN reader learnt from development pictures: which characters it takes for which, and how sure to be.

Source and limits in vin_calibration.toml.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of a logistic regression on what is known of a reading, and the least probability accepted.

    Attributes:
        weights: by name of the feature; "one" is the constant.
        accepted_prob: from here on a person need not look.
        least_prob: readings less probable than this are not given.
    """

    weights: dict[str, float]
    accepted_prob: float
    least_prob: float


@cache
def load() -> Calibration:
    """Return the coefficients."""
    table = tomllib.loads(rows.content("vin_calibration.toml").decode("utf-8"))
    return Calibration(
        {name: float(weight) for name, weight in table["weights"].items()},
        float(table["accepted_prob"]),
        float(table["least_prob"]),
    )


@cache
def confusions() -> dict[tuple[str, str], float]:
    """Return how often a character that the reader says is another: (said, is) → share, above `other_share`."""
    return {(row["says"], row["is"]): float(row["share"]) for row in rows.read("vin_calibration_confusions.csv")}


@cache
def other_share() -> float:
    """Return the share of a confusion that the table does not list."""
    table = tomllib.loads(rows.content("vin_calibration.toml").decode("utf-8"))
    return float(table["other_share"])

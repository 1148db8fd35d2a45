"""A problem whose posterior is known: two numbers, each told by one reporter with a known error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from yellowplate.model.fit_problem import Problem
from yellowplate.model.scenario import Scenario
from yellowplate.tables import model_observations

TWO = tuple(model_observations.by_id()[one] for one in ("price-2024", "stacked-2024-06"))
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Toy(Problem):
    """Residuals are the two numbers plus standard normal errors, less `shift`; each posterior is N(shift/2, 1/2)."""

    shift: float = 1.0
    log: list[tuple[int, int]] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        return ("one", "other")

    def run(self, z: Array, seed: int, tick: Callable[[int], None] | None = None) -> Array:
        if tick is not None:
            tick(1)
        self.log.append((len(z), seed))
        return z.copy()

    def retell(self, said: Array, seed: int) -> Array:
        return np.asarray(said + np.random.default_rng(seed).standard_normal(said.shape) - self.shift)

    def digest(self) -> str:
        return f"toy {self.shift}"


def toy(shift: float = 1.0) -> Toy:
    return Toy(Scenario(), TWO, shift)

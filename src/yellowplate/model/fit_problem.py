"""What a fit solves: which parameters it learns, on a scale where priors are standard normal, and the runs it makes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yellowplate.model import observations as told
from yellowplate.model.chance import Chance
from yellowplate.model.mechanism import Parameter, parameters
from yellowplate.model.numbers_drawn import of_uniform
from yellowplate.model.scenario import Scenario
from yellowplate.model.simulation import simulate
from yellowplate.tables import model_observations
from yellowplate.tables.model_observations import Observation

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

MOST_FITTED = 10
"""More are not learnt from so few reports."""
PROBES = 3
"""Runs that the digest of a problem rests on."""
EDGE = 1e-4
"""Share of a prior at each end that no fit goes into: an adjusted point there says nothing, and may be no share."""


def seed_of(*parts: object) -> int:
    """Return a seed below 2**31 that depends on every part."""
    return int.from_bytes(hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()[:4], "big") >> 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One fit's question.

    Attributes:
        scenario: calendar and numbers that are set; its length, runs and seed are not used.
        observations: every observation that runs are summarised for, in the order of the columns.
    """

    scenario: Scenario = field(default_factory=Scenario)
    observations: tuple[Observation, ...] = field(default_factory=told.compared)

    @property
    def fitted(self) -> tuple[Parameter, ...]:
        """The parameters learnt, in the order of the week; those the scenario sets are not.

        Raises:
            ValueError: none, or more than `MOST_FITTED`.
        """
        found = tuple(one for one in parameters().values() if one.is_fitted and one.name not in self.scenario.numbers)
        if not 1 <= len(found) <= MOST_FITTED:
            msg = f"a fit learns one to {MOST_FITTED} parameters, not {len(found)}"
            raise ValueError(msg)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parameters learnt."""
        return tuple(one.name for one in self.fitted)

    def from_normal(self, z: Array) -> dict[str, Array]:
        """Turn points of the standard normal scale into values of the parameters.

        Args:
            z: points by parameters; those further out than `EDGE` count as lying there.
        """
        import numpy as np
        from scipy.special import ndtr

        uniform = np.clip(ndtr(z), EDGE, 1 - EDGE)
        return {one.name: of_uniform(one, uniform[:, part]) for part, one in enumerate(self.fitted)}

    def run(self, z: Array, seed: int, tick: Callable[[int], None] | None = None) -> Array:
        """Run the model at points; every other parameter is drawn from its prior in each run.

        Args:
            z: points by parameters, on the standard normal scale.
            seed: of the draws.
            tick: called after each week with the number of weeks done.

        Returns:
            What each run says of each observation: points by observations.
        """
        weeks = told.n_weeks(self.observations, self.scenario.first)
        calendar = Scenario(
            first=self.scenario.first,
            n_weeks=weeks,
            changes=self.scenario.changes,
            without=self.scenario.without,
        ).calendar()
        given: dict[str, Array | float] = {**self.scenario.numbers, **self.from_normal(z)}
        found = simulate(calendar, n_runs=len(z), seed=seed, given=given, told=tick)
        return told.values(found, self.observations)

    def retell(self, said: Array, seed: int) -> Array:
        """Return residuals of what reporters would tell of runs: points by observations."""
        return told.residuals(told.retold(said, self.observations, Chance(seed, len(said))), self.observations)

    def columns(self, ids: Sequence[str]) -> list[int]:
        """Return the columns of observations by id."""
        known = [one.id for one in self.observations]
        return [known.index(one) for one in ids]

    def digest(self) -> str:
        """Return a digest of what is asked: scenario, priors, observations, and what a few runs come to.

        The runs tell apart models that differ only in what a mechanism does, so that nothing kept of one is taken for
        the other's.
        """
        import numpy as np

        asked = [
            [f"{one:.6g}" for one in self.run(np.zeros((PROBES, len(self.names))), 0).ravel()],
            parameters_digest(),
            model_observations.digest(),
            [one.id for one in self.observations],
            self.scenario.first.isoformat(),
            sorted(self.scenario.numbers.items()),
            [
                [one.what, str(one.first), str(one.last), sorted((key, str(value)) for key, value in one.given.items())]
                for one in self.scenario.changes
            ],
            sorted(self.scenario.without),
        ]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def parameters_digest() -> str:
    """Return the SHA-256 of every parameter's name, unit, prior and whether it is fitted."""
    told_of = [
        [one.name, one.prior.unit, str(one.prior.shape), *map(str, one.prior.ends), one.prior.level, one.is_fitted]
        for one in parameters().values()
    ]
    return hashlib.sha256(json.dumps(told_of).encode()).hexdigest()

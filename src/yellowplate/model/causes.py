"""How the three causes share an outcome in the model: Shapley shares over all eight subsets, run by run.

Source: Shapley 1953, "A value for n-person games". Limits: a share holds in this model and for its way of taking a
cause away (`changes.CAUSES`); it proves nothing of the world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING

from yellowplate.model.changes import CAUSES
from yellowplate.model.sample import Sample
from yellowplate.model.scenario import Scenario
from yellowplate.model.summary import Summary, shortened, summary

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

Subset = frozenset[str]
LEVEL = 0.9
N_RESAMPLES = 400
"""Resamples of the runs behind the interval of a share."""


@dataclass(frozen=True, slots=True)
class CauseShare:
    """What one cause adds to one outcome.

    Attributes:
        outcome: its name.
        span: name of the weeks.
        cause: its name.
        adds: to the outcome, run by run; the causes sum to all causes less none.
        share: of the mean of that sum, or None where the mean is 0.
        lower: lower end of the interval of the share by resampled runs.
        upper: upper end.
    """

    outcome: str
    span: str
    cause: str
    adds: Summary
    share: float | None
    lower: float | None
    upper: float | None


def subsets() -> tuple[Subset, ...]:
    """Return every set of causes that may be present, the empty one first."""
    names = tuple(CAUSES)
    return tuple(frozenset(one) for size in range(len(names) + 1) for one in combinations(names, size))


def with_only(scenario: Scenario, present: Subset) -> Scenario:
    """Return the scenario with all causes taken away but some."""
    return replace(scenario, without=frozenset(CAUSES) - present)


def shapley(worth: Callable[[Subset], Array]) -> dict[str, Array]:
    """Share the worth of all causes among them.

    Args:
        worth: of a set of causes that are present; one number a run.

    Returns:
        What each adds, averaged over all orders in which causes may come; sums to all less none in every run.
    """
    n = len(CAUSES)
    found = {}
    for cause in CAUSES:
        others = [one for one in subsets() if cause not in one]
        found[cause] = sum(
            (worth(one | {cause}) - worth(one)) * (factorial(len(one)) * factorial(n - len(one) - 1) / factorial(n))
            for one in others
        )
    return found  # type: ignore[return-value]  # the sum begins with the number 0


def cause_shares(samples: Mapping[Subset, Sample], outcome: str, span: int) -> tuple[CauseShare, ...]:
    """Share one outcome over some weeks among the causes.

    Args:
        samples: of every subset, paired run by run.
        outcome: its name.
        span: place of the weeks among the spans.

    Returns:
        One share a cause, in the order of `CAUSES`; without the runs in which the outcome is missing in a subset.
    """
    import numpy as np

    columns = {one: found.values[outcome][:, span] for one, found in samples.items()}
    exists = np.all([np.isfinite(column) for column in columns.values()], axis=0)
    adds = shapley(lambda present: columns[present][exists])
    total = sum(adds.values())
    name = next(iter(samples.values())).spans[span].name
    n = int(exists.sum())
    drawn = np.random.Generator(np.random.Philox(key=1)).integers(0, max(n, 1), (N_RESAMPLES, n))
    found = []
    for cause, added in adds.items():
        share, ends = _share(added, np.asarray(total), drawn)
        lower, upper = ends or (None, None)
        found.append(CauseShare(outcome, name, cause, summary(added), share, lower, upper))
    return tuple(found)


def _share(added: Array, total: Array, drawn: object) -> tuple[float | None, tuple[float, float] | None]:
    import numpy as np

    if not len(added) or not total.sum():
        return None, None
    index = np.asarray(drawn)
    sums = total[index].sum(axis=1)
    known = np.abs(sums) > 0
    share = shortened(float(added.sum() / total.sum()))
    if not known.all():
        return share, None
    tail = (1 - LEVEL) / 2
    lower, upper = np.quantile(added[index].sum(axis=1) / sums, [tail, 1 - tail])
    return share, (shortened(float(lower)), shortened(float(upper)))

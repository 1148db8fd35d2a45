"""What drives an outcome: Sobol shares of groups of parameters, with chance as one more group.

Two matrices of draws A and B; for each group a third that is A with the group's columns of B. Chance is a group of its
own: its streams have one seed in A and another in B.

Source: Saltelli et al. 2010, Computer Physics Communications 181, 259 (first-order shares); Jansen 1999, the same 117,
35 (total shares). Limits: parameters are drawn one apart from the other; a share of a few percent lies within its
interval of 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.model.chance import Chance
from yellowplate.model.mechanism import parameters
from yellowplate.model.numbers_drawn import drawn
from yellowplate.model.summary import shortened

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

CHANCE = "chance"
"""The group of what the runs draw week by week."""
LEVEL = 0.9
N_RESAMPLES = 400
Numbers = Mapping[str, "Array"]
Run = Callable[[Numbers, int], Mapping[str, "Array"]]
"""Values of all parameters and a seed: outcomes by name, one number a run."""


@dataclass(frozen=True, slots=True)
class GroupShare:
    """What share of the variance of an outcome a group of parameters makes.

    Attributes:
        group: name of a mechanism, "start", or "chance".
        members: names of its parameters.
        first: share it makes by itself.
        first_interval: by resampled runs.
        total: share it makes by itself and together with others.
        total_interval: likewise.
    """

    group: str
    members: tuple[str, ...]
    first: float
    first_interval: tuple[float, float]
    total: float
    total_interval: tuple[float, float]


def groups() -> dict[str, tuple[str, ...]]:
    """Return the names of parameters by the first part of their names, in the order of the week."""
    found: dict[str, list[str]] = {}
    for name in parameters():
        found.setdefault(name.partition(".")[0], []).append(name)
    return {name: tuple(members) for name, members in found.items()}


def design(n: int, seed: int) -> tuple[dict[str, Array], dict[str, Array]]:
    """Draw the two matrices from the priors.

    Args:
        n: rows of each.
        seed: of both; the second has its own streams.
    """
    return drawn(Chance(seed, n), {}), drawn(Chance(other_seed(seed), n), {})


def other_seed(seed: int) -> int:
    """Return the seed of the second matrix and of the second draw of chance."""
    return (seed * 2_654_435_761 + 97) % 2**31


def steps(members: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names of the runs that the shares need, in order."""
    return ("A", "B", *members, CHANCE)


def runs(a: Numbers, b: Numbers, members: Mapping[str, tuple[str, ...]], seed: int, run: Run) -> dict[str, Numbers]:
    """Run both matrices and every mixed one.

    Args:
        a: first matrix.
        b: second.
        members: the groups.
        seed: of chance in the first.
        run: runs one matrix.

    Returns:
        Outcomes by name, by the names of `steps`.
    """
    found = {"A": run(a, seed), "B": run(b, other_seed(seed))}
    for group, names in members.items():
        found[group] = run({**a, **{name: b[name] for name in names}}, seed)
    found[CHANCE] = run(a, other_seed(seed))
    return found


def group_shares(
    found: Mapping[str, Numbers], outcome: str, members: Mapping[str, tuple[str, ...]]
) -> tuple[GroupShare, ...]:
    """Compute the shares of one outcome.

    Args:
        found: what `runs` returned.
        outcome: its name.
        members: the groups.

    Returns:
        The groups with chance, largest total share first; empty where the outcome does not vary or is missing in a run.
    """
    import numpy as np

    first, second = found["A"][outcome], found["B"][outcome]
    columns = [found[step][outcome] for step in (*members, CHANCE)]
    known = np.all([np.isfinite(one) for one in (first, second, *columns)], axis=0)
    n = int(known.sum())
    if n <= 1 or np.ptp(np.concatenate([first[known], second[known]])) == 0:
        return ()
    index = np.random.Generator(np.random.Philox(key=1)).integers(0, n, (N_RESAMPLES, n))
    index[0] = np.arange(n)
    shares = []
    for step, mixed in zip((*members, CHANCE), columns, strict=True):
        by_itself, total = _shares(first[known][index], second[known][index], mixed[known][index])
        firsts, totals = (shortened(float(one[0])) for one in (by_itself, total))
        shares.append(GroupShare(step, members.get(step, ()), firsts, _ends(by_itself), totals, _ends(total)))
    return tuple(sorted(shares, key=lambda one: (-one.total, one.group)))


def _shares(first: Array, second: Array, mixed: Array) -> tuple[Array, Array]:
    """Compute both shares of each resample; rows are resamples."""
    import numpy as np

    both = np.concatenate([first, second], axis=1)
    variance = both.var(axis=1)
    variance = np.where(variance > 0, variance, np.nan)
    # Centring changes no expectation and lowers the error where the mean is far from 0.
    centre = both.mean(axis=1, keepdims=True)
    by_itself = ((second - centre) * (mixed - first)).mean(axis=1) / variance
    return by_itself, ((first - mixed) ** 2).mean(axis=1) / (2 * variance)


def _ends(resampled: Array) -> tuple[float, float]:
    import numpy as np

    tail = (1 - LEVEL) / 2
    lower, upper = np.nanquantile(resampled, [tail, 1 - tail])
    return shortened(float(lower)), shortened(float(upper))

"""Sightings that may be of one unit or of another: whole link sets drawn, and the number estimated on each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.population.bootstrap import drawn
from yellowplate.estimate.population.lists import Overlaps, overlaps_of
from yellowplate.estimate.population.loglinear import design, fit
from yellowplate.estimate.population.selection import (
    FEWEST_LISTS_PAIRS,
    MOST_LISTS_ALL_PAIRS,
    choice_matrix,
    pair_models,
    search,
    stepwise,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

DRAWS_A_LINK_SET = 5
"""Tables drawn from each link set, so that both uncertainties are in the limits."""


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """One sighting on one list.

    Attributes:
        list_number: which list.
        choices: (key of a unit, probability that it is that one), in order of key; what is left to 1 is the
            probability that it is a unit of its own.
    """

    list_number: int
    choices: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class OverLinks:
    """A procedure's numbers over drawn link sets.

    Attributes:
        name: the procedure ("stepwise").
        n_hat: median over the link sets.
        lower: lower limit over link sets and drawn tables.
        upper: upper limit, or None where link sets without an answer reach it.
        n_link_sets: link sets drawn.
    """

    name: str
    n_hat: float
    lower: float
    upper: float | None
    n_link_sets: int


def overlaps_of_records(lists: tuple[str, ...], records: tuple[LinkedRecord, ...]) -> Overlaps:
    """Make the table in which each record is of its most probable unit.

    Args:
        lists: names of the lists.
        records: sightings.

    Returns:
        The table; a record more likely of its own than of any unit counts alone, ties go to the first key.
    """
    picked = []
    for record in records:
        key, prob = max(record.choices, key=lambda one: one[1], default=("", 0.0))
        alone = 1 - sum(chance for _, chance in record.choices)
        picked.append(key if prob >= alone else None)
    return _table(lists, records, picked)


def _table(lists: tuple[str, ...], records: tuple[LinkedRecord, ...], picked: list[str | None]) -> Overlaps:
    masks: dict[str, int] = {}
    counted: dict[int, int] = {}
    for record, key in zip(records, picked, strict=True):
        bit = 1 << record.list_number
        if key is None:
            counted[bit] = counted.get(bit, 0) + 1
        else:
            masks[key] = masks.get(key, 0) | bit
    for mask in masks.values():
        counted[mask] = counted.get(mask, 0) + 1
    return overlaps_of(lists, counted)


def draw_link_sets(
    lists: tuple[str, ...], records: tuple[LinkedRecord, ...], n_sets: int, seed: int
) -> tuple[Overlaps, ...]:
    """Draw whole link sets: each record is given one of its units, or one of its own.

    Args:
        lists: names of the lists.
        records: sightings.
        n_sets: link sets.
        seed: of the draws.

    Returns:
        One table a link set; the same seed gives the same tables.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    ends = [np.cumsum([prob for _, prob in record.choices]) for record in records]
    tables = []
    for _ in range(n_sets):
        at = rng.uniform(size=len(records))
        picked: list[str | None] = []
        for record, summed, point in zip(records, ends, at, strict=True):
            number = int(np.searchsorted(summed, point, side="right"))
            picked.append(record.choices[number][0] if number < len(record.choices) else None)
        tables.append(_table(lists, records, picked))
    return tuple(tables)


def over_links(
    lists: tuple[str, ...], records: tuple[LinkedRecord, ...], *, n_sets: int, level: float, seed: int
) -> tuple[OverLinks, ...]:
    """Estimate on drawn link sets.

    Args:
        lists: names of the lists.
        records: sightings.
        n_sets: link sets.
        level: coverage of the limits.
        seed: of all draws.

    Returns:
        One row a procedure: independence, stepwise and, for three and four lists, the best set of pairs by BIC.
    """
    import numpy as np

    tables = draw_link_sets(lists, records, n_sets, seed)
    points = np.stack([table.counts() for table in tables])
    varied = np.vstack(
        [drawn(row, DRAWS_A_LINK_SET, seed + 1 + number) for number, row in enumerate(points) if row.sum()]
    )
    found = []
    for name, procedure in _procedures(len(lists)).items():
        n_hat = float(np.quantile(procedure(points), 0.5, method="nearest"))
        if not np.isfinite(n_hat):
            continue
        low, high = np.quantile(procedure(varied), [(1 - level) / 2, (1 + level) / 2], method="nearest")
        upper = max(float(high), n_hat) if np.isfinite(high) else None
        found.append(OverLinks(name, n_hat, min(float(low), n_hat), upper, n_sets))
    return tuple(found)


def _procedures(n_lists: int) -> dict[str, Callable[[Floats], Floats]]:
    layout = design(n_lists)
    known: dict[str, Callable[[Floats], Floats]] = {
        "independence": lambda rows: fit(layout, rows, layout.chosen(())).n_hidden + rows.sum(axis=1)
    }
    if n_lists >= FEWEST_LISTS_PAIRS:
        known["stepwise"] = lambda rows: stepwise(layout, rows).n_hidden + rows.sum(axis=1)
    if FEWEST_LISTS_PAIRS <= n_lists <= MOST_LISTS_ALL_PAIRS - 1:
        models = choice_matrix(layout, pair_models(n_lists))
        known["pairs_bic"] = lambda rows: search(layout, rows, models)[0].n_hidden + rows.sum(axis=1)
    return known

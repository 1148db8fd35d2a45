"""Who was on which list: the typed tables that population methods take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST_LISTS = 2
"""From one list nothing can be said of those it does not have."""

MOST_LISTS = 10
"""Beyond this a table has more than a thousand combinations of lists, nearly all of them empty."""


@dataclass(frozen=True)
class Overlaps:
    """How many were on each combination of lists.

    Attributes:
        lists: names, in the order of the table; list number i is bit i of a combination.
        cells: (combination, count) with a count above zero, in order of combination; combinations that are not named
            are empty, and combination 0 (on no list) is what is to be estimated.
        are_occasions: True if the lists are repeated visits in order of time, on equal terms.
    """

    lists: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    are_occasions: bool = False

    def __post_init__(self) -> None:
        """Refuse combinations of lists that do not exist, repeated ones and counts that are no counts."""
        masks = [mask for mask, _ in self.cells]
        if masks != sorted(set(masks)) or any(not 0 < mask < 1 << len(self.lists) for mask in masks):
            msg = f"combinations must be sorted, different and within {len(self.lists)} lists: {masks}"
            raise ValueError(msg)
        if any(count < 1 for _, count in self.cells):
            msg = "a combination that is named has a count of at least one"
            raise ValueError(msg)

    @property
    def n_lists(self) -> int:
        """Number of lists."""
        return len(self.lists)

    @cached_property
    def n_observed(self) -> int:
        """Number of different units on at least one list."""
        return sum(count for _, count in self.cells)

    def n_on(self, mask: int) -> int:
        """Count the units on all lists of a combination, whatever other lists they are on."""
        return sum(count for cell, count in self.cells if cell & mask == mask)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Units on each list, in order of the lists."""
        return tuple(self.n_on(1 << number) for number in range(self.n_lists))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """(combination of two lists, units on both), in order of the lists."""
        return tuple((mask, self.n_on(mask)) for mask in pair_masks(self.n_lists))

    @cached_property
    def times_seen(self) -> TimesSeen:
        """How many were on one list, on two, ..."""
        found: dict[int, int] = {}
        for mask, count in self.cells:
            found[mask.bit_count()] = found.get(mask.bit_count(), 0) + count
        return TimesSeen(tuple(sorted(found.items())), self.n_lists)

    def counts(self) -> NDArray[np.float64]:
        """Return the counts of combinations 1 to 2^lists - 1 as one row."""
        import numpy as np

        row = np.zeros((1 << self.n_lists) - 1)
        for mask, count in self.cells:
            row[mask - 1] = count
        return row

    def named(self, mask: int) -> str:
        """Name a combination: "LA:NG"."""
        return ":".join(name for number, name in enumerate(self.lists) if mask >> number & 1)

    def without_list(self, number: int) -> Overlaps:
        """Return the table as it would be without one list; units that only it had are gone."""
        low = (1 << number) - 1
        found: dict[int, int] = {}
        for mask, count in self.cells:
            rest = (mask & low) | (mask >> (number + 1) << number)
            if rest:
                found[rest] = found.get(rest, 0) + count
        names = self.lists[:number] + self.lists[number + 1 :]
        return Overlaps(names, tuple(sorted(found.items())), self.are_occasions)


@dataclass(frozen=True)
class TimesSeen:
    """How many were seen once, twice, ...: for data that do not say by whom.

    Attributes:
        counts: (times, units) with units above zero, in order.
        n_occasions: how often one unit could have been seen; None where there is no such limit.
    """

    counts: tuple[tuple[int, int], ...]
    n_occasions: int | None = None

    @property
    def n_observed(self) -> int:
        """Number of different units."""
        return sum(units for _, units in self.counts)

    def n_times(self, times: int) -> int:
        """Count the units seen exactly so many times."""
        return dict(self.counts).get(times, 0)


Population = Overlaps | TimesSeen
"""What the methods of the question `population` take."""


def pair_masks(n_lists: int) -> tuple[int, ...]:
    """Return the combinations of exactly two of so many lists, in order of the lists.

    >>> pair_masks(3)
    (3, 5, 6)
    """
    return tuple(1 << one | 1 << other for one, other in combinations(range(n_lists), 2))


def overlaps_of(lists: tuple[str, ...], counted: dict[int, int], *, are_occasions: bool = False) -> Overlaps:
    """Make a table from counts by combination; empty combinations and combination 0 are left out."""
    cells = tuple(sorted((mask, count) for mask, count in counted.items() if mask and count))
    return Overlaps(lists, cells, are_occasions)

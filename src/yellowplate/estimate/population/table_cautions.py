"""Warnings that a table gives before any model is fitted: few units, lists that are copies, units that come and go."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.population.lists import Overlaps, Population
from yellowplate.estimate.population.loglinear import design, newton

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEWEST_LISTS = 3
SMALL_LIST = 10
SMALL_OVERLAP = 5
SEEN_ONCE = 0.9

COPIED_SHARE = 0.5
"""Share of a list also on another from which on the other may be its source."""

COPIED_FACTOR = 2.0
"""That share against the share among units that other lists hold."""

COPIED_TAIL = 1e-3

OPEN_TAIL = 0.05
"""One-sided probability, over all orders tried, below which overlaps are taken to fall with the distance in time; it is
lenient, since the warning costs little and the fault has no other trace."""

OPEN_EXPLAINED = 0.6
"""Share of the misfit that falling overlaps must explain: 0.26 to 0.47 in published tables taken as closed (UK,
Netherlands, Kosovo, New Orleans, Rome), 0.83 and more in simulated open populations."""

_MOST_LISTS_ANY_ORDER = 5
"""Up to here every order in time is tried where none is given: 60 orders of five lists."""


def table_cautions(
    table: Population, *, window_days: float | None = None, dwell_days: float | None = None
) -> tuple[Caution, ...]:
    """Look at a table before it is fitted.

    Args:
        table: what the methods will take.
        window_days: days from the first to the last day of the lists, where known.
        dwell_days: days a unit can be seen, where known.

    Returns:
        What a reader must know, in a fixed order.
    """
    found: list[Caution] = []
    if isinstance(table, Overlaps):
        found += _sparse(table)
        found += () if table.are_occasions else _copied(table)
    n_once = (table.times_seen if isinstance(table, Overlaps) else table).n_times(1)
    share = n_once / table.n_observed
    if share > SEEN_ONCE:
        text = f"{n_once} of {table.n_observed} units were seen once only: the number rests on the few others"
        found.append(Caution("seen_once", f"{share:.3f}", text))
    if window_days is not None and dwell_days is not None and window_days > dwell_days:
        text = (
            f"the lists span {window_days:g} days and a vehicle can be seen for {dwell_days:g}: vehicles come and go "
            "during that time, and the number is neither of those present at once nor of all that passed"
        )
        found.append(Caution("open_population", f"{window_days / dwell_days:.2f}", text))
    elif isinstance(table, Overlaps):
        found += _open(table)
    return tuple(found)


def _sparse(table: Overlaps) -> Iterator[Caution]:
    if table.n_lists < FEWEST_LISTS:
        text = "with two lists nothing in the data can show whether one depends on the other: take it as a floor"
        yield Caution("few_lists", str(table.n_lists), text)
    for name, size in zip(table.lists, table.sizes, strict=True):
        if size < SMALL_LIST:
            yield Caution("small_list", str(size), f"list {name} has {size} units, fewer than {SMALL_LIST}")
    for pair, both in table.pairs:
        if both == 0:
            text = f"no unit is on both {table.named(pair)}: their dependence can only be minus infinity, or chance"
            yield Caution("zero_overlap", table.named(pair), text)
        elif both < SMALL_OVERLAP:
            text = f"{both} units are on both {table.named(pair)}, fewer than {SMALL_OVERLAP}"
            yield Caution("small_overlap", str(both), text)


def _copied(table: Overlaps) -> Iterator[Caution]:
    from scipy.special import bdtrc

    for pair, both in table.pairs:
        ends = [number for number in range(table.n_lists) if pair >> number & 1]
        for copy, source in (ends, ends[::-1]):
            share = both / max(table.sizes[copy], 1)
            if share < COPIED_SHARE or both < SMALL_OVERLAP:
                continue
            others = [(mask, count) for mask, count in table.cells if mask & ~pair and not mask >> copy & 1]
            n_others = sum(count for _, count in others)
            usual = sum(count for mask, count in others if mask >> source & 1) / n_others if n_others else 0.0
            tail = float(bdtrc(both - 1, table.sizes[copy], min(max(usual, 1e-9), 1 - 1e-9)))
            if share >= COPIED_FACTOR * usual and tail < COPIED_TAIL:
                one, other = table.lists[copy], table.lists[source]
                text = (
                    f"{share:.0%} of list {one} is also on {other}, against {usual:.0%} of what only further lists "
                    f"have: one may be a copy or a reprint of the other, and then they are one list"
                )
                yield Caution("copied_list", f"{share:.2f}", text)
                break


def _open(table: Overlaps) -> Iterator[Caution]:
    """Test whether overlaps fall with the distance in time of the lists, in their order or in the best order."""
    if table.n_lists < FEWEST_LISTS:
        return
    orders = [tuple(range(table.n_lists))]
    if not table.are_occasions and table.n_lists <= _MOST_LISTS_ANY_ORDER:
        orders = [order for order in permutations(range(table.n_lists)) if order[0] < order[-1]]
    found = min((falling(table, order), order) for order in orders)
    tail, slope, is_better = found[0]
    corrected = min(1.0, tail * len(orders))
    if corrected < OPEN_TAIL and is_better:
        order = ", ".join(table.lists[number] for number in found[1])
        how = "in this order" if len(orders) == 1 else f"best order of {len(orders)}"
        text = (
            f"overlaps fall as lists lie farther apart ({order}; {how}; log odds {slope:.2f} a step, p = "
            f"{corrected:.1g}), as they do where units come and go between the lists, or where lists watch different "
            "places or kinds"
        )
        yield Caution("open_population", f"{slope:.2f}", text)


def falling(table: Overlaps, order: tuple[int, ...]) -> tuple[float, float, bool]:
    """Test whether overlaps fall with the distance of lists in one order.

    Args:
        table: three or more lists.
        order: lists from the first to the last.

    Returns:
        One-sided probability of so strong a fall, the change of the log odds a step, and whether falling overlaps
        explain most of the table's misfit, and more of it than one pair of lists that attract each other.
    """
    import numpy as np
    from scipy.special import ndtr, xlogy

    counts = table.counts()
    cells = np.arange(1, len(counts) + 1)
    on = cells[:, None] >> np.arange(table.n_lists) & 1
    place = np.argsort(order)
    n_on = on.sum(axis=1)
    pairs = n_on * (n_on - 1) / 2
    gaps = np.abs(place[:, None] - place[None, :])
    lag = np.einsum("ci,ij,cj->c", on, gaps, on) / 2
    layout = design(table.n_lists)
    main = layout.columns[:, : layout.n_main]

    def fitted(*more: Floats) -> tuple[float, Floats, bool]:
        columns = np.column_stack([main, *more])
        everywhere, every = np.ones((1, len(counts))), np.ones((1, columns.shape[1]), dtype=bool)
        theta, is_settled = newton(columns, counts[None], everywhere, every)
        means = np.exp(np.clip(columns @ theta[0], -60, 60))
        return float(2 * np.sum(xlogy(counts, counts) - xlogy(counts, means) - counts + means)), theta[0], is_settled[0]

    deviance_0, _, is_settled_0 = fitted(pairs)
    deviance_1, theta, is_settled_1 = fitted(pairs, lag)
    slope = float(theta[-1])
    if not (is_settled_0 and is_settled_1) or slope >= 0:
        return 1.0, slope, False
    tail = float(ndtr(-np.sqrt(max(deviance_0 - deviance_1, 0.0))))
    attracted = [fitted(layout.columns[:, layout.n_main + number]) for number in range(len(layout.terms))]
    best_pair = min((one[0] for one in attracted if one[2] and one[1][-1] > 0), default=np.inf)
    is_most = deviance_1 <= (1 - OPEN_EXPLAINED) * deviance_0
    return tail, slope, bool(is_most and deviance_1 + 2 < best_pair)

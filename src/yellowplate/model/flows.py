"""What moved between stocks and accounts, by quarter: found from what each mechanism changed, and held to its word.

A mechanism declares along which paths it moves cars and money. They form trees, so what stood before and after a step
says how much went along each path; what they do not explain is an error. Paths declared both ways give their net.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yellowplate.model.outcomes import Span, spans
from yellowplate.model.world import ACCOUNTS, CURRENCIES, STOCKS

if TYPE_CHECKING:
    from yellowplate.model.calendar import Calendar
    from yellowplate.model.chance import Array
    from yellowplate.model.mechanism import Mechanism
    from yellowplate.model.world import World

CARS = "cars"
UNITS = (CARS, *CURRENCIES)
TOLERANCE = 1.0
"""Cars or units of a currency by which a week's paths may miss what changed: accounts hold up to 1e12 as floats."""

Path = tuple[str, str]
Solved = tuple[tuple[Path, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What went along one path.

    Attributes:
        mechanism: that moved it.
        unit: "cars" or a currency.
        source: stock or account.
        target: stock or account.
        amount: runs by quarters, whole numbers; negative where more went back, on a path that goes both ways.
    """

    mechanism: str
    unit: str
    source: str
    target: str
    amount: Array


class FlowRecord:
    """Sums by quarter what goes along each path; `simulate` is handed one where it is wanted."""

    def __init__(self, calendar: Calendar) -> None:
        """Take the calendar of the runs."""
        self.quarters: tuple[Span, ...] = spans(calendar)[1:]
        self._before: dict[tuple[str, str], Array] = {}
        self._sums: dict[tuple[str, str, Path], Array] = {}

    def begin(self, world: World) -> None:
        """Take the world before the first week."""
        for unit in UNITS:
            for name in STOCKS if unit == CARS else ACCOUNTS:
                self._before[unit, name] = standing(world, unit, name)

    def after(self, index: int, mechanism: Mechanism, world: World) -> None:
        """Take what a mechanism moved in a week.

        Args:
            index: of the week, from 0.
            mechanism: that has just stepped.
            world: after it.

        Raises:
            ValueError: what changed is not explained by the paths that the mechanism declares.
        """
        import numpy as np

        at = next(place for place, span in enumerate(self.quarters) if index < span.end)
        for unit in UNITS:
            changed = {}
            for name in names(mechanism, unit):
                now = standing(world, unit, name)
                changed[name] = now - self._before[unit, name]
                self._before[unit, name] = now
            for path, beyond in solved(paths(mechanism, unit)):
                amount = sum(changed[name] for name in beyond)
                amount = amount if path[1] in beyond else -amount
                key = (mechanism.name, unit, path)
                if key not in self._sums:
                    self._sums[key] = np.zeros((len(np.atleast_1d(amount)), len(self.quarters)))
                self._sums[key][:, at] += amount
            for whole in components(paths(mechanism, unit)):
                if np.abs(sum(changed[name] for name in whole)).max() > TOLERANCE:
                    msg = f"{mechanism.name} moves {unit} along a path that it does not declare"
                    raise ValueError(msg)

    def flows(self) -> tuple[Flow, ...]:
        """Return every path on which anything moved in any run, in the order of the week, in whole cars and units."""
        # Less than a whole unit is what accounts of 1e12 leave as floats.
        whole = ((key, amount.round()) for key, amount in self._sums.items())
        return tuple(Flow(mechanism, unit, *path, amount) for (mechanism, unit, path), amount in whole if amount.any())


def standing(world: World, unit: str, name: str) -> Array:
    """Return what stands in a stock or an account, all parts together: runs."""
    held = world.cars[name] if unit == CARS else world.money[unit][name]
    total: Array = held.reshape(len(held), -1).sum(axis=1)
    return total


@cache
def paths(mechanism: Mechanism, unit: str) -> tuple[Path, ...]:
    """Return the paths of a mechanism for cars or a currency; a pair that goes both ways once, as first declared."""
    known = STOCKS if unit == CARS else ACCOUNTS
    # Enterprises are a stock of cars and an account: a path belongs where both of its ends do.
    found: list[Path] = []
    for source, target in mechanism.moves:
        if source in known and target in known and (target, source) not in found:
            found.append((source, target))
    return tuple(found)


@cache
def names(mechanism: Mechanism, unit: str) -> tuple[str, ...]:
    """Return the stocks or accounts at the ends of a mechanism's paths, each once."""
    return tuple(dict.fromkeys(end for path in paths(mechanism, unit) for end in path))


@cache
def components(found: tuple[Path, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of names that paths join, names in order."""
    whole: list[set[str]] = []
    for path in found:
        joined = set(path).union(*(one for one in whole if one & set(path)))
        whole = [*(one for one in whole if not one & set(path)), joined]
    return tuple(tuple(sorted(one)) for one in whole)


@cache
def solved(found: tuple[Path, ...]) -> Solved:
    """Say of each path whose changes add up to what went along it.

    Args:
        found: paths that form trees.

    Returns:
        For each path the names that lie on one side of it; what they gained came along it, or left by it.

    Raises:
        ValueError: the paths form a ring, so that what went along each cannot be told.

    >>> solved((("a", "b"), ("b", "c")))
    ((('a', 'b'), ('b', 'c')), (('b', 'c'), ('c',)))
    """
    told = []
    for path in found:
        rest = tuple(one for one in found if one != path)
        beyond = {path[1]}
        for _ in rest:
            beyond |= {end for one in rest if set(one) & beyond for end in one}
        if path[0] in beyond:
            msg = f"the paths of {' and '.join(path)} form a ring"
            raise ValueError(msg)
        told.append((path, tuple(sorted(beyond))))
    return tuple(told)

"""What a mechanism of the model is: the contract of the plug-ins in `mechanisms/`, one file each with `MECHANISM`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yellowplate.discover import plug_ins

if TYPE_CHECKING:
    from yellowplate.model.week import Week
    from yellowplate.records.prior import Prior

FOLDER = "yellowplate.model.mechanisms"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of a mechanism that a scenario may set and a fit may learn.

    Attributes:
        prior: name, unit, belief, and the facts or the judgement it rests on.
        says: what it is, one sentence.
        is_fitted: True if a fit learns it; all others are drawn from their priors.
    """

    prior: Prior
    says: str
    is_fitted: bool = False

    @property
    def name(self) -> str:
        """Its dotted name: mechanism, then number."""
        return self.prior.name


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One part of the loop.

    Attributes:
        name: lower-case name, the module's.
        place: where it stands in the week; two mechanisms never share one.
        what: one sentence: what happens in it.
        moves: the stocks and accounts it moves cars or money between, as ("from", "to").
        reads: what of the world it looks at besides.
        rests_on: ids of the reported facts it rests on.
        assumed: what no source says, one sentence each.
        parameters: its numbers.
        step: changes the world by one week.
    """

    name: str
    place: int
    what: str
    moves: tuple[tuple[str, str], ...]
    reads: tuple[str, ...]
    rests_on: tuple[str, ...]
    assumed: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    step: Callable[[Week], None]


@cache
def mechanisms() -> tuple[Mechanism, ...]:
    """Return every mechanism in the order of the week.

    Raises:
        ValueError: two mechanisms share a place.
    """
    found = sorted(plug_ins(FOLDER, "MECHANISM"), key=lambda one: one.place)
    places = [one.place for one in found]
    if len(set(places)) != len(places):
        msg = f"two mechanisms share a place in the week: {places}"
        raise ValueError(msg)
    return tuple(found)


@cache
def parameters() -> dict[str, Parameter]:
    """Return every parameter by name: those of the first day, then in the order of the week."""
    from yellowplate.model.start import PARAMETERS

    return {one.name: one for one in (*PARAMETERS, *(one for part in mechanisms() for one in part.parameters))}

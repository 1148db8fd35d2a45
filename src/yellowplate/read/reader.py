"""What a reader is: the contract of the plug-ins in `readers/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yellowplate.read.look import Look
from yellowplate.records import Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """One way of seeing something in a look.

    Attributes:
        name: the module's name.
        version: raised whenever the readings may change.
        see: readings of what the look shows, in any order; none where there is nothing of this kind.
    """

    name: str
    version: str
    see: Callable[[Look], Iterator[Reading]]

"""What a text pattern is: the contract of the plug-ins in `patterns/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yellowplate.folded import Folded
from yellowplate.records import Mention


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of thing to find in a line of text.

    Attributes:
        name: the module's name.
        version: raised whenever the finds may change.
        kind: kind of the mentions it makes.
        source: standard, law or collection it follows.
        find: mentions in one folded line; spans point into the raw line.
        examples: (raw line, value that must be found).
        refusals: raw lines in which nothing of this kind may be found.
    """

    name: str
    version: int
    kind: str
    source: str
    find: Callable[[Folded], Iterator[Mention]]
    examples: tuple[tuple[str, str], ...]
    refusals: tuple[str, ...]

"""One thing found in a sentence, before it is told who says it, where and when."""

from __future__ import annotations

import builtins
from dataclasses import dataclass

from yellowplate.extract.prose.figures import Figure


@dataclass(frozen=True, slots=True)
class Find:
    """A topic with its words.

    Attributes:
        topic: topic of the vocabulary.
        property: its property.
        start: first code point of the words in the sentence.
        end: first code point after them.
        figure: the number, where there is one.
        currency: its currency, or "".
        direction: rises, falls, unstable, unchanged or "".
        cause_of: of a cause its effect, else "".
    """

    topic: str
    property: str
    start: int
    end: int
    figure: Figure | None = None
    currency: str = ""
    direction: str = ""
    cause_of: str = ""

    @builtins.property  # the field `property` stands in the way of the plain name
    def kind(self) -> str:
        """Topic and property in one word."""
        return f"{self.topic}/{self.property}"

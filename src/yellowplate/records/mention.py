"""What a text pattern found in one line: a value, the words, and where they stand in the raw text."""

from __future__ import annotations

from dataclasses import dataclass

from yellowplate.records.statement import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """One find of one pattern.

    Attributes:
        kind: name of the pattern's kind ("vin", "phone", "price", "destination", ...).
        value: normalised value as text.
        raw: the words, exactly as they stand in the raw text.
        start: first code point of the words in the raw text.
        end: first code point after them.
        prob: how often such a find means what it says, from 0 to 1.
        quantity: the number, where there is one.
        note: a condition or caveat in words, or "".
    """

    kind: str
    value: str
    raw: str
    start: int
    end: int
    prob: float
    quantity: Quantity | None = None
    note: str = ""

"""What a reader must know before a number is used: a code, the figure that triggered it, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Caution:
    """One warning beside an estimate; a right number without its warning is a fault.

    Attributes:
        code: stable lower-case name ("zero_overlap", "wide_spread").
        figure: the number that triggered it, as printed; with its unit where it has one.
        text: one sentence in plain words that says what follows from it.
    """

    code: str
    figure: str
    text: str

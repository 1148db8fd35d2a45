"""What a method of estimation is: the contract of the plug-ins in `methods/`, one file each with `METHOD`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from yellowplate.discover import plug_ins


class Question(StrEnum):
    """What a method answers; all methods of one question take the same input and give the same kind of answer."""

    POPULATION = "population"
    """How many there are, from who was on which list."""
    SERIAL = "serial"
    """How many were issued, from serial numbers seen."""
    COUNTS = "counts"
    """How many there are, from repeated counts of places."""


@dataclass(frozen=True, slots=True)
class Method:
    """One method of estimation.

    Attributes:
        name: stable lower-case name, printed and used as the key ("chapman").
        question: what it answers; the machinery module of that question names the types `answer` takes and gives.
        what: one line for people.
        source: paper or standard it follows, with section.
        assumptions: one sentence each.
        answer: the function.
    """

    name: str
    question: Question
    what: str
    source: str
    assumptions: tuple[str, ...]
    answer: Callable[..., Any]


def methods(question: Question) -> tuple[Method, ...]:
    """Return the methods for one question, in order of their modules' names."""
    return tuple(method for method in plug_ins("yellowplate.estimate.methods", "METHOD") if method.question is question)

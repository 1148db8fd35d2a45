"""One sentence with everything that was found in it, and what is remembered from those before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from yellowplate.extract.prose import figures_en, figures_ko, voices_en, voices_ko, when_en, when_ko, where
from yellowplate.extract.prose.calendar_days import Anchor, When
from yellowplate.extract.prose.figures import Figure
from yellowplate.extract.prose.passage import Sentence
from yellowplate.extract.prose.voices import Heard, Memory, Scope
from yellowplate.tables import prose

_SAID_ON = re.compile(
    rf"\b(?:said|says|told \w+|reported|announced|wrote|added|explained)(?: \w+)? ?(?P<en>{prose.DATE_MARK}+)|"
    rf"(?P<ko>{prose.DATE_MARK}+)(?:에|,)? ?(?:본지에 |기자에게 )?(?:말했|전했|보도했|밝혔)",
    re.IGNORECASE,
)
CLAUSE_END = prose.form("context.clause_end")
_END_COST = 40
_COMMA_COST = 12
_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"\b(?:that|who|if|when|after|before|where)\b", re.IGNORECASE)
_LINK_COST = 10
_VEHICLE_MEMORY = 3
"""Sentences for which a vehicle once named is still meant."""


@dataclass(slots=True)
class Course:
    """What is remembered from sentence to sentence of one text.

    Attributes:
        anchor: the document's date.
        memory: who has been named.
        before: ISO date named last, or "".
        previous: the sentence before.
        since_vehicle: sentences since a vehicle was named.
        kind: kind of thing counted last ("vehicle", "crossing", ...), or "".
        topics: kind of figure → topic and property it had last.
        currency: currency named last, or "".
    """

    anchor: Anchor
    memory: Memory
    before: str = ""
    previous: str = ""
    since_vehicle: int = _VEHICLE_MEMORY
    kind: str = ""
    topics: dict[str, tuple[str, str]] = field(default_factory=dict)
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence, read.

    Attributes:
        sentence: its words and place.
        masked: its words with dates and false friends blanked, the same length.
        language: "en" or "ko".
        dates: dates of events named in it.
        said_on: date on which the speaker said it, or None.
        figures: numbers in it.
        places: places named in it.
        heard: who speaks where.
        is_of_vehicles: True where it or one of the two sentences before names vehicles of the trade.
        previous: the sentence before.
    """

    sentence: Sentence
    masked: str
    language: str
    dates: tuple[When, ...]
    said_on: When | None
    figures: tuple[Figure, ...]
    places: tuple[where.Named, ...]
    heard: Heard
    is_of_vehicles: bool
    previous: str

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.text

    def scope(self, start: int) -> Scope | None:
        """Return who speaks at a code point, or None for the narrator."""
        return self.heard.at(start)

    def distance(self, first: tuple[int, int], second: tuple[int, int]) -> int:
        """Return how far two spans are apart: characters, more for every clause between; 0 where they overlap."""
        left, right = sorted((first, second))
        between = self.masked[left[1] : right[0]] if left[1] < right[0] else ""
        return (
            len(between)
            + _LINK_COST * len(_LINK.findall(between))
            + _END_COST * len(CLAUSE_END.findall(between))
            + _COMMA_COST * between.count(",")
        )


def blanked(text: str, spans: Iterable[tuple[int, int]], mark: str) -> str:
    """Replace spans by a mark, character for character."""
    for start, end in spans:
        text = text[:start] + mark * (end - start) + text[end:]
    return text


def read(sentence: Sentence, course: Course) -> Context:
    """Find dates, figures, places and speakers of a sentence, and remember what the next one needs.

    Args:
        sentence: its words and place.
        course: what is known from the sentences before; brought up to date.
    """
    is_korean = sentence.is_korean
    language = "ko" if is_korean else "en"
    text = sentence.text
    dates = tuple((when_ko if is_korean else when_en).dates(text, course.anchor, course.before))
    spans = [(when.start, when.end) for when in dates]
    named = [(when.start, when.end) for when in dates if when.iso or _DIGIT.search(text[when.start : when.end])]
    undated = blanked(text, named, prose.DATE_MARK)
    friends = prose.expression("false_friends", language)
    masked = blanked(undated, (match.span() for match in friends.finditer(undated)), prose.BLANK_MARK)
    said = _SAID_ON.search(undated)
    said_start = (said.start("en") if said["en"] else said.start("ko")) if said else -1
    has_vehicle = prose.expression("vehicle", language).search(masked) is not None
    course.since_vehicle = 0 if has_vehicle else course.since_vehicle + 1
    context = Context(
        sentence=sentence,
        masked=masked,
        language=language,
        dates=tuple(when for when in dates if when.start != said_start),
        said_on=next((when for when in dates if when.start == said_start), None),
        figures=tuple((figures_ko if is_korean else figures_en).figures(masked)),
        places=tuple(where.named(text)),
        heard=(voices_ko if is_korean else voices_en).heard(blanked(text, spans, " "), course.memory),
        is_of_vehicles=course.since_vehicle < _VEHICLE_MEMORY,
        previous=course.previous,
    )
    course.before = next((when.iso for when in reversed(dates) if when.iso), course.before)
    course.previous = masked
    return context

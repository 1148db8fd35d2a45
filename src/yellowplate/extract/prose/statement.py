"""What one sentence of prose states, with the fields of the annotated samples."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from decimal import Decimal

from yellowplate.records import Basis, Polarity
from yellowplate.records.ids import Plain


@dataclass(frozen=True, slots=True)
class ProseStatement:
    """One proposition with the exact words it rests on.

    Attributes:
        sentence_no: sentence from 1; each line that is not blank, cut at its full stops.
        quote: the exact words, in one piece, inside that sentence.
        topic: topic of prose_vocabulary.csv.
        property: its property.
        subject: what it is about, in the text's words; may be "".
        value: what is said of it, in the text's words.
        low: lowest value meant, or None.
        high: highest value meant, or None; both None where there is no number.
        is_approx: True for "about".
        unit: what is counted or what the money is for, or "".
        currency: CNY, USD, KPW or "".
        direction: rises, falls, unstable, unchanged or "".
        place: smallest named place where it happens, in the text's spelling, or "".
        happened_on: ISO day, month, year or range of the event, or "".
        is_relative: True where a part of that came from the document's date or another date.
        date_words: the words of the date, or "".
        said_on: when the innermost speaker said it, or "".
        said_by: speakers from outermost (the publisher, where known) to innermost.
        basis: how the innermost speaker knows.
        polarity: asserted, denied or hypothetical.
        cause_of: of a cause its effect, else "".
        start: first code point of the quote in the text.
        end: first code point after it.
        line: line of the text, from 1.
        column: first code point of the quote in its line.
    """

    sentence_no: int
    quote: str
    topic: str
    property: str
    subject: str
    value: str
    low: Decimal | None
    high: Decimal | None
    is_approx: bool
    unit: str
    currency: str
    direction: str
    place: str
    happened_on: str
    is_relative: bool
    date_words: str
    said_on: str
    said_by: tuple[str, ...]
    basis: Basis
    polarity: Polarity
    cause_of: str
    start: int
    end: int
    line: int
    column: int

    @builtins.property  # the field `property` stands in the way of the plain name
    def span(self) -> tuple[int, int]:
        """Where the quote stands in its line, in code points."""
        return self.column, self.column + self.end - self.start


def _number(value: Decimal | None) -> Plain:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def row_of(statement: ProseStatement) -> dict[str, Plain]:
    """Return a statement with the keys of the annotated samples (without `doc`), as `--json` prints it.

    Args:
        statement: what was found.

    Returns:
        Plain values: null for what is not said, `span` as code points of the line besides.
    """
    return {
        "sentence_no": statement.sentence_no,
        "quote": statement.quote,
        "topic": statement.topic,
        "property": statement.property,
        "subject": statement.subject,
        "value": statement.value,
        "low": _number(statement.low),
        "high": _number(statement.high),
        "approx": statement.is_approx,
        "unit": statement.unit or None,
        "currency": statement.currency or None,
        "direction": statement.direction or None,
        "place": statement.place or None,
        "happened_on": statement.happened_on or None,
        "relative": statement.is_relative,
        "date_words": statement.date_words or None,
        "said_on": statement.said_on or None,
        "said_by": list(statement.said_by),
        "basis": str(statement.basis),
        "polarity": str(statement.polarity),
        "cause_of": statement.cause_of or None,
        "span": list(statement.span),
    }

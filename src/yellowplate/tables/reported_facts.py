"""What sources report of the trade, one statement a row, typed; copied by `update/reported_facts.py`.

Estimates, the model of the trade and the pages all take figures from here and name them by id, so that a figure is
written once. A row says what its source reports, not that it is so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from yellowplate.records import Period, parse_period
from yellowplate.tables import rows

TABLE = "reported_facts.csv"
"""Name of the table beside this module."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One reported statement.

    Attributes:
        id: stable id, "F001" and on.
        topic: one of the topics of the table's description.
        quantity: what is stated, in a few words.
        low: lower figure; equal to `high` for one printed figure; None where only words are given.
        high: upper figure, or None for "at least".
        unit: as printed in the table, or "".
        currency: ISO 4217, or "".
        place: where, or "".
        observed: the days spoken of, or None where the source gives none.
        published: when the source said so, or None.
        method: how it was learned.
        attribution: the first reporter.
        source_title: title of the page.
        source_url: its address, or "".
        note: what is reported, in the project's words, with its caveat.
    """

    id: str
    topic: str
    quantity: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    currency: str
    place: str
    observed: Period | None
    published: Period | None
    method: str
    attribution: str
    source_title: str
    source_url: str
    note: str

    @property
    def is_in_words_only(self) -> bool:
        """True if the source prints no figure."""
        return self.low is None and self.high is None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def period(first: str, last: str) -> Period | None:
    """Join two cells to the days from the first possible to the last, or None where both are empty."""
    if not (first or last):
        return None
    return Period(
        parse_period(first).earliest if first else None,
        parse_period(last).latest if last else None,
    )


@cache
def load() -> tuple[Fact, ...]:
    """Return all facts in order of id.

    >>> len(load())
    371
    """
    return tuple(
        Fact(
            id=row["id"],
            topic=row["topic"],
            quantity=row["quantity"],
            low=_number(row["low"]),
            high=_number(row["high"]),
            unit=row["unit"],
            currency=row["currency"],
            place=row["place"],
            observed=period(row["observed_from"], row["observed_to"]),
            published=parse_period(row["published"]) if row["published"] else None,
            method=row["method"],
            attribution=row["attribution"],
            source_title=row["source_title"],
            source_url=row["source_url"],
            note=row["note"],
        )
        for row in rows.read(TABLE)
    )


@cache
def by_id() -> dict[str, Fact]:
    """Return the facts by id."""
    return {fact.id: fact for fact in load()}


def of_topic(topic: str) -> tuple[Fact, ...]:
    """Return the facts of one topic in order of id; empty for a topic the table does not have."""
    return tuple(fact for fact in load() if fact.topic == topic)

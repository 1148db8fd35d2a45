"""Who says each count and price of a text of prose: the chain of speakers put to what the patterns found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from yellowplate.extract.prose.recorded import records_of
from yellowplate.records import Polarity, Post, Reading, Statement

_SPOKEN = ("vehicle_count", "crossing_count", "price")


def origin_of(posts: Iterable[Post], context: str) -> tuple[str, str]:
    """Return publisher and date of the publication that a context names.

    Args:
        posts: of the item.
        context: of its readings.

    Returns:
        The author's name and the date in the file's own words (ISO day, month or year); "" for what is not known.
    """
    for post in posts:
        if post.context == context:
            told = json.loads(post.extras or "{}").get("published")
            day = post.published[0].at.date().isoformat() if post.published else ""
            return post.author.name if post.author else "", told if isinstance(told, str) else day
    return "", ""


def _is_about(one: Statement, other: Statement) -> bool:
    """Tell whether two statements rest on the same words and count or price the same."""
    place, beside = one.locator, other.locator
    if (one.property, place.item, place.field) != (other.property, beside.item, beside.field):
        return False
    is_same_place = (place.start or 0) < (beside.end or 0) and (beside.start or 0) < (place.end or 0)
    return is_same_place and bool(_ends(one) & _ends(other))


def _ends(statement: Statement) -> frozenset[Decimal]:
    quantity = statement.quantity
    return frozenset(end for end in (quantity.low, quantity.high) if end is not None) if quantity else frozenset()


def spoken(
    statements: Sequence[Statement], readings: Sequence[Reading], *, publisher: str = "", published: str = ""
) -> list[Statement]:
    """Put speakers, basis, date and polarity to the counts and prices of one text of prose.

    Args:
        statements: of that text, from the patterns.
        readings: all its lines, in order.
        publisher: who publishes it, "" where it is not known.
        published: its date, "" where it is not known: relative dates then stay open.

    Returns:
        The statements in the same order; those whose words prose understands too carry the chain of speakers, outermost
        first and without the publisher; the others are as they were.

    Limits: a statement that prose does not understand keeps an empty chain, which says nothing of who speaks inside
        the text. Of `records_of` nothing else is filed: only counts and prices are right often enough.
    """
    told = [one for one in records_of(readings, publisher=publisher, published=published) if one.property in _SPOKEN]
    found = []
    for statement in statements:
        same = next((one for one in told if _is_about(statement, one)), None)
        found.append(_joined(statement, same) if same else statement)
    return found


def _joined(statement: Statement, same: Statement) -> Statement:
    return replace(
        statement,
        said_by=same.said_by,
        happened_on=statement.happened_on or same.happened_on,
        polarity=same.polarity if statement.polarity is Polarity.ASSERTED else statement.polarity,
    )

"""Counts and prices of prose with their chain of speakers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from yellowplate.extract import extract
from yellowplate.extract.prose.spoken import origin_of, spoken
from yellowplate.records import (
    Account,
    Alternative,
    Basis,
    Dated,
    HowDated,
    Link,
    Locator,
    Period,
    Polarity,
    Post,
    PostKind,
    Quantity,
    Reading,
    ReadingKind,
    Statement,
    SubjectKind,
)

ITEM = "cd" * 32
TEXT = (
    "The road along the river was quiet in the morning, and the yards on the far side could be seen from the hill.",
    "On 7 November Ellis Harrow counted at least 64 cars at Uiju.",
    "A watchman said a driver had told him that 30 cars had arrived at Uiju the night before.",
    "The import permit costs 25,000 yuan a car, a trader said, and nobody asks whether a loan is still open on it.",
    "If the bridge opened, 90 cars would stand at Uiju, the trader said, but nobody in the town believes that it will.",
)


def readings(lines: tuple[str, ...] = TEXT) -> list[Reading]:
    found, start = [], 0
    for line in lines:
        place = Locator(ITEM, start=start, end=start + len(line))
        found.append(Reading(place, ReadingKind.TEXT, (Alternative(line, 1.0),), "text/1", ITEM, role="body"))
        start += len(line) + 1
    return found


def post(*, extras: str = "", published: tuple[Dated, ...] = (), author: Account | None = None) -> Post:
    return Post(Locator(ITEM), PostKind.ARTICLE, author=author, published=published, extras=extras)


def told(*posts: Post) -> dict[str, Statement]:
    return {one.value: one for one in extract(readings(), posts=posts) if one.subject.kind is not SubjectKind.VEHICLE}


def test_each_count_has_its_speakers() -> None:
    found = told(post(author=Account("", name="Paper"), extras=json.dumps({"published": "2025-11-18"})))
    seen = next(one for one in found.values() if one.quantity and one.quantity.low == Decimal(64))
    assert seen.said_by == (Link("Ellis Harrow", Basis.SAW),)
    assert seen.happened_on == Period(date(2025, 11, 7), date(2025, 11, 7))
    heard = next(one for one in found.values() if one.quantity and one.quantity.low == Decimal(30))
    assert heard.said_by == (Link("watchman", Basis.REPORTED), Link("driver", Basis.REPORTED))
    price = found["25000"]
    assert [link.speaker for link in price.said_by] == ["trader"]


def test_without_the_publication_a_relative_date_stays_open() -> None:
    seen = next(one for one in told().values() if one.quantity and one.quantity.low == Decimal(64))
    assert seen.said_by == (Link("Ellis Harrow", Basis.SAW),)
    assert seen.happened_on is None


def test_where_publisher_and_date_come_from() -> None:
    moment = Dated(datetime(2025, 11, 18, tzinfo=UTC), HowDated.COLLECTOR)
    assert origin_of([post(published=(moment,), author=Account("", name="Paper"))], ITEM) == ("Paper", "2025-11-18")
    assert origin_of([post(published=(moment,), extras='{"published": "2025-11"}')], ITEM) == ("", "2025-11")
    assert origin_of([post()], ITEM) == ("", "")
    assert origin_of([post()], f"{ITEM}#/3") == ("", "")


def _changed(one: Statement, **fields: object) -> Statement:
    return replace(one, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        {"property": "crossing_count"},
        {"locator": Locator("ef" * 32, start=0, end=200)},
        {"locator": Locator(ITEM, start=5000, end=5010)},
        {"locator": Locator(ITEM, start=0, end=5)},
        {"quantity": None},
        {"quantity": Quantity(Decimal(1), None, "vehicles")},
    ],
)
def test_other_words_or_another_number_get_no_speakers(fields: dict[str, object]) -> None:
    seen = next(one for one in told().values() if one.quantity and one.quantity.low == Decimal(64))
    other = _changed(seen, said_by=(), **fields)
    assert spoken([other], readings()) == [other]


def test_what_the_pattern_took_for_a_condition_stays_one() -> None:
    seen = next(one for one in told().values() if one.quantity and one.quantity.low == Decimal(64))
    (again,) = spoken([_changed(seen, polarity=Polarity.HYPOTHETICAL, said_by=())], readings())
    assert (again.polarity, again.said_by) == (Polarity.HYPOTHETICAL, seen.said_by)

"""Statements of prose as statements of a case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yellowplate.extract.prose.recorded import PROB, READER, records_of
from yellowplate.records import (
    Alternative,
    Basis,
    Link,
    Locator,
    Period,
    Polarity,
    Quantity,
    Reading,
    ReadingKind,
    Statement,
    Subject,
    SubjectKind,
)

ITEM = "ab" * 32


def _readings(*lines: str) -> list[Reading]:
    found, start = [], 0
    for line in lines:
        locator = Locator(ITEM, start=start, end=start + len(line))
        found.append(Reading(locator, ReadingKind.TEXT, (Alternative(line, 1.0),), "text/1", ITEM))
        start += len(line) + 1
    return found


def _one(text: str, published: str = "2026-01-20") -> Statement:
    (one,) = records_of(_readings(text), publisher="Paper", published=published)
    return one


def test_a_count_at_a_place() -> None:
    lines = ("We went there.", "On 7 November Ellis Harrow counted at least 64 cars at Uiju.")
    one = next(one for one in records_of(_readings(*lines), publisher="Paper", published="2025-11-18"))
    assert one.subject == Subject(SubjectKind.PLACE, "place:Uiju")
    assert (one.property, one.value, one.raw) == ("vehicle_count", "64-..", "counted at least 64 cars")
    assert one.quantity == Quantity(Decimal(64), None, "vehicles")
    assert "\n".join(lines)[one.locator.start : one.locator.end] == one.raw
    assert one.said_by == (Link("Ellis Harrow", Basis.SAW),)
    assert one.happened_on == Period(date(2025, 11, 7), date(2025, 11, 7))
    assert (one.reader, one.prob, one.polarity) == (READER, PROB, Polarity.ASSERTED)
    assert one.note == "vehicle_count: seen; date from the words: On 7 November"


def test_who_speaks_for_whom() -> None:
    one = _one("A watchman said a driver had told him that 30 cars would arrive at Uiju.")
    assert one.said_by == (Link("watchman", Basis.REPORTED), Link("driver", Basis.REPORTED))
    assert one.subject == Subject(SubjectKind.FLOW, "flow:Uiju")
    bare = records_of(_readings("A driver said the road to cars is closed."))
    assert [link.speaker for link in bare[0].said_by] == ["driver"]


def test_flows_without_a_place_are_those_of_the_border() -> None:
    assert _one("27 cars arrived in one night.").subject == Subject(SubjectKind.FLOW, "flow:border")
    assert _one("The road is closed to cars.").property == "route/stopped"


def test_prices() -> None:
    one = _one("The import permit costs up to 25,000 yuan a car.")
    assert one.subject == Subject(SubjectKind.PRICE, "price:permit")
    assert (one.property, one.value) == ("price", "..-25000")
    assert one.quantity == Quantity(None, Decimal(25000), "CNY per vehicle")
    assert _one("A van costs 58,000 to 60,000 yuan.").subject == Subject(SubjectKind.PRICE, "price:vehicle")
    assert _one("A van costs 58,000 to 60,000 yuan.").value == "58000-60000"
    assert _one("The dollar cost 39,000 won.").property == "currency/rate"
    assert _one("Fuel costs 9.50 yuan.").value == "9.5"


def test_policies_and_their_notes() -> None:
    one = _one("Car prices have fallen.")
    assert (one.subject, one.quantity, one.value) == (
        Subject(SubjectKind.POLICY, "policy:price"),
        None,
        "Car prices have fallen",
    )
    assert one.note == "price: going; falls"
    cause = next(one for one in records_of(_readings("It is shut because the flood came.")))
    assert cause.note == "causal_claim: cause; named as a cause of: It is shut; the publisher's own: opinion"


def test_what_is_not_filed() -> None:
    assert records_of(_readings("He offered me a grey Camry.")) == []
    assert records_of(_readings("Ri Ok, who sells tyres, came.")) == []
    assert records_of(_readings("64 cars stood there.")) == []
    assert records_of([]) == []


def test_lines_with_a_carriage_return() -> None:
    (one,) = records_of(_readings("Hello there.\r", "The road is closed to cars.\r"))
    assert one.locator.start == len("Hello there.\r") + 1 + len("")


def test_a_date_that_is_no_period_is_left_out() -> None:
    one = _one("27 cars arrived last May.", published="")
    assert one.happened_on is None

"""Facts: unknown is not no, and grounds decide what counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yellowplate.law.fact import FACT_KINDS, Fact, Facts, Grounds, Shape


def test_what_is_not_there_is_unknown() -> None:
    facts = Facts()
    assert facts["carried_out"] == Fact("carried_out", None, Grounds.UNKNOWN)
    assert facts.value("carried_out") is None
    assert facts.day("scrap_date") is None
    assert not facts.is_known("carried_out")


def test_facts_with_and_without() -> None:
    day = Fact("scrap_date", date(2026, 1, 1), Grounds.PARTY_WORD)
    facts = Facts().with_fact(day).with_fact(Fact("carried_out", value=True, grounds=Grounds.JUDGED))
    assert facts.day("scrap_date") == date(2026, 1, 1)
    assert [fact.name for fact in facts] == ["carried_out", "scrap_date"]
    assert [fact.name for fact in facts.without("scrap_date")] == ["carried_out"]
    assert [fact.name for fact in facts.on_good_grounds()] == ["carried_out"]


def test_false_is_known_and_unlike_unknown() -> None:
    facts = Facts.of([Fact("carried_out", value=False, grounds=Grounds.OFFICIAL_RECORD)])
    assert facts.is_known("carried_out")
    assert facts.value("carried_out") is False


def test_numbers_lists_and_words() -> None:
    facts = Facts.of(
        [
            Fact("engine_cc", Decimal(1998), Grounds.PARTY_WORD),
            Fact("party_countries", ("cn",), Grounds.PARTY_WORD),
            Fact("make", " BYD ", Grounds.PARTY_WORD),
        ]
    )
    found = (facts.number("engine_cc"), facts.members("party_countries"), facts.words("make"))
    assert found == (Decimal(1998), ("cn",), "byd")
    assert (facts.number("make"), facts.members("make"), facts.words("engine_cc")) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "value", "grounds"),
    [
        ("colour", "red", Grounds.PARTY_WORD),
        ("carried_out", True, Grounds.UNKNOWN),
        ("carried_out", None, Grounds.PARTY_WORD),
    ],
)
def test_refuses(name: str, value: bool | str | None, grounds: Grounds) -> None:
    with pytest.raises(ValueError, match=name):
        Fact(name, value, grounds)


def test_every_fact_says_what_it_is() -> None:
    for kind in FACT_KINDS.values():
        assert kind.what.endswith(".")
        assert bool(kind.choices) == (kind.shape is Shape.CHOICE)
        assert kind.about in {"vehicle", "transaction", "signs"}

"""What ties a transaction to a legal order: goods, content, acts, parties, carrier, money; each tested by itself.

A state's rules bind where one of its ties holds. A tie that nobody can test stays open and is named, so that the rule
stays UNKNOWN with what would decide it.
Source: law.md section 4, last sentence; the ties of each regime follow the text its rules are taken from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from yellowplate.law.asked import either
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition
from yellowplate.tables.law_texts_figures import figure

EU_MEMBERS = frozenset(
    "at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se".split()  # noqa: SIM905 - a list of 27 codes reads better as words
)
"""Member states since 2020-02-01 (withdrawal agreement OJ L 29, 31.1.2020); earlier days count `gb` too, see below."""
UK_LEFT_ON = date(2020, 2, 1)
"""First day the United Kingdom was no member state. Source: OJ L 29, 31.1.2020."""
DOLLAR = "usd"


def _members(regime: str, on: date) -> frozenset[str]:
    if regime == "eu":
        return EU_MEMBERS | {"eu"} | ({"gb"} if on < UK_LEFT_ON else set())
    return frozenset({"gb", "uk"}) if regime == "uk" else frozenset({regime})


def _in_list(regime: str, fact: str, says: str) -> Condition:
    def holds(facts: Facts, on: date) -> bool | None:
        listed = facts.members(fact)
        return None if listed is None else bool(_members(regime, on).intersection(listed))

    return Condition(fact, says, (fact,), holds, is_dated=regime == "eu")


def _in_country(regime: str, fact: str, says: str) -> Condition:
    def holds(facts: Facts, on: date) -> bool | None:
        value = facts.words(fact)
        return None if value in (None, "other", "not_kp") else value in _members(regime, on)

    return Condition(fact, says, (fact,), holds, is_dated=regime == "eu")


def _content(facts: Facts, on: date) -> bool | None:
    share, limit = facts.number("us_content_pct"), figure("us-ear-734-4", "content_pct", on)
    return None if share is None or limit is None else share > limit


def _dollars(facts: Facts, _on: date) -> bool | None:
    """Only rule the tie out: dollars may or may not have moved through a bank in the United States."""
    currency = facts.words("currency")
    return None if currency in (None, DOLLAR) else False


def _ties(regime: str, name: str, *, goods: tuple[str, ...] = (), acts: bool = True) -> tuple[Condition, ...]:
    """Make the usual ties: parties, places of acts, route and flag; and those of the goods."""
    says = {
        "origin_country": f"The goods leave {name}",
        "goods_origin_country": f"The goods were made in {name}",
        "first_export_country": f"The used car was first exported from {name}",
        "broker_country": f"The broker acts from {name}",
    }
    made = tuple(_in_country(regime, fact, says[fact]) for fact in goods)
    if not acts:
        return made
    return (
        *made,
        _in_list(regime, "party_countries", f"A party is a national of, or has its seat in, {name}"),
        _in_list(regime, "act_countries", f"A party acts in {name}"),
        _in_list(regime, "route_countries", f"The goods touch {name} on their way"),
        _in_country(regime, "carrier_flag", f"The carrier flies the flag of {name}"),
    )


US_GOODS = (
    *_ties("us", "the United States", goods=("goods_origin_country", "origin_country"), acts=False),
    _in_list("us", "route_countries", "The goods touch the United States on their way"),
    Condition(
        "us_content",
        "The share of United States content is above the limit",
        ("us_content_pct",),
        _content,
        is_dated=True,
    ),
)
US_PERSONS = (
    *_ties("us", "the United States", goods=("origin_country", "broker_country")),
    _in_country("us", "bank_country", "The money moves through a bank in the United States"),
    Condition("dollars", "The payment is in dollars (through which bank, is not said)", ("currency",), _dollars),
)

REGIMES: Mapping[str, tuple[str, tuple[Condition, ...]]] = MappingProxyType(
    {
        "us_goods": ("The item is subject to the United States export regulations", US_GOODS),
        "us_persons": ("A United States person or the United States take part", US_PERSONS),
        "eu": ("The European Union is touched", _ties("eu", "a member state", goods=("origin_country",))),
        "uk": ("The United Kingdom is touched", _ties("uk", "the United Kingdom", goods=("origin_country",))),
        "jp": (
            "Japan is touched",
            _ties("jp", "Japan", goods=("origin_country", "first_export_country", "broker_country"))[:5],
        ),
        "kr": ("South Korea is touched", _ties("kr", "South Korea", goods=("origin_country",))),
        "hk": ("Hong Kong is touched", _ties("hk", "Hong Kong", goods=("origin_country",))),
        "sg": (
            "The goods go from or through Singapore",
            (
                *_ties("sg", "Singapore", goods=("origin_country",), acts=False),
                _in_list("sg", "route_countries", "The goods touch Singapore on their way"),
            ),
        ),
        "in": ("India is touched", _ties("in", "India", goods=("origin_country",))),
        "cn": ("China is touched", _ties("cn", "China", goods=("origin_country",))),
    }
)
"""Sentence and ties by regime. Japan: exports and brokering (arts 48(3), 25(6)); Singapore: through its territory."""


def nexus(regime: str) -> Condition:
    """Make the condition that a regime is touched.

    Args:
        regime: a key of `REGIMES`.

    Returns:
        A condition whose parts are the ties; True where one holds, False where none does, None where one is open.
    """
    says, ties = REGIMES[regime]
    return either(f"{regime}_nexus", says, ties)


@dataclass(frozen=True, slots=True)
class Tie:
    """How one tie stands.

    Attributes:
        regime: a key of `REGIMES`.
        name: name of the tie.
        says: it, as a sentence without its full stop.
        holds: True, False, or None for "could not be tested".
        missing: facts that would test it; empty where it was tested.
        statements: ids of the statements it rests on.
    """

    regime: str
    name: str
    says: str
    holds: bool | None
    missing: tuple[str, ...]
    statements: tuple[str, ...]


def nexuses(facts: Facts, on: date) -> tuple[Tie, ...]:
    """Test every tie of every regime, on everything stated, whatever its grounds.

    Args:
        facts: what is known.
        on: the day.

    Returns:
        One entry a tie, in order of regime; those found, those excluded and those that could not be tested.
    """
    return tuple(
        Tie(
            regime,
            part.name,
            part.says,
            holds := part.holds(facts, on),
            part.needs if holds is None else (),
            tuple(sorted({one for name in part.needs for one in facts[name].statements})),
        )
        for regime in sorted(REGIMES)
        for part in REGIMES[regime][1]
    )

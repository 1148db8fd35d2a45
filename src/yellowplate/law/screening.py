"""Screening: a document with facts of a vehicle and a transaction in, findings out.

The document is what a TOML, YAML or JSON file holds. Facts stand at the top or under `vehicle`, `transaction` and
`signs`; each is a plain value (a party's word, unless the document's own `grounds` says better) or a table with
`value`, `grounds` and `statement`. Nothing is overlooked: a key that no rule knows is refused by name, unless it begins
with "x_".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from yellowplate.law.engine import assess
from yellowplate.law.fact import FACT_KINDS, Fact, FactKind, Facts, Grounds, Shape, Value
from yellowplate.records import Finding
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain

TABLES = ("vehicle", "transaction", "signs")
DAY_KEYS = ("on", "event_date")
WORDS = ("id", "title", "note")
"""Keys that say what the document is; they decide nothing."""
ALIASES = {
    "export_clearance_date": "export_cleared_on",
    "deregistered_on": "deregistration_date",
    "scrap_on": "scrap_date",
    "first_registered_on": "first_registration_date",
    "hs10": "hs_code",
    "knowledge": "knew_of_smuggling",
    "brand": "make",
    "gvw": "gvw_t",
    "price": "price_cny",
    "market_price": "market_price_cny",
}
"""Other names under which the research files and lenders know the same facts."""
STATED_GROUNDS = tuple(str(one) for one in Grounds if one is not Grounds.UNKNOWN)
FIELDS = ("value", "grounds", "statement")
UNKNOWN_WORDS = ("unknown", "")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_COUNTRY = re.compile(r"[a-z]{2}|other|not_kp")
_HS = re.compile(r"[0-9]{4,10}")


def screen(document: Mapping[str, Any], *, on: date | None = None) -> list[Finding]:
    """Apply every rule to the facts of a document.

    Args:
        document: the document, as parsed from TOML, YAML or JSON.
        on: day of the event where the document does not say (`on` or `event_date`).

    Returns:
        One finding a rule, in order of the rules' ids.

    Raises:
        RequestError: no table, no day, an unknown key, or a wrong value; the message names the key and the remedy.
    """
    if not isinstance(document, Mapping):
        raise RequestError(f"expected a table of facts, found {type(document).__name__}; give one document a file")
    day = day_of(document, on=on)
    return assess(facts_in(document), day)


def day_of(document: Mapping[str, Any], *, on: date | None = None) -> date:
    """Return the day the rules are applied to.

    Raises:
        RequestError: two different days, none at all, or one that is no day.
    """
    places = [document, *(table for table in map(document.get, TABLES) if isinstance(table, Mapping))]
    days = {_day(key, place[key]) for place in places for key in DAY_KEYS if place.get(key) is not None}
    if len(days) > 1:
        raise RequestError(f"the document names different days of the event: {', '.join(map(str, sorted(days)))}")
    if not days and on is None:
        raise RequestError('the day of the event is missing: add on = 2026-01-31 (or "event_date")')
    return days.pop() if days else on  # type: ignore[return-value]


def facts_in(document: Mapping[str, Any]) -> Facts:
    """Read the facts of a document.

    Args:
        document: as for `screen`.

    Returns:
        Facts with their grounds; a day of deregistration also says that the car was deregistered.

    Raises:
        RequestError: as for `screen`.
    """
    usual = _grounds("grounds", document.get("grounds", str(Grounds.PARTY_WORD)))
    found: dict[str, Fact] = {}
    for key, raw in _entries(document):
        fact = _fact(key, raw, usual)
        if fact.name in found:
            raise RequestError(f"{key}: the document states {fact.name} twice; keep one")
        found[fact.name] = fact
    day = found.get("deregistration_date")
    if day is not None and day.value is not None and "deregistered" not in found:
        found["deregistered"] = Fact("deregistered", value=True, grounds=day.grounds, statements=day.statements)
    return Facts.of(found[name] for name in sorted(found))


def _entries(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Go through the keys that state facts; refuse those nobody knows."""
    for key, raw in document.items():
        if key in TABLES:
            if not isinstance(raw, Mapping):
                raise RequestError(f"{key}: expected a table of facts, found {type(raw).__name__}")
            for inner, part in raw.items():
                if _is_fact(inner, f"{key}.{inner}"):
                    yield inner, part
        elif key != "grounds" and _is_fact(key, key):
            yield key, raw


def _is_fact(key: object, place: str) -> bool:
    name = str(key)
    if name in DAY_KEYS or name in WORDS or name.startswith("x_"):
        return False
    if ALIASES.get(name, name) not in FACT_KINDS:
        known = ", ".join(sorted((*FACT_KINDS, *ALIASES)))
        raise RequestError(f'{place}: no rule knows this fact. Known: {known}. A key of your own begins with "x_".')
    return True


def _fact(key: str, raw: Any, usual: Grounds) -> Fact:
    kind = FACT_KINDS[ALIASES.get(key, key)]
    grounds = usual
    statements: tuple[str, ...] = ()
    if isinstance(raw, Mapping):
        strange = sorted(str(name) for name in raw if name not in FIELDS)
        if strange or "value" not in raw:
            raise RequestError(
                f"{key}: a fact's table has value, grounds and statement; found {', '.join(map(str, raw))}"
            )
        grounds = _grounds(f"{key}.grounds", raw.get("grounds", str(usual)))
        statements = _statements(f"{key}.statement", raw.get("statement"))
        raw = raw["value"]
    if raw is None or (isinstance(raw, str) and raw in UNKNOWN_WORDS):
        return Fact(kind.name, None, Grounds.UNKNOWN, statements)
    return Fact(kind.name, _value(key, kind, raw), grounds, statements)


def _statements(key: str, raw: Any) -> tuple[str, ...]:
    if raw is None:
        return ()
    many = raw if isinstance(raw, list) else [raw]
    if not all(isinstance(one, str) and one for one in many):
        raise RequestError(f"{key}: expected the id or the words of a statement as text, or a list of them")
    return tuple(sorted(set(many)))


def _grounds(key: str, raw: Any) -> Grounds:
    if raw not in STATED_GROUNDS:
        raise RequestError(f"{key}: {raw!r} is none of {', '.join(STATED_GROUNDS)}")
    return Grounds(raw)


def value_of(name: str, raw: Any) -> Value:
    """Read the value of a fact as a document writes it.

    Args:
        name: a key of `FACT_KINDS`.
        raw: as in a document; text, also for days and numbers.

    Raises:
        RequestError: not a value of this fact.
    """
    return _value(name, FACT_KINDS[name], raw)


def _value(key: str, kind: FactKind, raw: Any) -> Value:
    if kind.shape is Shape.DAY:
        return _day(key, raw)
    if kind.shape is Shape.YES_NO:
        value = raw if isinstance(raw, bool) else _YES_NO.get(raw.lower()) if isinstance(raw, str) else None
        if value is None:
            raise RequestError(f'{key}: expected true, false or "unknown", found {raw!r}')
        return value
    if kind.shape is Shape.HS:
        return _hs(key, raw)
    if kind.shape is Shape.NUMBER:
        return _number(key, raw)
    if kind.shape is Shape.COUNTRIES:
        return _countries(key, raw)
    return _word(key, kind, raw)


def _word(key: str, kind: FactKind, raw: Any) -> str:
    if not isinstance(raw, str):
        raise RequestError(f"{key}: expected text in quotation marks, found {raw!r}{_norway(kind, raw)}")
    if kind.shape is Shape.TEXT:
        return raw.strip()
    word = raw.lower()
    if kind.shape is Shape.COUNTRY and not _COUNTRY.fullmatch(word):
        raise RequestError(
            f'{key}: expected a two-letter country code (ISO 3166-1) such as "kp" or "cn", found {raw!r}'
        )
    if kind.shape is Shape.CHOICE and word not in kind.choices:
        raise RequestError(f"{key}: {raw!r} is none of {', '.join(kind.choices)}")
    return word


def _norway(kind: FactKind, raw: Any) -> str:
    return ' (YAML reads a bare NO as false: write "no")' if kind.shape is Shape.COUNTRY and raw is False else ""


def _number(key: str, raw: Any) -> Decimal:
    """Read an exact number; a float is taken by the digits it is written with."""
    is_number = isinstance(raw, str | int | float | Decimal) and not isinstance(raw, bool)
    try:
        value = Decimal(str(raw)) if is_number else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite() or value < 0:
        raise RequestError(f"{key}: expected a number that is not negative such as 1998 or 12.5, found {raw!r}")
    return value


def _countries(key: str, raw: Any) -> tuple[str, ...]:
    many = [raw] if isinstance(raw, str) else raw
    codes = [one.lower() for one in many if isinstance(one, str)] if isinstance(many, list) else []
    if not isinstance(many, list) or len(codes) != len(many) or not all(map(_COUNTRY.fullmatch, codes)):
        raise RequestError(f'{key}: expected a list of two-letter country codes such as ["cn", "hk"], found {raw!r}')
    return tuple(sorted(set(codes)))


def _hs(key: str, raw: Any) -> str:
    code = raw.replace(".", "").replace(" ", "") if isinstance(raw, str) else ""
    if not _HS.fullmatch(code):
        raise RequestError(f'{key}: expected four to ten digits in quotation marks such as "8703.23", found {raw!r}')
    return code


def _day(key: str, raw: Any) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError) as error:
        raise RequestError(f"{key}: expected a day such as 2026-01-31, found {raw!r}") from error


def as_json(finding: Finding) -> dict[str, Plain]:
    """Make the JSON object that commands print for a finding.

    Args:
        finding: any finding.

    Returns:
        rule, answer, if_carried_out, on, binds, because, missing, statements, citation, url, is_verified, raised_by.
    """
    # Written out: a batch prints millions of findings.
    return {
        "rule": finding.rule,
        "answer": str(finding.answer),
        "if_carried_out": str(finding.if_carried_out),
        "on": finding.on.isoformat(),
        "binds": [str(one) for one in finding.binds],
        "because": list(finding.because),
        "missing": list(finding.missing),
        "statements": list(finding.statements),
        "citation": finding.citation,
        "url": finding.url,
        "is_verified": finding.is_verified,
        "raised_by": list(finding.raised_by),
    }

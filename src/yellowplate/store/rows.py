"""Records as rows: which class each table holds, the row's id, its canonical place, its body, and the way back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from yellowplate.records import Item, Judgement, Locator, Post, Reading, Refusal, Statement, from_plain, to_plain
from yellowplate.records.errors import BrokenRecord
from yellowplate.records.ids import Plain, canonical_json, identify

Record = Item | Post | Reading | Statement | Judgement | Refusal
"""What the ledger holds."""

CLASSES: dict[str, type[Record]] = {
    "items": Item,
    "posts": Post,
    "readings": Reading,
    "statements": Statement,
    "judgements": Judgement,
    "refusals": Refusal,
}
"""The class of each table's records, in the order of the dump."""

_TABLES = {cls: name for name, cls in CLASSES.items()}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEAST_TIME_S = 1_000_000.0
"""Added to a time so that it sorts as text; no clip begins eleven days before its own clock."""

_SEPARATOR = "\x01"
"""Stands between parts of a place; sorts before every character that a field's name holds."""


def text_form(value: Plain) -> str:
    r"""Write a plain value as canonical JSON that any database can hold.

    Half characters (lone surrogates, from file names that are not UTF-8) are escaped, so that nothing is lost.

    >>> print(text_form(["车", "\udc80"]))
    ["车","\udc80"]
    """
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", canonical_json(value))


def _plain_words(words: str) -> str:
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", words).replace("\x00", "\\u0000")


def _number(value: float | None, n_digits: int) -> str:
    return "" if value is None else f"{value:0{n_digits}d}" if isinstance(value, int) else f"{value:0{n_digits}.6f}"


def place_of(locator: Locator) -> str:
    """Return a text that sorts as `Locator.sort_key` does inside one item (times to a millionth of a second).

    >>> item = "0" * 64
    >>> place_of(Locator(item, start=9, end=10)) < place_of(Locator(item, start=10, end=11))
    True
    """
    box = locator.box
    time_s = locator.t_start_s
    parts = [
        _plain_words(locator.field),
        _number(None if time_s is None else float(time_s) + _LEAST_TIME_S, 18),
        _number(locator.start, 12),
        *([_number(side + 10**9, 12) for side in (box.top, box.left, box.bottom, box.right)] if box else []),
    ]
    return _SEPARATOR.join(parts)


@dataclass(frozen=True, slots=True)
class Row:
    """One record ready to be stored.

    Attributes:
        table: name of its table.
        id: unique within the pass.
        item: SHA-256 of the item it speaks of, or "".
        place: sorts inside the item.
        body: the record in canonical JSON.
    """

    table: str
    id: str
    item: str
    place: str
    body: str


def row_of(record: Record) -> Row:
    """Make the row of a record.

    Raises:
        BrokenRecord: the record holds what JSON cannot (a float that is not finite, an unknown type).
    """
    table = _TABLES[type(record)]
    try:
        plain = to_plain(record)
        body = text_form(plain)
    except (TypeError, ValueError) as error:
        raise BrokenRecord(f"{table}: {error}") from error
    if isinstance(record, Item):
        return Row(table, record.sha256, record.sha256, "", body)
    if isinstance(record, Judgement):
        return Row(table, record.id, "", str(plain["judged_at"]) if isinstance(plain, dict) else "", body)
    if isinstance(record, Refusal):
        place = _SEPARATOR.join(_plain_words(words) for words in (record.file, record.place, record.stage))
        return Row(table, identify("rf", [body]), record.item, place, body)
    return Row(table, record.id, record.locator.item, place_of(record.locator), body)


def rows_of(records: Iterable[Record]) -> list[Row]:
    """Make the rows of one pass, in canonical order; a record given twice is one row.

    Raises:
        BrokenRecord: two different records under one id.
    """
    found: dict[tuple[str, str], Row] = {}
    for record in records:
        row = row_of(record)
        if found.setdefault((row.table, row.id), row).body != row.body:
            raise BrokenRecord(f"{row.table} {row.id}: two different records under one id")
    order = list(CLASSES)
    return sorted(found.values(), key=lambda row: (order.index(row.table), row.item, row.place, row.id))


def pass_digest(rows: Iterable[Row]) -> str:
    """Return the SHA-256 over the rows of one pass, in canonical order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(text_form([row.table, row.id, row.item, row.place, row.body]).encode() + b"\n")
    return digest.hexdigest()


def record_of(table: str, row_id: str, body: str) -> Record:
    """Read a record back.

    Raises:
        BrokenRecord: the body is no record of the table.
    """
    try:
        plain = json.loads(body)
    except ValueError as error:
        raise BrokenRecord(f"{table} {row_id}: {error}") from error
    return from_plain(CLASSES[table], plain, place=f"{table} {row_id}")

"""What the search index holds of the ledger: texts of readings and posts, and identifiers with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, select

from yellowplate.records import Locator, Post, Reading, ReadingKind, Statement
from yellowplate.store.bigrams import compact
from yellowplate.store.rows import Record, record_of
from yellowplate.store.schema import ROWS

IDENTIFIERS = ("vin", "plate", "contact")
"""Properties of statements whose values are identifiers."""

_IDENTIFIER_KINDS = (ReadingKind.VIN, ReadingKind.PLATE)
_N_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    Attributes:
        of_pass: the pass whose row it comes from.
        locator: where it stands.
        kind: as in `Hit.kind`.
        raw: the words.
        identifier: letters and digits of an identifier, or "" for a text.
    """

    of_pass: int
    locator: Locator
    kind: str
    raw: str
    identifier: str = ""


def entries_since(connection: Connection, last_pass: int) -> Iterator[Entry]:
    """Give the entries of all passes after one.

    Args:
        connection: reads the ledger.
        last_pass: number of the last pass that is in the index already; 0 for none.
    """
    for name in ("posts", "readings", "statements"):
        table = ROWS[name]
        columns = table.c["pass"], table.c.id, table.c.body
        chosen = select(*columns).where(table.c["pass"] > last_pass).order_by(*columns)
        for of_pass, row_id, body in connection.execution_options(yield_per=_N_AT_ONCE).execute(chosen):
            yield from _entries(of_pass, record_of(name, row_id, body))


def _entries(of_pass: int, record: Record) -> Iterator[Entry]:
    if isinstance(record, Post):
        for written in record.texts:
            yield Entry(of_pass, written.locator, str(written.role), written.text)
        if record.author:
            for name in dict.fromkeys((record.author.id, record.author.handle, record.author.name)):
                if name:
                    yield Entry(of_pass, record.locator, "account", name, compact(name))
    elif isinstance(record, Reading) and record.kind in _IDENTIFIER_KINDS:
        for alternative in record.alternatives:
            yield Entry(of_pass, record.locator, str(record.kind), alternative.text, compact(alternative.text))
    elif isinstance(record, Reading) and record.kind is ReadingKind.SIGNATURE:
        return
    elif isinstance(record, Reading):
        yield Entry(of_pass, record.locator, record.role or str(record.kind), record.text)
    else:
        statement = cast("Statement", record)
        if statement.property in IDENTIFIERS:
            words = statement.value.rpartition(":")[2]
            yield Entry(of_pass, statement.locator, statement.property, statement.value, compact(words))

"""The tables of the search index: how entries get in, and which ones a query has to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    and_,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import OperationalError

from yellowplate.records import to_plain
from yellowplate.records.errors import CaseError
from yellowplate.store.bigrams import match_for, searchable, tokens
from yellowplate.store.entries import Entry
from yellowplate.store.rows import text_form
from yellowplate.store.sqlite import add_tokens, begin_read, begin_write, make_text_index, matching

INDEX_VERSION = 1
"""Raised whenever folding or cutting changes: an index of another version is made anew."""

_METADATA = MetaData()
_STATE = Table(
    "state",
    _METADATA,
    Column("version", Integer, primary_key=True),
    Column("last_pass", Integer, nullable=False),
    Column("sha256", String, nullable=False),
)
TEXTS = Table(
    "texts",
    _METADATA,
    Column("n", Integer, primary_key=True),
    Column("pass", Integer, nullable=False),
    Column("locator", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("raw", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("identifier", String, nullable=False),
    Index("identifiers", "identifier"),
)
"""Every entry: its pass in the ledger, locator and raw words as JSON, folded words, letters and digits."""

_N_AT_ONCE = 1000


def make_index(engine: Engine) -> None:
    """Make the tables of an empty index."""
    with begin_write(engine) as index:
        _METADATA.create_all(index)
        make_text_index(index)
        index.execute(insert(_STATE), {"version": INDEX_VERSION, "last_pass": 0, "sha256": ""})


def last_pass(engine: Engine) -> tuple[int, str] | None:
    """Return number and hash of the last pass in the index; None where it is damaged or of another version."""
    try:
        with begin_read(engine) as index:
            row = index.execute(select(_STATE.c.version, _STATE.c.last_pass, _STATE.c.sha256)).one_or_none()
    except (CaseError, OperationalError):
        return None
    return (row[1], row[2]) if row and row[0] == INDEX_VERSION else None


def add_entries(engine: Engine, entries: Iterator[Entry], newest: tuple[int, str]) -> int:
    """Add entries and note up to which pass they go, in one transaction; return how many they were."""
    with begin_write(engine) as index:
        number = first = index.scalar(select(func.coalesce(func.max(TEXTS.c.n), 0))) or 0
        while batch := list(islice(entries, _N_AT_ONCE)):
            rows = [_row(n, entry) for n, entry in enumerate(batch, number + 1)]
            index.execute(insert(TEXTS), rows)
            add_tokens(index, [(n, " ".join(tokens(str(row["folded"])))) for n, row in enumerate(rows, number + 1)])
            number += len(batch)
        index.execute(update(_STATE).values(last_pass=newest[0], sha256=newest[1]))
    return number - first


def _row(n: int, entry: Entry) -> dict[str, int | str]:
    return {
        "n": n,
        "pass": entry.of_pass,
        "locator": text_form(to_plain(entry.locator)),
        "kind": entry.kind,
        "raw": text_form(entry.raw),
        "folded": _storable(searchable(entry.raw)),
        "identifier": _storable(entry.identifier),
    }


def _storable(words: str) -> str:
    """Replace half characters and NUL, which no query can hold, so that the database takes the text."""
    return words.encode("utf-8", "replace").decode().replace("\x00", " ")


Candidate = tuple[int, str, str, str, str, str]
"""Pass, locator, kind, raw words, folded words, identifier."""


def texts_with(index: Connection, terms: Iterable[str]) -> Iterator[Candidate]:
    """Give entries in which every term begins a word or stands inside Chinese or Korean; perhaps a few more."""
    asked = [match for match in map(match_for, terms) if match]
    if asked:
        yield from candidates(index, TEXTS.c.n.in_(matching(" AND ".join(asked))))


def texts_holding(index: Connection, terms: Iterable[str]) -> Iterator[Candidate]:
    """Give entries that hold every term anywhere, by looking at all of them."""
    yield from candidates(index, and_(*(TEXTS.c.folded.contains(_storable(term), autoescape=True) for term in terms)))


def identifiers_holding(index: Connection, part: str) -> Iterator[Candidate]:
    """Give entries whose identifier holds a part."""
    yield from candidates(index, TEXTS.c.identifier.contains(_storable(part), autoescape=True))


def candidates(index: Connection, condition: ColumnElement[bool]) -> Iterator[Candidate]:
    """Give the entries for which a condition holds."""
    columns = TEXTS.c["pass"], TEXTS.c.locator, TEXTS.c.kind, TEXTS.c.raw, TEXTS.c.folded, TEXTS.c.identifier
    chosen = select(*columns).where(condition)
    yield from index.execution_options(yield_per=_N_AT_ONCE).execute(chosen)

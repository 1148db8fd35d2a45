"""Everything that only SQLite has: pragmas, how a transaction begins, triggers, full-text tables, a quick check.

The rest of the store is SQLAlchemy Core that another database would understand too.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Integer, Select, column, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from yellowplate.records.errors import CaseError

BUSY_MS = 30_000
"""Milliseconds to wait for another process that is writing."""

_WRITES = "yellowplate_writes"


def _uri(path: Path, *, read_only: bool) -> str:
    uri = path.resolve().as_uri()
    if not read_only:
        return uri
    if os.access(path.parent, os.W_OK):
        return f"{uri}?mode=ro"
    rest = path.with_name(f"{path.name}-wal")
    if rest.is_file() and rest.stat().st_size:
        msg = (
            f"{path.parent}: the program was stopped while writing to this case, and here it cannot be mended. Copy "
            "the case to a disk that can be written, and open it there."
        )
        raise CaseError(msg)
    # Without the right to make the -shm file a database in WAL opens only as one that nobody changes.
    return f"{uri}?immutable=1"


def open_engine(path: Path, *, read_only: bool, durable: bool = True) -> Engine:
    """Open a database file, or make one.

    Args:
        path: the file; its folder exists.
        read_only: refuse every write.
        durable: True: a commit is on the disk when it returns (synchronous=FULL); False: only the order is kept,
            for what can be made anew.

    Returns:
        An engine whose transactions begin as writers where `begin_write` is used, else as readers.

    Limits: WAL needs a local disk; on a network share two machines must not open one case.
    Source: https://www.sqlite.org/wal.html, https://www.sqlite.org/pragma.html#pragma_synchronous
    """
    uri = _uri(path, read_only=read_only)
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, check_same_thread=False),
        poolclass=QueuePool,  # a connection for each open stream; SQLAlchemy would share one where it sees no file name
        max_overflow=-1,
    )
    _set_up(engine, [] if read_only else ["journal_mode=WAL", f"synchronous={'FULL' if durable else 'NORMAL'}"])
    return engine


def open_memory() -> Engine:
    """Open a database in memory that lives as long as its engine."""
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: sqlite3.connect(":memory:", check_same_thread=False), poolclass=StaticPool
    )
    _set_up(engine, [])
    return engine


def _set_up(engine: Engine, pragmas: list[str]) -> None:
    @event.listens_for(engine, "connect")
    def connect(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # we say BEGIN ourselves; the driver's own habit opens transactions too late
        for pragma in ["foreign_keys=ON", *pragmas]:
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def begin_write(engine: Engine) -> Iterator[Connection]:
    """Run one writing transaction: all of it or nothing.

    Yields:
        A connection; committed at the end, rolled back on any error.

    Raises:
        CaseError: the disk is full, the file cannot be written, or is no database.
    """
    with telling_errors(), engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def begin_read(engine: Engine) -> Iterator[Connection]:
    """Run one reading transaction: everything in it sees the same state.

    Raises:
        CaseError: the file cannot be read or is no database.
    """
    with telling_errors(), engine.connect() as connection, connection.begin():
        yield connection


_REMEDIES = (
    ("disk is full", "The disk is full", "Free some space and run the same command again; nothing finished is lost."),
    ("readonly database", "The case cannot be written", "Check its permissions, or open it for reading only."),
    ("unable to open", "The case's database cannot be opened", "Check the permissions of the case directory."),
    ("database is locked", "Another program is writing to the case's database", "Wait for it to end."),
    ("disk I/O error", "The disk failed", "Check the disk; copy the case to another one before going on."),
    ("malformed", "The case's database is damaged", "Restore case.db from a copy; the media are not affected."),
    ("not a database", "case.db is not a database", "Restore case.db from a copy; the media are not affected."),
    ("no such table", "The case's database lacks a table", "Restore case.db from a copy; the media are not affected."),
)


@contextmanager
def telling_errors() -> Iterator[None]:
    """Turn what the database says about the disk into a CaseError with a remedy; the rest passes unchanged."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        for words, what, remedy in _REMEDIES:
            if words in said:
                raise CaseError(f"{what} ({said}). {remedy}") from error
        raise


def freeze_table(connection: Connection, table: str) -> None:
    """Put triggers on a table that refuse every UPDATE and DELETE.

    Args:
        connection: in a writing transaction.
        table: name of one of our own tables.
    """
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
        )


def missing_triggers(connection: Connection, tables: list[str]) -> list[str]:
    """Return names of the triggers of `freeze_table` that are not there, sorted."""
    there = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    return sorted({f"{table}_no_{verb}" for table in tables for verb in ("update", "delete")} - there)


def quick_check(connection: Connection) -> list[str]:
    """Return what SQLite finds broken in the file; empty if nothing."""
    said = [str(line) for line in connection.scalars(text("PRAGMA quick_check"))]
    return [] if said == ["ok"] else said


def make_text_index(connection: Connection) -> None:
    """Make the full-text table of tokens; it keeps no text of its own.

    Source: https://www.sqlite.org/fts5.html section 4.4.2 (contentless tables).
    """
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE tokens USING fts5(words, content='', columnsize=0, "
            'tokenize="unicode61 remove_diacritics 0")'
        )
    )


def add_tokens(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Add documents to the full-text table: (number, tokens with spaces between), at least one."""
    values = [{"n": n, "words": words} for n, words in rows]
    connection.execute(text("INSERT INTO tokens(rowid, words) VALUES (:n, :words)"), values)


def matching(match: str) -> Select[int]:
    """Select the numbers of the documents that an FTS5 expression finds."""
    found = text("SELECT rowid AS n FROM tokens WHERE tokens MATCH :match").bindparams(match=match)
    return select(found.columns(column("n", Integer)).subquery().c.n)

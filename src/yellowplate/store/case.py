"""A case: the directory of one investigation, opened by one writer at a time and by any number of readers."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from yellowplate.records.errors import CaseError
from yellowplate.store.archive import Archive
from yellowplate.store.ledger import Ledger
from yellowplate.store.lock import WriterLock
from yellowplate.store.log import AuditLog
from yellowplate.store.problem import Problem
from yellowplate.store.schema import FROZEN, METADATA, SCHEMA_VERSION
from yellowplate.store.search import Search
from yellowplate.store.soundness import check_ledger
from yellowplate.store.sqlite import begin_write, freeze_table, open_engine
from yellowplate.store.work import Work

MARK = "case.toml"
"""The file that makes a directory a case; written last, so that half a case is none."""

_OURS = {MARK, f"{MARK}.new", "case.db", "case.db-wal", "case.db-shm", "media", "audit.log", "lock", "search.db"}
"""What a case that was only half made may hold."""


def _now() -> datetime:
    return datetime.now(tz=UTC)


class Case:
    """The parts of an open case; made by `Case.open`, handed on in parts and never whole.

    Attributes:
        directory: the case's directory.
        name: what the case is called.
        archive: the bytes of the items.
        ledger: what was found in them.
        work: what is still to be done.
        log: what was done and when.
        search: full text and identifiers.
    """

    def __init__(
        self, directory: Path, name: str, engine: Engine, lock: WriterLock | None, clock: Callable[[], datetime]
    ) -> None:
        read_only = lock is None
        self.directory = directory
        self.name = name
        self._engine = engine
        self._lock = lock
        self.log = AuditLog(directory / "audit.log", clock, read_only=read_only)
        self.archive = Archive(directory / "media", read_only=read_only)
        self.ledger = Ledger(engine, read_only=read_only)
        self.work = Work(engine, read_only=read_only)
        self.search = Search(directory / "search.db", engine, read_only=read_only)

    @classmethod
    def open(
        cls,
        directory: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        name: str = "",
        clock: Callable[[], datetime] = _now,
    ) -> Self:
        """Open a case.

        Args:
            directory: the case's directory.
            create: make it if it is not there or empty.
            read_only: change nothing; works beside a writer.
            name: what a new case is called; the directory's name if "".
            clock: gives the moments of the log, aware UTC.

        Returns:
            The case; a context manager that closes it.

        Raises:
            CaseError: it is no case, of a newer schema, being written by another process, or cannot be read or
                written; the message says what to do.
        """
        try:
            if create and not read_only and not (directory / MARK).is_file():
                _check_empty(directory)
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)  # evidence about people
                return cls._opened(directory, name or directory.resolve().name, clock, read_only=False, is_new=True)
            return cls._opened(directory, _read_mark(directory), clock, read_only=read_only, is_new=False)
        except OSError as error:
            msg = f"{directory}: the case cannot be opened ({error.strerror}). Check its permissions and the disk."
            raise CaseError(msg) from error

    @classmethod
    def _opened(
        cls, directory: Path, name: str, clock: Callable[[], datetime], *, read_only: bool, is_new: bool
    ) -> Self:
        lock = None if read_only else WriterLock(directory / "lock")
        engine: Engine | None = None
        try:
            if not is_new and not (directory / "case.db").is_file():
                msg = f"{directory}: the case has lost its case.db. Restore it from a copy."
                raise CaseError(msg)
            engine = open_engine(directory / "case.db", read_only=read_only)
            if is_new:
                with begin_write(engine) as connection:
                    METADATA.create_all(connection)
                    for table in FROZEN:
                        freeze_table(connection, table)
            case = cls(directory, name, engine, lock, clock)
            if is_new:
                (directory / "media").mkdir(exist_ok=True)
                case.log.append("case made", {"schema": SCHEMA_VERSION})
                _write_mark(directory, name)
        except BaseException:
            if engine:
                engine.dispose()
            if lock:
                lock.release()
            raise
        return case

    def digest(self, *versions: str) -> str:
        """Return the SHA-256 over the ledger's canonical form; see `Ledger.digest`."""
        return self.ledger.digest(*versions)

    def verify(self, *, head: str = "") -> Iterator[Problem]:
        """Hash every object again, check every row of the ledger and walk the log.

        Args:
            head: a head of the log noted earlier, which must still be in it; "" for none.

        Yields:
            Everything that is not as it was stored: media, then ledger, then log.
        """
        yield from self.archive.verify((item.sha256, item.n_bytes) for item in self.ledger.items())
        yield from check_ledger(self._engine)
        yield from self.log.verify(head=head)

    def close(self) -> None:
        """Close the files and let the next writer in; a second call does nothing."""
        self.search.close()
        self._engine.dispose()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _check_empty(directory: Path) -> None:
    if not directory.exists():
        return
    if not directory.is_dir():
        msg = f"{directory}: not a directory. Name a directory for the case."
        raise CaseError(msg)
    strangers = sorted({path.name for path in directory.iterdir()} - _OURS)
    if strangers:
        msg = (
            f"{directory}: not a case, and not empty (it holds {strangers[0]!r}). Name an empty or a new directory; "
            "a case is never made among other files."
        )
        raise CaseError(msg)


def _read_mark(directory: Path) -> str:
    mark = directory / MARK
    if not mark.is_file():
        msg = f"{directory}: not a case ({MARK} is not there). Make one with: yellowplate run FOLDER --case {directory}"
        raise CaseError(msg)
    try:
        said = tomllib.loads(mark.read_text(encoding="utf-8"))
        schema, name = said["schema"], said["name"]
    except (ValueError, KeyError) as error:
        msg = f"{mark}: cannot be understood ({error}). Restore it from a copy of the case."
        raise CaseError(msg) from error
    if not isinstance(schema, int) or not isinstance(name, str):
        msg = f"{mark}: schema must be a number and name a text. Restore it from a copy of the case."
        raise CaseError(msg)
    if schema > SCHEMA_VERSION:
        msg = (
            f"{directory}: written by a newer version (schema {schema}, this one knows {SCHEMA_VERSION}). "
            "Update yellowplate: pip install --upgrade yellowplate"
        )
        raise CaseError(msg)
    return name


def _write_mark(directory: Path, name: str) -> None:
    new = directory / f"{MARK}.new"
    with new.open("w", encoding="utf-8") as file:
        # The JSON string of printable characters is a TOML basic string: the same quotes and escapes.
        printable = "".join(character for character in name if character.isprintable())
        file.write(f"schema = {SCHEMA_VERSION}\nname = {json.dumps(printable, ensure_ascii=False)}\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(directory / MARK)
    fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)

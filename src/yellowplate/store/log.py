"""The audit log: what was done to a case and when, each record chained to the one before by SHA-256.

It names versions, settings, commands and counts; never a person who told something (notes: an audit trail that kept
what the main table had redacted could not be mended).
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from yellowplate.records.errors import BrokenRecord, CaseError
from yellowplate.records.ids import Plain, canonical_json
from yellowplate.store.problem import Problem, ProblemKind

NOTHING = "0" * 64
"""What the first record names as the one before."""

_FIELDS = {"seq", "at", "event", "details", "previous", "sha256"}

_warn = logging.getLogger(__name__).warning


def _seal(record: Mapping[str, Plain]) -> str:
    return hashlib.sha256(canonical_json({**record}).encode()).hexdigest()


class AuditLog:
    """The file `audit.log` of a case, JSON Lines: seq, at, event, details, previous, sha256.

    `sha256` is over the canonical JSON of the record's other fields; `previous` is the `sha256` of the record before.

    Args:
        path: the file; it may not be there yet.
        clock: gives the moment, aware UTC.
        read_only: refuse `append` and leave a torn last line as it is.

    Raises:
        CaseError: the file cannot be read or mended.

    Limits: a log whose last records were cut off whole looks sound. `verify(head=...)` with a head kept elsewhere
        (every dossier prints it) notices.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime], *, read_only: bool = False) -> None:
        self._path = path
        self._clock = clock
        self._read_only = read_only
        self._seq, self._head = 0, NOTHING
        lines = self._lines()
        if lines and not read_only:
            self._mend(lines)
        elif lines:
            self._continue_from(lines)

    def _lines(self) -> list[bytes]:
        try:
            return self._path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            msg = f"{self._path}: the log cannot be read ({error.strerror}). Check its permissions."
            raise CaseError(msg) from error

    def _continue_from(self, lines: list[bytes]) -> None:
        """Take up the chain after the last line that can be read."""
        for n, line in sorted(enumerate(lines, 1), reverse=True):
            record = _parsed(line)
            if record is not None and line.endswith(b"\n"):
                self._seq, self._head = max(n, int(str(record["seq"]))), str(record["sha256"])
                return

    def _mend(self, lines: list[bytes]) -> None:
        """Take a torn last line away, aloud: the new record says what was there."""
        torn = b"" if lines[-1].endswith(b"\n") else lines.pop()
        self._continue_from(lines)
        if not torn:
            return
        whole = _parsed(torn + b"\n")
        is_whole = whole is not None and whole["previous"] == self._head
        try:
            if is_whole:
                self._write(b"\n")
            else:
                os.truncate(self._path, self._path.stat().st_size - len(torn))
        except OSError as error:
            msg = f"{self._path}: the log cannot be mended ({error.strerror}). Free some space, check its permissions."
            raise CaseError(msg) from error
        if whole is not None and is_whole:
            self._seq, self._head = self._seq + 1, str(whole["sha256"])
        _warn("%s: the last line was torn (the program was stopped while writing); mended", self._path)
        self.append(
            "log mended",
            {"n_bytes": len(torn), "sha256": hashlib.sha256(torn).hexdigest(), "kept": is_whole},
        )

    def append(self, event: str, details: Mapping[str, Plain] | None = None) -> str:
        """Write one record to the disk.

        Args:
            event: what happened, in lower-case words ("run began").
            details: versions, settings, command, counts; never who told something.

        Returns:
            The new head.

        Raises:
            CaseError: the log cannot be written.
        """
        if self._read_only:
            msg = f"{self._path.parent}: opened for reading only; nothing can be logged."
            raise CaseError(msg)
        record: dict[str, Plain] = {
            "seq": self._seq + 1,
            "at": self._clock().astimezone(UTC).isoformat(),
            "event": event,
            "details": {**(details or {})},
            "previous": self._head,
        }
        head = _seal(record)
        try:
            self._write(canonical_json({**record, "sha256": head}).encode() + b"\n")
        except OSError as error:
            msg = f"{self._path}: the log cannot be written ({error.strerror}). Free some space, check its permissions."
            raise CaseError(msg) from error
        self._seq, self._head = self._seq + 1, head
        return head

    def _write(self, line: bytes) -> None:
        fd = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            before = os.fstat(fd).st_size
            try:
                left = memoryview(line)
                while left:
                    left = left[os.write(fd, left) :]
                os.fsync(fd)
            except OSError:
                os.ftruncate(fd, before)  # half a line would spoil the next one
                raise
        finally:
            os.close(fd)

    def head(self) -> str:
        """Return the SHA-256 of the last record; 64 zeros for an empty log. Print it, so that others can hold it."""
        return self._head

    def records(self) -> Iterator[dict[str, Plain]]:
        """Give every record in order.

        Raises:
            BrokenRecord: a line is not a record of this log; `verify` says more.
        """
        for n, line in enumerate(self._lines(), 1):
            record = _parsed(line)
            if record is None:
                raise BrokenRecord(f"{self._path} line {n}: not a record of the log")
            yield record

    def verify(self, *, head: str = "") -> Iterator[Problem]:
        """Walk the chain again.

        Args:
            head: a head noted earlier, which must still be in the chain; "" for none.

        Yields:
            Lines that changed, and places where lines are missing, doubled or out of their order.
        """
        previous, seq, seen = NOTHING, 0, {NOTHING}
        for n, line in enumerate(self._lines(), 1):
            place = f"line {n}"
            if not line.endswith(b"\n"):
                reason = "the last line was not written to its end; opening the case for writing mends it"
                yield Problem("log", place, ProblemKind.TORN, reason)
                continue
            record = _parsed(line)
            if record is None:
                yield Problem("log", place, ProblemKind.CHANGED, "not a record of this log, or its hash does not fit")
                seq += 1
                previous = ""
                continue
            if (previous and record["previous"] != previous) or record["seq"] != seq + 1:
                reason = f"record {record['seq']} does not follow record {seq}: lines were dropped, doubled or moved"
                yield Problem("log", place, ProblemKind.MISSING, reason)
            previous, seq = str(record["sha256"]), int(str(record["seq"]))
            seen.add(previous)
        if head and head not in seen:
            reason = f"the record {head} noted earlier is gone: the end was cut off or written anew"
            yield Problem("log", "end", ProblemKind.MISSING, reason)


def _parsed(line: bytes) -> dict[str, Plain] | None:
    """Return the record of a line, or None where it is none or its own hash does not fit."""
    try:
        record = json.loads(line)
        if not isinstance(record, dict) or set(record) != _FIELDS or not isinstance(record["seq"], int):
            return None
        rest = {name: part for name, part in record.items() if name != "sha256"}
        is_sound = record["sha256"] == _seal(rest) and canonical_json(record).encode() == line.rstrip(b"\n")
    except ValueError:
        return None
    return record if is_sound else None

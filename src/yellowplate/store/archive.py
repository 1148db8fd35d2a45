"""The archive: the bytes of every item, stored under their SHA-256 and never changed; sources are only read."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from yellowplate.records.errors import BrokenRecord, CaseError, UnreadableInput
from yellowplate.store.problem import Problem, ProblemKind

CHUNK_BYTES = 1 << 20
"""Bytes read at a time."""

_FICLONE = 0x40049409
"""ioctl that makes one file share another's blocks until either is changed. Source: ioctl_ficlonerange(2)."""

_HEX = set("0123456789abcdef")
_HASH_CHARACTERS = 64
_CHANGED = "the file changed while it was read"
_CHANGED_REMEDY = "Let the program that writes it end, then run the same command again."


def _is_hash(name: str) -> bool:
    return len(name) == _HASH_CHARACTERS and set(name) <= _HEX


def _hash(stream: BinaryIO, name: str, copy: BinaryIO | None = None) -> tuple[str, int]:
    """Hash a stream, and write it to a copy; a failing read is the file's fault, a failing write is the case's."""
    digest, n_bytes = hashlib.sha256(), 0
    while True:
        try:
            chunk = stream.read(CHUNK_BYTES)
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror})"
            raise UnreadableInput(name, reason, remedy="Check the disk it lies on.") from error
        if not chunk:
            return digest.hexdigest(), n_bytes
        digest.update(chunk)
        n_bytes += len(chunk)
        if copy:
            copy.write(chunk)


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _open_source(path: Path, name: str) -> BinaryIO:
    """Open a regular file without leaving a trace: not even its time of last access, where the system allows."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | getattr(os, "O_NOCTTY", 0)
    try:
        try:
            fd = os.open(path, flags | getattr(os, "O_NOATIME", 0))
        except PermissionError:  # O_NOATIME is for the file's owner only
            fd = os.open(path, flags)
    except OSError as error:
        reason = f"the file cannot be opened ({error.strerror})"
        raise UnreadableInput(name, reason, remedy="Check that it is there and may be read.") from error
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise UnreadableInput(name, "not a regular file", remedy="Name the file it stands for.")
    return os.fdopen(fd, "rb")


def _signature(status: os.stat_result) -> tuple[int, int, int, int]:
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Archive:
    """The folder `media/` of a case.

    Args:
        folder: where the objects live; made by the first `keep`.
        read_only: refuse `keep`.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"
        self._read_only = read_only
        if not read_only and self._incoming.is_dir():
            for leftover in sorted(self._incoming.iterdir()):  # of a program that was killed; nothing refers to it
                leftover.unlink()

    def path(self, sha256: str) -> Path:
        """Say where the bytes of an item are, or would be.

        Raises:
            BrokenRecord: not a SHA-256 in lower-case hex.
        """
        if not _is_hash(sha256):
            raise BrokenRecord(f"not a SHA-256 in lower-case hex: {sha256!r}")
        return self._folder / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def holds(self, sha256: str) -> bool:
        """Tell whether the bytes of an item are here; they are not looked at."""
        return self.path(sha256).is_file()

    def keep(self, path: Path, *, name: str = "", link: bool = False) -> tuple[str, int]:
        """Store a file's bytes under their hash.

        The file is read twice where it is new (once to know its name here, once to copy), so that a file already
        stored costs no writing; the copy is hashed while it is written and must give the same hash.

        Args:
            path: the source; only read. A symbolic link is followed.
            name: how the user named it, for messages; the path's own name if "".
            link: share the source's bytes by a hard link instead of copying them. Saves space for huge archives; a
                later edit of the source in place then changes the evidence, which only `verify` notices.

        Returns:
            SHA-256 in lower-case hex and length in bytes; on disk for good when this returns.

        Raises:
            UnreadableInput: the source cannot be read, is no regular file, or changed while it was read.
            CaseError: the case cannot be written (full, no permission, opened for reading).
        """
        if self._read_only:
            msg = f"{self._folder.parent}: opened for reading only; nothing can be archived."
            raise CaseError(msg)
        name = name or path.name
        with _open_source(path, name) as source:
            before = _signature(os.fstat(source.fileno()))
            sha256, n_bytes = _hash(source, name)
            if n_bytes != before[2] or _signature(os.fstat(source.fileno())) != before:
                raise UnreadableInput(name, _CHANGED, remedy=_CHANGED_REMEDY)
            target = self.path(sha256)
            if target.is_file() and target.stat().st_size == n_bytes:
                return sha256, n_bytes
            try:
                self._store(source, target, name, link_from=path if link else None, before=before)
            except OSError as error:
                msg = (
                    f"{self._folder.parent}: {name} cannot be archived ({error.strerror}). Free some space or check "
                    "the permissions, then run the same command again; nothing finished is lost."
                )
                raise CaseError(msg) from error
        return sha256, n_bytes

    def _store(
        self, source: BinaryIO, target: Path, name: str, *, link_from: Path | None, before: tuple[int, int, int, int]
    ) -> None:
        self._incoming.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        fd, temporary_name = tempfile.mkstemp(dir=self._incoming)
        temporary = Path(temporary_name)
        try:
            with os.fdopen(fd, "wb") as copy:
                if link_from and self._linked(link_from, temporary, before):
                    os.fsync(source.fileno())
                else:
                    self._copied(source, copy, target.name, name)
                    os.fchmod(copy.fileno(), stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
                copy.flush()
                os.fsync(copy.fileno())
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        for folder in (target.parent, *target.parent.parents[:3]):
            _sync_folder(folder)

    @staticmethod
    def _linked(path: Path, temporary: Path, before: tuple[int, int, int, int]) -> bool:
        """Put a hard link in place of the temporary file; False where the file system cannot or the file moved on."""
        other = temporary.with_name(f"{temporary.name}.link")
        try:
            os.link(path.resolve(), other)
        except OSError:
            return False
        if _signature(other.stat()) != before:
            other.unlink()
            return False
        other.replace(temporary)
        return True

    @staticmethod
    def _copied(source: BinaryIO, copy: BinaryIO, sha256: str, name: str) -> None:
        source.seek(0)
        try:
            fcntl.ioctl(copy.fileno(), _FICLONE, source.fileno())
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
            found, _ = _hash(source, name, copy)
        else:
            with Path(f"/proc/self/fd/{copy.fileno()}").open("rb") as clone:
                found, _ = _hash(clone, name)
        if found != sha256:
            raise UnreadableInput(name, _CHANGED, remedy=_CHANGED_REMEDY)

    def verify(self, expected: Iterable[tuple[str, int]] | None = None) -> Iterator[Problem]:
        """Hash every object again.

        Args:
            expected: (SHA-256, bytes) of what must be here, in order of hash; None to check only what is found.

        Yields:
            Objects that changed or are missing, and files that nothing here speaks of, in order of their names.
        """
        wanted = iter(expected) if expected is not None else None
        due = next(wanted, None) if wanted else None
        for found in self._objects():
            place = found.relative_to(self._folder.parent).as_posix()
            if not _is_hash(found.name) or found != self.path(found.name):
                yield Problem("media", place, ProblemKind.FOREIGN, "not a file that this program puts here")
                continue
            while due and wanted and due[0] < found.name:
                yield self._missing(due[0])
                due = next(wanted, None)
            try:
                with found.open("rb") as stream:
                    sha256, _ = _hash(stream, place)
            except (OSError, UnreadableInput) as error:
                yield Problem("media", place, ProblemKind.CHANGED, f"cannot be read any more: {error}")
            else:
                if sha256 != found.name:
                    yield Problem("media", place, ProblemKind.CHANGED, f"its bytes now have the SHA-256 {sha256}")
                elif wanted and (not due or due[0] != found.name):
                    yield Problem("media", place, ProblemKind.FOREIGN, "no item in the ledger has these bytes")
            if due and wanted and due[0] == found.name:
                due = next(wanted, None)
        while due and wanted:
            yield self._missing(due[0])
            due = next(wanted, None)

    def _missing(self, sha256: str) -> Problem:
        place = self.path(sha256).relative_to(self._folder.parent).as_posix()
        return Problem("media", place, ProblemKind.MISSING, "the ledger names this item and its bytes are gone")

    def _objects(self) -> Iterator[Path]:
        """Walk over every file in order of its path; of objects that is the order of their hashes."""
        for folder, folders, files in os.walk(self._folder):
            folders.sort()
            for file in sorted(files):
                yield Path(folder, file)

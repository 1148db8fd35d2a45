"""Opens ZIP archives without trusting them: sizes and ratios before unpacking, bytes counted while unpacking.

Source: APPNOTE 4.3 (ZIP); RFC 1952 (gzip). A deflate stream unpacks to at most 1,032 times its length, so bombs either
declare their size or nest; both are counted here.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from yellowplate.ingest.format import SourceFile
from yellowplate.records.errors import TooLarge, UnreadableInput

MAX_UNPACKED_MB = 1024.0
"""What the members of one archive may unpack to together; mirrors `Settings.max_unpacked_mb`."""
MAX_UNPACK_RATIO = 200.0
"""Unpacked bytes per packed byte of one member; mirrors `Settings.max_unpack_ratio`."""
HARMLESS_BYTES = 1 << 20
"""A member that unpacks to no more than this is no bomb, whatever its ratio."""
MAX_MEMBERS = 100_000
_MB = 1 << 20
_BLOCK = 1 << 16
_GZIP = b"\x1f\x8b"
_REMEDY = "Unpack it by hand if you trust it and give the folder, or raise max_unpacked_mb / max_unpack_ratio."

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What `zipfile` raises for members that are broken, encrypted or packed in a way it does not know."""


class Budget:
    """Counts unpacked bytes and stops at the limit.

    Args:
        file: name of the archive for the error.
        n_packed: bytes they were packed in, for the ratio; 0 for no ratio.
        place: member, for the error.
    """

    def __init__(self, file: str, n_packed: int = 0, place: str = "") -> None:
        self._file, self._n_packed, self._place = file, n_packed, place
        self.n_bytes = 0

    def spend(self, n_bytes: int) -> None:
        """Count bytes.

        Raises:
            TooLarge: beyond a limit.
        """
        self.n_bytes += n_bytes
        if self.n_bytes > MAX_UNPACKED_MB * _MB:
            reason = f"unpacks to more than {MAX_UNPACKED_MB:g} MB"
            raise TooLarge(self._file, reason, place=self._place, remedy=_REMEDY)
        is_bomb = self._n_packed and self.n_bytes > max(self._n_packed * MAX_UNPACK_RATIO, HARMLESS_BYTES)
        if is_bomb:
            reason = f"unpacks to more than {MAX_UNPACK_RATIO:g} times its size, as a zip bomb does"
            raise TooLarge(self._file, reason, place=self._place, remedy=_REMEDY)


@dataclass(frozen=True, slots=True)
class Measured:
    """One member, read through once.

    Attributes:
        digests: algorithm name to lower-case hex digest over the member's bytes.
        is_whole: False if it has a gzip layer that breaks off.
    """

    digests: dict[str, str]
    is_whole: bool


def is_safe(name: str) -> bool:
    r"""Tell whether a member's name stays inside the archive.

    >>> is_safe("archive/a.warc.gz"), is_safe("../../etc/passwd"), is_safe("C:\\x"), is_safe("/x")
    (True, False, False, False)
    """
    return not (name.startswith("/") or "\\" in name or "\x00" in name or ":" in name[:2] or ".." in name.split("/"))


def open_zip(file: SourceFile) -> zipfile.ZipFile:
    """Open an archive and hold its directory against the limits; nothing is unpacked.

    Raises:
        UnreadableInput: no ZIP, broken off, or encrypted.
        TooLarge: too many members, or members that declare too many bytes or too high a ratio.
    """
    origin = file.item.origin
    try:
        archive = zipfile.ZipFile(file.path)
    except BROKEN as error:
        remedy = "Get the archive again; its directory stands at its end."
        raise UnreadableInput(origin, f"not a whole ZIP archive: {error}", remedy=remedy) from error
    try:
        hold_against_limits(archive, origin)
    except UnreadableInput:
        archive.close()
        raise
    return archive


def hold_against_limits(archive: zipfile.ZipFile, origin: str) -> None:
    """Refuse an archive by what its directory declares.

    Raises:
        UnreadableInput: a member is encrypted.
        TooLarge: too many members, or members that declare too many bytes or too high a ratio.
    """
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise TooLarge(origin, f"{len(members)} members, more than {MAX_MEMBERS}", remedy=_REMEDY)
    whole = Budget(origin)
    for member in members:
        if member.flag_bits & 1:
            reason = "the archive is encrypted"
            raise UnreadableInput(origin, reason, place=member.filename, remedy="Unpack it with its password first.")
        whole.spend(member.file_size)
        Budget(origin, max(member.compress_size, 1), member.filename).spend(member.file_size)


def _blocks(archive: zipfile.ZipFile, member: zipfile.ZipInfo, origin: str) -> Iterator[bytes]:
    budget = Budget(origin, max(member.compress_size, 1), member.filename)
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            budget.spend(len(block))
            yield block


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, origin: str) -> bytes:
    """Read a small member whole.

    Raises:
        TooLarge: it unpacks beyond the limits.
        UnreadableInput: it is broken.
    """
    try:
        return b"".join(_blocks(archive, member, origin))
    except BROKEN as error:
        raise UnreadableInput(origin, f"a member is broken: {error}", place=member.filename) from error


class _Unpacked:
    """Counts what lies under a gzip layer without keeping it; several gzip members may follow each other."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self.is_whole = True

    def feed(self, block: bytes) -> None:
        while block:
            self._budget.spend(len(self._unpacker.decompress(block, _BLOCK)))
            block = self._unpacker.unconsumed_tail
            self.is_whole = self._unpacker.eof
            if self.is_whole:
                block = self._unpacker.unused_data.lstrip(b"\x00")
                self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def finish(self) -> None:
        """Take what zlib still holds back after the last block."""
        if not self.is_whole:
            self._budget.spend(len(self._unpacker.flush()))
            self.is_whole = self._unpacker.eof


def measure(archive: zipfile.ZipFile, member: zipfile.ZipInfo, origin: str, algorithms: set[str]) -> Measured:
    """Read a member through once: hash it, and count what a gzip layer inside it unpacks to.

    Raises:
        TooLarge: the member, or what lies under its gzip layer, unpacks beyond the limits.
        UnreadableInput: it is broken.
    """
    digests = {name: hashlib.new(name) for name in sorted(algorithms)}
    inner: _Unpacked | None = None
    try:
        for number, block in enumerate(_blocks(archive, member, origin)):
            if number == 0 and block.startswith(_GZIP):
                inner = _Unpacked(Budget(origin, max(member.file_size, 1), member.filename))
            for digest in digests.values():
                digest.update(block)
            if inner:
                inner.feed(block)
        if inner:
            inner.finish()
    except BROKEN as error:
        raise UnreadableInput(origin, f"a member is broken: {error}", place=member.filename) from error
    is_whole = inner is None or inner.is_whole
    return Measured({name: digest.hexdigest() for name, digest in digests.items()}, is_whole)

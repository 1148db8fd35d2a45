"""What an ingest format is: the contract of the plug-ins in `formats/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from yellowplate.records import Item, Post, Refusal, Statement
from yellowplate.records.ids import Plain


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the user's folders, already hashed and archived.

    Attributes:
        path: where its bytes can be read (never written).
        item: the archived item; `item.origin` is the path relative to the folder the user named.
        head: its first 4,096 bytes; of pictures, films and sounds the first 64.
    """

    path: Path
    item: Item
    head: bytes

    @property
    def name(self) -> str:
        """Last part of its origin: the file's name, also for a member whose bytes lie in a temporary file."""
        return self.item.origin.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Member:
    """Bytes taken out of an archive; the machinery archives them as an item of their own.

    Attributes:
        name: path inside the archive.
        path: temporary file with the bytes, removed by the machinery after archiving.
        media_type: IANA media type the archive states, or "".
    """

    name: str
    path: Path
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A neighbour that was read together with a file (a sidecar); no other format is asked about it.

    Media need not be claimed: those that a post links are the post's.

    Attributes:
        file: the neighbour.
    """

    file: SourceFile


Yield = Post | Statement | Member | Refusal | Claimed
"""What a format may make of a file."""


class Folder(Protocol):
    """All files of this run, so that a format can find the media that belong to a post."""

    def beside(self, file: SourceFile, name: str) -> SourceFile | None:
        """Return the file called `name` in the same folder as `file` (or a path relative to it), or None."""

    def siblings(self, file: SourceFile, stem: str) -> list[SourceFile]:
        """Return the files in the same folder whose names begin with `stem` followed by ".", "_" or "-", in order."""

    def below(self, file: SourceFile, part: str) -> list[SourceFile]:
        """Return files of this run whose path has a folder or file stem equal to `part` (a post id), in order."""


@dataclass(frozen=True, slots=True)
class Format:
    """One incoming format.

    Attributes:
        name: as in `Item.format` and in the docs.
        source: where the format is described.
        order: formats are asked in this order, lowest first; the first that recognises a file reads it.
        recognises: True if the file is of this format; looks at head and name, reads no more than it must.
        read: posts, statements, members and refusals in the file; raises UnreadableInput for a broken file.
        schema: JSON Schema of one document or row, printed in the docs; None for formats that are not JSON or tables.
    """

    name: str
    source: str
    order: int
    recognises: Callable[[SourceFile], bool]
    read: Callable[[SourceFile, Folder], Iterator[Yield]]
    schema: Mapping[str, Plain] | None = None

"""One archived thing, byte for byte, and why some things could not be archived or read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MediaKind(StrEnum):
    """What kind of thing the bytes are, by looking at them and never by the file's ending."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"
    """Prose or notes: a field report, a news text, a page's text."""
    STRUCTURED = "structured"
    """A file of fields: a collector's JSON or CSV, a table."""
    ARCHIVE = "archive"
    """A container whose members are items of their own (WACZ)."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """One archived thing, named by its SHA-256; never changed.

    Attributes:
        sha256: 64 lower-case hex digits over the bytes.
        n_bytes: length in bytes.
        media_type: IANA media type by the bytes ("video/mp4"), "application/octet-stream" where not known.
        kind: what readers may do with it.
        origin: path relative to the folder the user named, with "/" (the first, in order, where several files hold
            the same bytes); for a member of an archive "<archive>!/<member>".
        parent: SHA-256 of the archive it was taken from, or "".
        format: name of the ingest format that recognised it.
    """

    sha256: str
    n_bytes: int
    media_type: str
    kind: MediaKind
    origin: str
    parent: str = ""
    format: str = ""


class RefusalStage(StrEnum):
    """Where on its way an input was refused."""

    INGEST = "ingest"
    READ = "read"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input, or part of one, that could not be read; listed in every report, never dropped.

    Attributes:
        file: path relative to the folder the user named, as in `Item.origin`.
        reason: what is wrong, in one sentence for people.
        stage: where it was refused.
        place: where in the file, or "" for the whole file.
        remedy: what the user can do, or "".
        item: SHA-256 if the bytes could be archived, else "".
        is_partial: True where the rest of the same file was read.
    """

    file: str
    reason: str
    stage: RefusalStage
    place: str = ""
    remedy: str = ""
    item: str = ""
    is_partial: bool = False

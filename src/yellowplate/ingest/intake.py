"""Folders to items, posts and statements: each file is hashed and archived, then asked of the formats in their order.

    walk → keep (hash, archive) → sniff → formats by order → members of archives, once more

Two passes: the first archives every file, so that a format can find the neighbours of a file; the second reads. Media
that a post links are not asked of a further format, so a clip with its metadata makes one post and not two.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from yellowplate import discover
from yellowplate.ingest.format import Claimed, Format, Member, SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.sniff import HEAD_BYTES, Sniffed, belies, sniff
from yellowplate.ingest.walk import Found, Scan, refuse_os_error, walk
from yellowplate.records import Item, MediaKind, Post, Refusal, RefusalStage, Statement
from yellowplate.records.errors import UnreadableInput
from yellowplate.settings import Settings

Keep = Callable[[Path], tuple[str, int]]
"""Archives a file and gives its SHA-256 and length; raises OSError or UnreadableInput for what cannot be read."""

Ingested = Item | Post | Statement | Refusal

_MB = 1_048_576
_MEDIA = frozenset({MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO})
_MEDIA_HEAD_BYTES = 64
"""A million pictures with 4 KB of head each would fill the memory; no format looks at more than their signature."""
_TEXTUAL = frozenset({MediaKind.TEXT, MediaKind.STRUCTURED})
_NO_READER = {
    MediaKind.TEXT: ("text that no format reads", "Prose is read from files named .txt or .md."),
    MediaKind.STRUCTURED: ("no format recognises it", "The formats and their fields are listed in docs/formats."),
    MediaKind.ARCHIVE: ("an archive that no format reads", "Unpack it into the folder."),
    MediaKind.OTHER: ("no reader exists for it", ""),
}


def formats() -> tuple[Format, ...]:
    """Return all formats in the order they are asked."""
    return tuple(
        sorted(discover.plug_ins("yellowplate.ingest.formats", "FORMAT"), key=lambda one: (one.order, one.name))
    )


def _refuse_source(origin: str, error: OSError | UnreadableInput) -> Refusal:
    if isinstance(error, OSError):
        return refuse_os_error(origin, error)
    return Refusal(origin, error.reason, RefusalStage.INGEST, place=error.place, remedy=error.remedy)


class Intake:
    """One run over some folders.

    Args:
        keep: the store's function.
        settings: limits.
        asked: the formats, in order.
    """

    def __init__(self, keep: Keep, settings: Settings, asked: Sequence[Format]) -> None:
        self._keep = keep
        self._settings = settings
        self._asked = asked
        self._items: dict[str, Item] = {}
        self._given: set[str] = set()
        self._taken: set[str] = set()

    def run(self, folders: Sequence[Path], scan: Scan) -> Iterator[Ingested]:
        """Ingest folders; see `ingest`."""
        files: list[tuple[Path, SourceFile]] = []
        for found in walk(folders, scan=scan):
            if isinstance(found, Refusal):
                yield found
                continue
            try:
                file = self._archive(found)
            except (OSError, UnreadableInput) as error:
                yield _refuse_source(found.origin, error)
                continue
            files.append((found.path, file))
        yield from self._read_all(files, parent="")

    def _archive(self, found: Found, parent: str = "") -> SourceFile:
        sha256, n_bytes = self._keep(found.path)
        with found.path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        sniffed = sniff(head, found.origin.rpartition("/")[2], n_bytes=n_bytes)
        item = Item(sha256, n_bytes, sniffed.media_type, sniffed.kind, found.origin, parent=parent)
        first = self._items.setdefault(sha256, item)
        kept = head[:_MEDIA_HEAD_BYTES] if sniffed.kind in _MEDIA else head
        return SourceFile(found.path, replace(first, origin=found.origin), kept)

    def _give(self, sha256: str, name: str) -> Iterator[Item]:
        """Give an item once, under the name of the first format that reads or links it."""
        if sha256 in self._items and sha256 not in self._given:
            self._given.add(sha256)
            yield replace(self._items[sha256], format=name)

    def _read_all(self, files: Sequence[tuple[Path, SourceFile]], parent: str) -> Iterator[Ingested]:
        neighbours = Neighbours(files)
        known: list[tuple[int, SourceFile, Format]] = []
        unknown: list[SourceFile] = []
        met: dict[str, bool] = {}
        for path, file in files:
            if not parent and belies(Sniffed(file.item.media_type, file.item.kind), path.name):
                reason = f"its name promises something else than its bytes, which are {file.item.media_type}"
                yield self._refuse(file, reason, is_partial=True)
            is_asked = parent == "" or file.item.kind is not MediaKind.ARCHIVE
            place = self._recognise(file) if is_asked and not met.get(file.item.sha256) else None
            if place is not None:
                known.append((place, file, self._asked[place]))
                met[file.item.sha256] = True
            elif file.item.sha256 not in met:
                met[file.item.sha256] = False
                unknown.append(file)
        for _, file, format_ in sorted(known, key=lambda one: (one[0], one[1].item.origin)):
            if file.item.sha256 not in self._taken:
                self._taken.add(file.item.sha256)
                yield from self._read(file, format_, neighbours)
        for file in unknown:
            if file.item.sha256 not in self._taken and not met[file.item.sha256]:
                self._taken.add(file.item.sha256)
                yield from self._leave(file, parent)

    def _recognise(self, file: SourceFile) -> int | None:
        for place, format_ in enumerate(self._asked):
            try:
                if format_.recognises(file):
                    return place
            except Exception:  # noqa: BLE001 - reading it will fail in the same way and be reported there
                return place
        return None

    def _read(self, file: SourceFile, format_: Format, neighbours: Neighbours) -> Iterator[Ingested]:
        yield from self._give(file.item.sha256, format_.name)
        if file.item.kind in _TEXTUAL and file.item.n_bytes > self._settings.max_text_mb * _MB:
            reason = f"{file.item.n_bytes / _MB:.1f} MB of text, more than {self._settings.max_text_mb:g}"
            yield self._refuse(file, reason, remedy="Split the file, or raise max_text_mb.")
            return
        with tempfile.TemporaryDirectory(prefix="yellowplate-") as folder:
            members: list[tuple[Path, SourceFile]] = []
            has_more = False
            try:
                for made in format_.read(file, neighbours):
                    if isinstance(made, Member):
                        yield from self._unpack(made, file, Path(folder), members)
                    elif isinstance(made, Claimed):
                        self._taken.add(made.file.item.sha256)
                        yield from self._give(made.file.item.sha256, format_.name)
                    else:
                        if isinstance(made, Post):
                            yield from self._link(made, format_.name)
                        yield made
                    has_more = True
            except UnreadableInput as error:
                yield self._refuse(
                    file, error.reason, place=error.place, remedy=error.remedy, name=error.file, is_partial=has_more
                )
            except OSError as error:
                yield replace(refuse_os_error(file.item.origin, error), item=file.item.sha256, is_partial=has_more)
            except Exception as error:  # noqa: BLE001 - one bad file, or one bad plug-in, never stops a run
                reason = f"the format {format_.name} failed on it: {type(error).__name__}: {error}"
                yield self._refuse(file, reason, remedy="Report it as a defect.", is_partial=has_more)
            yield from self._read_all(members, parent=file.item.sha256)

    def _link(self, post: Post, name: str) -> Iterator[Item]:
        for sha256 in post.media:
            if sha256 in self._items and self._items[sha256].kind in _MEDIA:
                self._taken.add(sha256)
            yield from self._give(sha256, name)

    def _unpack(
        self, member: Member, archive: SourceFile, folder: Path, members: list[tuple[Path, SourceFile]]
    ) -> Iterator[Refusal]:
        origin = f"{archive.item.origin}!/{member.name}"
        own = folder / str(len(members))
        try:
            shutil.move(member.path, own)
            if own.stat().st_size == 0:
                yield Refusal(origin, "the member is empty", RefusalStage.INGEST, is_partial=True)
                own.unlink()
                return
            file = self._archive(Found(own, origin, own.stat().st_size), parent=archive.item.sha256)
        except (OSError, UnreadableInput) as error:
            yield _refuse_source(origin, error)
            return
        members.append((Path(member.name), file))

    def _leave(self, file: SourceFile, parent: str) -> Iterator[Ingested]:
        """Give an item that no format reads, with the reason why that is a loss."""
        yield from self._give(file.item.sha256, "")
        kind = file.item.kind
        if parent and kind is MediaKind.ARCHIVE:
            yield self._refuse(file, "an archive inside an archive", remedy="Unpack it into the folder.")
        elif not parent and kind in _NO_READER:
            reason, remedy = _NO_READER[kind]
            yield self._refuse(file, f"{reason} ({file.item.media_type})", remedy=remedy)

    @staticmethod
    def _refuse(
        file: SourceFile, reason: str, *, place: str = "", remedy: str = "", name: str = "", is_partial: bool = False
    ) -> Refusal:
        is_other = bool(name) and name != file.item.origin
        return Refusal(
            file=name or file.item.origin,
            reason=reason,
            stage=RefusalStage.INGEST,
            place=place,
            remedy=remedy,
            item="" if is_other else file.item.sha256,
            is_partial=is_partial,
        )


def ingest(
    folders: Sequence[Path],
    keep: Keep,
    settings: Settings,
    *,
    asked: Sequence[Format] | None = None,
    scan: Scan = os.scandir,
) -> Iterator[Ingested]:
    """Take everything out of some folders.

    Args:
        folders: folders or files the user named; read only, never written.
        keep: archives one file, gives its SHA-256 and length.
        settings: limits; `max_text_mb` is used here.
        asked: the formats in their order; all plug-ins where it is None.
        scan: lists a folder; the tests give one that fails.

    Returns:
        Each item once, before the first post that links it; posts and statements; a refusal for each file, member or
        row that cannot be read, with its reason. The order depends on the files' names and bytes alone. Same bytes
        found twice are one item, with the first origin in order. Members of archives that no format reads are items
        without a refusal: a page's styles and scripts are nobody's evidence, but they are kept.

    Raises:
        RequestError: a folder that is not there, before anything is archived.
    """
    yield from Intake(keep, settings, formats() if asked is None else asked).run(folders, scan)

"""KMZ of Google Earth Pro: a ZIP of KML files and pictures, each taken out as an item of its own."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from yellowplate.ingest.entries import Break
from yellowplate.ingest.format import Folder, Format, Member, SourceFile, Yield
from yellowplate.ingest.packed import BROKEN, is_safe, open_zip, read_member
from yellowplate.records.errors import UnreadableInput

_ZIP = b"PK\x03\x04"
_KML = ".kml"
_TYPES = {
    _KML: "application/vnd.google-earth.kml+xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
}


def recognises(file: SourceFile) -> bool:
    """A ZIP with a KML file in it; a broken one is known by its name."""
    if not file.head.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(file.path) as archive:
            return any(name.lower().endswith(_KML) for name in archive.namelist())
    except BROKEN:
        return file.name.lower().endswith(".kmz")


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, origin: str) -> Member:
    content = read_member(archive, member, origin)
    with tempfile.NamedTemporaryFile(prefix="yellowplate-", delete=False) as out:
        out.write(content)
    return Member(member.filename, Path(out.name), _TYPES[_ending(member.filename)])


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Take out the KML files and the pictures; a broken or unsafe member is a partial refusal that names it.

    Raises:
        UnreadableInput: broken off, or encrypted.
        TooLarge: a zip bomb, by what its directory declares.
    """
    with open_zip(file) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            if not is_safe(member.filename):
                reason = "its name points outside the archive; not unpacked"
                yield Break(member.filename, reason).refusal(file)
            elif _ending(member.filename) not in _TYPES:
                reason = "neither KML nor a picture; not unpacked"
                yield Break(member.filename, reason, "Give it as a file of its own.").refusal(file)
            else:
                try:
                    yield _member(archive, member, file.item.origin)
                except UnreadableInput as error:
                    yield Break(member.filename, error.reason, error.remedy).refusal(file)


FORMAT = Format(
    name="kmz",
    source="OGC KML 2.3 (12-007r2), annex C (KMZ)",
    order=12,
    recognises=recognises,
    read=read,
)

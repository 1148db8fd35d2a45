"""KMZ files: members taken out within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.ingest.border_files import crossings, kml, kmz
from yellowplate.ingest.format import Member, SourceFile
from yellowplate.ingest.formats.kmz import FORMAT
from yellowplate.ingest.intake import ingest
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Item, Refusal, Statement
from yellowplate.records.errors import TooLarge, UnreadableInput
from yellowplate.settings import Settings

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def packed(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_members(collected: Collected) -> None:
    raw = packed({"doc.kml": kml(), "files/": "", "files/a.png": b"\x89PNG\r\n\x1a\n", "a.dae": "x", "noending": "x"})
    files, folder = collected({"a.kmz": raw})
    assert FORMAT.recognises(files["a.kmz"])
    made = list(FORMAT.read(files["a.kmz"], folder))
    assert [one.name for one in made if isinstance(one, Member)] == ["doc.kml", "files/a.png"]
    assert [one.place for one in made if isinstance(one, Refusal)] == ["a.dae", "noending"]
    for one in made:
        if isinstance(one, Member):
            one.path.unlink()


def test_a_member_outside_the_archive_is_refused(collected: Collected) -> None:
    files, folder = collected({"a.kmz": kmz()})
    member, refusal = FORMAT.read(files["a.kmz"], folder)
    assert isinstance(member, Member)
    assert isinstance(refusal, Refusal)
    assert "outside" in refusal.reason
    member.path.unlink()


def test_a_broken_member_costs_itself(collected: Collected) -> None:
    raw = bytearray(packed({"doc.kml": crossings()}))
    raw[60:70] = b"\xff" * 10
    files, folder = collected({"a.kmz": bytes(raw)})
    (refusal,) = FORMAT.read(files["a.kmz"], folder)
    assert isinstance(refusal, Refusal)
    assert refusal.place == "doc.kml"


def test_bombs_and_broken_archives(collected: Collected) -> None:
    files, folder = collected({"a.kmz": packed({"doc.kml": b" " * 30_000_000}), "b.kmz": b"PK\x03\x04x", "c.txt": "x"})
    with pytest.raises(TooLarge):
        list(FORMAT.read(files["a.kmz"], folder))
    assert FORMAT.recognises(files["b.kmz"])
    assert not FORMAT.recognises(files["c.txt"])
    with pytest.raises(UnreadableInput):
        list(FORMAT.read(files["b.kmz"], folder))


def test_the_machinery_reads_what_is_inside(collected: Collected, tmp_path: Path) -> None:
    files, _ = collected({"in/a.kmz": kmz()})
    item = files["in/a.kmz"].item

    def keep(path: Path) -> tuple[str, int]:
        import hashlib

        raw = path.read_bytes()
        return hashlib.sha256(raw).hexdigest(), len(raw)

    made = list(ingest([tmp_path / "in"], keep, Settings()))
    inner = next(one for one in made if isinstance(one, Item) and one.parent == item.sha256)
    assert (inner.origin, inner.format) == ("a.kmz!/doc.kml", "kml")
    (told,) = (one for one in made if isinstance(one, Statement))
    assert (told.place, told.locator.item) == ("Packed yard", inner.sha256)

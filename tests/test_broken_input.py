"""One bad file never stops a run and never vanishes: a line with file and reason, exit status 3, the rest done."""

from __future__ import annotations

import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.called import Command, clock
from yellowplate import ingest as ingest_stage
from yellowplate import pipeline
from yellowplate.settings import Settings

pytestmark = pytest.mark.xdist_group("broken")

ARCHIVE = Path(__file__).resolve().parents[1] / "examples" / "one_case" / "archive"
VIN = "LVGTEST13MX000017"


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with seven kinds of trouble and one sound picture."""
    made = tmp_path / "material"
    made.mkdir()
    shutil.copy(ARCHIVE / "pictures" / "windscreen.jpg", made / "sound.jpg")
    shutil.copy(ARCHIVE / "broken" / "cut_short.mp4", made / "truncated.mp4")
    (made / "picture.mp4").write_bytes(_png_that_claims(8, 8))
    (made / "empty.jpg").write_bytes(b"")
    (made / "huge.png").write_bytes(_png_that_claims(12_000, 10_000))
    (made / "report.txt").write_bytes("차량 30여 대".encode() + b"\xff\xfe\xff" + "혜산 시내에서 보았다".encode() * 9)
    with zipfile.ZipFile(made / "bomb.wacz", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("datapackage.json", '{"profile":"data-package","resources":[]}')
        bomb.writestr("pages/pages.jsonl", '{"format":"json-pages-1.0","id":"pages","title":"All"}\n')
        bomb.writestr("archive/data.warc", b"\0" * 80_000_000)
    return made


def test_each_broken_input_is_named_with_its_reason_and_the_rest_is_done(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}
    spoken = command("run", folder, "--case", tmp_path / "case", "--jobs", "1", "--json")
    assert spoken.status == 3
    refused = {row["file"]: row["reason"] for row in spoken.rows if row["kind"] == "refusal"}
    for name in ("truncated.mp4", "picture.mp4", "empty.jpg", "huge.png", "report.txt", "bomb.wacz"):
        assert refused.get(name), f"{name} is missing from {sorted(refused)}"
        assert name in spoken.err
    assert "120" in refused["huge.png"]
    assert [row["vin"] for row in spoken.rows if row["kind"] == "vehicle"] == [VIN]
    page = (tmp_path / "case" / "dossier" / "index.html").read_text(encoding="utf-8")
    assert all(name in page for name in refused)
    assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()} == before
    assert command("verify", "--case", tmp_path / "case").status == 0


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    material = tmp_path / "material"
    (material / "closed").mkdir(parents=True)
    (material / "note.txt").write_text("혜산에서 차 12대를 보았다.", encoding="utf-8")
    real = ingest_stage.ingest

    def scan(path: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return os.scandir(path)

    monkeypatch.setattr(ingest_stage, "ingest", lambda *args, **kwargs: real(*args, **kwargs, scan=scan))
    report = pipeline.run([material], tmp_path / "case", settings=Settings(n_jobs=1), now=clock)
    (refusal,) = report.refusals
    assert refusal.file.endswith("closed")
    assert "ermission" in refusal.reason
    assert report.n_items == 1


@pytest.mark.parametrize("words", [("none",), (".",)])
def test_a_wrong_request_does_nothing(words: tuple[str, ...], tmp_path: Path, command: Command) -> None:
    spoken = command("run", *(tmp_path / word for word in words), "--case", tmp_path / "case")
    assert spoken.status == 2
    assert not (tmp_path / "case").exists()

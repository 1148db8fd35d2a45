"""One file to readings: by what its bytes are, refusals with reasons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from yellowplate.read import read_file
from yellowplate.read.file import readers
from yellowplate.records import Item, MediaKind, ReadingKind, RefusalStage
from yellowplate.settings import Settings

SETTINGS = Settings()
VIN = "LVGBM51K5PG123456"


def test_a_picture_named_like_a_video_is_a_picture(
    tmp_path: Path, drawn: Callable[..., Image.Image], item_of: Callable[..., Item]
) -> None:
    path = tmp_path / "clip.mp4"
    drawn(VIN, size=32).save(path, "PNG")
    item = item_of(path, MediaKind.IMAGE)
    readings, refusals = read_file(path, item, SETTINGS)
    assert refusals == []
    assert [(one.kind, one.text) for one in readings if one.kind is not ReadingKind.SIGNATURE] == [
        (ReadingKind.CAPTION, VIN),
        (ReadingKind.VIN, VIN),
    ]
    assert {one.context for one in readings} == {item.sha256} == {one.locator.item for one in readings}


@pytest.mark.parametrize(
    ("kind", "reason"), [(MediaKind.IMAGE, "not a picture"), (MediaKind.VIDEO, "cannot be opened")]
)
def test_an_empty_file_is_refused(tmp_path: Path, item_of: Callable[..., Item], kind: MediaKind, reason: str) -> None:
    path = tmp_path / "empty.bin"
    path.write_bytes(b"")
    item = item_of(path, kind)
    readings, (refusal,) = read_file(path, item, SETTINGS)
    assert readings == []
    assert reason in refusal.reason
    assert (refusal.file, refusal.item, refusal.stage) == ("empty.bin", item.sha256, RefusalStage.READ)
    assert not refusal.is_partial


@pytest.mark.parametrize("kind", set(MediaKind) - {MediaKind.IMAGE, MediaKind.VIDEO})
def test_nothing_is_seen_in_other_kinds(tmp_path: Path, item_of: Callable[..., Item], kind: MediaKind) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"words")
    assert read_file(path, item_of(path, kind), SETTINGS) == ([], [])


def test_pages_left_out_are_said(tmp_path: Path, item_of: Callable[..., Item]) -> None:
    path = tmp_path / "a.tiff"
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    readings, (refusal,) = read_file(path, item_of(path, MediaKind.IMAGE), SETTINGS)
    assert readings == []
    assert refusal.is_partial
    assert "first of its 2 frames" in refusal.reason


def test_the_folder_is_the_list_of_readers() -> None:
    assert [reader.name for reader in readers()] == ["caption", "code", "plate", "script", "vin"]
    assert all(reader.see.__doc__ for reader in readers())

"""Animated pictures are short videos."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read import contact_sheet, crop, proof, read_file
from yellowplate.read.animation import is_animated, pictures
from yellowplate.records import Item, MediaKind, ReadingKind
from yellowplate.records.errors import TooLarge, UnreadableInput
from yellowplate.settings import Settings


def _card(words: str) -> Image.Image:
    image = Image.new("RGB", (480, 160), "white")
    ImageDraw.Draw(image).text((40, 60), words, font=ImageFont.load_default(34), fill="black")
    return image


@pytest.fixture
def animated(tmp_path: Path) -> Callable[[str], Path]:
    def write(ending: str) -> Path:
        path = tmp_path / f"a.{ending}"
        first, *rest = [_card("Toyota Camry"), _card("no papers yet"), _card("call me")]
        first.save(path, save_all=True, append_images=rest, duration=[500, 700, 400], loop=0)
        return path

    return write


@pytest.mark.parametrize("ending", ["gif", "webp", "png"])
def test_each_frame_is_read_at_its_time(
    animated: Callable[[str], Path], item_of: Callable[..., Item], ending: str
) -> None:
    path = animated(ending)
    item = item_of(path, MediaKind.IMAGE)
    readings, refusals = read_file(path, item, Settings())
    assert refusals == []
    readings = [one for one in readings if one.kind is not ReadingKind.SIGNATURE]
    spans = {"".join(one.text.split()): (one.locator.t_start_s, one.locator.t_end_s) for one in readings}
    assert spans == {"ToyotaCamry": (0.0, 0.5), "nopapersyet": (0.5, 1.2), "callme": (1.2, 1.6)}
    last = next(one for one in readings if "call" in one.text)
    png = crop(path, item, last.locator)
    assert png is not None
    with Image.open(io.BytesIO(png)) as image:
        assert int(np.asarray(image.convert("L")).min()) < 60, "the words of the third frame"
    seen = proof(path, item, last)
    assert (seen.png, seen.t_best_s, len(seen.sha256)) == (png, 1.2, 64)
    assert [read.text for read in seen.raw_reads] == [last.text]
    assert any(name.endswith(".onnx") for name, _ in seen.models)
    sheet = contact_sheet(path, item, readings)
    assert sheet is not None
    assert sheet == contact_sheet(path, item, reversed(readings))
    with Image.open(io.BytesIO(sheet)) as image:
        assert image.size == (960, 90)


def test_no_reading_no_sheet(animated: Callable[[str], Path], item_of: Callable[..., Item]) -> None:
    path = animated("gif")
    assert contact_sheet(path, item_of(path, MediaKind.IMAGE), []) is None


def test_what_is_not_animated(tmp_path: Path) -> None:
    _card("one").save(tmp_path / "a.gif")
    _card("one").save(tmp_path / "a.tiff", save_all=True, append_images=[_card("two")])
    (tmp_path / "b.gif").write_bytes(b"GIF89a")
    assert not any(is_animated(tmp_path / name) for name in ("a.gif", "a.tiff", "b.gif", "missing.gif"))


def test_limits(animated: Callable[[str], Path]) -> None:
    with pytest.raises(TooLarge, match="480 x 160"):
        list(pictures(animated("gif"), "a.gif", max_megapixels=0.01))


def test_a_broken_frame_is_told_with_its_place(animated: Callable[[str], Path]) -> None:
    path = animated("png")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with pytest.raises(UnreadableInput) as told:
        list(pictures(path, "a.png", max_megapixels=1.0))
    assert told.value.place.startswith("after")

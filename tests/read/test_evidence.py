"""Crops and frames drawn anew."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from yellowplate.read import crop, frame
from yellowplate.records import Box, Item, Locator, MediaKind


@pytest.fixture
def picture(tmp_path: Path, item_of: Callable[..., Item]) -> tuple[Path, Item, Locator]:
    image = Image.new("RGB", (1200, 600), "white")
    image.paste((0, 0, 200), (300, 200, 500, 240))
    image.save(tmp_path / "a.png")
    item = item_of(tmp_path / "a.png", MediaKind.IMAGE)
    return tmp_path / "a.png", item, Locator(item.sha256, box=Box(300, 200, 500, 240))


def _image(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize(("margin", "size"), [(0.0, (200, 40)), (0.25, (220, 60)), (99.0, (1200, 600))])
def test_a_crop_has_its_margin(picture: tuple[Path, Item, Locator], margin: float, size: tuple[int, int]) -> None:
    content = crop(*picture, margin=margin)
    assert _image(content).size == size
    assert content == crop(*picture, margin=margin)


def test_a_crop_shows_the_place(picture: tuple[Path, Item, Locator]) -> None:
    assert _image(crop(*picture, margin=0.0)).getextrema() == ((0, 0), (0, 0), (200, 200))


def test_a_frame_is_small_and_outlined(picture: tuple[Path, Item, Locator]) -> None:
    path, item, place = picture
    image = _image(frame(path, item, place))
    assert image.size == (960, 480)
    red, green, blue = image.getpixel((320, 159))  # type: ignore[misc]
    assert red > 180
    assert max(green, blue) < 90
    assert _image(frame(path, item, replace(place, box=None))).getpixel((320, 158)) == (255, 255, 255)


def test_a_video_frame_is_drawn_at_its_time(
    tmp_path: Path, clip: Callable[..., Path], item_of: Callable[..., Item]
) -> None:
    path = clip(tmp_path / "a.mp4", [(1.0, 1.5, 100, "HERE")], times=[place / 10 for place in range(30)])
    item = item_of(path, MediaKind.VIDEO)
    place = Locator(item.sha256, t_start_s=1.0, t_end_s=1.4, t_best_s=1.2, box=Box(0, 100, 320, 152))
    assert min(_image(crop(path, item, place, margin=0.0)).getpixel((300, 45))) < 40  # type: ignore[arg-type]
    assert _image(frame(path, item, place)).size == (320, 480)
    early = replace(place, t_best_s=0.2)
    assert min(_image(crop(path, item, early, margin=0.0)).getpixel((300, 45))) > 40  # type: ignore[arg-type]


def test_what_cannot_be_drawn_is_none(tmp_path: Path, picture: tuple[Path, Item, Locator]) -> None:
    path, item, place = picture
    broken = tmp_path / "b.png"
    broken.write_bytes(b"no picture")
    assert crop(path, item, replace(place, box=None)) is None
    assert crop(path, item, replace(place, box=Box(5000, 0, 5010, 10))) is None
    assert crop(broken, item, place) is None
    assert frame(broken, item, place) is None
    for kind in (MediaKind.TEXT, MediaKind.VIDEO):
        assert frame(path, replace(item, kind=kind), place) is None

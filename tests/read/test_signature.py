"""Frames and photographs to hashes: what hardly changes them and what does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from yellowplate.read import signature
from yellowplate.read.signature import Signer, hashed, sign, without_bars
from yellowplate.records import Item, MediaKind, ReadingKind
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.signature import BANDS, CROPS, MIRRORED, VIEWS, WHOLE, parse
from yellowplate.settings import Settings

Pixels = NDArray[np.uint8]


def scene(seed: int = 3, *, height: int = 240, width: int = 160) -> Pixels:
    """Blots of brightness, as different from one another as photographs."""
    noise = np.random.default_rng(seed).integers(60, 250, (7, 5), dtype=np.uint8)
    return np.asarray(Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC))


def bits(one: int, other: int) -> int:
    return (one ^ other).bit_count()


def view(luma: Pixels, name: str) -> int:
    return hashed(luma)[VIEWS.index(name)]


def test_every_view_has_its_part() -> None:
    assert set(signature.PARTS) | {MIRRORED} == set(VIEWS)
    assert set(VIEWS) == {WHOLE, MIRRORED, *CROPS, *BANDS}


def test_another_size_hardly_changes_a_hash() -> None:
    assert bits(view(scene(), WHOLE), view(scene(height=480, width=320), WHOLE)) <= 4


def test_another_scene_has_another_hash() -> None:
    assert all(bits(view(scene(), WHOLE), view(scene(seed), WHOLE)) > 16 for seed in range(4, 10))


def test_the_mirrored_view_is_what_a_mirrored_copy_shows() -> None:
    assert bits(view(scene(), MIRRORED), view(scene()[:, ::-1], WHOLE)) <= 2


def test_a_crop_is_seen_in_one_of_the_views() -> None:
    cropped = scene()[12:-12, 8:-8]
    assert bits(view(scene(), "middle 90 %"), view(cropped, WHOLE)) <= 4


def test_a_letterboxed_copy_looks_alike() -> None:
    boxed = np.zeros((400, 160), np.uint8)
    boxed[80:320] = scene()
    assert without_bars(boxed).shape == (240, 160)
    assert bits(view(boxed, WHOLE), view(scene(), WHOLE)) <= 4


def test_a_dark_frame_is_no_letterbox() -> None:
    dark = np.full((100, 100), 20, np.uint8)
    dark[50, 50] = 200
    assert without_bars(dark) is dark


@pytest.mark.parametrize("level", [0, 128, 255])
def test_an_even_frame_has_no_hashes(level: int) -> None:
    assert hashed(np.full((100, 60), level, np.uint8)) == ()


def test_a_clip_is_marked_every_half_second(
    tmp_path: Path, clip: Callable[..., Path], item_of: Callable[..., Item]
) -> None:
    path = clip(tmp_path / "clip.mp4", [(0.0, 9.0, 100, "CAR")], times=[number / 10 for number in range(21)])
    reading = sign(path, item_of(path, MediaKind.VIDEO), Settings())
    assert reading is not None
    assert reading.kind is ReadingKind.SIGNATURE
    found = parse(reading.text)
    assert found is not None
    assert [mark.t_s for mark in found.marks] == pytest.approx([0.0, 0.5, 1.0, 1.5, 2.0], abs=0.11)
    assert (reading.locator.t_start_s, reading.locator.t_end_s) == (found.marks[0].t_s, found.marks[-1].t_s)
    assert reading == sign(path, item_of(path, MediaKind.VIDEO), Settings())


def test_a_photograph_has_one_mark_without_times(tmp_path: Path, item_of: Callable[..., Item]) -> None:
    path = tmp_path / "car.png"
    Image.fromarray(scene()).save(path)
    reading = sign(path, item_of(path, MediaKind.IMAGE), Settings())
    assert reading is not None
    assert (reading.n_seen, reading.locator.t_start_s) == (1, None)


def test_an_animated_picture_is_a_clip(tmp_path: Path, item_of: Callable[..., Item]) -> None:
    path = tmp_path / "cars.gif"
    first, *others = [Image.fromarray(scene(seed)) for seed in (1, 2, 3)]
    first.save(path, save_all=True, append_images=others, duration=600)
    reading = sign(path, item_of(path, MediaKind.IMAGE), Settings())
    assert reading is not None
    assert reading.n_seen == 3


def test_nothing_to_be_seen_has_no_signature(tmp_path: Path, item_of: Callable[..., Item]) -> None:
    path = tmp_path / "white.png"
    Image.new("L", (50, 50), 255).save(path)
    assert sign(path, item_of(path, MediaKind.IMAGE), Settings()) is None
    assert sign(path, item_of(path, MediaKind.TEXT), Settings()) is None


def test_a_broken_video_is_refused(tmp_path: Path, item_of: Callable[..., Item]) -> None:
    path = tmp_path / "broken.mp4"
    path.write_bytes(b"nothing" * 99)
    with pytest.raises(UnreadableInput):
        sign(path, item_of(path, MediaKind.VIDEO), Settings())


def test_marks_beyond_the_limit_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "MAX_MARKS", 2)
    signer = Signer()
    for number in range(5):
        signer.take(float(number), scene(number))
    reading = signer.reading(Item("a" * 64, 1, "", MediaKind.VIDEO, "clip.mp4"))
    assert reading is not None
    assert reading.n_seen == 2

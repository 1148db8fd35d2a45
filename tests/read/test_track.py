"""Tracks: the same line or another, and boxes that belong together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.read.look import Line, Quad, Transcript
from yellowplate.read.track import MAX_VIN_READINGS, Track, joined, likeness, pattern, sharpness
from yellowplate.records import Box, Item, MediaKind

ITEM = Item("a" * 64, 1, "video/mp4", MediaKind.VIDEO, "a.mp4")
BOX = Box(40, 20, 140, 40)


def _luma(seed: int, box: Box = BOX) -> NDArray[np.uint8]:
    luma = np.full((100, 300), 128, np.uint8)
    luma[box.top : box.bottom, box.left : box.right] = np.random.default_rng(seed).integers(0, 255, (20, 100))
    return luma


def _track(luma: NDArray[np.uint8], *lines: Line) -> Track:
    track = Track(BOX, pattern(luma, BOX), BOX, 0.0, 0.0)
    for line in lines:
        track.add(line, luma, np.dstack([luma] * 3), 0.0)
    return track


def test_the_same_strokes_are_the_same_line() -> None:
    luma = _luma(1)
    dimmed = (luma * 0.8).astype(np.uint8)
    assert _track(luma).is_at(dimmed)
    assert not _track(luma).is_at(_luma(2))


def test_a_line_that_moved_with_its_box() -> None:
    moved = Box(60, 50, 160, 70)
    assert _track(_luma(1)).is_at(_luma(1, moved), moved)
    assert not _track(_luma(1)).is_at(_luma(1, moved))


@pytest.mark.parametrize("box", [Box(400, 0, 450, 10), Box(0, 60, 40, 80)])
def test_nothing_to_see_is_like_nothing(box: Box) -> None:
    luma = _luma(1)
    assert pattern(luma, box) is None
    assert likeness(pattern(luma, box), pattern(luma, BOX)) == 0.0
    assert sharpness(luma, box) == 0.0


def test_patterns_of_two_sizes_are_not_alike() -> None:
    luma = _luma(1)
    assert likeness(pattern(luma, BOX), pattern(luma, Box(40, 20, 120, 40))) == 0.0


def test_the_sharpest_reading_gives_place_and_time(line_of: Callable[..., Line]) -> None:
    line = line_of("A", box=(40, 20, 140, 40))
    soft, sharp = np.full((100, 300), 90, np.uint8), _luma(1)
    track = _track(soft)
    for t_s, luma in ((1.0, soft), (1.2, sharp), (1.4, soft)):
        assert luma is soft or track.is_worth_reading(luma)
        track.add(line, luma, np.dstack([luma] * 3), t_s)
        track.saw(t_s)
    assert not track.is_worth_reading(sharp), "three readings are enough"
    look = track.look(ITEM, width=300, height=100)
    assert look.times == (0.0, 1.4, 1.2)
    assert look.n_seen == 3
    assert len(look.lines[0].transcripts) == 3
    assert look.pixels(line.quad).shape == (20, 100, 3)
    assert look.pixels(line.quad)[:, :, 0].tolist() == sharp[20:40, 40:140].tolist()


def test_a_place_without_text_shows_no_line(line_of: Callable[..., Line]) -> None:
    nothing = Line(line_of("A").quad, (Transcript(()),))
    assert _track(_luma(1), nothing).look(ITEM, width=300, height=100).lines == ()


@pytest.mark.parametrize(
    ("mine", "other", "is_like"),
    [
        ("只去朝鲜6.8万", "只去朝鲜68万", True),
        ("只去朝鲜", "手续齐全", False),
        ("", "", True),
        ("", "A", False),
        ("A", "", False),
    ],
)
def test_words_agree(line_of: Callable[..., Line], mine: str, other: str, is_like: bool) -> None:
    made = line_of(mine) if mine else Line(line_of("A").quad, (Transcript(()),))
    heard = line_of(other).best if other else Transcript(())
    assert _track(_luma(1), made).reads_like(heard) is is_like


def test_recut_takes_the_new_look() -> None:
    track = _track(_luma(1))
    track.recut(_luma(2), BOX)
    assert track.is_at(_luma(2))


def _quad(left: float, top: float, right: float, bottom: float, tilt: float = 0.0) -> Quad:
    return ((left, top), (right, top + tilt), (right, bottom + tilt), (left, bottom))


def test_a_split_line_is_joined() -> None:
    assert joined([_quad(106, 1, 200, 21), _quad(0, 0, 100, 20)]) == [_quad(0, 0, 200, 21)]


@pytest.mark.parametrize(
    "other",
    [
        _quad(130, 0, 200, 20),
        _quad(106, 12, 200, 32),
        _quad(106, 0, 200, 40),
        _quad(106, 0, 200, 20, tilt=15),
        _quad(106, 5, 200, 5),
    ],
)
def test_strangers_are_not_joined(other: Quad) -> None:
    assert len(joined([_quad(0, 0, 100, 20), other])) == 2


def test_a_vin_that_is_not_clear_is_read_again_while_it_stands(line_of: Callable[..., Line]) -> None:
    luma = np.zeros((40, 200), np.uint8)
    image = np.zeros((40, 200, 3), np.uint8)
    line = line_of("LVVDB21B4MD115843", box=(10, 10, 180, 30))
    view = np.zeros((50, 34), np.float32)
    clear = Line(line.quad, (Transcript(line.best.characters, (view,)),))
    unclear = Line(line.quad, (Transcript(line.best.characters, (view, view)),))
    box = Box(10, 10, 180, 30)
    for shown, n_more in ((clear, 0), (unclear, MAX_VIN_READINGS - 1)):
        track = Track(box, None, box, 0.0, 0.0)
        track.add(shown, luma, image, 0.0)
        n_read = 0
        while track.is_worth_reading(luma):
            track.add(shown, luma, image, 0.2)
            n_read += 1
        assert n_read == n_more

"""Tracks: the same line or another, when it is read again, and boxes that belong together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.read.follow import Motion
from yellowplate.read.look import Line, Quad, Transcript
from yellowplate.read.track import (
    AGAIN_S,
    MAX_READINGS,
    MAX_VIN_READINGS,
    N_CHANGED,
    Shot,
    Track,
    is_like,
    joined,
    sharpness,
    shifted,
    shot,
)
from yellowplate.records import Box

BOX = (40, 20, 140, 40)
FLAT = np.full((100, 300), 90, np.uint8)


def _luma(seed: int) -> NDArray[np.uint8]:
    luma = np.full((100, 300), 128, np.uint8)
    luma[20:40, 40:140] = np.random.default_rng(seed).integers(0, 255, (20, 100))
    return luma


def _shot(line: Line, luma: NDArray[np.uint8], t_s: float) -> Shot:
    return shot(np.dstack([luma] * 3), luma, line.quad, line.best, t_s)


def _track(line: Line, luma: NDArray[np.uint8] = FLAT) -> Track:
    track = Track(line.quad, None, (4.0, 4.0), 0.0, 0.0)
    track.add(_shot(line, luma, 0.0))
    return track


def test_a_sure_line_is_read_once(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("手续齐全", prob=0.99, box=BOX))
    assert track.is_settled
    assert not track.wants(1.0, FLAT)


def test_a_doubtful_line_is_read_until_two_readings_agree(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("手续齐全", prob=0.8, box=BOX))
    assert not track.wants(AGAIN_S / 2, FLAT), "neighbouring frames share their faults"
    assert track.wants(AGAIN_S, FLAT)
    track.add(_shot(line_of("手續齐全", prob=0.8, box=BOX), FLAT, 0.3))
    assert track.is_settled, "compared folded"
    assert [one.transcript.text for one in track.shots] == ["手续齐全", "手續齐全"], "kept raw"


def test_a_number_is_read_until_two_readings_agree(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("电话13800", prob=0.98, box=BOX))
    texts = iter(["电话13808", "电话13803"])
    n_read = 1
    while track.wants(n_read * 0.5, FLAT):
        track.add(_shot(line_of(next(texts), prob=0.98, box=BOX), FLAT, n_read * 0.5))
        n_read += 1
    assert n_read == MAX_READINGS


def test_what_may_be_a_vin_is_read_more_often(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("LVVDB21B4MD115843", prob=0.9, box=(10, 10, 180, 30)))
    n_read = 1
    while track.wants(n_read * 0.5, FLAT):
        track.add(_shot(line_of(f"LVVDB21B4MD11584{n_read}", prob=0.9, box=(10, 10, 180, 30)), FLAT, n_read * 0.5))
        n_read += 1
    assert n_read == MAX_VIN_READINGS


def test_what_is_hardly_text_is_not_read_again(line_of: Callable[..., Line]) -> None:
    assert not _track(line_of("手续", prob=0.3, box=BOX)).wants(1.0, FLAT)


def test_the_sharpest_reading_gives_place_and_time(line_of: Callable[..., Line]) -> None:
    line = line_of("手续齐全", prob=0.99, box=BOX)
    track = _track(line)
    sharp = _luma(1)
    assert track.wants(0.5, sharp)
    track.add(_shot(line, sharp, 0.5))
    assert track.best.t_s == 0.5
    assert (track.best.left, track.best.top) == (20, 0)
    assert track.best.patch.shape == (60, 140, 3)
    assert not track.wants(1.0, sharp), "no sharper than before"
    assert not track.wants(1.0 + AGAIN_S / 2, sharp), "weighed a moment ago"


def test_enough_is_enough_however_sharp(line_of: Callable[..., Line]) -> None:
    line = line_of("手续齐全", prob=0.99, box=BOX)
    track = _track(line)
    for place in range(MAX_READINGS):
        track.add(_shot(line, FLAT, 0.3 * (place + 1)))
    assert not track.wants(9.0, _luma(1))


def test_a_piece_that_changed_asks_for_a_reading(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("手续齐全", prob=0.99, box=BOX))
    track.motion = Motion(np.ones((4, 8), np.float32), 0, 0, 0.0, n_changed=N_CHANGED)
    assert track.wants(1.0, FLAT)


def test_a_part_of_the_line_has_no_vote(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("手续", prob=0.92, box=(40, 20, 90, 40)))
    track.add(_shot(line_of("手续齐全", prob=0.9, box=BOX), FLAT, 0.5))
    assert track.text == "手续齐全"
    assert len(track.counting) == 1
    assert len(track.shots) == 2


def test_a_neighbour_taken_for_a_part_has_no_vote(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("手续齐全", prob=0.99, box=BOX))
    track.add(_shot(line_of("手续齐全不议价", prob=0.99, box=(40, 20, 200, 40)), FLAT, 0.5))
    assert track.text == "手续齐全不议价", "of two as often the wider one"
    track.add(_shot(line_of("手续齐全", prob=0.99, box=BOX), FLAT, 0.8))
    assert track.text == "手续齐全"


def test_where_a_line_is_and_how_far_it_went(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("A", box=BOX))
    assert track.now == track.quad
    assert track.way == (0.0, 0.0, 0.0)
    track.motion = Motion(np.ones((4, 8), np.float32), 0, 0, 0.5, across=3.0, down=-1.0)
    assert track.now == shifted(track.quad, 12.0, -4.0)
    assert track.way == (12.0, -4.0, 0.5)
    track.recut(track.now, None)
    assert track.way == (12.0, -4.0, 0.5)
    track.saw(2.0)
    assert (track.last_s, track.n_seen) == (2.0, 1)


def test_outside_the_frame_nothing_is_sharp() -> None:
    assert sharpness(FLAT, Box(400, 0, 450, 10)) == 0.0


@pytest.mark.parametrize(
    ("mine", "other", "agrees"),
    [
        ("只去朝鲜6.8万", "只去朝鲜68万", True),
        ("漢蘭達", "汉兰达", True),
        ("只去朝鲜", "手续齐全", False),
        ("", "", True),
        ("", "A", False),
        ("A", "", False),
    ],
)
def test_words_agree(mine: str, other: str, agrees: bool) -> None:
    assert is_like(mine, other) is agrees


def test_a_transcript_is_compared_with_the_best(line_of: Callable[..., Line]) -> None:
    track = _track(line_of("手续齐全", box=BOX))
    assert track.reads_like(line_of("手续齐金").best)
    assert not track.reads_like(Transcript(()))


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

"""Running lines are joined from their parts."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from yellowplate.read.look import Line, Look
from yellowplate.read.ticker import Tickers
from yellowplate.read.track import Track
from yellowplate.records import Item, MediaKind

ITEM = Item("a" * 64, 1, "video/mp4", MediaKind.VIDEO, "a.mp4")
WORDS = "一手车源手续说明在评论电话12345678901私聊我"
PACE = 40
SPEED = -200.0
WIDTH = 400


def _part(line_of: Callable[..., Line], t_s: float, top: int = 300) -> tuple[Track, Look]:
    """What of the line is inside the frame at a time."""
    left = WIDTH + SPEED * t_s
    first = max(0, math.ceil(-left / PACE))
    last = min(len(WORDS), math.floor((WIDTH - left) / PACE))
    box = (round(left + first * PACE), top, round(left + last * PACE), top + 40)
    line = line_of(WORDS[first:last], box=box)
    track = Track(line.quad, None, (4.0, 4.0), t_s, t_s + 0.5, moved=(SPEED * 0.5, 0.0, 0.5))
    look = Look(ITEM, (line,), np.zeros((9, 9, 3), np.uint8), WIDTH, 800, times=(t_s, t_s + 0.5, t_s), n_seen=7)
    return track, look


def test_parts_that_run_on_one_row_become_one_line(line_of: Callable[..., Line]) -> None:
    tickers = Tickers()
    for t_s in (1.5, 2.5, 3.5, 4.5, 5.5):
        tickers.take(*_part(line_of, t_s))
    assert list(tickers.ended(6.0)) == [], "something may still come"
    (joined,) = tickers.ended(math.inf)
    text = joined.lines[0].best.text
    assert text in WORDS
    assert "电话12345678901" in text
    assert len(text) >= len(WORDS) - 2
    assert joined.times is not None
    assert joined.times[:2] == (1.5, 6.0)
    assert list(tickers.ended(math.inf)) == []


def test_what_stands_is_no_ticker(line_of: Callable[..., Line]) -> None:
    tickers = Tickers()
    for t_s in (1.5, 2.5):
        track, look = _part(line_of, t_s)
        track.moved = (0.0, 0.0, 0.5)
        tickers.take(track, look)
    assert list(tickers.ended(math.inf)) == []


@pytest.mark.parametrize("moved", [(0.0, -200.0, 0.5), (-60.0, -60.0, 0.5)])
def test_what_rises_is_no_ticker(line_of: Callable[..., Line], moved: tuple[float, float, float]) -> None:
    tickers = Tickers()
    for t_s in (1.5, 2.5):
        track, look = _part(line_of, t_s)
        track.moved = moved
        tickers.take(track, look)
    assert list(tickers.ended(math.inf)) == []


def test_one_part_alone_is_not_told_twice(line_of: Callable[..., Line]) -> None:
    tickers = Tickers()
    tickers.take(*_part(line_of, 2.5))
    assert list(tickers.ended(math.inf)) == []


def test_rows_are_kept_apart(line_of: Callable[..., Line]) -> None:
    tickers = Tickers()
    tickers.take(*_part(line_of, 2.5))
    tickers.take(*_part(line_of, 4.5, top=600))
    assert list(tickers.ended(math.inf)) == []

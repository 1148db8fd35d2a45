"""Tracks of one VIN brought together, and more frames of it read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read.ctc import FLOOR
from yellowplate.read.look import Line, Look, Quad, Transcript
from yellowplate.read.readers.vin import READER
from yellowplate.read.vin_closer import closer
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings

ITEM = Item("a" * 64, 1, "video/mp4", MediaKind.VIDEO, "a.mp4")
VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)
OTHER = "1M8GDM9AXKP042788"
NOWHERE = Path("there is no such file")
WIDTH, HEIGHT = 480, 200


def _views(text: str, regret: float = 0.0) -> tuple[NDArray[np.float32], ...]:
    """Spell a text; with a regret, something else is as much more probable at every character."""
    rows = np.full((2 * len(text) + 1, len(SYMBOLS) + 1), FLOOR, np.float32)
    rows[::2, -1] = 0.0
    for place, one in enumerate(text):
        rows[2 * place + 1, SYMBOLS.index(one)] = regret
    return (rows,)


def _look(
    views: tuple[NDArray[np.float32], ...],
    times: tuple[float, float],
    *,
    left: int = 40,
    top: int = 80,
    width: int = 340,
    text: Transcript | None = None,
) -> Look:
    quad: Quad = ((left, top), (left + width, top), (left + width, top + 24), (left, top + 24))
    characters = text.characters if text else ()
    image = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    line = Line(quad, (Transcript(characters, views),))
    return Look(ITEM, (line,), image, WIDTH, HEIGHT, times=(*times, times[0]), n_seen=2)


@pytest.mark.parametrize(
    ("second", "n_left", "why"),
    [
        (_look(_views(VALID), (1.5, 2.0)), 1, "the same a moment later"),
        (_look(_views(VALID), (1.5, 2.0), left=80), 1, "moved a little"),
        (_look(_views(OTHER), (1.5, 2.0)), 2, "another VIN, clearly"),
        (_look(_views(VALID), (9.0, 9.5)), 2, "much later"),
        (_look(_views(VALID), (0.2, 0.9)), 2, "on screen together"),
        (_look(_views(VALID), (1.5, 2.0), left=40, top=20, width=100), 2, "far smaller"),
    ],
)
def test_tracks_of_one_vin_become_one(second: Look, n_left: int, why: str) -> None:
    found = closer(NOWHERE, ITEM, Settings(), [_look(_views(VALID), (0.0, 1.0)), second])
    assert len(found) == n_left, why
    if n_left == 1:
        assert found[0].times == (0.0, 2.0, 0.0)
        assert found[0].n_seen == 4
        assert len(found[0].lines[0].transcripts) == 2


def test_the_look_kept_is_the_clearer_one() -> None:
    poor, good = _look(_views(VALID, -2.0), (0.0, 1.0)), _look(_views(VALID), (1.5, 2.0), left=60)
    (found,) = closer(NOWHERE, ITEM, Settings(), [poor, good])
    assert found.times == (0.0, 2.0, 1.5)
    assert found.lines[0].quad[0][0] == 60


def test_other_lines_are_left_as_they_are(line_of: Callable[..., Line]) -> None:
    caption = line_of("只售三千")
    words = Look(ITEM, (caption,), np.zeros((10, 10, 3), np.uint8), WIDTH, HEIGHT, times=(0.0, 1.0, 0.5))
    vin = _look(_views(VALID), (0.0, 1.0))
    assert closer(NOWHERE, ITEM, Settings(), [words, vin]) == [words, vin]


def _clip(path: Path, text: str, *, n_frames: int = 24) -> Path:
    """A VIN under glare that wanders over it: no frame shows it whole."""
    font = ImageFont.load_default(28)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=12)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "24"}
        for place in range(n_frames):
            image = Image.new("L", (WIDTH, HEIGHT), 70)
            pen = ImageDraw.Draw(image)
            pen.rectangle((20, 60, 460, 130), fill=205)
            pen.text((60, 78), text, font=font, fill=40)
            pen.text((300, 135), "OK", font=font, fill=220)
            pixels = cv2.GaussianBlur(np.asarray(image), (0, 0), 0.8).astype(np.float32)
            columns = np.arange(WIDTH)[None, :]
            pixels += 260 * np.exp(-(((columns - 80 - place * 330 / n_frames) / 16) ** 2))
            grey = np.clip(pixels, 0, 255).astype(np.uint8)
            frame = av.VideoFrame.from_ndarray(grey, format="gray")
            frame.pts, frame.time_base = place, Fraction(1, 12)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_more_frames_are_read_where_it_is_poor(tmp_path: Path) -> None:
    path = _clip(tmp_path / "a.mp4", VALID)
    hidden = _views("1G4AH59H45", -3.0)
    noise = (np.concatenate([hidden[0], np.full((20, len(SYMBOLS) + 1), -3.0, np.float32)]),)
    (found,) = closer(path, ITEM, Settings(), [_look(noise, (0.2, 1.4), left=55, top=76, width=330)])
    assert len(found.lines[0].transcripts) > 1
    (reading,) = READER.see(found)
    assert reading.text == VALID
    assert reading.n_seen > 2


def test_it_is_searched_between_the_places_where_it_was(tmp_path: Path) -> None:
    path = _clip(tmp_path / "a.mp4", VALID)
    poor = _views(VALID, -6.0)
    looks = [_look(poor, (0.2, 0.5), left=50, top=76, width=330), _look(poor, (0.9, 1.4), left=58, top=78, width=330)]
    (found,) = closer(path, ITEM, Settings(), looks)
    assert len(found.lines[0].transcripts) > 2
    assert [one.text for one in READER.see(found)] == [VALID]


def test_a_line_at_the_very_edge_is_not_searched(tmp_path: Path) -> None:
    path = _clip(tmp_path / "a.mp4", VALID, n_frames=6)
    look = _look(_views(VALID, -6.0), (0.0, 0.4), top=HEIGHT - 2)
    low: Quad = ((40, HEIGHT - 2), (380, HEIGHT - 2), (380, HEIGHT), (40, HEIGHT))
    look = replace(look, lines=(Line(low, look.lines[0].transcripts),))
    (found,) = closer(path, ITEM, Settings(), [look])
    assert len(found.lines[0].transcripts) == 1


def test_a_blurred_line_in_which_no_vin_was_seen_is_searched(tmp_path: Path, line_of: Callable[..., Line]) -> None:
    path = _clip(tmp_path / "a.mp4", VALID)
    read = line_of("1G4AH5SH4SG1i8E41").best
    (found,) = closer(path, ITEM, Settings(), [_look((), (0.2, 1.4), left=55, top=76, width=330, text=read)])
    assert [one.text for one in READER.see(found)] == [VALID]


@pytest.mark.parametrize("text", ["ONLY FOR EXPORT 24", "13812345678", "价格68000元 13812345678", "12345678901234567"])
def test_what_is_no_vin_stays_as_it_was(tmp_path: Path, line_of: Callable[..., Line], text: str) -> None:
    path = _clip(tmp_path / "a.mp4", "FOR EXPORT ONLY", n_frames=6)
    look = _look((), (0.0, 0.4), left=55, top=76, width=330, text=line_of(text).best)
    assert closer(path, ITEM, Settings(), [look]) == [look]

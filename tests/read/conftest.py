"""Pictures and clips drawn for the tests; the people, numbers and cars in them are made up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read.look import Character, Line, Quad, Transcript
from yellowplate.records import Item, MediaKind

Caption = tuple[float, float, int, str]
"""Begin and end in seconds, top in pixels, words."""


@pytest.fixture
def drawn() -> Callable[..., Image.Image]:
    """Draw one line of text on a ground."""

    def draw(
        text: str, *, size: int = 40, ink: str = "black", ground: str = "white", around: str = "white", pad: int = 80
    ) -> Image.Image:
        font = ImageFont.load_default(size)
        left, top, right, bottom = font.getbbox(text)
        width, height = int(right - left) + size, int(bottom - top) + size // 2
        image = Image.new("RGB", (width + 2 * pad, height + 2 * pad), around)
        pen = ImageDraw.Draw(image)
        pen.rectangle((pad, pad, pad + width, pad + height), fill=ground)
        pen.text((pad + size // 2 - left, pad + size // 4 - top), text, font=font, fill=ink)
        return image

    return draw


@pytest.fixture
def item_of() -> Callable[..., Item]:
    """Make the item of a file; the hash is that of its bytes."""

    def make(path: Path, kind: MediaKind) -> Item:
        content = path.read_bytes()
        return Item(hashlib.sha256(content).hexdigest(), len(content), "", kind, path.name)

    return make


@pytest.fixture
def clip() -> Callable[..., Path]:
    """Write a video with captions at known times; a frame is written at each of the times given."""

    def write(
        path: Path,
        captions: Iterable[Caption],
        *,
        times: Iterable[float],
        size: tuple[int, int] = (320, 480),
        font_px: int = 26,
        rotation: int = 0,
    ) -> Path:
        width, height = size
        noise = np.random.default_rng(7).integers(100, 150, (height // 16, width // 16 + 8, 3), dtype=np.uint8)
        street = np.asarray(Image.fromarray(noise).resize((width + 128, height), Image.Resampling.BICUBIC))
        font = ImageFont.load_default(font_px)
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=30)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.options = {"preset": "ultrafast", "crf": "20"}
            stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
            if rotation:
                stream.set_display_rotation(rotation)
            for n_frame, t_s in enumerate(times):
                shift = n_frame * 2 % 128
                image = Image.fromarray(street[:, shift : shift + width])
                pen = ImageDraw.Draw(image)
                for begin_s, end_s, top, words in captions:
                    if begin_s <= t_s < end_s:
                        pen.rectangle((0, top, width, top + 2 * font_px), fill="black")
                        pen.text((12, top + font_px // 2), words, font=font, fill="white")
                frame = av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")
                frame.pts, frame.time_base = round(t_s * 1000), Fraction(1, 1000)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return write


@pytest.fixture
def line_of() -> Callable[..., Line]:
    """Make a line as the engine would, each character with the same probability and the runner-up given."""

    def make(
        text: str, *, prob: float = 0.9, seconds: str = "", box: tuple[int, int, int, int] = (0, 0, 100, 10)
    ) -> Line:
        left, top, right, bottom = box
        quad: Quad = ((left, top), (right, top), (right, bottom), (left, bottom))
        seconds = seconds or "#" * len(text)
        characters = tuple(
            Character(one, prob, second, (1 - prob) / 2, (place + 0.5) / len(text))
            for place, (one, second) in enumerate(zip(text, seconds, strict=True))
        )
        return Line(quad, (Transcript(characters),))

    return make


@pytest.fixture
def white() -> NDArray[np.uint8]:
    """A white picture, 100 rows by 400 columns."""
    return np.full((100, 400, 3), 255, np.uint8)

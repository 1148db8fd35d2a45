"""Short clips over real photographs, and copies of them as they are posted again; everything is drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]

WIDTH_PX, HEIGHT_PX = 270, 480
RATE = 15
CRF = 28
MIN_PHOTO_PX = 250
GROUND = 1.4
"""The photograph is this much larger than the frame, so that there is something to pan over."""
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")
WORDS = ("CALL NOW 138", "BEST PRICE", "CARS EVERY DAY", "ONE OWNER")


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a clip before it is posted again.

    Attributes:
        name: of the kind of change.
        is_seen: True where it was looked at while thresholds were chosen.
        crop: share of width and height that is cut away.
        is_aside: the cut is not centred.
        is_mirrored: left and right are exchanged.
        crf: quality asked of the encoder; 28 is that of the first posting.
        lines: height in pixels.
        speed: how much faster it runs.
        begin_s: seconds cut off at the beginning.
        words: text laid over it.
        bars: share of the height that black bars take.
    """

    name: str
    is_seen: bool = False
    crop: float = 0.0
    is_aside: bool = False
    is_mirrored: bool = False
    crf: int = CRF
    lines: int = HEIGHT_PX
    speed: float = 1.0
    begin_s: float = 0.0
    has_words: bool = False
    bars: float = 0.0


CHANGES = (
    Change("cropped by 10 %", is_seen=True, crop=0.10),
    Change("mirrored", is_seen=True, is_mirrored=True),
    Change("recompressed, crf 35", is_seen=True, crf=35),
    Change("1.1 times faster", is_seen=True, speed=1.1),
    Change("letterboxed", is_seen=True, bars=0.3),
    Change("cropped by 5 to 20 %, off centre", crop=0.20, is_aside=True),
    Change("text laid over", has_words=True),
    Change("1.25 times faster and trimmed", speed=1.25, begin_s=1.5),
    Change("540 lines, crf 35", lines=540, crf=35),
    Change("mirrored and cropped by 10 %", is_mirrored=True, crop=0.10),
)


def photographs(folder: Path) -> list[Path]:
    """Return the real photographs of the sample folders that are large enough, sorted by name."""
    found = [*folder.glob("plate_samples/scenes/*.jpg"), *folder.glob("vin_samples/images*/*.jpg")]
    found += sorted(folder.glob("yard_samples/*.png"))[:1]  # they overlap one another
    return [path for path in sorted(found) if min(Image.open(path).size) >= MIN_PHOTO_PX]


def drawn(photo: Path, seed: str) -> list[Pixels]:
    """Draw the frames of a clip: a hand-held pan over a photograph, 6 to 8 s.

    Args:
        photo: a picture of at least 250 pixels each way.
        seed: of the pan.

    Returns:
        Frames of 270 by 480 in BGR, 15 a second.
    """
    lot = random.Random(seed)
    wide, high = round(WIDTH_PX * GROUND), round(HEIGHT_PX * GROUND)
    image = Image.open(photo)
    image.draft("RGB", (wide * 2, high * 2))
    shown = image.convert("RGB")
    scale = max(wide / shown.width, high / shown.height)
    shown = shown.resize((round(shown.width * scale), round(shown.height * scale)), Image.Resampling.BILINEAR)
    ground = cv2.cvtColor(np.asarray(shown), cv2.COLOR_RGB2BGR)
    begin = round(lot.random() * max(0, ground.shape[1] - wide))
    ground = ground[:, begin : begin + wide]
    free_x, free_y = ground.shape[1] - WIDTH_PX, ground.shape[0] - HEIGHT_PX
    slow_x, slow_y, turn = lot.uniform(6, 14), lot.uniform(6, 14), lot.uniform(0, 6)
    fast = lot.uniform(0.9, 1.6)
    frames: list[Pixels] = []
    for number in range(round(lot.uniform(6, 8) * RATE)):
        t_s = number / RATE
        across = free_x * (0.5 + 0.48 * np.sin(2 * np.pi * t_s / slow_x + turn)) + np.sin(2 * np.pi * t_s * fast)
        down = free_y * (0.5 + 0.48 * np.cos(2 * np.pi * t_s / slow_y + turn)) + np.cos(2 * np.pi * t_s * fast)
        left, top = (float(np.clip(across, 0, free_x)), float(np.clip(down, 0, free_y)))
        patch = cv2.getRectSubPix(ground, (WIDTH_PX, HEIGHT_PX), (left + WIDTH_PX / 2 - 0.5, top + HEIGHT_PX / 2 - 0.5))
        frames.append(cast("Pixels", patch))
    return frames


def changed(frames: list[Pixels], change: Change, seed: str) -> list[Pixels]:
    """Make the frames of a copy.

    Args:
        frames: of the first posting.
        change: what is done to them.
        seed: of sizes and places that are drawn by lot.
    """
    lot = random.Random(seed)
    kept = frames[round(change.begin_s * RATE) :]
    places = [round(number * change.speed) for number in range(len(kept))]
    kept = [kept[place] for place in places if place < len(kept)]
    steps: list[Callable[[Pixels], Pixels]] = []
    if change.is_mirrored:
        steps.append(lambda image: np.ascontiguousarray(image[:, ::-1]))
    if change.crop:
        steps.append(_cropper(change, lot))
    if change.has_words:
        steps.append(_writer(lot))
    if change.bars:
        steps.append(_letterboxer(change.bars))
    if change.lines != HEIGHT_PX:
        width = round(change.lines * WIDTH_PX / HEIGHT_PX / 2) * 2
        steps.append(lambda image: cast("Pixels", cv2.resize(image, (width, change.lines))))
    for step in steps:
        kept = [step(image) for image in kept]
    return kept


def _cropper(change: Change, lot: random.Random) -> Callable[[Pixels], Pixels]:
    share = lot.uniform(0.05, change.crop) if change.is_aside else change.crop
    at_x, at_y = (lot.random(), lot.random()) if change.is_aside else (0.5, 0.5)

    def cut(image: Pixels) -> Pixels:
        high, wide = image.shape[:2]
        left, top = round(wide * share * at_x), round(high * share * at_y)
        inner = image[top : top + round(high * (1 - share)), left : left + round(wide * (1 - share))]
        return cast("Pixels", cv2.resize(inner, (wide, high)))

    return cut


def _writer(lot: random.Random) -> Callable[[Pixels], Pixels]:
    patch = Image.new("RGBA", (WIDTH_PX, HEIGHT_PX), (0, 0, 0, 0))
    pen = ImageDraw.Draw(patch)
    for top in (lot.uniform(0.08, 0.2), lot.uniform(0.7, 0.85)):
        face = ImageFont.truetype(str(FONT), lot.randint(20, 28))
        ink = lot.choice(["white", "yellow", "red"])
        pen.text(
            (12, round(HEIGHT_PX * top)), lot.choice(WORDS), font=face, fill=ink, stroke_width=3, stroke_fill="black"
        )
    layer = np.asarray(patch).astype(np.float32)
    alpha, ink_bgr = layer[..., 3:] / 255, layer[..., 2::-1]
    return lambda image: (image * (1 - alpha) + ink_bgr * alpha).astype(np.uint8)


def _letterboxer(bars: float) -> Callable[[Pixels], Pixels]:
    def box(image: Pixels) -> Pixels:
        high, wide = image.shape[:2]
        inner = cv2.resize(image, (round(wide * (1 - bars)), round(high * (1 - bars))))
        canvas = np.zeros_like(image)
        top, left = (high - inner.shape[0]) // 2, (wide - inner.shape[1]) // 2
        canvas[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
        return canvas

    return box


def write(frames: list[Pixels], path: Path, crf: int = CRF) -> None:
    """Encode frames as H.264, one thread.

    Args:
        frames: BGR, all of one size, even numbers of rows and columns.
        path: of the file.
        crf: quality.
    """
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = frames[0].shape[1], frames[0].shape[0], "yuv420p"
        stream.codec_context.thread_count = 1
        stream.options = {"crf": str(crf), "preset": "veryfast"}
        for image in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(stream.encode())

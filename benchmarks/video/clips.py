"""Clips with exact truth: texts drawn over panned photographs; everything in them is made up.

A clip is drawn from its plan and a seed alone, so two machines with the same fonts draw the same truth. Chinese needs
Noto Sans and Serif CJK (Debian: fonts-noto-cjk); the Latin faces are DejaVu and Liberation.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, cast

import av
import cv2
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.video.words import account, account_line, phone, price_line, subtitle, ticker, vin

Pixels = NDArray[np.uint8]
Place = Callable[[float], tuple[float, float]]
"""Left and top of a layer at a time."""

FONTS = Path("/usr/share/fonts")
CHINESE = (
    ("opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("opentype/noto/NotoSansCJK-Bold.ttc", 2),
    ("opentype/noto/NotoSerifCJK-Bold.ttc", 2),
    ("opentype/noto/NotoSerifCJK-Regular.ttc", 2),
)
LATIN = (
    ("truetype/dejavu/DejaVuSans-Bold.ttf", 0),
    ("truetype/liberation/LiberationMono-Regular.ttf", 0),
    ("truetype/liberation/LiberationSansNarrow-Bold.ttf", 0),
)
MIN_PHOTO_PX = 350
DRAWN_FOR_PX = 720
"""Shorter side for which sizes of letters are given."""
PRICED = 0.25
"""Share of the subtitles that name a price."""
MIN_FRAMES = 6
"""Frames in which a text must be whole and uncovered to count."""
MIN_VISIBLE = 0.999
"""Share of a text that must be inside the frame for its time to count."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text on screen.

    Attributes:
        words: as drawn.
        kind: "steady", "subtitle", "flash", "vin", "card", "scroll", "ticker" or "slanted".
        identifier: part of the words that names a car, a person or a price, or "".
        start_s: first time at which the whole of it is on screen.
        end_s: end of that.
        boxes: (time, left, top, right, bottom), ten a second.
    """

    words: str
    kind: str
    identifier: str
    start_s: float
    end_s: float
    boxes: tuple[tuple[float, float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a clip is made.

    Attributes:
        name: of the clip.
        width: of the frame as shown, pixels.
        height: likewise.
        seed: of everything that is drawn by lot.
        what: kinds of text that it shows.
        rate: frames a second.
        kbit_s: bit rate asked of the encoder, thousands of bits a second.
        codec: of FFmpeg.
        is_variable: frames are left out by lot.
        is_mirrored: the whole picture is flipped.
        rotation: display matrix, degrees.
        seconds: length.
    """

    name: str
    width: int
    height: int
    seed: int
    what: tuple[str, ...] = ("steady", "subtitle", "flash", "vin", "card")
    rate: int = 30
    kbit_s: int = 1500
    codec: str = "libx264"
    is_variable: bool = False
    is_mirrored: bool = False
    rotation: int = 0
    seconds: float = 15.0

    @property
    def is_portrait(self) -> bool:
        """True if it is higher than wide."""
        return self.height > self.width


@dataclass(slots=True)
class _Layer:
    patch: NDArray[np.uint8]
    place: Place
    start_s: float
    end_s: float
    words: str
    kind: str
    identifier: str
    boxes: list[tuple[float, float, float, float, float]] = field(default_factory=list)


@cache
def font(name: tuple[str, int], size_px: int) -> ImageFont.FreeTypeFont:
    """Open a face."""
    return ImageFont.truetype(str(FONTS / name[0]), size_px, index=name[1])


def patch(words: str, face: ImageFont.FreeTypeFont, style: str, tilt: float = 0.0) -> NDArray[np.uint8]:
    """Draw words on a clear ground.

    Args:
        words: one line.
        face: font and size.
        style: "outline", "bar", "plain" or "card".
        tilt: degrees counter-clockwise.

    Returns:
        RGBA.
    """
    left, top, right, bottom = face.getbbox(words)
    edge = max(2, round(face.size / 12))
    pad = edge * 4 if style in ("bar", "card") else edge + 1
    size = (round(right - left) + 2 * pad, round(bottom - top) + 2 * pad)
    ground = {"bar": (10, 10, 14, 200), "card": (245, 240, 225, 255)}.get(style, (0, 0, 0, 0))
    ink = (20, 25, 60, 255) if style == "card" else (255, 240, 60, 255) if style == "bar" else (255, 255, 255, 255)
    image = Image.new("RGBA", size, ground)
    pen = ImageDraw.Draw(image)
    stroke = {"outline": edge, "plain": 1}.get(style, 0)
    pen.text((pad - left, pad - top), words, font=face, fill=ink, stroke_width=stroke, stroke_fill=(0, 0, 0, 255))
    if tilt:
        image = image.rotate(tilt, Image.Resampling.BICUBIC, expand=True)
    return np.asarray(image)


def photographs(folder: Path) -> list[Path]:
    """Return the real photographs of the sample folders, sorted; none where the folder is missing."""
    found = [*folder.glob("plate_samples/scenes/*.jpg"), *folder.glob("vin_samples/images*/*.jpg")]
    return sorted([*found, *folder.glob("yard_samples/*.png")])


def _ground(plan: Plan, lot: random.Random, photos: list[Path]) -> Pixels:
    """A photograph that covers a good third more than the frame each way, or coarse noise where there is none."""
    wide, high = round(plan.width * 1.35), round(plan.height * 1.35)
    image: Image.Image | None = None
    while photos and image is None:
        found = Image.open(lot.choice(photos)).convert("RGB")
        image = found if min(found.size) >= MIN_PHOTO_PX else None
    if image is None:
        noise = np.random.default_rng(plan.seed).integers(60, 190, (high // 24, wide // 24, 3), dtype=np.uint8)
        image = Image.fromarray(noise)
    scale = max(wide / image.width, high / image.height)
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
    return np.ascontiguousarray(np.asarray(image)[:high, :wide])


def _pan(plan: Plan, lot: random.Random) -> Place:
    """A hand-held pan: a slow path and a quick shake."""
    wide, high = plan.width * 0.3, plan.height * 0.3
    slow, fast, turn = lot.uniform(5, 9), lot.uniform(0.9, 1.6), lot.uniform(0, 6)
    shake = plan.width / 240

    def place(t_s: float) -> tuple[float, float]:
        across = wide / 2 * (1 + np.sin(2 * np.pi * t_s / slow + turn)) + shake * np.sin(2 * np.pi * t_s * fast)
        down = high / 2 * (1 + np.cos(2 * np.pi * t_s / (slow * 1.3) + turn)) + shake * np.cos(2 * np.pi * t_s * fast)
        return float(np.clip(across, 0, wide)), float(np.clip(down, 0, high))

    return place


def _still(left: float, top: float) -> Place:
    return lambda _: (left, top)


def layers(plan: Plan, lot: random.Random, pan: Place) -> list[_Layer]:  # noqa: PLR0915 - one block a kind of text
    """Draw by lot what a clip shows."""
    unit = min(plan.width, plan.height) / DRAWN_FOR_PX
    face = lot.choice(CHINESE)
    made: list[_Layer] = []

    def add(words: str, kind: str, spot: Place | tuple[float, float], span: tuple[float, float], **how: Any) -> None:
        size = round(float(str(how.get("size", 40))) * unit)
        name = how.get("face", face)
        drawn = patch(words, font(name, max(9, size)), str(how.get("style", "outline")), float(str(how.get("tilt", 0))))
        if not callable(spot):
            across = spot[0] * plan.width if spot[0] >= 0 else (plan.width - drawn.shape[1]) / 2
            spot = _still(across, spot[1] * plan.height)
        made.append(_Layer(drawn, spot, *span, words, kind, str(how.get("identifier", ""))))

    end = plan.seconds
    if "steady" in plan.what:
        name = account(lot)
        add(account_line(name), "steady", (0.04, 0.04), (0.0, end), size=30, identifier=name)
        number = phone(lot)
        add(f"电话 {number}", "steady", (0.04, 0.09), (0.0, end), size=34, style="bar", identifier=number)
    if "subtitle" in plan.what:
        t_s = lot.uniform(0.2, 0.8)
        while t_s < end - 1.2:
            long_s = lot.uniform(1.0, 3.0)
            line, identifier = (price_line(lot)) if lot.random() < PRICED else (subtitle(lot), "")
            span = (t_s, min(end, t_s + long_s))
            add(line, "subtitle", (-1, 0.80), span, size=lot.choice((40, 46, 52)), identifier=identifier)
            t_s += long_s + lot.choice((0.0, 0.0, 0.4))
    if "flash" in plan.what:
        for turn in range(int(end // 3)):
            t_s = 1.0 + 3 * turn + lot.uniform(0, 1.2)
            line, identifier = price_line(lot)
            span = (t_s, t_s + lot.uniform(0.3, 0.5))
            add(line, "flash", (-1, lot.choice((0.30, 0.55))), span, size=54, style="bar", identifier=identifier)
    if "vin" in plan.what:
        for turn in range(max(1, int(end // 6))):
            t_s = 0.8 + 6 * turn + lot.uniform(0, 1.5)
            long_s = lot.uniform(1.8, 3.5)
            code = vin(lot)
            span = (t_s, min(end, t_s + long_s))
            place = (0.06, lot.uniform(0.64, 0.70))
            add(code, "vin", place, span, size=24, face=lot.choice(LATIN), style="bar", identifier=code)
    if "card" in plan.what:
        for turn in range(max(1, int(end // 5))):
            t_s = 0.5 + 5 * turn + lot.uniform(0, 1.0)
            origin = pan(t_s + 1.0)
            spot = (plan.width * lot.uniform(0.15, 0.35), plan.height * lot.uniform(0.36, 0.5))
            add(
                subtitle(lot)[:9],
                "card",
                _carried(pan, origin, spot),
                (t_s, min(end, t_s + 2.8)),
                size=38,
                style="card",
            )
    if "scroll" in plan.what:
        speed = plan.height / 7.0
        for turn in range(int(end // 1.1)):
            line, identifier = price_line(lot) if turn % 3 == 0 else (subtitle(lot), "")
            begin = 0.3 + turn * 1.1
            add(line, "scroll", _rising(plan, speed, begin), (begin, end), size=40, identifier=identifier)
    if "ticker" in plan.what:
        line, identifier = ticker(lot)
        speed = plan.width / 4.0
        begin = 0.5
        add(line, "ticker", _running(plan, speed, begin), (begin, end), size=36, style="bar", identifier=identifier)
    if "slanted" in plan.what:
        for turn, tilt in enumerate((8.0, -12.0, 20.0)):
            span = (0.4 + turn * end / 3, 0.2 + (turn + 1) * end / 3)
            line, identifier = price_line(lot)
            add(line, "slanted", (0.12, 0.3), span, size=46, tilt=tilt, identifier=identifier)
    return made


def _carried(pan: Place, origin: tuple[float, float], spot: tuple[float, float]) -> Place:
    def place(t_s: float) -> tuple[float, float]:
        across, down = pan(t_s)
        return spot[0] - across + origin[0], spot[1] - down + origin[1]

    return place


def _rising(plan: Plan, speed: float, begin: float) -> Place:
    return lambda t_s: (plan.width * 0.08, plan.height - speed * (t_s - begin))


def _running(plan: Plan, speed: float, begin: float) -> Place:
    return lambda t_s: (plan.width - speed * (t_s - begin), plan.height * 0.93)


def _times(plan: Plan, lot: random.Random) -> list[float]:
    times = [number / plan.rate for number in range(round(plan.seconds * plan.rate))]
    if not plan.is_variable:
        return times
    kept, skip = [], 0
    for t_s in times:
        if skip:
            skip -= 1
            continue
        kept.append(t_s)
        skip = lot.choice((0, 0, 0, 1, 1, 2, 5))
    return kept


def _laid(frame: Pixels, layer: _Layer, t_s: float) -> tuple[float, tuple[int, int, int, int]]:
    """Draw a layer into a frame; return the visible share and the box."""
    left, top = (round(edge) for edge in layer.place(t_s))
    high, wide = layer.patch.shape[:2]
    x0, y0, x1, y1 = max(0, left), max(0, top), min(frame.shape[1], left + wide), min(frame.shape[0], top + high)
    if x1 <= x0 or y1 <= y0:
        return 0.0, (0, 0, 1, 1)
    cut = layer.patch[y0 - top : y1 - top, x0 - left : x1 - left]
    alpha = cut[:, :, 3:].astype(np.uint16)
    below = frame[y0:y1, x0:x1].astype(np.uint16)
    frame[y0:y1, x0:x1] = ((cut[:, :, :3] * alpha + below * (255 - alpha)) // 255).astype(np.uint8)
    return (x1 - x0) * (y1 - y0) / (wide * high), (x0, y0, x1, y1)


def render(plan: Plan, path: Path, photos: list[Path]) -> tuple[Text, ...]:
    """Draw and encode a clip.

    Args:
        plan: what to draw.
        path: where to.
        photos: grounds to choose from.

    Returns:
        What it shows. Boxes are those of the frame as shown, after a display matrix, flipped where the clip is.
    """
    lot = random.Random(plan.seed)
    ground, pan = _ground(plan, lot, photos), _pan(plan, lot)
    shown = layers(plan, lot, pan)
    seen: dict[int, list[tuple[float, float, float, float, float]]] = {}
    with av.open(str(path), "w") as container:
        stream = cast("VideoStream", container.add_stream(plan.codec, rate=plan.rate))
        turned = plan.rotation in (90, -90, 270)
        stream.width, stream.height = (plan.height, plan.width) if turned else (plan.width, plan.height)
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = plan.kbit_s * 1000
        options: dict[str, object] = {"preset": "veryfast", "g": str(plan.rate * 4)}
        one_thread = {"x265-params": "log-level=none:pools=1"} if plan.codec == "libx265" else {"threads": "1"}
        stream.options = {**options, **one_thread}
        stream.time_base = stream.codec_context.time_base = Fraction(1, 90000)
        if plan.rotation:
            stream.set_display_rotation(plan.rotation)
        for image, t_s in _frames(plan, lot, ground, pan, shown, seen):
            stored = np.ascontiguousarray(np.rot90(image, -plan.rotation // 90)) if plan.rotation else image
            frame = av.VideoFrame.from_ndarray(stored, format="rgb24")
            frame.pts, frame.time_base = round(t_s * 90000), Fraction(1, 90000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return tuple(
        Text(one.words, one.kind, one.identifier, seen[number][0][0], seen[number][-1][0], tuple(seen[number]))
        for number, one in enumerate(shown)
        if len(seen.get(number, ())) >= MIN_FRAMES
    )


def _frames(
    plan: Plan,
    lot: random.Random,
    ground: Pixels,
    pan: Place,
    shown: list[_Layer],
    seen: dict[int, list[tuple[float, float, float, float, float]]],
) -> Iterator[tuple[Pixels, float]]:
    noise = np.random.default_rng(plan.seed)
    grain = [noise.normal(0, 4, (plan.height, plan.width, 1)).astype(np.int16) for _ in range(4)]
    for number, t_s in enumerate(_times(plan, lot)):
        across, down = pan(t_s)
        view = cv2.getRectSubPix(ground, (plan.width, plan.height), (across + plan.width / 2, down + plan.height / 2))
        image = np.clip(view.astype(np.int16) + grain[number % 4], 0, 255).astype(np.uint8)
        drawn: list[tuple[int, float, tuple[int, int, int, int]]] = []
        for place, layer in enumerate(shown):
            if layer.start_s - 1e-6 <= t_s < layer.end_s - 1e-6:
                drawn.append((place, *_laid(image, layer, t_s)))
        for order, (place, share, (x0, y0, x1, y1)) in enumerate(drawn):
            # What another text lies over cannot be read whole, so that frame does not count.
            if any(
                min(x1, right) > max(x0, left) and min(y1, low) > max(y0, top)
                for _, _, (left, top, right, low) in drawn[order + 1 :]
            ):
                continue
            if share >= MIN_VISIBLE or (shown[place].kind == "ticker" and share > 0):
                sides = (plan.width - x1, plan.width - x0) if plan.is_mirrored else (x0, x1)
                seen.setdefault(place, []).append((t_s, sides[0], y0, sides[1], y1))
        yield (np.ascontiguousarray(image[:, ::-1]) if plan.is_mirrored else image), t_s

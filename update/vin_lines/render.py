"""Lines with VINs as photographs show them, drawn from a seed.

A line is set in a face with lines above and below it, laid on a ground, seen under an angle at a size of few pixels,
lit, spoilt (glare, reflection, blur, noise, dirt, compression), cut out as the detector would cut it, and brought to
32 x 224. Grounds are the parts of the sample photographs that hold no VIN, if given, or made.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from update.vin_lines.network import HEIGHT_PX, WIDTH_PX
from update.vin_lines.setting import block_of, happens, pick

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[Any]
    """Eight bits; `Any` because OpenCV's stubs do not tell what comes out of what."""
    Real = NDArray[Any]
    """32-bit floating point, 0 to 1."""

SMALLER = 1.1
"""A layer that is reduced by more than this is made soft first."""
LARGE_PX = 40
"""Lines higher than this lose nothing by being turned."""
ENGRAVED, FAINT, BLOWN = 0, 1, 3
"""Ways of being marked: one edge light and the other dark; hardly; so bright or dark that it is cut off. 2: plain."""
SMALL_SHARE = 0.8
"""Lines with about 6.6 pixels a character, as on the pictures of 256 pixels (of the two thirds of the hard set that may
be seen the boxes are 82 to 184 wide and 10 to 28 high); the others have up to 22."""


def _ground(rng: np.random.Generator, grounds: Sequence[Grey], wide: int, high: int) -> Real:
    """Make what lies behind the characters, about 0 on average, from -1 to 1."""
    import cv2
    import numpy as np

    if grounds and happens(rng, 0.55):
        source = grounds[int(rng.integers(len(grounds)))]
        shown_h, shown_w = min(high, source.shape[0]), min(wide, source.shape[1])
        y = int(rng.integers(source.shape[0] - shown_h + 1))
        x = int(rng.integers(source.shape[1] - shown_w + 1))
        part: Real = source[y : y + shown_h, x : x + shown_w].astype(np.float32) / 255
        part = cv2.resize(part, (wide, high))
        return np.asarray(part - part.mean(), np.float32)
    coarse = rng.normal(0, 0.4, (int(rng.integers(2, 4)), int(rng.integers(2, 7)))).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (wide, high), interpolation=cv2.INTER_CUBIC) * rng.uniform(0, 0.5), np.float32)


def _seen(
    rng: np.random.Generator, layers: list[Real], box: tuple[int, int, int, int], centres: list[float]
) -> tuple[list[Real], list[float]]:
    """Cut the line out under an angle, at the size at which a photograph shows it; centres as shares of the width."""
    import cv2
    import numpy as np

    left, top, right, bottom = box
    high = bottom - top
    room = (right - left) / 17  # of a character, before it is squeezed
    pitch_px = float(np.exp(rng.normal(np.log(6.6), 0.25))) if happens(rng, SMALL_SHARE) else float(rng.uniform(9, 22))
    cap_px = max(6.5, max(pitch_px, 4.4) * float(np.clip(np.exp(rng.normal(np.log(1.65), 0.25)), 0.9, 2.6)))
    scale = cap_px / high
    squeeze = max(pitch_px, 4.4) / (room * scale)
    is_loose = happens(rng, 0.3)
    ahead = rng.uniform(-0.05, 2.0 if is_loose else 0.7, 2) * high
    above = rng.uniform(-0.02, 0.7 if is_loose else 0.4, 2) * high
    x0, x1, y0, y1 = left - ahead[0] / squeeze, right + ahead[1] / squeeze, top - above[0], bottom + above[1]
    x0, x1 = max(x0, 2.0), min(x1, layers[0].shape[1] - 2.0)
    tilt = rng.normal(0, 0.07 if happens(rng, 0.75) else 0.2) * high
    open_left, open_right = rng.normal(0, 0.04, 2) * high
    slant = rng.normal(0, 0.08 if happens(rng, 0.7) else 0.3) * high / squeeze
    corners = np.array(
        [
            [x0 + slant, y0 - tilt - open_left],
            [x1 + slant, y0 + tilt - open_right],
            [x1 - slant, y1 + tilt + open_right],
            [x0 - slant, y1 - tilt + open_left],
        ],
        np.float32,
    )
    wide_px, high_px = max(40, round((x1 - x0) * scale * squeeze)), max(7, round((y1 - y0) * scale))
    ratio_x, ratio_y = (x1 - x0) / wide_px, (y1 - y0) / high_px
    offset = rng.uniform(-0.3, 0.3, 2).astype(np.float32)
    target = np.array([[0, 0], [wide_px, 0], [wide_px, high_px], [0, high_px]], np.float32) + offset
    turn = cv2.getPerspectiveTransform(corners, target)
    spread = (max(0.05, 0.42 * ratio_x), max(0.05, 0.42 * ratio_y))
    seen = []
    for layer in layers:
        soft = (
            cv2.GaussianBlur(layer, (0, 0), sigmaX=spread[0], sigmaY=spread[1])
            if max(ratio_x, ratio_y) > SMALLER
            else layer
        )
        seen.append(np.asarray(cv2.warpPerspective(soft, turn, (wide_px, high_px), flags=cv2.INTER_LINEAR), np.float32))
    middle = (top + bottom) / 2
    stood = np.array([[[x, middle] for x in centres or [0.0]]], np.float32)
    return seen, [float(x) / wide_px for x, _ in cv2.perspectiveTransform(stood, turn)[0]][: len(centres)]


def spoil(rng: np.random.Generator, image: Real, grounds: Sequence[Grey]) -> Grey:
    """Light a line and take quality from it.

    Args:
        rng: decides everything.
        image: grey, 0 to 1, may go beyond.
        grounds: pictures that may be reflected in it.

    Returns:
        Grey, same size.
    """
    import cv2
    import numpy as np

    high, wide = image.shape
    if happens(rng, 0.3):
        light = np.linspace(rng.uniform(0.6, 1.1), rng.uniform(0.6, 1.1), wide, dtype=np.float32)
        image = image * light[None, :]
    if happens(rng, 0.18):
        ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
        x, y = rng.uniform(0, wide), rng.uniform(-0.5, 1.5) * high
        broad, angle = rng.uniform(0.02, 0.25) * wide, rng.uniform(-0.8, 0.8)
        along = (xs - x) + angle * (ys - y) * 3
        glow = np.exp(-((along / broad) ** 2) - ((ys - y) / (high * rng.uniform(0.4, 4))) ** 2)
        image = image + glow * rng.uniform(0.2, 0.9)
    if happens(rng, 0.18):
        image = image + _ground(rng, grounds, wide, high) * rng.uniform(0.2, 0.8)
    if happens(rng, 0.12):
        for _ in range(int(rng.integers(1, 8))):
            spot = (int(rng.integers(wide)), int(rng.integers(high)))
            image = cv2.circle(
                np.ascontiguousarray(image), spot, int(rng.integers(1, max(2, high // 6))), float(rng.random()), -1
            )
    blur = pick(rng, 0.45, 0.08)
    unit = max(1.0, high / 24)
    if blur == 0:
        image = cv2.GaussianBlur(image, (0, 0), float(rng.uniform(0.3, 0.85)) * unit)
    elif blur == 1:
        n = int(rng.integers(2, 4) * unit)
        kernel = np.zeros((n, n), np.float32)
        cv2.line(kernel, (0, int(rng.integers(n))), (n - 1, int(rng.integers(n))), 1.0, 1)
        image = cv2.filter2D(image, -1, kernel / max(kernel.sum(), 1e-6))
    if happens(rng, 0.25):
        image = image * (1 + (over := rng.uniform(0.3, 1.5))) - cv2.GaussianBlur(image, (0, 0), 1.0) * over
    if happens(rng, 0.7):
        image = image + rng.normal(0, abs(rng.normal(0, 0.022)), image.shape).astype(np.float32)
    grey = np.clip(image * 255, 0, 255).astype(np.uint8)
    packed = pick(rng, 0.6, 0.02)
    if packed == 0:
        _, code = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 96))])
        grey = cv2.imdecode(code, cv2.IMREAD_GRAYSCALE)
    elif packed == 1:
        grey = _filmed(grey, int(rng.integers(24, 40)))
    return np.asarray(grey, np.uint8)


def _filmed(grey: Grey, rate: int) -> Grey:
    """Send a picture through H.264 at a constant rate factor."""
    import av
    import cv2
    import numpy as np

    high, wide = grey.shape
    even = cv2.copyMakeBorder(grey, 0, high % 2, 0, wide % 2, cv2.BORDER_REPLICATE)
    file = io.BytesIO()
    with av.open(file, "w", format="matroska") as film:
        stream = film.add_stream("libx264", rate=25, options={"crf": str(rate), "preset": "ultrafast"})
        stream.height, stream.width = even.shape
        stream.pix_fmt = "yuv420p"
        colours = np.asarray(cv2.cvtColor(even, cv2.COLOR_GRAY2RGB), np.uint8)
        frame = av.VideoFrame.from_ndarray(colours, format="rgb24")
        for packet in (*stream.encode(frame), *stream.encode()):
            film.mux(packet)
    file.seek(0)
    with av.open(file, "r") as film:
        seen = next(film.decode(video=0)).to_ndarray(format="gray")
    return np.asarray(seen[:high, :wide], np.uint8)


def _turned(rng: np.random.Generator, grey: Grey) -> Grey:
    """Turn a line, as in a photograph held askew, and level it again: what its pixels lose on the way."""
    import cv2
    import numpy as np

    high, wide = grey.shape
    angle = float(rng.uniform(-35, 35))
    side = int(np.hypot(high, wide)) + 4
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    turn[:, 2] += np.array([(side - wide) / 2, (side - high) / 2])
    image = cv2.warpAffine(grey, turn, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    back = cv2.invertAffineTransform(turn)
    return np.asarray(
        cv2.warpAffine(image, back, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def shown(grey: Grey) -> Grey:
    """Bring a line to the size at which the network sees it."""
    import cv2
    import numpy as np

    return np.asarray(cv2.resize(grey, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_LINEAR), np.uint8)


def line(seed: Sequence[int], grounds: Sequence[Grey] = ()) -> tuple[Grey, str, list[float]]:
    """Draw one line.

    Args:
        seed: decides everything (with the fonts of the machine and the grounds).
        grounds: grey pictures without VINs.

    Returns:
        32 x 224 grey pixels; the VIN, or "" where the line shows none; where its characters stand, as shares of
        the width.
    """
    import cv2
    import numpy as np

    rng = np.random.default_rng(list(seed))
    block, box, vin, stands = block_of(rng)
    ink = block.astype(np.float32) / 255
    style = pick(rng, 0.1, 0.2, 0.55)
    if style == ENGRAVED:  # or raised: one edge light, the other dark
        by = int(rng.integers(1, 4))
        moved = cv2.warpAffine(ink, np.array([[1, 0, by], [0, 1, by]], np.float32), (ink.shape[1], ink.shape[0]))
        strength = rng.uniform(0.15, 0.6) * (1 if happens(rng, 0.5) else -1)
        (mark, face), centres = _seen(rng, [ink - moved, ink], box, stands)
        mark = mark * strength + face * rng.normal(0, 0.12)
    else:
        (mark,), centres = _seen(rng, [ink], box, stands)
        contrast = rng.uniform(0.08, 0.35) if style <= FAINT else rng.uniform(0.25, 0.95)
        mark = mark / max(float(mark.max()), 0.2) * contrast * (1 if happens(rng, 0.72) else -1)
    high, wide = mark.shape
    level = rng.uniform(0.05, 0.95)
    peak = float(mark.max() if abs(mark.max()) > abs(mark.min()) else mark.min())
    level = min(max(level, -min(peak, 0.0)), 1 - max(peak, 0.0)) if style != BLOWN else level
    ground = _ground(rng, grounds, wide, high) * (rng.uniform(0.1, 0.8) if style <= FAINT else rng.uniform(0, 0.35))
    grey = spoil(rng, level + ground + mark, grounds)
    if happens(rng, 0.3) and high < LARGE_PX:
        grey = _turned(rng, grey)
    if happens(rng, 0.15):
        grey = cv2.addWeighted(grey, 1.8, cv2.GaussianBlur(grey, (0, 0), 1.0), -0.8, 0)
    return shown(np.asarray(grey, np.uint8)), vin, centres

"""A line of characters set in a face, with lines, rules and frames around it, as large as the faces are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from update.vin_lines import vins
from update.vin_lines.faces import CAP, ROWS, TOP, Face, faces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[Any]

OTHER_TEXT = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789.-"
OWN_SHARE, CONDENSED_SHARE = 0.38, 0.42
NONE_SHARE = 0.05
"""Lines that show no VIN and are to be answered with nothing."""


def happens(rng: np.random.Generator, chance: float) -> bool:
    """Draw whether something happens that has a chance from 0 to 1."""
    return float(rng.random()) < chance


def pick(rng: np.random.Generator, *shares: float) -> int:
    """Draw one of several ways by their shares; the last way has what is left."""
    drawn = float(rng.random())
    for way, share in enumerate(shares):
        drawn -= share
        if drawn < 0:
            return way
    return len(shares)


def set_text(face: Face, text: str, gap: int, pitch: int) -> tuple[Grey, list[float]]:
    """Set a text and tell the centres: with `pitch` above 0 all have the same room, else their own and `gap`."""
    import numpy as np

    glyphs = [face.glyph(one) for one in text]
    placed, at = [], 0
    for glyph in glyphs:
        wide = glyph.shape[1]
        placed.append(at + (pitch - wide) // 2 if pitch else at)
        at += pitch or wide + gap
    left = min(placed)
    line = np.zeros((ROWS, max(x - left + glyph.shape[1] for x, glyph in zip(placed, glyphs, strict=True))), np.uint8)
    for x, glyph in zip(placed, glyphs, strict=True):
        there = line[:, x - left : x - left + glyph.shape[1]]
        np.maximum(there, glyph, out=there)
    return line, [x - left + glyph.shape[1] / 2 for x, glyph in zip(placed, glyphs, strict=True)]


def _other(rng: np.random.Generator) -> str:
    return "".join(OTHER_TEXT[int(n)] for n in rng.integers(len(OTHER_TEXT), size=int(rng.integers(5, 20))))


def block_of(rng: np.random.Generator) -> tuple[Grey, tuple[int, int, int, int], str, list[float]]:
    """Set a line with its neighbours: the picture, the box of the capitals, the VIN or "", its characters' centres."""
    import numpy as np

    condensed, others, own = faces()
    kinds = (own, condensed or own, others or condensed or own)
    among = kinds[pick(rng, OWN_SHARE, CONDENSED_SHARE)]
    face = among[int(rng.integers(len(among)))]
    vin = vins.draw(rng)
    if happens(rng, NONE_SHARE):
        vin = ""
    text = vin or _other(rng)
    before = 0
    if happens(rng, 0.35):
        mark = "*-.*"[int(rng.integers(4))]
        text, before = f"{mark}{text}{mark}", 1
    elif happens(rng, 0.12):
        label = ("V1N ", "N0.", "V1N", "VN.")[int(rng.integers(4))]
        text, before = label + text, len(label)
    broken = int(rng.integers(3, 12)) if vin and happens(rng, 0.04) else 0
    if broken:
        text = f"{text[: before + broken]} {text[before + broken :]}"
    pitch = 0
    if happens(rng, 0.4):
        pitch = int(np.median([face.glyph(one).shape[1] for one in text]) * rng.uniform(0.95, 1.5)) + 1
    gap = int(rng.integers(-1, 5)) if happens(rng, 0.7) else int(rng.integers(4, 14))
    line, centres = set_text(face, text, gap, pitch)
    stands = [before + n + (1 if broken and n >= broken else 0) for n in range(len(vin))]
    margin = 60
    block = np.zeros((ROWS * 3 + 40, line.shape[1] + 2 * margin), np.uint8)
    top = ROWS + 20
    block[top : top + ROWS, margin : margin + line.shape[1]] = line
    if happens(rng, 0.65):
        apart = int(rng.integers(0, 20))
        for at in (top - ROWS + 6 - apart, top + ROWS - 6 + apart):
            if happens(rng, 0.8):
                near, _ = set_text(face, _other(rng), gap, pitch)
                shift = (
                    int(rng.integers(0, margin * 2))
                    if happens(rng, 0.7)
                    else max(0, (block.shape[1] - near.shape[1]) // 2)
                )
                near = near[:, : block.shape[1] - shift]
                there = block[max(0, at) : at + ROWS, shift : shift + near.shape[1]]
                np.maximum(there, near[-there.shape[0] :] if at < 0 else near[: there.shape[0]], out=there)
    block = _framed(rng, block, top, margin)
    box = (margin, top + TOP, margin + line.shape[1], top + TOP + CAP)
    return block, box, vin, [margin + centres[n] for n in stands]


def _framed(rng: np.random.Generator, block: Grey, top: int, margin: int) -> Grey:
    """Draw rules and frames around a line, and make its strokes thicker or thinner."""
    import cv2
    import numpy as np

    if happens(rng, 0.2):
        y = int(top + (ROWS + rng.integers(0, 18) if happens(rng, 0.5) else -rng.integers(0, 18)))
        cv2.line(block, (0, y), (block.shape[1], y), 255, int(rng.integers(1, 4)))
    if happens(rng, 0.12):
        corner = (margin - int(rng.integers(10, 50)), top - int(rng.integers(4, 16)))
        far = (block.shape[1] - corner[0], top + ROWS + int(rng.integers(4, 16)))
        cv2.rectangle(block, corner, far, int(rng.integers(90, 255)), int(rng.integers(1, 5)))
    change = pick(rng, 0.12, 0.10)
    if change == 0:
        block = cv2.dilate(block, np.ones((int(rng.integers(2, 4)), int(rng.integers(2, 4))), np.uint8))
    elif change == 1:
        block = cv2.erode(block, np.ones((2, 2), np.uint8))
    return np.asarray(block, np.uint8)

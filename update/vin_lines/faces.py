"""Faces in which VINs are drawn: fonts of the system, and strokes of our own (plotted, engraved, dot-peened).

A glyph is a grey picture `ROWS` high whose capitals stand from row `TOP` on, `CAP` high.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from update.vin_lines.strokes import NARROW, SHAPES
from yellowplate.numbers.vin import ALPHABET

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from update.vin_lines.strokes import Stroke

    Glyph = NDArray[np.uint8]

ROWS, TOP, CAP = 44, 6, 32
FOLDERS = ("/usr/share/fonts",)
CONDENSED = re.compile(
    r"Narrow|Cond|YanoneKaffeesatz|routed-gothic|osifont|PTN|PTC|Play|RobotoCondensed|3270|spleen|B612Mono|OCR|Nimbus"
)
WANTED = re.compile(
    r"(Hack|Lato|LiberationSans|LiberationMono|OpenSans|Anonymous|Monoid|3270|Carlito|FreeSans|FreeMono|DejaVuSans|NotoSansMono"
    r"|NotoMono|Oxygen|FantasqueSansMono|FiraCode|Play|monof|routed-gothic|Inconsolata|PTS|PTN|PTM|PTC|Arimo|Cousine|Roboto"
    r"|JetBrainsMono|Vera|mononoki|OCR|spleen|YanoneKaffeesatz|Cantarell|B612|NimbusSans|NimbusMono|URWGothic|Courier|agave"
    r"|osifont|Karla|Comfortaa|NotoSansCJK)"
)
REFUSED = re.compile(r"Thin|Hairline|Math|ExtraLight|Punt|Pautada|Tamil|\[")
N_MADE = 60
"""Own faces."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face.

    Attributes:
        name: of the font file, or "own" and a number.
        draw: makes the glyph of a character.
        made: glyphs already drawn.
    """

    name: str
    draw: Callable[[str], Glyph]
    made: dict[str, Glyph] = field(default_factory=dict)

    def glyph(self, character: str) -> Glyph:
        """Return the picture of a character, with the space that belongs to it at its sides."""
        if character not in self.made:
            self.made[character] = self.draw(character)
        return self.made[character]


def _of_font(path: str) -> Callable[[str], Glyph]:
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    trial = ImageFont.truetype(path, 100)
    _, top, _, bottom = trial.getbbox("H")
    if bottom - top < 20:  # noqa: PLR2004 - a font without capitals
        msg = f"{path} has no capitals"
        raise ValueError(msg)
    font = ImageFont.truetype(path, max(8, round(100 * CAP / (bottom - top))))
    raised = font.getbbox("H")[1]

    def draw(character: str) -> Glyph:
        wide = max(3, round(font.getlength(character)))
        image = Image.new("L", (wide + 2, ROWS), 0)
        ImageDraw.Draw(image).text((1, TOP - raised), character, fill=255, font=font)
        return np.asarray(image, dtype=np.uint8)

    return draw


def _of_strokes(number: int) -> Callable[[str], Glyph]:
    import cv2
    import numpy as np

    rng = np.random.default_rng([number, 7])
    thick = int(rng.choice([2, 3, 4, 5, 7]))
    wide = float(rng.uniform(14, 24))
    gap = int(rng.integers(3, 10)) + thick
    is_dotted = number % 3 == 0
    step = float(rng.uniform(3.2, 6.5))
    dot = float(rng.uniform(1.2, 2.4))
    variant = {one: int(rng.integers(len(ways))) for one, ways in SHAPES.items()}

    def draw(character: str) -> Glyph:
        strokes = SHAPES[character][variant[character]] if character in SHAPES else []
        broad = wide * NARROW.get(character, 1.0)
        big = np.zeros((ROWS * 4, (round(broad) + gap) * 4), np.uint8)
        for stroke in strokes:
            points = [(gap / 2 + x * broad, TOP + y * CAP) for x, y in stroke]
            if is_dotted:
                for x, y in _along(points, step):
                    cv2.circle(big, (round(x * 4), round(y * 4)), round(dot * 4), 255, -1, cv2.LINE_AA)
            else:
                line = np.array([[(x * 4, y * 4) for x, y in points]], np.int32)
                cv2.polylines(big, list(line), isClosed=False, color=255, thickness=thick * 4, lineType=cv2.LINE_AA)
        return np.asarray(cv2.resize(big, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), dtype=np.uint8)

    return draw


def _along(points: Stroke, step: float) -> Stroke:
    """Return points at equal distances along a stroke, its ends among them."""
    lengths = [math.dist(one, two) for one, two in pairwise(points)]
    total = sum(lengths)
    n = max(1, round(total / step))
    found, place, passed = [points[0]], 0, 0.0
    for k in range(1, n + 1):
        at = total * k / n
        while place < len(lengths) - 1 and passed + lengths[place] < at:
            passed += lengths[place]
            place += 1
        part = (at - passed) / lengths[place] if lengths[place] else 0.0
        (x, y), (to_x, to_y) = points[place], points[place + 1]
        found.append((x + (to_x - x) * part, y + (to_y - y) * part))
    return found


@cache
def faces() -> tuple[list[Face], list[Face], list[Face]]:
    """Return the condensed fonts, the other fonts and our own faces, each sorted by name.

    Limits: fonts are those found on the machine; a font that does not draw is left out.
    """
    condensed: list[Face] = []
    others: list[Face] = []
    paths = sorted(
        str(path)
        for folder in FOLDERS
        for path in Path(folder).rglob("*")
        if path.suffix.lower() in {".ttf", ".otf", ".ttc"}
    )
    for path in paths:
        name = Path(path).name
        if not WANTED.match(name) or REFUSED.search(name):
            continue
        try:
            face = Face(name, _of_font(path))
            if len({face.glyph(one).tobytes() for one in ALPHABET}) == len(ALPHABET):  # no empty boxes
                (condensed if CONDENSED.search(name) else others).append(face)
        except (OSError, ValueError):
            continue
    return condensed, others, [Face(f"own {number}", _of_strokes(number)) for number in range(N_MADE)]

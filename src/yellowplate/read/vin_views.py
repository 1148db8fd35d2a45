"""A line that may be a VIN, shown to the recogniser in several ways.

Seventeen characters in a narrow face give 24 to 28 frames, too few for CTC, which needs a blank between equal letters:
VV becomes W. So every view is at least 50 frames wide. The others show more around the line (a box may cut its ends),
less width per frame, and sharper strokes; their scores are averaged.

Source: the project's note on VINs, sections 5 and 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from yellowplate.read.ctc import HOPELESS, decode
from yellowplate.read.vin_frames import regrets
from yellowplate.read.vin_grammar import FREE, checked

if TYPE_CHECKING:
    from yellowplate.read.ctc import Frames
    from yellowplate.read.engine import Engine
    from yellowplate.read.look import Pixels, Quad, Transcript


@dataclass(frozen=True, slots=True)
class View:
    """One way of showing a line.

    Attributes:
        along: how much is shown before and after the line, in heights.
        across: how much above and below.
        stretch: how much wider it is shown.
        is_sharp: its strokes are made sharper.
    """

    along: float = 0.0
    across: float = 0.0
    stretch: float = 1.0
    is_sharp: bool = False


PLAIN = View()
OTHERS = (View(0.10, 0.12, 1.5), View(0.0, 0.0, 1.5), View(0.5, 0.08, 1.3), View(0.10, 0.10, 1.3, is_sharp=True))
OF_MANY = (View(0.10, 0.12, 1.5), View(0.5, 0.08, 1.3))
"""Views of one of many frames, whose evidence adds up."""
LEAST_PX = 400
"""Fifty frames."""
MIN_RATIO = 2.2
"""A line less wide for its height is no VIN."""
MIN_CHARACTERS, MAX_CHARACTERS = 8, 40
MIN_DIGITS = 3
"""Letters and digits the plain engine must have read for a second look."""
LEAST_REGRET = -30.0
"""A line in which no VIN comes nearer than this has none."""
CLEAR_REGRET = -0.5
"""A VIN as good as the recogniser's own favourite needs no other views, if its check digit holds unforced."""

LOOKED_ENOUGH = -1.0
"""With a VIN as good as this the picture is not searched for a better line."""


def is_worth(transcript: Transcript, quad: Quad) -> bool:
    """Tell whether a line is worth looking at as a VIN.

    Args:
        transcript: what the plain engine read.
        quad: corners of the line in reading order.
    """
    read = [one.text for one in transcript.characters if one.text.isascii() and one.text.isalnum()]
    n_digits = sum(one.isdigit() or one in "OoIlBD" for one in read)
    width, height = _size(quad)
    return (
        MIN_CHARACTERS <= len(read) <= MAX_CHARACTERS
        and n_digits >= MIN_DIGITS
        and width >= MIN_RATIO * max(height, 1.0)
    )


def looked(engine: Engine, image: Pixels, quad: Quad) -> tuple[Frames, ...]:
    """Show a line in several ways, until a VIN is clear or none is there.

    Args:
        engine: whose recogniser is asked.
        image: BGR.
        quad: corners of the line in reading order.

    Returns:
        Regrets of each view, the plain one first; empty where nothing like a VIN is in the line.
    """
    first = _shown(engine, image, quad, PLAIN)
    found = decode(first, FREE, 1)
    if not found or found[0][1] < LEAST_REGRET:
        return ()
    if found[0][1] > CLEAR_REGRET and found[0][0] in [one for one, _ in decode(first, checked(), 1)]:
        return (first,)
    return (first, *(_shown(engine, image, quad, view) for view in OTHERS))


def seen_poorly(engine: Engine, image: Pixels, quad: Quad) -> tuple[Frames, ...]:
    """Show a line of one of many frames in two ways.

    Args:
        engine: whose recogniser is asked.
        image: BGR.
        quad: corners of the line in reading order.

    Returns:
        Regrets of both views; empty where the line is no VIN's shape or nothing like a VIN is in it.
    """
    width, height = _size(quad)
    if width < MIN_RATIO * max(height, 1.0):
        return ()
    views = tuple(_shown(engine, image, quad, view) for view in OF_MANY)
    reached = [found[0][1] for view in views if (found := decode(view, FREE, 1))]
    return views if max(reached, default=HOPELESS) >= LEAST_REGRET else ()


def is_clear(views: tuple[Frames, ...]) -> bool:
    """Tell whether some view shows a VIN about as well as the recogniser's own favourite text.

    Args:
        views: as `looked` gives them.
    """
    return any(found[0][1] > LOOKED_ENOUGH for view in views if (found := decode(view, FREE, 1)))


def _size(quad: Quad) -> tuple[float, float]:
    import numpy as np

    corners = np.array(quad)
    return float(np.linalg.norm(corners[1] - corners[0])), float(np.linalg.norm(corners[3] - corners[0]))


def _shown(engine: Engine, image: Pixels, quad: Quad, view: View) -> Frames:
    crop = cut(image, quad, view)
    return regrets(engine.probabilities(crop, stretch=view.stretch, least_px=LEAST_PX), engine.symbols)


def cut(image: Pixels, quad: Quad, view: View) -> Pixels:
    """Cut a line out, level and upright.

    Args:
        image: BGR.
        quad: corners of the line in reading order.
        view: what to show around it; `stretch` is left to the recogniser.

    Returns:
        BGR, at least two pixels wide and high; beyond the image its edge goes on.
    """
    import cv2
    import numpy as np

    corners = np.array(quad, dtype=np.float32)
    width, height = _size(quad)
    ahead = (corners[1] - corners[0]) / max(width, 1.0) * height * view.along
    down = (corners[3] - corners[0]) * view.across
    corners += np.array([-ahead - down, ahead - down, ahead + down, -ahead + down], dtype=np.float32)
    shown_px = max(2, int(max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[2] - corners[3]))))
    high_px = max(2, int(max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]))))
    target = np.array([[0, 0], [shown_px, 0], [shown_px, high_px], [0, high_px]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(corners, target)
    crop = cv2.warpPerspective(image, turn, (shown_px, high_px), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    if view.is_sharp:
        crop = cv2.addWeighted(crop, 1.8, cv2.GaussianBlur(crop, (0, 0), 1.0), -0.8, 0)
    return cast("Pixels", crop)

"""In which script a line of text is written, by the directions of its strokes; the text itself is not read.

A line is looked at in square windows. In each the strokes' directions are counted cell by cell, a small layer with
trained weights makes 48 figures of them, and their mean over the line decides. The bundled recogniser has no hangul
and gives look-alikes of other scripts, so its own scores do not tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from yellowplate.tables import line_script as table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.look import Pixels

    Floats = NDArray[np.float32]

SIDE_PX = 32
"""Height at which a line is looked at, and side of a window."""
STEP_PX = 16
"""Between two windows."""
CELL_PX, N_DIRECTIONS = 4, 8
"""Side of a cell and number of directions counted in it."""
MIN_HEIGHT_PX = 10
"""Lower lines show no strokes."""
MIN_RATIO = 1.6
"""A line narrower than this many heights holds fewer than two characters: too little to tell."""
MAX_WINDOWS = 64


@dataclass(frozen=True, slots=True)
class Script:
    """What a line is written in.

    Attributes:
        name: "hangul", "han" (kana with it), "latin" (digits and Cyrillic with it) or "none".
        prob: of that one, by the trained weights; calibrated on rendered lines only.
        hangul_prob: likewise of hangul.
    """

    name: str
    prob: float
    hangul_prob: float


def script(line: Pixels) -> Script | None:
    """Tell the script of a level line.

    Args:
        line: its pixels, BGR or brightness.

    Returns:
        The most probable script; None where the line is too small or too short to tell.

    Limits: see benchmarks/line_script.py for typefaces and photographs. A line is one script: hangul among other
        characters is told where it is about half of them or more.
    """
    import numpy as np

    shown = windows(line)
    if shown is None:
        return None
    weights = table.load()
    figures = np.maximum(shown @ weights.inner + weights.inner_bias, 0).mean(axis=0)
    scores = figures @ weights.outer + weights.outer_bias
    probs = np.exp(scores - scores.max())
    probs /= probs.sum()
    best = int(probs.argmax())
    return Script(weights.names[best], float(probs[best]), float(probs[weights.names.index("hangul")]))


def windows(line: Pixels) -> Floats | None:
    """Count the directions of strokes in the windows of a line.

    Args:
        line: its pixels, BGR or brightness.

    Returns:
        One row a window, of unit length; None where the line is too small or too short.
    """
    import cv2
    import numpy as np

    if line.ndim == 3:  # noqa: PLR2004 - rows, columns, colours
        line = cast("Pixels", cv2.cvtColor(line, cv2.COLOR_BGR2GRAY)) if line.size else line[..., 0]
    rows, columns = line.shape
    if rows < MIN_HEIGHT_PX or columns < MIN_RATIO * rows:
        return None
    width = max(SIDE_PX, round(columns * SIDE_PX / rows))
    shown = cv2.resize(line, (width, SIDE_PX), interpolation=cv2.INTER_AREA if rows > SIDE_PX else cv2.INTER_LINEAR)
    across = cv2.Sobel(shown, cv2.CV_32F, 1, 0, ksize=3)
    down = cv2.Sobel(shown, cv2.CV_32F, 0, 1, ksize=3)
    strength = np.hypot(across, down)
    # A stroke has two edges of opposite direction: light on dark and dark on light count alike.
    turn = np.mod(np.arctan2(down, across), np.pi) * (N_DIRECTIONS / np.pi)
    low = np.floor(turn).astype(np.int32) % N_DIRECTIONS
    part = turn - np.floor(turn)
    layers = np.zeros((N_DIRECTIONS, SIDE_PX, width), np.float32)
    every_row, every_column = np.indices(low.shape)
    layers[low, every_row, every_column] = strength * (1 - part)
    layers[(low + 1) % N_DIRECTIONS, every_row, every_column] += strength * part
    n_cells = SIDE_PX // CELL_PX
    starts = np.arange(0, width - SIDE_PX + 1, STEP_PX)[:MAX_WINDOWS]
    n_across = width // CELL_PX
    cells: Any = layers[:, :, : n_across * CELL_PX].reshape(N_DIRECTIONS, n_cells, CELL_PX, n_across, CELL_PX)
    cells = cells.sum(axis=(2, 4))
    begins = np.minimum(starts // CELL_PX, n_across - n_cells)
    found = np.stack([cells[:, :, begin : begin + n_cells].reshape(-1) for begin in begins])
    found = np.sqrt(found)
    return cast("Floats", (found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)).astype(np.float32))

"""Detector and recogniser as a video needs them: called often, on parts of a frame, at tight sizes, one thread.

OpenVINO (extra `fast`) is used where it is installed; onnxruntime in full precision is the reference. The name of the
engine and its precision goes into every reading.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from yellowplate.read import engine as engines
from yellowplate.read import models
from yellowplate.read.look import ENGINE, Quad, Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.look import Pixels

    Net = Callable[[NDArray[np.float32]], NDArray[np.float32]]

STEP_PX = 32
"""Sizes that both networks want are multiples of this."""
MIN_LINE_PX = 3.0
"""Lines lower than this where the detector sees them are dots; as in rapidocr."""
LEVEL = 0.03
"""A line that rises by less than this share of its length, and less than a tenth of its height, is cut, not warped."""
LEVEL_RISE = 0.1
UPRIGHT = 1.5
"""A quad this much higher than wide is a line that runs down; it is turned."""
MAX_LINES = 200


class Sight:
    """The networks of one process. Use `load`, which keeps one.

    Attributes:
        name: model, engine and precision.
        symbols: what each column of `probabilities` stands for; the first is the blank.
    """

    def __init__(self, *, is_fast: bool) -> None:
        self._engine = engines.load()
        self.symbols = self._engine.symbols
        self.name = ENGINE
        self._find: Net = self._engine.text_map
        self._recognise: Net = self._engine.symbol_map
        if is_fast:
            self.name, self._find, self._recognise = _openvino()

    def detect(self, image: Pixels, scale: float) -> list[Quad]:
        """Find lines of text.

        Args:
            image: BGR, a frame or a part of one.
            scale: how much smaller the network sees it.

        Returns:
            Corners of each line in pixels of `image`, clockwise from the upper left, from top to bottom.
        """
        import cv2
        import numpy as np

        rows, columns = image.shape[:2]
        size = (_multiple(columns * scale), _multiple(rows * scale))
        given = cv2.resize(image, size).astype(np.float32)
        given *= np.float32(2 / 255)
        given -= np.float32(1)
        probs = self._find(np.ascontiguousarray(given.transpose(2, 0, 1)[None]))
        return _lines(probs, columns / size[0], rows / size[1], engines.PRINTED)

    def read(self, image: Pixels, quad: Quad, *, pad: float = 0.0) -> tuple[Quad, Transcript]:
        """Read the line inside a quad.

        Args:
            image: BGR.
            quad: corners where the text begins above, ends above, ends below, begins below; turned around, the line is
                read mirrored.
            pad: what is shown before and after it, in heights.

        Returns:
            The quad that was read and what stands in it, without views.
        """
        (x0, y0), (x1, y1), _, (x3, y3) = quad
        along, down = (x1 - x0, y1 - y0), (x3 - x0, y3 - y0)
        width, height = math.hypot(*along), math.hypot(*down)
        if min(width, height) < 1:
            return quad, Transcript(())
        if height >= UPRIGHT * width:
            return self.read(image, (quad[1], quad[2], quad[3], quad[0]), pad=pad)
        crop = _cut(image, quad, width, height, pad)
        if crop is None:
            return quad, Transcript(())
        probs = self.probabilities(crop)
        filled = _shown_px(crop, 1.0, 1) / (len(probs) * engines.FRAME_PX)
        return quad, self._engine.transcript(probs, filled)

    def probabilities(self, crop: Pixels, *, stretch: float = 1.0, least_px: int = 1) -> NDArray[np.float32]:
        """Show the recogniser one line; as `Engine.probabilities`."""
        import cv2
        import numpy as np

        target = _shown_px(crop, stretch, least_px)
        padded = math.ceil(target / STEP_PX) * STEP_PX
        given = np.zeros((1, 3, engines.LINE_HEIGHT_PX, padded), dtype=np.float32)
        resized = cv2.resize(crop, (target, engines.LINE_HEIGHT_PX)).astype(np.float32)
        given[0, :, :, :target] = (resized.transpose(2, 0, 1) / 255 - 0.5) / 0.5
        return self._recognise(given)


def _multiple(length_px: float) -> int:
    return max(STEP_PX, round(length_px / STEP_PX) * STEP_PX)


def _shown_px(crop: Pixels, stretch: float, least_px: int) -> int:
    wanted = math.ceil(engines.LINE_HEIGHT_PX * int(crop.shape[1]) / int(crop.shape[0]) * stretch)
    return min(engines.MAX_LINE_WIDTH_PX, max(least_px, wanted))


def _lines(probs: NDArray[np.float32], across: float, down: float, bounds: engines.Bounds) -> list[Quad]:
    """Outline what is text; the rectangles grow as rapidocr's do, without its two geometry libraries.

    A rectangle grown by a distance with round corners has the same rectangle, that much larger, around it.
    """
    import cv2
    import numpy as np

    mask = cv2.dilate((probs > bounds.pixel_prob).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found: list[Quad] = []
    for contour in contours[:MAX_LINES]:
        middle, (width, height), angle = cv2.minAreaRect(contour)
        if (
            min(width, height) < MIN_LINE_PX
            or _mean(probs, cv2.boxPoints((middle, (width, height), angle))) < bounds.line_prob
        ):
            continue
        grown = width * height * bounds.unclip / (width + height)
        corners = cv2.boxPoints((middle, (width + grown, height + grown), angle))
        found.append(_ordered([(float(x) * across, float(y) * down) for x, y in corners]))
    return sorted(found, key=lambda one: (one[0][1], one[0][0]))


def _mean(probs: NDArray[np.float32], corners: Any) -> float:
    import cv2
    import numpy as np

    rows, columns = probs.shape
    left, top = (max(0, math.floor(edge)) for edge in corners.min(axis=0))
    right, bottom = min(columns - 1, math.ceil(corners[:, 0].max())), min(rows - 1, math.ceil(corners[:, 1].max()))
    mask = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(probs[top : bottom + 1, left : right + 1], mask)[0])


def _ordered(corners: list[tuple[float, float]]) -> Quad:
    """Begin above on the left and go round clockwise."""
    left, right = sorted(corners)[:2], sorted(corners)[2:]
    (above, below), (over, under) = sorted(left, key=lambda one: one[1]), sorted(right, key=lambda one: one[1])
    return above, over, under, below


def _cut(image: Pixels, quad: Quad, width: float, height: float, pad: float) -> Pixels | None:
    import cv2
    import numpy as np

    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    rise = max(abs(y1 - y0), abs(y2 - y3), abs(x3 - x0), abs(x2 - x1))
    if y3 > y0 and rise < max(LEVEL_RISE * height, 1.5) and rise < max(LEVEL * width, 1.5):
        left, right = sorted((min(x0, x3), max(x1, x2))) if x1 > x0 else sorted((min(x1, x2), max(x0, x3)))
        more = pad * height
        rows, columns = image.shape[:2]
        top, bottom = max(0, round(min(y0, y1))), min(rows, round(max(y2, y3)))
        begin, end = max(0, round(left - more)), min(columns, round(right + more))
        if bottom <= top or end <= begin:
            return None
        crop = image[top:bottom, begin:end]
        return crop if x1 > x0 else crop[:, ::-1]
    along = np.array([x1 - x0, y1 - y0]) / width * height * pad
    corners = np.array(quad, dtype=np.float32) + np.array([-along, along, along, -along], dtype=np.float32)
    size = (max(2, round(width + 2 * pad * height)), max(2, round(height)))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(corners, target)
    return cast(
        "Pixels", cv2.warpPerspective(image, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    )


def _openvino() -> tuple[str, Net, Net]:
    """Compile both networks for one thread in the precision that this processor is fastest in."""
    core: Any = importlib.import_module("openvino").Core()
    nets: list[Net] = []
    precision = ""
    for part in ("Det", "Rec"):
        model = core.compile_model(
            str(models.model_folder() / models.MODELS[part]),
            "CPU",
            {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "PERFORMANCE_HINT": "LATENCY"},
        )
        precision = str(model.get_property("INFERENCE_PRECISION_HINT").to_string())
        nets.append(_net(model.create_infer_request(), is_map=part == "Det"))
    short = {"bfloat16": "bf16", "float32": "f32", "float16": "f16", "bf16": "bf16", "f32": "f32"}
    return f"{ENGINE.split('-')[0]}-openvino-{short.get(precision, precision)}", nets[0], nets[1]


def _net(request: Any, *, is_map: bool) -> Net:
    def run(given: NDArray[np.float32]) -> NDArray[np.float32]:
        out = request.infer([given])[0]
        return cast("NDArray[np.float32]", (out[0, 0] if is_map else out[0]).copy())

    return run


def has_fast() -> bool:
    """Tell whether OpenVINO is installed."""
    return importlib.util.find_spec("openvino") is not None


@cache
def load() -> Sight:
    """Return this process's networks; the first call loads them."""
    return Sight(is_fast=has_fast())

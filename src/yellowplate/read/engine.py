"""Text in pictures: rapidocr's detector, orientation classifier and recogniser, with our own loop around the last.

The three models lie inside the rapidocr wheel; nothing is fetched. They are loaded once per process and use one
thread: two threads on a busy machine double the CPU time by spinning (measured on a 720x1280 clip).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from yellowplate.read import plate_views
from yellowplate.read.look import Character, Line, Quad, Transcript
from yellowplate.read.models import MODELS, fingerprint, model_folder
from yellowplate.read.tiny import Flushed
from yellowplate.read.vin_views import is_worth, looked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.look import Pixels

LINE_HEIGHT_PX = 48
"""Height at which the recogniser sees a line."""
WIDTH_STEP_PX = 32
"""Lines are padded to the next multiple: fewer shapes, and 12.0 ms a line instead of 16.3 with rapidocr's 320."""
FRAME_PX = 8
"""Width of one frame of the recogniser."""
MAX_LINE_WIDTH_PX = 3200
"""Longest line the recogniser is shown; a longer one is squeezed."""
MIN_SIDE_PX, MAX_SIDE_PX = 30, 2000
"""Bounds of rapidocr's own default between which a picture is brought before detection."""
PAD_BELOW_PX, PAD_BEYOND_RATIO = 30, 8
"""Pictures lower than this, or this many times wider than high, get black bars above and below (rapidocr's default)."""
ARENA_KEPT_PX = 300_000
"""Inputs up to this area (video frames) keep their working memory for the next one (20 % less CPU); a larger one gives
it back: reading photographs takes 336 MB at most instead of 412, at no cost that could be measured."""
UPRIGHT_PROB = 0.9
"""A line is turned by 180 degrees only where the classifier is surer than this (rapidocr's default)."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the detector takes for a line.

    Attributes:
        pixel_prob: least probability that a pixel is text.
        line_prob: least mean probability over the pixels of a line.
        unclip: how far the outline grows around what is sure: area over circumference, times this.
    """

    pixel_prob: float
    line_prob: float
    unclip: float


PRINTED = Bounds(0.3, 0.5, 1.6)
"""rapidocr's defaults."""
FAINT = Bounds(0.15, 0.25, 1.8)
"""For glare, engraving and slanted windscreens: + 3 points of VINs read exactly (note on VINs, stage E)."""


class Engine:
    """The three models of one process. Use `load`, which keeps one."""

    def __init__(self) -> None:
        import cv2
        import rapidocr

        fingerprint()  # names a missing model before rapidocr would try to fetch it
        cv2.setNumThreads(1)
        params: dict[str, Any] = {
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,  # 20 % less CPU
        }
        params |= {f"{part}.model_path": str(model_folder() / name) for part, name in MODELS.items()}
        loaded: Any = rapidocr.RapidOCR(params=params)
        # Private, hence the pinned version: the public call gives no probabilities per character.
        self._detector = loaded._load_det_model()  # noqa: SLF001
        self._classifier = loaded._load_cls_model()  # noqa: SLF001
        self._recogniser = loaded._load_rec_model()  # noqa: SLF001
        for part in (self._detector, self._classifier, self._recogniser):
            part.session.session = Flushed(part.session.session)
        self._symbols: list[str] = self._recogniser.postprocess_op.character

    @property
    def symbols(self) -> list[str]:
        """What each column of `probabilities` stands for; the first is the blank."""
        return self._symbols

    def detect(self, image: Pixels, *, side_px: int, is_longer_side: bool, bounds: Bounds = PRINTED) -> list[Quad]:
        """Find lines of text.

        Args:
            image: BGR.
            side_px: side at which the network sees the image.
            is_longer_side: True: the longer side is reduced to `side_px` (video frames); False: the shorter side is
                raised to `side_px` (pictures).
            bounds: what counts as a line.

        Returns:
            Corners of each line, from top to bottom and left to right, in pixels of `image`; the line may still be
            upside down.
        """
        from rapidocr.utils.process_img import apply_vertical_padding, resize_image_within_bounds

        shown, ratio_h, ratio_w = resize_image_within_bounds(image, MIN_SIDE_PX, MAX_SIDE_PX)
        record: dict[str, dict[str, float]] = {}
        shown, record = apply_vertical_padding(shown, record, PAD_BEYOND_RATIO, PAD_BELOW_PX)
        self._detector.limit_side_len = side_px
        self._detector.limit_type = "max" if is_longer_side else "min"
        given = self._detector.get_preprocess()(shown)
        if given is None:
            return []
        boxes = self._boxes(given, shown.shape[:2], bounds)
        pad = record["padding_1"]["top"]
        height, width = image.shape[:2]
        return [
            cast(
                "Quad",
                tuple(
                    (min(max(float(x) * ratio_w, 0.0), width), min(max((float(y) - pad) * ratio_h, 0.0), height))
                    for x, y in box
                ),
            )
            for box in boxes
        ]

    def _boxes(self, given: NDArray[np.float32], shape: tuple[int, int], bounds: Bounds) -> list[NDArray[np.int32]]:
        """Run the detector as rapidocr does, but give the memory of a large picture back."""
        import onnxruntime

        options = onnxruntime.RunOptions()
        if given.shape[2] * given.shape[3] > ARENA_KEPT_PX:
            options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        session = self._detector.session.session
        (probs,) = session.run(None, {session.get_inputs()[0].name: given}, options)
        traced = self._detector.postprocess_op
        traced.thresh, traced.box_thresh, traced.unclip_ratio = bounds.pixel_prob, bounds.line_prob, bounds.unclip
        boxes, _ = traced(probs, shape)
        return list(self._detector.sorted_boxes(boxes)) if len(boxes) else []

    def transcribe(self, image: Pixels, quad: Quad) -> Line:
        """Read the line inside a quad.

        Args:
            image: BGR.
            quad: corners as `detect` gives them.

        Returns:
            The line with its corners in reading order and one transcript, which may be empty; where it looks like a
            VIN, with the views of it.
        """
        import cv2
        import numpy as np
        from rapidocr.utils.process_img import get_rotate_crop_image

        corners = np.array(quad, dtype=np.float32)
        width = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[2] - corners[3]))
        height = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]))
        if min(width, height) < 1:
            return Line(quad, (Transcript(()),))
        crop = np.ascontiguousarray(get_rotate_crop_image(image, corners))
        if int(height) / int(width) >= 1.5:  # noqa: PLR2004 - rapidocr has turned such a crop by 90 degrees
            quad = (quad[1], quad[2], quad[3], quad[0])
        (label, prob), *_ = self._classifier([crop]).cls_res
        read = None
        if label == "180" and prob > UPRIGHT_PROB:
            turned = cast("Pixels", cv2.rotate(crop, cv2.ROTATE_180))
            # The classifier turns one plate in forty that stands upright, so both ways are read.
            read, upside_down = self._recognise(crop), self._recognise(turned)
            if upside_down.score >= read.score:
                read, quad = upside_down, (quad[2], quad[3], quad[0], quad[1])
        read = read or self._recognise(crop)
        views = looked(self, image, quad) if is_worth(read, quad) else ()
        plates = plate_views.looked(self, image, quad, read) if plate_views.is_worth(read, quad) else ()
        return Line(quad, (Transcript(read.characters, views, plates),))

    def text_map(self, given: NDArray[np.float32]) -> NDArray[np.float32]:
        """Run the detector alone.

        Args:
            given: 1 by 3 by rows by columns, from -1 to 1; both multiples of 32.

        Returns:
            Probability that a pixel is text, rows by columns.
        """
        session = self._detector.session.session
        (probs,) = session.run(None, {session.get_inputs()[0].name: given})
        return cast("NDArray[np.float32]", probs[0, 0])

    def symbol_map(self, given: NDArray[np.float32]) -> NDArray[np.float32]:
        """Run the recogniser alone.

        Args:
            given: 1 by 3 by 48 by columns, from -1 to 1; columns a multiple of 32.

        Returns:
            Frames by symbols, each row a distribution.
        """
        return cast("NDArray[np.float32]", self._recogniser.session(given)[0])

    def transcript(self, probs: NDArray[np.float32], filled: float) -> Transcript:
        """Decode frames greedily.

        Args:
            probs: as `symbol_map` gives them.
            filled: share of the frames that the line fills; the rest is padding.
        """
        return Transcript(tuple(self._characters(probs, filled)))

    def _recognise(self, crop: Pixels) -> Transcript:
        probs = self.probabilities(crop)
        filled = _shown_px(crop, 1.0, 1) / (len(probs) * FRAME_PX)
        return Transcript(tuple(self._characters(probs, filled)))

    def probabilities(self, crop: Pixels, *, stretch: float = 1.0, least_px: int = 1) -> NDArray[np.float32]:
        """Show the recogniser one line.

        Args:
            crop: BGR, the line level and upright.
            stretch: how much wider than in the crop it is shown.
            least_px: least width at which it is shown, at a height of 48; a frame is 8 pixels wide.

        Returns:
            Frames by symbols, each row a distribution; the last frames may be of black padding.
        """
        import cv2
        import numpy as np

        target = _shown_px(crop, stretch, least_px)
        padded = math.ceil(target / WIDTH_STEP_PX) * WIDTH_STEP_PX
        given = np.zeros((1, 3, LINE_HEIGHT_PX, padded), dtype=np.float32)
        resized = cv2.resize(crop, (target, LINE_HEIGHT_PX)).astype(np.float32)
        given[0, :, :, :target] = (resized.transpose(2, 0, 1) / 255 - 0.5) / 0.5
        return cast("NDArray[np.float32]", self._recogniser.session(given)[0])

    def _characters(self, probs: NDArray[np.float32], filled: float) -> list[Character]:
        """Decode greedily: runs of one symbol are one character, blanks are none (CTC)."""
        best = probs.argmax(axis=1)
        found: list[Character] = []
        start = 0
        while start < len(best):
            end = start
            while end < len(best) and best[end] == best[start]:
                end += 1
            if best[start]:
                peak = start + int(probs[start:end, best[start]].argmax())
                row = probs[peak].copy()
                prob = float(row[best[start]])
                row[[0, best[start]]] = 0.0
                second = int(row.argmax())
                at = min(1.0, ((start + end) / 2) / len(best) / filled)
                found.append(
                    Character(self._symbols[best[start]], min(prob, 1.0), self._symbols[second], float(row[second]), at)
                )
            start = end
        return found


def _shown_px(crop: Pixels, stretch: float, least_px: int) -> int:
    """Width at which a line is shown to the recogniser."""
    height, width = int(crop.shape[0]), int(crop.shape[1])
    return min(MAX_LINE_WIDTH_PX, max(least_px, math.ceil(LINE_HEIGHT_PX * width / height * stretch)))


@cache
def load() -> Engine:
    """Return this process's engine; the first call loads it, about one second."""
    return Engine()

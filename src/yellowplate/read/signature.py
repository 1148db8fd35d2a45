"""Pixels to a signature: perceptual hashes of frames at fixed steps, by which the same clip is known again.

The frames come from whoever decodes them: `passing` takes a frame now and then out of a stream on its way to the text
readers, so nothing is decoded twice. Bars above, below and beside are cut off first.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from yellowplate.read.animation import is_animated, pictures
from yellowplate.read.frames import Damage, frames, opened
from yellowplate.read.picture import open_picture
from yellowplate.records import Alternative, Item, Locator, MediaKind, Reading, ReadingKind
from yellowplate.records.signature import VIEWS, Mark, Signature
from yellowplate.settings import Settings

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels

NAME = "signature/1"
STEP_S = 0.5
"""Time between two marks: of two postings they lie at most half of it apart."""
MAX_MARKS = 2400
"""Marks of the first 20 minutes; what comes later is not compared."""
SIDE_PX = 160
"""Longer side at which a frame is hashed; a hash itself looks at 32 by 32."""
BAR_LUMA = 40
"""A row or column no brighter than this anywhere is a bar (black is 16 in video, and the encoder blurs its edge)."""
MIN_SHOWN = 0.3
"""Share of a frame's rows and columns that must be left; else it is dark, not letterboxed."""
MIN_CONTRAST = 8.0
"""Standard deviation of brightness below which a frame shows nothing by which it could be known."""
PARTS: dict[str, tuple[float, float, float, float]] = {
    "whole": (0, 0, 1, 1),
    "middle 95 %": (0.025, 0.025, 0.975, 0.975),
    "middle 90 %": (0.05, 0.05, 0.95, 0.95),
    "middle 85 %": (0.075, 0.075, 0.925, 0.925),
    "middle 80 %": (0.1, 0.1, 0.9, 0.9),
    "upper left 88 %": (0, 0, 0.88, 0.88),
    "lower left 88 %": (0, 0.12, 0.88, 1),
    "upper right 88 %": (0.12, 0, 1, 0.88),
    "lower right 88 %": (0.12, 0.12, 1, 1),
    "upper part": (0, 0, 1, 0.7),
    "lower part": (0, 0.3, 1, 1),
    "middle part": (0, 0.15, 1, 0.85),
}
"""Left, top, right and bottom of each view as shares; the mirrored one is the whole."""


class Shown(Protocol):
    """A frame: of a video or of an animated picture."""

    @property
    def t_s(self) -> float:
        """Presentation time in seconds."""
        ...

    def luma(self) -> Pixels:
        """Return brightness, rows by columns."""
        ...


Frame = TypeVar("Frame", bound=Shown)


class Signer:
    """Collects the marks of one item."""

    def __init__(self) -> None:
        self._marks: list[Mark] = []
        self._next_s = float("-inf")

    def passing(self, every: Iterable[Frame]) -> Iterator[Frame]:
        """Let frames pass, at rising times, and mark one each half second."""
        for frame in every:
            if frame.t_s >= self._next_s - 1e-3:
                self.take(frame.t_s, frame.luma())
            yield frame

    def take(self, t_s: float, luma: Pixels) -> None:
        """Mark one frame, unless it shows nothing.

        Args:
            t_s: presentation time in seconds, later than that of the last.
            luma: brightness, rows by columns.
        """
        self._next_s = t_s + STEP_S
        if len(self._marks) < MAX_MARKS:
            hashes = hashed(luma)
            if hashes:
                self._marks.append(Mark(round(t_s, 3), hashes))

    def reading(self, item: Item) -> Reading | None:
        """Return the signature as a reading of the whole item; None where no frame showed anything."""
        if not self._marks:
            return None
        is_still = item.kind is MediaKind.IMAGE and len(self._marks) == 1
        begin, end = (None, None) if is_still else (self._marks[0].t_s, self._marks[-1].t_s)
        return Reading(
            locator=Locator(item.sha256, t_start_s=begin, t_end_s=end),
            kind=ReadingKind.SIGNATURE,
            alternatives=(Alternative(Signature(tuple(self._marks)).text, 1.0),),
            reader=f"{NAME}+imagehash-{importlib.metadata.version('imagehash')}",
            context=item.sha256,
            n_seen=len(self._marks),
        )


def sign(path: Path, item: Item, settings: Settings) -> Reading | None:
    """Make the signature of a picture or video by decoding it; `Signer.passing` costs less where it is decoded anyway.

    Args:
        path: the bytes.
        item: whose bytes they are.
        settings: `max_megapixels` matters.

    Returns:
        A reading of kind SIGNATURE; None for other kinds of items and where nothing is to be seen.

    Raises:
        UnreadableInput: it cannot be opened.

    Limits: frames with a blurred copy of the picture around it, split screens and copies in which less than about 80 %
        of width and height is left are not known again; neither are copies turned by 90 degrees.
    """
    signer = Signer()
    if item.kind is MediaKind.IMAGE and not is_animated(path):
        pixels, _ = open_picture(path, item.origin, max_megapixels=settings.max_megapixels)
        signer.take(0.0, grey(pixels))
    elif item.kind is MediaKind.IMAGE:
        for _ in signer.passing(pictures(path, item.origin, max_megapixels=settings.max_megapixels)):
            pass
    elif item.kind is MediaKind.VIDEO:
        with opened(path, item.origin, max_megapixels=settings.max_megapixels) as (container, stream):
            for _ in signer.passing(frames(container, stream, Damage(), step_s=STEP_S)):
                pass
    return signer.reading(item)


def grey(image: Pixels) -> Pixels:
    """Return the brightness of BGR pixels."""
    import cv2

    return cast("Pixels", cv2.cvtColor(image, cv2.COLOR_BGR2GRAY))


def hashed(luma: Pixels) -> tuple[int, ...]:
    """Hash the views of one frame.

    Args:
        luma: brightness, rows by columns.

    Returns:
        One hash of 64 bits a view; empty where the frame is all but even.
    """
    import cv2
    import numpy as np

    scale = min(1.0, SIDE_PX / max(luma.shape))
    size = (max(1, round(luma.shape[1] * scale)), max(1, round(luma.shape[0] * scale)))
    shown = without_bars(cast("Pixels", cv2.resize(luma, size, interpolation=cv2.INTER_AREA)))
    if float(shown.std()) < MIN_CONTRAST:
        return ()
    rows, columns = shown.shape
    found = []
    for name in VIEWS[:-1]:
        left, top, right, bottom = PARTS[name]
        part = shown[round(top * rows) : round(bottom * rows), round(left * columns) : round(right * columns)]
        found.append(_hash(part))
    return (*found, _hash(np.ascontiguousarray(shown[:, ::-1])))


def _hash(part: Pixels) -> int:
    import imagehash
    from PIL import Image

    return int(str(imagehash.phash(Image.fromarray(part))), 16)


def without_bars(luma: Pixels) -> Pixels:
    """Cut off dark bars on the four sides.

    Args:
        luma: brightness, rows by columns.

    Returns:
        What is between them; the whole where too little would be left.
    """
    import numpy as np

    rows = np.flatnonzero(luma.max(axis=1) > BAR_LUMA)
    columns = np.flatnonzero(luma.max(axis=0) > BAR_LUMA)
    if len(rows) < MIN_SHOWN * luma.shape[0] or len(columns) < MIN_SHOWN * luma.shape[1]:
        return luma
    return luma[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]

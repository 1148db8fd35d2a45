"""One picture that shows every text of a video with its time: the contact sheet of the dossier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from yellowplate.read.evidence import crop
from yellowplate.records import Item, RawRead, Reading

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels

N_COLUMNS = 3
CELL_PX = (320, 72)
"""Width and height into which each crop is brought."""
LABEL_PX = 18
MAX_CELLS = 60
"""Crops on one sheet; a person looks at no more."""
JPEG_QUALITY = 85
GROUND = 235


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind one reading.

    Attributes:
        reading: the id of the reading.
        png: the crop of its best frame, or None where the bytes no longer give it.
        sha256: hash of those PNG bytes, "" where there are none.
        t_best_s: presentation time of that frame, None for a still picture.
        raw_reads: everything that was read there, in order of time.
        reader: name and version of the reader, model, engine and precision.
        models: name and SHA-256 of each model, and name and version of each library.
    """

    reading: str
    png: bytes | None
    sha256: str
    t_best_s: float | None
    raw_reads: tuple[RawRead, ...]
    reader: str
    models: tuple[tuple[str, str], ...]


def proof(path: Path, item: Item, reading: Reading) -> Proof:
    """Gather the evidence of one reading of a picture or video.

    Args:
        path: the item's bytes.
        item: whose reading it is.
        reading: with a box.
    """
    from yellowplate.read.models import fingerprint

    png = crop(path, item, reading.locator)
    sha256 = hashlib.sha256(png).hexdigest() if png else ""
    raw = reading.raw_reads or (RawRead(reading.text, reading.prob, reading.locator.t_best_s),)
    return Proof(reading.id, png, sha256, reading.locator.t_best_s, raw, reading.reader, fingerprint())


def contact_sheet(path: Path, item: Item, readings: Iterable[Reading]) -> bytes | None:
    """Draw the best crop of each reading of a video, in order of time, with the time below it.

    Args:
        path: the item's bytes.
        item: the video or animated picture.
        readings: of the item; those without a box or time are left out, of equal texts at one place the first is shown.

    Returns:
        JPEG, the same bytes for the same readings; None where there is nothing to show.
    """
    import cv2
    import numpy as np

    shown: dict[tuple[str, float | None], Reading] = {}
    for one in sorted(readings, key=lambda one: (one.locator.sort_key, str(one.kind), one.text)):
        if one.locator.item == item.sha256 and one.locator.box is not None and one.locator.t_best_s is not None:
            shown.setdefault((one.text, one.locator.t_best_s), one)
    cells = [cell for one in list(shown.values())[:MAX_CELLS] if (cell := _cell(path, item, one)) is not None]
    if not cells:
        return None
    blank = np.full_like(cells[0], GROUND)
    cells += [blank] * (-len(cells) % N_COLUMNS)
    rows = [np.hstack(cells[begin : begin + N_COLUMNS]) for begin in range(0, len(cells), N_COLUMNS)]
    return bytes(cv2.imencode(".jpg", np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1].tobytes())


def _cell(path: Path, item: Item, reading: Reading) -> Pixels | None:
    import cv2
    import numpy as np

    png = crop(path, item, reading.locator)
    if png is None:
        return None
    image = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    width, height = CELL_PX
    scale = min((width - 8) / image.shape[1], (height - 4) / image.shape[0])
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    cell = np.full((height + LABEL_PX, width, 3), GROUND, np.uint8)
    cell[2 : 2 + size[1], 4 : 4 + size[0]] = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    label = f"{reading.locator.t_best_s:.2f} s  {reading.kind}  {reading.id[-8:]}"
    cv2.putText(cell, label, (4, height + LABEL_PX - 5), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (30, 30, 30), 1, cv2.LINE_AA)
    return cast("Pixels", cell)

"""Ways to read a clip: only decode it, read a frame a second, read every frame, and ours."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np

from benchmarks.video.score import Seen
from yellowplate.read import read_file
from yellowplate.read.engine import load
from yellowplate.read.models import MODELS, model_folder
from yellowplate.read.tiny import Flushed
from yellowplate.records import Item, MediaKind, ReadingKind
from yellowplate.settings import Settings

Way = Callable[[Path], list[Seen]]


def decode_only(path: Path) -> list[Seen]:
    """Decode every frame, one thread, and look at nothing."""
    with av.open(str(path)) as container:
        container.streams.video[0].thread_count = 1
        for _ in container.decode(video=0):
            pass
    return []


@cache
def _naive() -> Any:
    import rapidocr

    params: dict[str, Any] = {
        "Global.log_level": "critical",
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    params |= {f"{part}.model_path": str(model_folder() / name) for part, name in MODELS.items()}
    naive: Any = rapidocr.RapidOCR(params=params)
    # The same help as ours has, or the floor would look three times as dear as it need be.
    for part in (naive._load_det_model(), naive._load_cls_model(), naive._load_rec_model()):  # noqa: SLF001
        part.session.session = Flushed(part.session.session)
    return naive


def _plainly(path: Path, step_s: float, until_s: float = 1e9) -> list[Seen]:
    found: list[Seen] = []
    next_s = 0.0
    with av.open(str(path)) as container:
        container.streams.video[0].thread_count = 1
        for frame in container.decode(video=0):
            t_s = float(frame.time or 0.0)
            if t_s < next_s - 1e-6 or t_s >= until_s:
                continue
            next_s = t_s + step_s if step_s else 0.0
            image = np.ascontiguousarray(np.rot90(frame.to_ndarray(format="bgr24"), round(frame.rotation / 90) % 4))
            result = _naive()(image)
            for box, words in zip(() if result.boxes is None else result.boxes, result.txts or (), strict=True):
                left, top = box.min(axis=0)
                right, bottom = box.max(axis=0)
                found.append(Seen(words, t_s, t_s, (float(left), float(top), float(right), float(bottom))))
    return found


def one_a_second(path: Path) -> list[Seen]:
    """Give rapidocr, with its own settings and one thread, the first frame of each second."""
    return _plainly(path, 1.0)


def every_frame(path: Path) -> list[Seen]:
    """Give rapidocr every frame."""
    return _plainly(path, 0.0)


def ours(path: Path) -> list[Seen]:
    """Read a clip as `yellowplate run` does."""
    item = Item(hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size, "", MediaKind.VIDEO, path.name)
    readings, refusals = read_file(path, item, Settings())
    for refusal in refusals:
        print(f"    {path.name}: {refusal.reason} {refusal.place}")
    found = []
    for one in readings:
        where = one.locator
        if one.kind in (ReadingKind.CAPTION, ReadingKind.VIN) and where.box and where.t_start_s is not None:
            box = (float(where.box.left), float(where.box.top), float(where.box.right), float(where.box.bottom))
            found.append(Seen(one.text, where.t_start_s, where.t_end_s or where.t_start_s, box))
    return found


def timed(way: Way, path: Path) -> tuple[float, list[Seen]]:
    """Return processor seconds of a way and what it found; models are loaded before."""
    load()
    if way in (one_a_second, every_frame):
        _naive()
    begin = time.process_time()
    found = way(path)
    return time.process_time() - begin, found

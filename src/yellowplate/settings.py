"""Everything a user may set, as one frozen dataclass: read once in `cli/`, passed down as arguments."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and choices of one run.

    Attributes:
        n_jobs: reading processes; one thread each.
        file_timeout_s: seconds one file may take before its process is stopped and the file is listed as refused.
        memory_mb: mebibytes of address space one reading process may use beyond what it holds after loading.
        max_megapixels: pictures beyond this are refused, not decoded.
        max_text_mb: text and structured files beyond this are refused.
        max_unpacked_mb: what the members of one archive may unpack to together.
        max_unpack_ratio: unpacked bytes per packed byte of one archive member; beyond it it counts as a zip bomb.
        picture_side_px: longer side at which the text detector sees a picture; 736 on the SHORTER side is the
            engine's own default and what VIN photographs are read with.
        video_side_px: longer side at which the text detector sees a video frame.
        looks_per_s: how often per second of video the change gate looks.
        detect_every_s: longest time without a look by the text detector.
    """

    n_jobs: int = field(default_factory=_usable_cores)
    file_timeout_s: float = 600.0
    memory_mb: int = 2048
    max_megapixels: float = 80.0
    max_text_mb: float = 64.0
    max_unpacked_mb: float = 1024.0
    max_unpack_ratio: float = 200.0
    picture_side_px: int = 736
    video_side_px: int = 480
    looks_per_s: float = 15.0
    detect_every_s: float = 1.0

"""Question: do many poor frames make one good VIN? Rendered clips, single frames against the whole clip."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.vin.rendering import N_FRAMES, Clip, planned, write
from benchmarks.vin.score import rate
from yellowplate.read import read_file, read_vins
from yellowplate.read.still import is_accepted
from yellowplate.records import Item, MediaKind, ReadingKind
from yellowplate.settings import Settings

SEEN, UNSEEN = range(24), range(7000, 7060)
"""Numbers of the clips that thresholds were looked up on, and of those rendered once for the table."""
SINGLES = (N_FRAMES // 4, 3 * N_FRAMES // 4)
"""Frames of each clip that are read alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of one clip.

    Attributes:
        clip: what it shows.
        n_single: how many of its single frames gave the VIN.
        vin: what the whole clip gave, or "".
        is_accepted: no person need look.
        n_others: other VINs given beside it.
        cpu_s: processor time of the whole clip.
    """

    clip: Clip
    n_single: int
    vin: str
    is_accepted: bool
    n_others: int
    cpu_s: float


def told(numbers: Sequence[int]) -> Iterator[Told]:
    """Render, read and forget clips.

    Args:
        numbers: of the clips.
    """
    import av
    import cv2

    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            clip, path, still = planned(number), Path(folder) / "clip.mp4", Path(folder) / "frame.png"
            write(clip, path)
            n_single = 0
            with av.open(str(path)) as container:
                for place, frame in enumerate(container.decode(video=0)):
                    if place in SINGLES:
                        cv2.imwrite(str(still), frame.to_ndarray(format="bgr24"))
                        n_single += read_vins(still).vin == clip.vin
            begin = time.process_time()
            item = Item("0" * 64, path.stat().st_size, "video/mp4", MediaKind.VIDEO, path.name)
            readings, _ = read_file(path, item, Settings())
            cpu_s = time.process_time() - begin
            vins = sorted(
                (one for one in readings if one.kind is ReadingKind.VIN), key=lambda one: (-one.prob, one.text)
            )
            best = vins[0] if vins else None
            n_others = len({one.text for one in vins}) - bool(vins)
            yield Told(
                clip, n_single, best.text if best else "", best is not None and is_accepted(best), n_others, cpu_s
            )


def print_clips(numbers: Sequence[int], *, with_errors: bool) -> None:
    """Print how many VINs single frames and whole clips give."""
    found = []
    for one in told(numbers):
        found.append(one)
        if with_errors and one.vin != one.clip.vin:
            print(f"    clip {one.clip.number} {one.clip.kind} {one.clip.vin} read {one.vin or '-'}", flush=True)
    right = [one.vin == one.clip.vin for one in found]
    accepted = [one.vin == one.clip.vin for one in found if one.is_accepted]
    lines = {
        "single frame": (sum(one.n_single for one in found), len(SINGLES) * len(found)),
        "whole clip": (sum(right), len(found)),
        "accepted": (len(accepted), len(found)),
        "accepted, right": (sum(accepted), len(accepted)),
        "with another VIN beside": (sum(one.n_others > 0 for one in found), len(found)),
    }
    for kind in sorted({one.clip.kind for one in found}):
        of_kind = [hit for one, hit in zip(found, right, strict=True) if one.clip.kind == kind]
        lines[f"whole clip, {kind}"] = (sum(of_kind), len(of_kind))
    for name, (n_hits, n) in lines.items():
        print(f"clips            {name:<26} {rate(n_hits, n)}")
    times = sorted(one.cpu_s for one in found)
    print(f"clips            {'CPU a clip':<26} {times[len(times) // 2]:.1f} s (median), {N_FRAMES} frames", flush=True)

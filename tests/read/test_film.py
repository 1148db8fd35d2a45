"""A long video: what has ended is told at once, memory stays small, time is even."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.video.lengthened import lengthen
from yellowplate.read.film import film
from yellowplate.read.look import Look
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings

MEASURE = """
import resource, sys
from pathlib import Path
from yellowplate.read import read_file
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings

item = Item("a" * 64, 1, "", MediaKind.VIDEO, "a.mp4")
readings, refusals = read_file(Path(sys.argv[1]), item, Settings())
print(len(readings), len(refusals), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
MAX_MB = 600
CAPTIONS = [(0.2, 2.0, 40, "Toyota Camry"), (2.2, 4.4, 200, "no papers yet"), (4.6, 6.9, 380, "LVGBM51K5PG123456")]


def test_lines_are_told_before_the_video_ends(
    tmp_path: Path, clip: Callable[..., Path], item_of: Callable[..., Item]
) -> None:
    short = clip(tmp_path / "short.mp4", CAPTIONS, times=[place / 10 for place in range(75)])
    path = tmp_path / "long.mp4"
    n_times = lengthen(short, path, 45)
    assert n_times >= 6
    told = film(path, item_of(path, MediaKind.VIDEO), Settings())
    first = next(told)
    assert isinstance(first, Look)
    assert first.times is not None
    assert first.times[1] < 8.0
    rest = [one for one in told if isinstance(one, Look) and one.times]
    texts = ["".join(one.lines[0].best.text.split()) for one in rest if one.lines]
    assert texts.count("nopapersyet") == n_times
    assert texts.count("LVGBM51K5PG123456") == n_times, "each showing is a line of its own"


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_hours_need_no_more_memory_than_two_minutes(tmp_path: Path, clip: Callable[..., Path]) -> None:
    short = clip(tmp_path / "short.mp4", CAPTIONS, times=[place / 10 for place in range(75)], size=(320, 480))
    path = tmp_path / "long.mp4"
    n_times = lengthen(short, path, 7200)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True, timeout=3600
    )
    n_readings, n_refusals, peak_mb = (int(word) for word in done.stdout.split())
    assert n_refusals == 0
    assert n_readings >= 3 * n_times
    assert peak_mb < MAX_MB

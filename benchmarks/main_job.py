"""How much the main job costs on the example archive, beside what only decoding its clips costs.

Question: what does `yellowplate run` cost on small real input, what does a second run cost, and where is the floor?
Data: examples/one_case/archive (two clips of 20 s together, two pictures, posts, reports, tables; made up).
Command: python -m benchmarks.main_job
Figures: wall and processor seconds of whole processes on a shared machine; quote the ratios, not the seconds. Peak
memory is the sum over all processes of the run of their proportional set sizes, looked at ten times a second.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ARCHIVE = Path(__file__).resolve().parents[1] / "examples" / "one_case" / "archive"
DECODE = """
import sys, av
for name in sys.argv[1:]:
    with av.open(name) as container:
        container.streams.video[0].thread_count = 1
        for frame in container.decode(video=0):
            frame.to_ndarray(format="gray")
"""


def _session_kb(session: int) -> int:
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text().rpartition(")")[2].split()[3]) != session:
                continue
            lines = (process / "smaps_rollup").read_text().splitlines()
        except (OSError, ValueError, IndexError):
            continue  # it has ended since it was listed
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def measure(words: list[str]) -> tuple[float, float, float]:
    """Run one command.

    Args:
        words: the command.

    Returns:
        Wall seconds, processor seconds of it and all its children, peak memory in MiB.
    """
    before = os.times()
    begin = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    peak_kb, ended = 0, threading.Event()

    def watch() -> None:
        nonlocal peak_kb
        while not ended.wait(0.1):
            peak_kb = max(peak_kb, _session_kb(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    after = os.times()
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - begin, cpu_s, peak_kb / 1024


def main() -> None:
    """Print the table."""
    clips = [str(path) for path in sorted(ARCHIVE.rglob("*.mp4")) if "broken" not in path.parts]
    with tempfile.TemporaryDirectory() as folder:
        run = [sys.executable, "-m", "yellowplate", "run", str(ARCHIVE), "--json", "--case"]
        rows = [
            ("decoding the clips only (floor)", measure([sys.executable, "-c", DECODE, *clips])),
            ("first run, one worker", measure([*run, f"{folder}/one", "--jobs", "1"])),
            ("first run, two workers", measure([*run, f"{folder}/two", "--jobs", "2"])),
            ("second run, nothing new", measure([*run, f"{folder}/two", "--jobs", "2"])),
        ]
    floor_s = rows[0][1][1]
    print(f"{'':34}{'wall s':>8}{'cpu s':>8}{'x floor':>9}{'peak MiB':>10}")
    for name, (wall_s, cpu_s, peak_mb) in rows:
        print(f"{name:34}{wall_s:8.1f}{cpu_s:8.1f}{cpu_s / floor_s:9.1f}{peak_mb:10.0f}")


if __name__ == "__main__":
    main()

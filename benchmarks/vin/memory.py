"""Memory and time of one process that reads photographs: python -m benchmarks.vin.memory FILE..."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KIB_PER_MIB = 1024


def measured(paths: Sequence[Path]) -> str:
    """Read pictures in a process of their own and return the line it prints."""
    command = [sys.executable, "-m", "benchmarks.vin.memory", *(str(path.resolve()) for path in paths)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Print the peak of this process after reading the pictures of the command line."""
    from yellowplate.read import read_vins

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    times = sorted(read_vins(Path(file)).cpu_ms for file in sys.argv[1:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    print(
        f"{len(times)} pictures: CPU {times[len(times) // 2]:.0f} ms (median), {times[-1]:.0f} ms (most); "
        f"memory {peak:.0f} MiB at its peak, of which {peak - before:.0f} beyond the imported package"
    )


if __name__ == "__main__":
    main()

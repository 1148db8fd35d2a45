"""The version of the law."""

from __future__ import annotations

import subprocess
import sys

from yellowplate.law import version


def test_is_the_same_in_every_process() -> None:
    script = "from yellowplate.law import version; print(version())"
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    assert other.stdout.decode().strip() == version()
    assert len(version()) == 16
    assert int(version(), 16) >= 0

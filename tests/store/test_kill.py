"""`kill -9` at any moment: no finished item is lost, and the resumed case is the unbroken one."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from yellowplate.store import Case

CHILD = Path(__file__).with_name("endless_reader.py")
LONGEST_WAIT_S = 0.02
"""A kill falls at a random moment within this time after a line: several commits and half-written files long."""


def run_until(case: Path, sources: Path, *, kill_after: int | None, wait_s: float) -> tuple[set[str], str]:
    """Run the child; kill it a moment after it has printed some lines.

    Returns:
        What it said was finished, and the digest if it came to its end.
    """
    with subprocess.Popen(
        [sys.executable, str(CHILD), str(case), str(sources)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        finished, digest = set(), ""
        timer = threading.Timer(wait_s, child.kill)
        for n, line in enumerate(child.stdout, 1):
            word, _, value = line.strip().partition(" ")
            if word == "digest":
                digest = value
            elif value:
                finished.add(f"{word} {value}")
            if n == kill_after:
                timer.start()
        said = child.stderr.read()
    timer.cancel()
    assert child.returncode in (0, -9), said
    return finished, digest


def finished_in(case: Path) -> set[str]:
    """List what the ledger of a case that was left as it is holds."""
    with Case.open(case, read_only=True) as reader:
        kept = {f"kept {item.sha256}" for item in reader.ledger.items()}
        waiting = set(reader.work.todo("read", "read/1", [item.sha256 for item in reader.ledger.items()]))
        return kept | {f"done {item.sha256}" for item in reader.ledger.items() if item.sha256 not in waiting}


def kill_and_resume(tmp_path: Path, *, n_kills: int, n_items: int, seed: int) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    dice = random.Random(seed)
    for n in range(n_items):
        (sources / f"{n:04d}.txt").write_bytes(f"made-up file {n} ".encode() * dice.randrange(1, 20_000))
    _, unbroken = run_until(tmp_path / "unbroken", sources, kill_after=None, wait_s=0)
    assert unbroken
    case = tmp_path / "broken"
    finished: set[str] = set()
    n_killed = 0
    for _ in range(n_kills):
        # The number of lines is small, so that every run gets a little further and is killed on its way.
        said, digest = run_until(
            case, sources, kill_after=dice.randrange(1, max(2, n_items // 12)), wait_s=dice.random() * LONGEST_WAIT_S
        )
        finished |= said
        n_killed += not digest
        assert finished <= finished_in(case)
    assert n_killed >= n_kills // 2, "the runs ended before they could be killed: give them more to do"
    _, resumed = run_until(case, sources, kill_after=None, wait_s=0)
    assert resumed == unbroken
    with Case.open(case) as reopened, Case.open(tmp_path / "unbroken") as whole:
        assert list(reopened.verify()) == []
        assert list(reopened.ledger.dump()) == list(whole.ledger.dump())
        assert reopened.search.search("抵押", limit=5) == whole.search.search("抵押", limit=5)
        assert len(list(reopened.ledger.refusals())) == len(list(whole.ledger.refusals()))


def test_fifteen_kills_lose_nothing(tmp_path: Path) -> None:
    kill_and_resume(tmp_path, n_kills=15, n_items=60, seed=20260102)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_kills_lose_nothing(tmp_path: Path, seed: int) -> None:
    kill_and_resume(tmp_path, n_kills=40, n_items=200, seed=seed)

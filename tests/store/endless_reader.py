"""Ingests and reads made-up files into a case as a run does; started by `test_kill.py`, which kills it.

    python endless_reader.py CASE SOURCES

Prints "done <hash>" after each item that is finished, and at the end "digest <hash>".
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from yellowplate.records import Alternative, Item, Locator, MediaKind, Reading, ReadingKind, Refusal, RefusalStage
from yellowplate.store import Case

STAGE, VERSION = "read", "read/1"


def ingest(case: Case, sources: Path) -> list[str]:
    """Archive every source and write its item."""
    found = []
    for path in sorted(sources.iterdir()):
        sha256, n_bytes = case.archive.keep(path)
        item = Item(sha256, n_bytes, "text/plain", MediaKind.TEXT, path.name)
        if case.ledger.append_item(sha256, stage="ingest", version="ingest/1", items=[item]):
            case.log.append("item first seen", {"item": sha256})
            sys.stdout.write(f"kept {sha256}\n")
            sys.stdout.flush()
        found.append(sha256)
    return found


def readings_of(sha256: str) -> list[Reading]:
    """Make the same readings of an item every time."""
    dice = random.Random(sha256)
    return [
        Reading(
            Locator(sha256, start=n, end=n + 1),
            ReadingKind.TEXT,
            (Alternative("抵押车 " * dice.randrange(1, 200), 1.0),),
            "test/1",
            sha256,
        )
        for n in range(dice.randrange(1, 60))
    ]


def main(directory: Path, sources: Path) -> None:
    """Do what is still to be done."""
    with Case.open(directory, create=True, clock=lambda: datetime(2026, 1, 2, tzinfo=UTC)) as case:
        for sha256 in case.work.todo(STAGE, VERSION, ingest(case, sources)):
            case.work.begin(STAGE, VERSION, [sha256])
            if sha256.endswith("0"):
                case.work.failed(Refusal("x", "made up", RefusalStage.READ, item=sha256), version=VERSION)
            else:
                case.work.done(sha256, stage=STAGE, version=VERSION, records=readings_of(sha256))
            case.log.append("item read", {"item": sha256})
            sys.stdout.write(f"done {sha256}\n")
            sys.stdout.flush()
        case.search.refresh()
        sys.stdout.write(f"digest {case.digest()}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

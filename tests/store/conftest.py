"""Cases, and records made up for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from yellowplate.records import (
    Alternative,
    Item,
    Locator,
    MediaKind,
    Reading,
    ReadingKind,
    Statement,
    Subject,
    SubjectKind,
)
from yellowplate.store import Case


class Records:
    """Makes records by short names."""

    @staticmethod
    def sha(word: str) -> str:
        return hashlib.sha256(word.encode()).hexdigest()

    def item(self, word: str, origin: str = "") -> Item:
        return Item(self.sha(word), len(word.encode()), "text/plain", MediaKind.TEXT, origin or f"{word}.txt")

    def reading(
        self, word: str, text: str, *, at: int = 0, kind: ReadingKind = ReadingKind.TEXT, prob: float = 1.0
    ) -> Reading:
        sha = self.sha(word)
        return Reading(Locator(sha, start=at, end=at + 1), kind, (Alternative(text, prob),), "test/1", sha)

    def statement(self, word: str, prop: str, value: str, *, at: int = 0) -> Statement:
        sha = self.sha(word)
        return Statement(
            Subject(SubjectKind.VEHICLE, sha), prop, value, value, Locator(sha, start=at, end=at + 1), "test/1"
        )


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def case(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Case]:
    with Case.open(tmp_path / "case", create=True, clock=clock) as opened:
        yield opened

"""What a command printed, and the example case after one run: types of the fixtures in conftest.py."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from yellowplate.pipeline import Report


@dataclass(frozen=True)
class Spoken:
    """What a command printed and how it left."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The objects of its JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Spoken]
"""Calls a command with its words."""


@dataclass(frozen=True)
class ExampleCase:
    """The example archive after one run."""

    directory: Path
    report: Report


def clock() -> datetime:
    """Return the one moment the tests live in."""
    return datetime(2026, 7, 20, 12, 0, tzinfo=UTC)

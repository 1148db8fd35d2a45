"""The scorer of the benchmark is tested itself."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.read.look import Line, Look
from yellowplate.records import Item, MediaKind

FILE = Path(__file__).resolve().parents[2] / "benchmarks" / "vin_stills.py"
VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("vin_stills", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "vin_stills", module)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("label", "basis", "counts"),
    [
        (VALID, "eye", (1, 1, 1, 1, 1)),
        ("1G4AH59H45G118349", "eye", (1, 0, 0, 1, 0)),
        (VALID, "machine_seen_wrong", (0, 0, 0, 1, 0)),
        ("1G4AH59H45G118349", "machine_seen_wrong", (0, 0, 0, 0, 0)),
    ],
)
def test_counts(
    bench: ModuleType,
    white: NDArray[np.uint8],
    line_of: Callable[..., Line],
    label: str,
    basis: str,
    counts: tuple[int, ...],
) -> None:
    look = Look(Item("0" * 64, 0, "", MediaKind.IMAGE, "a"), (line_of(VALID, prob=0.99),), white, 400, 100)
    score = bench.Score(0, 0, 0, 0, 0, [])
    score.count(label, basis, look)
    assert (score.n, score.n_exact, score.n_floor, score.n_accepted, score.n_accepted_right) == counts


def test_the_floor_folds_nothing(bench: ModuleType, white: NDArray[np.uint8], line_of: Callable[..., Line]) -> None:
    lines = (line_of("LVG BM51K 5PG1O3456"), line_of("CHERY AUTOMOBILE COMPANY"))
    look = Look(Item("0" * 64, 0, "", MediaKind.IMAGE, "a"), lines, white, 400, 100)
    assert bench.floor(look) == "LVGBM51K5PG1O3456"


@pytest.mark.parametrize(("n_right", "n", "low", "high"), [(0, 0, 0, 1), (0, 10, 0, 0.278), (10, 10, 0.722, 1)])
def test_intervals(bench: ModuleType, n_right: int, n: int, low: float, high: float) -> None:
    assert bench.wilson(n_right, n) == pytest.approx((low, high), abs=5e-4)


def test_without_samples_it_says_so(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(bench, "SAMPLES", tmp_path / "none")
    bench.main()
    assert "skipped" in capsys.readouterr().out

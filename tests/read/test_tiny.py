"""Tiny numbers are zero while a network runs and themselves again after it."""

from __future__ import annotations

import numpy as np
import pytest

from yellowplate.read import tiny
from yellowplate.read.tiny import Flushed

TINY = float("1e-310")


class _Session:
    """Stands for a session; multiplies."""

    name = "made up"

    def run(self, one: float, other: float) -> float:
        if other == 0:
            raise ValueError("as a network would")
        return float(np.float64(one) * np.float64(other))


@pytest.mark.skipif(tiny._library() is None, reason="works on Linux with glibc on x86-64 only")
def test_only_inside_a_run() -> None:
    assert Flushed(_Session()).run(TINY, 1.0) == 0.0
    assert TINY * 1.0 == TINY
    with pytest.raises(ValueError, match="as a network would"):
        Flushed(_Session()).run(TINY, 0)
    assert TINY * 1.0 == TINY


def test_elsewhere_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiny, "_library", lambda: None)
    assert Flushed(_Session()).run(TINY, 1.0) == TINY


def test_the_rest_is_passed_on() -> None:
    assert Flushed(_Session()).name == "made up"


@pytest.mark.parametrize(("system", "machine"), [("darwin", "x86_64"), ("linux", "aarch64")])
def test_unknown_layouts_are_left_alone(monkeypatch: pytest.MonkeyPatch, system: str, machine: str) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert tiny._library.__wrapped__() is None


def test_a_missing_library_is_borne(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise OSError

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr("platform.libc_ver", lambda: ("glibc", "2"))
    monkeypatch.setattr("ctypes.CDLL", missing)
    assert tiny._library.__wrapped__() is None

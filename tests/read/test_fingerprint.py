"""The key of the work list changes when readings may."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from yellowplate.read import fingerprint, version
from yellowplate.read.file import readers
from yellowplate.settings import Settings

SETTINGS = Settings(n_jobs=1)


def test_it_is_short_and_the_same_each_time() -> None:
    assert re.fullmatch(r"read-[0-9a-f]{16}", version(SETTINGS))
    assert version(SETTINGS) == version(replace(SETTINGS, n_jobs=8, file_timeout_s=1.0, memory_mb=1))


@pytest.mark.parametrize("name", fingerprint.CHANGING)
def test_settings_that_change_readings_change_it(name: str) -> None:
    assert version(replace(SETTINGS, **{name: getattr(SETTINGS, name) + 1})) != version(SETTINGS)


def test_readers_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version(SETTINGS)
    changed = tuple(replace(reader, version="99") for reader in readers())
    monkeypatch.setattr(fingerprint, "readers", lambda: changed)
    assert version(SETTINGS) != before

"""Settings: limits that protect the machine, and no more processes than cores."""

from __future__ import annotations

import dataclasses

import pytest

from yellowplate.settings import Settings


def test_every_limit_is_positive() -> None:
    settings = Settings()
    for field in dataclasses.fields(settings):
        assert getattr(settings, field.name) > 0, field.name


def test_settings_are_passed_down_and_never_changed() -> None:
    settings = Settings(n_jobs=2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.n_jobs = 3  # type: ignore[misc]
    assert dataclasses.replace(settings, n_jobs=3).n_jobs == 3


def test_every_setting_says_what_it_is() -> None:
    for field in dataclasses.fields(Settings):
        assert f"    {field.name}: " in (Settings.__doc__ or ""), field.name

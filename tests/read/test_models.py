"""The model files: named by their hashes, a missing one said."""

from __future__ import annotations

from pathlib import Path

import pytest

from yellowplate.read import models
from yellowplate.records.errors import RequestError


def test_the_fingerprint_names_models_and_libraries() -> None:
    found = dict(models.fingerprint())
    assert set(models.MODELS.values()) <= set(found)
    assert all(len(found[name]) == 64 for name in models.MODELS.values())
    assert found["rapidocr"] == "3.10.0"


def test_a_missing_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "model_folder", lambda: tmp_path)
    with pytest.raises(RequestError, match=r"PP-OCRv6_det_small\.onnx is missing"):
        models.fingerprint.__wrapped__()


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(RequestError, match="rapidocr is not installed"):
        models.model_folder()

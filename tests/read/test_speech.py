"""Speech with and without a model; the model itself is played by a stand-in."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from yellowplate.read import speech
from yellowplate.read.speech import UNHEARD, Phrase, listen, load, phrases
from yellowplate.read.voice import RATE_HZ, Stretch
from yellowplate.records import Item, MediaKind, ReadingKind
from yellowplate.records.errors import RequestError

WEIGHTS = b"weights vocab_size lfr_window_size neg_mean"
TWO = [Stretch(1.0, 3.0, 150), Stretch(30.0, 72.0, 3000)]


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two stretches of speech be found in whatever is listened to."""
    samples = np.zeros(60 * RATE_HZ, np.float32)
    monkeypatch.setattr(speech, "voice", lambda _path, _file: TWO)
    monkeypatch.setattr(speech, "sound", lambda _path, _file: iter([(0.0, samples), (60.0, samples[: 20 * RATE_HZ])]))


class _Engine:
    """Answers as sherpa-onnx does, with two tokens for each piece, half a second and a second after its begin."""

    def create_stream(self) -> SimpleNamespace:
        given: list[int] = []
        return SimpleNamespace(
            accept_waveform=lambda _rate, samples: given.append(len(samples)),
            given=given,
            result=SimpleNamespace(tokens=["车", "价"], timestamps=[0.5, 1.0]),
        )

    def decode_stream(self, stream: SimpleNamespace) -> None:
        assert stream.given


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a model's, and a library that takes it."""
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.int8.onnx").write_bytes(WEIGHTS)
    (folder / "tokens.txt").write_text("a 0\n", encoding="utf-8")
    library: Any = ModuleType("sherpa_onnx")
    library.__spec__ = SimpleNamespace()
    library.OfflineRecognizer = SimpleNamespace(from_sense_voice=lambda **_kinds: _Engine())
    monkeypatch.setitem(sys.modules, "sherpa_onnx", library)
    return folder


def item(kind: MediaKind = MediaKind.VIDEO) -> Item:
    return Item("a" * 64, 1, "", kind, "said.mp4")


def test_without_a_model_speech_is_told_and_not_transcribed(spoken: None) -> None:
    found = list(listen(Path("said.mp4"), item()))
    assert [(one.text, one.locator.t_start_s, one.locator.t_end_s) for one in found] == [
        (UNHEARD, 1.0, 3.0),
        (UNHEARD, 30.0, 72.0),
    ]
    assert {one.kind for one in found} == {ReadingKind.SPEECH}
    assert found[0].reader == "speech/1"


def test_with_a_model_phrases_have_their_times_and_its_hash(spoken: None, model: Path) -> None:
    found = list(listen(Path("said.mp4"), item(MediaKind.AUDIO), model))
    # The second stretch is longer than 20 s and lies in two pieces of the sound.
    assert [one.locator.t_start_s for one in found] == [1.5, 30.5, 50.5, 60.5]
    assert {one.text for one in found} == {"车价"}
    assert found[0].reader == f"speech/1+sensevoice-{hashlib.sha256(WEIGHTS).hexdigest()[:12]}"
    assert found[0].prob == 0.5


@pytest.mark.parametrize("kind", [MediaKind.IMAGE, MediaKind.TEXT, MediaKind.OTHER])
def test_what_has_no_sound_is_not_listened_to(kind: MediaKind) -> None:
    assert list(listen(Path("nothing"), item(kind))) == []


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(RequestError, match=r"yellowplate\[speech\]"):
        load(tmp_path / "no library")


@pytest.mark.parametrize("missing", ["model.int8.onnx", "tokens.txt"])
def test_a_folder_without_a_model_is_named(model: Path, missing: str) -> None:
    (model / missing).unlink()
    with pytest.raises(RequestError, match="no speech model in"):
        load(model)


def test_a_model_that_is_none_is_named(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_kinds: object) -> None:
        msg = "not a model"
        raise RuntimeError(msg)

    sys.modules["sherpa_onnx"].OfflineRecognizer.from_sense_voice = refuse
    with pytest.raises(RequestError, match="cannot be loaded"):
        load(model)


def test_a_model_without_its_figures_would_end_the_process_and_is_refused(model: Path) -> None:
    (model / "model.int8.onnx").write_bytes(b"weights vocab_size")
    with pytest.raises(RequestError, match="lacks the figures"):
        load(model)


@pytest.mark.parametrize(
    ("tokens", "times", "expected"),
    [
        (["车", "。", "价"], [1.0, 1.2, 1.4], [Phrase("车。", 1.0, 1.4), Phrase("价", 1.4, 5.0)]),
        (["车", "价"], [1.0, 3.0], [Phrase("车", 1.0, 3.0), Phrase("价", 3.0, 5.0)]),
        (["车", "。"], [1.0, 1.2], [Phrase("车。", 1.0, 5.0)]),
        (["车", "价"], [], [Phrase("车价", 1.0, 5.0)]),
        (["。", "!"], [1.0, 1.1], []),
        ([], [], []),
        (["车"], [9.0], [Phrase("车", 5.0, 5.0)]),
    ],
)
def test_tokens_become_phrases(tokens: list[str], times: list[float], expected: list[Phrase]) -> None:
    assert phrases(tokens, times, 1.0, 5.0) == expected


def test_a_video_without_sound_has_no_speech(
    tmp_path: Path, clip: Callable[..., Path], item_of: Callable[..., Item]
) -> None:
    path = clip(tmp_path / "silent.mp4", [], times=[0.0, 0.1])
    assert list(listen(path, item_of(path, MediaKind.VIDEO))) == []

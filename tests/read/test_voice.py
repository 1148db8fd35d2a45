"""Voice activity on synthetic sounds: rates with n, on seeds that no threshold was chosen on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import lfilter

from yellowplate.read.voice import RATE_HZ, Stretch, sound, stretches, voice
from yellowplate.records.errors import UnreadableInput

Samples = NDArray[np.float32]
N = 30
UNSEEN = range(1000, 1000 + N)
"""Thresholds were chosen on seeds 0 to 39."""
VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))


def _resonance(sound_: NDArray[np.float64], centre_hz: float, width_hz: float) -> NDArray[np.float64]:
    radius = np.exp(-np.pi * width_hz / RATE_HZ)
    one, two = -2 * radius * np.cos(2 * np.pi * centre_hz / RATE_HZ), radius * radius
    filtered: NDArray[np.float64] = lfilter([1 + one + two], [1, one, two], sound_)
    return filtered


def speech(seed: int, seconds: float = 4.0) -> Samples:
    """Glottal pulses through three formants, in syllables with gliding pitch, hisses and short pauses between."""
    lot = np.random.default_rng(seed)
    base = lot.uniform(90, 240)
    parts: list[NDArray[np.float64]] = []
    while sum(len(part) for part in parts) < seconds * RATE_HZ:
        length = int(lot.uniform(0.11, 0.26) * RATE_HZ)
        begin = base * 2 ** lot.uniform(-0.35, 0.35)
        pitch = np.linspace(begin, begin * 2 ** lot.uniform(-0.35, 0.35), length)
        phase = np.cumsum(pitch / RATE_HZ)
        syllable = (np.diff(np.floor(phase), prepend=0) > 0).astype(float) + lot.normal(0, 0.004, length)
        for centre, width in zip(VOWELS[lot.integers(5)], (80, 100, 140), strict=True):
            syllable = _resonance(syllable, centre, width)
        syllable *= np.hanning(length) ** 0.7
        parts.append(syllable / np.abs(syllable).max() * lot.uniform(0.12, 0.35))
        if lot.random() < 0.5:
            hiss = int(lot.uniform(0.03, 0.09) * RATE_HZ)
            parts.append(lot.normal(0, 0.02, hiss) * np.hanning(hiss))
        elif lot.random() < 0.3:
            parts.append(np.zeros(int(lot.uniform(0.1, 0.3) * RATE_HZ)))
    return np.concatenate(parts)[: int(seconds * RATE_HZ)].astype(np.float32)


def noise(seed: int, seconds: float = 4.0) -> Samples:
    """White, low and throbbing noise in turn."""
    lot = np.random.default_rng(seed)
    made = lot.normal(0, 1, int(seconds * RATE_HZ))
    if seed % 3 == 1:
        made = np.cumsum(made)
        made -= np.convolve(made, np.ones(400) / 400, "same")
    elif seed % 3 == 2:
        made *= 0.3 + 0.7 * (np.sin(2 * np.pi * np.arange(len(made)) / RATE_HZ * lot.uniform(0.3, 5)) > 0)
    loud: Samples = (made / np.abs(made).max() * lot.uniform(0.05, 0.5)).astype(np.float32)
    return loud


def music(seed: int, seconds: float = 4.0) -> Samples:
    """Struck notes and chords with overtones, half of them with a beat."""
    lot = np.random.default_rng(seed)
    times = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    made = np.zeros_like(times)
    step = lot.uniform(0.2, 0.6)
    scale = 220 * 2 ** (np.array([0, 2, 4, 5, 7, 9, 11, 12]) / 12) * 2.0 ** lot.integers(-1, 2)
    has_beat = lot.random() < 0.5
    for begin in np.arange(0, seconds, step):
        inside = (times >= begin) & (times < begin + step)
        after = times[inside] - begin
        for pitch in lot.choice(scale, lot.integers(1, 4)):
            for overtone in range(1, 6):
                tone = np.sin(2 * np.pi * pitch * overtone * after) / overtone**1.3
                made[inside] += tone * np.exp(-after * lot.uniform(0.5, 4))
        if has_beat:
            made[inside] += lot.normal(0, 0.6, int(inside.sum())) * np.exp(-after * 60)
    loud: Samples = (made / np.abs(made).max() * lot.uniform(0.1, 0.5)).astype(np.float32)
    return loud


def covered(samples: Samples) -> float:
    """Share of the sound in which somebody is said to speak."""
    return sum(one.end_s - one.start_s for one in stretches(samples)) / (len(samples) / RATE_HZ)


def test_speech_is_heard() -> None:
    shares = [covered(speech(seed)) for seed in UNSEEN]
    assert sum(share > 0.5 for share in shares) >= 29  # of 30; Wilson 95 %: 83 % to 99 % at 29


def test_speech_is_heard_in_noise_ten_decibels_below() -> None:
    shares = []
    for seed in UNSEEN:
        spoken, ground = speech(seed), noise(3 * seed + 1)
        shares.append(covered(spoken + ground / ground.std() * spoken.std() / 10**0.5))
    assert sum(share > 0.5 for share in shares) >= 27


def test_noise_is_no_speech() -> None:
    assert sum(covered(noise(seed)) > 0 for seed in UNSEEN) <= 1


def test_struck_notes_are_seldom_speech() -> None:
    assert sum(covered(music(seed)) > 0.25 for seed in UNSEEN) <= 3


@pytest.mark.parametrize("pitch", [110, 220, 440, 1000])
def test_a_steady_tone_is_no_speech(pitch: int) -> None:
    tone = 0.3 * np.sin(2 * np.pi * pitch * np.arange(4 * RATE_HZ) / RATE_HZ)
    assert stretches(tone.astype(np.float32)) == []


@pytest.mark.parametrize("n_samples", [0, 100, 511, 512, 2000, 3 * RATE_HZ])
def test_silence_of_any_length_is_no_speech(n_samples: int) -> None:
    assert stretches(np.zeros(n_samples, np.float32)) == []


def test_times_are_those_of_the_speech() -> None:
    silence = np.zeros(2 * RATE_HZ, np.float32)
    (found,) = stretches(np.concatenate([silence, speech(1001, 3.0), silence]))
    assert found.start_s == pytest.approx(2.0, abs=0.3)
    assert found.end_s == pytest.approx(5.0, abs=0.4)
    assert found.n_frames > 100


def write(path: Path, samples: Samples, *, rate: int = 44100, with_picture: bool = False) -> Path:
    """Write samples as the sound of a file."""
    n_samples = int(len(samples) * rate / RATE_HZ)
    sampled = np.interp(np.arange(n_samples) * RATE_HZ / rate, np.arange(len(samples)), samples)
    with av.open(str(path), "w") as container:
        picture = container.add_stream("libx264", rate=10) if with_picture else None
        stream = container.add_stream("aac", rate=rate)
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt = 64, 64, "yuv420p"
            for _ in range(10):
                still = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
                container.mux(picture.encode(still))
            container.mux(picture.encode())
        frame = av.AudioFrame.from_ndarray(sampled[None].astype(np.float32), format="fltp", layout="mono")
        frame.sample_rate = rate
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def test_a_file_is_listened_to(tmp_path: Path) -> None:
    path = write(
        tmp_path / "said.mp4", np.concatenate([np.zeros(RATE_HZ, np.float32), speech(1002)]), with_picture=True
    )
    found = voice(path, "said.mp4")
    assert found
    assert found[0].start_s == pytest.approx(1.0, abs=0.4)
    assert sum(one.end_s - one.start_s for one in found) > 2.5


def test_a_long_sound_comes_in_pieces_that_join(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yellowplate.read.voice.CHUNK_S", 2.0)
    path = write(tmp_path / "long.m4a", speech(1003, 6.0))
    pieces = list(sound(path, "long.m4a"))
    assert [begin for begin, _ in pieces][:3] == [0.0, 2.0, 4.0]
    assert all(len(samples) == 2 * RATE_HZ for _, samples in pieces[:2])
    assert len(voice(path, "long.m4a")) == 1


def test_a_sound_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yellowplate.read.voice.CHUNK_S", 1.0)
    monkeypatch.setattr("yellowplate.read.voice.MAX_S", 2.0)
    assert len(list(sound(write(tmp_path / "long.m4a", speech(1004)), "long.m4a"))) == 2


def test_a_video_without_sound_has_no_voice(tmp_path: Path, clip: Callable[..., Path]) -> None:
    path = clip(tmp_path / "silent.mp4", [(0.0, 0.5, 60, "SILENT")], times=[0.0, 0.1])
    assert voice(path, "silent.mp4") == []


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.mp4"
    path.write_bytes(b"no sound in here" * 64)
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        voice(path, "text.mp4")


def test_a_stretch_is_plain() -> None:
    assert Stretch(0.0, 1.0, 3) == Stretch(0.0, 1.0, 3)

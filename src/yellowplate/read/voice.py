"""Where in a sound somebody speaks: an own measure on 16 kHz mono, without a model.

Speech is voiced (its short pieces repeat at 70 to 400 Hz), its pitch moves, and it comes in syllables, so its level
rises and falls three to eight times a second. Steady tones repeat but neither move nor swing; noise does not repeat.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yellowplate.records.errors import UnreadableInput

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Floats = NDArray[np.float64]

RATE_HZ = 16_000
FRAME, HOP = 512, 160
"""Samples of one frame (32 ms) and between two (10 ms)."""
PITCH_HZ = (70, 400)
VOICED = 0.5
"""Share of a frame's energy that repeats at the period of a voice, from which it counts as voiced."""
MIN_LEVEL = 0.003
"""Root mean square below which nothing is heard; full scale is 1."""
ABOVE_FLOOR = 1.6
"""A voiced frame is this many times louder than the quiet tenth of the sound around it."""
MAX_FLATNESS = 0.35
"""Spectral flatness beyond which a frame is noise."""
WINDOW_S = 1.0
"""Time over which pitch and level are judged."""
MIN_VOICED = 0.2
"""Share of voiced frames in such a window."""
MIN_SWING = 0.35
"""Standard deviation of the level over its mean, in the window: steady tones lie below."""
GLIDE = (0.002, 0.06)
"""Octaves by which the pitch of a voice moves in 10 ms; played tones stand still and then jump."""
MIN_GLIDING = 0.45
"""Share of neighbouring voiced frames between which the pitch glides."""
JOIN_S, MIN_S = 0.6, 0.4
"""Pauses up to this long belong to the speech around them; shorter stretches are none."""
CHUNK_S = 60.0
"""Sound is judged in pieces of this length, so that a long one needs no more memory."""
TINY = 1e-9
"""Stands for nothing below a fraction line."""
MAX_S = 4 * 3600.0
"""Sound beyond this is not listened to."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a sound in which somebody speaks.

    Attributes:
        start_s: seconds from the start of the container.
        end_s: likewise, later.
        n_frames: voiced frames of 10 ms in it.
    """

    start_s: float
    end_s: float
    n_frames: int


def sound(path: Path, file: str) -> Iterator[tuple[float, Samples]]:
    """Decode the first sound stream as 16 kHz mono.

    Args:
        path: the bytes of a video or sound.
        file: name for the error.

    Returns:
        Pieces of at most a minute, each with its begin in seconds; none where there is no sound stream.

    Raises:
        UnreadableInput: it cannot be opened, or nothing of its sound can be decoded.
    """
    import av
    import numpy as np

    try:
        container = av.open(str(path), metadata_errors="ignore")
    except (av.FFmpegError, OSError, ValueError) as error:
        raise UnreadableInput(file, f"its sound cannot be opened: {error}") from error
    with container:
        if not container.streams.audio:
            return
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
        held: list[Samples] = []
        n_held, begin_s, start_s = 0, 0.0, None
        try:
            for decoded in container.decode(container.streams.audio[0]):
                if start_s is None:
                    start_s = (decoded.time or 0.0) - (container.start_time or 0) / av.time_base
                    begin_s = start_s
                for piece in resampler.resample(decoded):
                    held.append(cast("Samples", piece.to_ndarray()[0].astype(np.float32)))
                    n_held += len(held[-1])
                while n_held >= CHUNK_S * RATE_HZ:
                    whole = np.concatenate(held)
                    n_taken = int(CHUNK_S * RATE_HZ)
                    yield begin_s, whole[:n_taken]
                    held, n_held, begin_s = [whole[n_taken:]], len(whole) - n_taken, begin_s + CHUNK_S
                    if begin_s >= MAX_S:
                        return
        except av.FFmpegError as error:
            if start_s is None:
                raise UnreadableInput(file, f"its sound cannot be decoded: {error}") from error
        if n_held:
            yield begin_s, np.concatenate(held)


def voice(path: Path, file: str) -> list[Stretch]:
    """Find where somebody speaks in a video or sound.

    Args:
        path: the bytes.
        file: name for the error.

    Returns:
        Stretches in order of time; empty where nobody was heard or there is no sound.

    Raises:
        UnreadableInput: as `sound`.

    Limits: measured on synthetic sounds only (`tests/read/test_voice.py`). Singing is taken for speech; whispering,
        and speech under loud music, are missed.
    """
    found: list[Stretch] = []
    for begin_s, samples in sound(path, file):
        found += [Stretch(begin_s + one.start_s, begin_s + one.end_s, one.n_frames) for one in stretches(samples)]
    return _joined(found)


def stretches(samples: Samples) -> list[Stretch]:
    """Find where somebody speaks in samples.

    Args:
        samples: 16 kHz mono, from -1 to 1.

    Returns:
        Stretches in order of time, seconds from the first sample.
    """
    import numpy as np

    if len(samples) < FRAME:
        return []
    level, flatness, repeat, pitch = _measured(samples)
    floor = float(np.percentile(level, 10))
    heard = (level > max(MIN_LEVEL, floor * ABOVE_FLOOR)) | ((level > MIN_LEVEL) & (repeat > 0.8))  # noqa: PLR2004
    voiced = heard & (repeat > VOICED) & (flatness < MAX_FLATNESS)
    n_around = round(WINDOW_S * RATE_HZ / HOP)
    share = _around(voiced.astype(float), n_around)
    mean = _around(level, n_around)
    swing = np.sqrt(np.maximum(0.0, _around(level**2, n_around) - mean**2)) / np.maximum(mean, TINY)
    both = np.concatenate([[False], voiced[1:] & voiced[:-1]])
    steps = np.concatenate([[0.0], np.abs(np.diff(np.log2(pitch)))])
    glides = _around(both & (steps > GLIDE[0]) & (steps < GLIDE[1]), n_around) / np.maximum(
        _around(both, n_around), TINY
    )
    speaks = voiced & (share >= MIN_VOICED) & (swing >= MIN_SWING) & (glides >= MIN_GLIDING)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], speaks.astype(np.int8), [0]])))
    hop_s = HOP / RATE_HZ
    runs = [
        Stretch(round(begin * hop_s, 3), round((end - 1) * hop_s + FRAME / RATE_HZ, 3), int(end - begin))
        for begin, end in zip(edges[::2], edges[1::2], strict=True)
    ]
    return [one for one in _joined(runs) if one.end_s - one.start_s >= MIN_S]


def _joined(runs: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for one in runs:
        if joined and one.start_s - joined[-1].end_s <= JOIN_S:
            last = joined.pop()
            joined.append(Stretch(last.start_s, max(last.end_s, one.end_s), last.n_frames + one.n_frames))
        else:
            joined.append(one)
    return joined


def _around(values: Any, n_frames: int) -> Floats:
    """Mean over a window around each value; at the ends over what there is of it."""
    import numpy as np

    values = np.asarray(values, dtype=np.float64)
    n_frames = min(n_frames, len(values))
    ones = np.ones(n_frames)
    mean: Floats = np.convolve(values, ones, "same") / np.convolve(np.ones(len(values)), ones, "same")
    return mean


def _measured(samples: Samples) -> tuple[Floats, Floats, Floats, Floats]:
    """Level, spectral flatness, share that repeats and pitch in Hz, of each frame."""
    import numpy as np

    n_frames = 1 + (len(samples) - FRAME) // HOP
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP][:n_frames].astype(np.float64)
    frames = frames - frames.mean(axis=1, keepdims=True)
    level = np.sqrt((frames**2).mean(axis=1))
    shaped = frames * np.hanning(FRAME)
    power = np.abs(np.fft.rfft(shaped, 2 * FRAME, axis=1)) ** 2
    band = power[:, 8:256] + 1e-12  # 125 to 4,000 Hz
    flatness = np.exp(np.log(band).mean(axis=1)) / band.mean(axis=1)
    shape = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(FRAME), 2 * FRAME)) ** 2)
    alike = np.fft.irfft(power, axis=1)
    alike = alike / np.maximum(alike[:, :1], 1e-12) / np.maximum(shape / shape[0], 0.05)
    shortest, longest = RATE_HZ // PITCH_HZ[1], RATE_HZ // PITCH_HZ[0]
    lags = alike[:, shortest : longest + 1]
    best = lags.argmax(axis=1)
    rows = np.arange(n_frames)
    # A peak between its neighbours, refined by a parabola: pitch moves by less than a sample.
    inner = np.clip(best, 1, lags.shape[1] - 2)
    before, at, after = lags[rows, inner - 1], lags[rows, inner], lags[rows, inner + 1]
    bend = before - 2 * at + after
    shift = np.where(np.abs(bend) > TINY, 0.5 * (before - after) / np.where(np.abs(bend) > TINY, bend, 1.0), 0.0)
    lag = shortest + inner + np.clip(shift, -0.5, 0.5)
    return level, flatness, np.clip(lags[rows, best], 0, 1), RATE_HZ / lag

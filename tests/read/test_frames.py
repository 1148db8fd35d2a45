"""Frames: presentation times, rotation, damage told."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import numpy as np
import pytest

from yellowplate.read import frames as module
from yellowplate.read.frames import Damage, frame_at, frames, opened
from yellowplate.records.errors import TooLarge, UnreadableInput

LIMIT = 80.0
TIMES = [place / 10 for place in range(20)]


def _times(path: Path, damage: Damage | None = None) -> list[tuple[float, float]]:
    with opened(path, path.name, max_megapixels=LIMIT) as (container, stream):
        return [(frame.t_s, frame.until_s) for frame in frames(container, stream, damage or Damage())]


def test_times_are_those_of_the_file_when_frames_come_unevenly(tmp_path: Path, clip: Callable[..., Path]) -> None:
    times = [0.0, 0.1, 0.15, 1.0, 3.5, 3.6]
    assert _times(clip(tmp_path / "a.mp4", [], times=times)) == list(zip(times, [*times[1:], 3.6], strict=True))


@pytest.mark.parametrize("ending", ["mkv", "ts", "mov"])
def test_the_clock_starts_with_the_container(tmp_path: Path, clip: Callable[..., Path], ending: str) -> None:
    found = _times(clip(tmp_path / f"a.{ending}", [], times=TIMES))
    assert [t_s for t_s, _ in found] == pytest.approx(TIMES, abs=0.002)


@pytest.mark.parametrize(
    ("rotation", "shape", "corner"),
    [(0, (480, 320), "top"), (90, (320, 480), "left"), (180, (480, 320), "bottom"), (-90, (320, 480), "right")],
)
def test_frames_are_turned_as_shown(
    tmp_path: Path, clip: Callable[..., Path], rotation: int, shape: tuple[int, int], corner: str
) -> None:
    path = clip(tmp_path / "a.mp4", [(0, 9, 0, "")], times=[0.0, 0.1, 0.2], rotation=rotation)
    with opened(path, "a.mp4", max_megapixels=LIMIT) as (container, stream):
        frame = next(frames(container, stream, Damage()))
        luma, bgr = frame.luma(), frame.bgr()
    assert luma.shape == bgr.shape[:2] == shape
    edges = {"top": luma[:40], "bottom": luma[-40:], "left": luma[:, :40], "right": luma[:, -40:]}
    assert min(edges, key=lambda name: float(edges[name].mean())) == corner


def test_luma_of_other_pixel_formats(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=10)
        stream.width, stream.height, stream.pix_fmt = 32, 16, "bgr0"
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((16, 32, 3), 200, np.uint8), format="bgr24")))
        container.mux(stream.encode(None))
    with opened(path, "a.mkv", max_megapixels=LIMIT) as (container, stream):
        (frame,) = frames(container, stream, Damage())
        assert np.abs(frame.luma().astype(int) - 200).max() <= 3
        assert frame.luma().shape == (16, 32)


def test_a_file_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, clip: Callable[..., Path]) -> None:
    whole = clip(tmp_path / "a.mkv", [], times=[place / 10 for place in range(60)])
    path = tmp_path / "b.mkv"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    damage = Damage()
    found = _times(path, damage)
    assert 5 < len(found) < 55
    assert any("cut off" in reason or "decoded" in reason for reason, _ in damage.told())


def test_rotten_bytes_in_the_middle_are_told(tmp_path: Path, clip: Callable[..., Path]) -> None:
    path = clip(tmp_path / "a.mp4", [(0, 9, 30, "words to give it bytes")], times=TIMES)
    content = bytearray(path.read_bytes())
    begin = content.index(b"mdat") + 4
    third = (content.index(b"moov") - begin) // 3
    content[begin + third : begin + 2 * third] = b"\xff" * third
    path.write_bytes(content)
    damage = Damage()
    assert _times(path, damage)
    ((reason, place),) = damage.told()
    assert "could not be decoded" in reason
    assert place.startswith("after ")


def test_a_healthy_file_tells_nothing(tmp_path: Path, clip: Callable[..., Path]) -> None:
    damage = Damage()
    _times(clip(tmp_path / "a.mp4", [], times=TIMES), damage)
    assert damage.told() == []


def _sound(path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0" * 1600)
    return path


def test_sound_alone_has_no_pictures(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no picture stream"):
        _times(_sound(tmp_path / "a.wav"))


@pytest.mark.parametrize("content", [b"", b"not a video at all", b"\0\0\0\x20ftypisom" + b"\0" * 400])
def test_no_video_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=r"cannot be opened as a video|no picture stream"):
        _times(path)


def test_the_header_of_an_mp4_cut_off_is_missing(tmp_path: Path, clip: Callable[..., Path]) -> None:
    path = clip(tmp_path / "a.mp4", [], times=TIMES)
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        _times(path)


def test_frames_beyond_the_limit_are_not_decoded(tmp_path: Path, clip: Callable[..., Path]) -> None:
    path = clip(tmp_path / "a.mp4", [], times=[0.0])
    with pytest.raises(TooLarge, match="320 x 480"), opened(path, "a.mp4", max_megapixels=0.1):
        pass


def test_an_unknown_codec_is_named(tmp_path: Path, clip: Callable[..., Path]) -> None:
    path = clip(tmp_path / "a.mp4", [], times=TIMES)
    path.write_bytes(path.read_bytes().replace(b"avc1", b"zzz9").replace(b"avcC", b"zzzC"))
    with pytest.raises(UnreadableInput, match="no decoder"):
        _times(path)


@pytest.mark.parametrize("t_s", [0.0, 0.7, 2.4, 2.9])
def test_one_frame_is_found_again(tmp_path: Path, clip: Callable[..., Path], t_s: float) -> None:
    path = clip(tmp_path / "a.mp4", [(t_s, t_s + 0.1, 200, "HERE")], times=[place / 10 for place in range(30)])
    found = frame_at(path, "a.mp4", t_s, max_megapixels=LIMIT)
    assert found is not None
    assert found[202:210].mean() < 40, "the black bar of the caption that is on this frame alone"


def test_past_the_end_there_is_no_frame(tmp_path: Path, clip: Callable[..., Path]) -> None:
    assert frame_at(clip(tmp_path / "a.mp4", [], times=TIMES), "a.mp4", 99.0, max_megapixels=LIMIT) is None


def _streamed(packets: Iterable[object], damage: Damage, **stream: object) -> list[float]:
    """Run frames over packets that are made up: each a list of frames, or an error."""

    def demux(_: object) -> Iterator[object]:
        for packet in packets:
            if isinstance(packet, EOFError):
                raise av.InvalidDataError(1, "no more")
            yield SimpleNamespace(decode=lambda packet=packet: packet)

    container: Any = SimpleNamespace(start_time=None, duration=None, demux=demux)
    made: Any = SimpleNamespace(**{"average_rate": None, "duration": None, "time_base": None, **stream})
    return [frame.t_s for frame in frames(container, made, damage)]


def _frame(pts: int | None) -> av.VideoFrame:
    frame = av.VideoFrame(16, 16, "yuv420p")
    frame.pts, frame.time_base = pts, Fraction(1, 10)
    return frame


def test_without_times_the_rate_counts() -> None:
    assert _streamed([[_frame(None), _frame(None)], [_frame(None)]], Damage(), average_rate=Fraction(10)) == [
        0,
        0.1,
        0.2,
    ]
    assert _streamed([[_frame(None), _frame(None)]], Damage()) == [0, 0.04]


def test_a_time_that_comes_twice_is_left_out() -> None:
    assert _streamed([[_frame(0), _frame(3), _frame(3), _frame(2), _frame(4)]], Damage()) == [0, 0.3, 0.4]


def test_a_container_that_ends_in_an_error_is_told() -> None:
    damage = Damage()
    assert _streamed([[_frame(0), _frame(5)], EOFError()], damage) == [0, 0.5]
    assert damage.told() == [("1 packets or frames could not be decoded; the rest was read", "after 0.500 s")]


def test_frames_that_the_decoder_calls_corrupt_are_told() -> None:
    damage = Damage()
    rotten: Any = SimpleNamespace(time=0.1, is_corrupt=True)
    assert _streamed([[_frame(0), rotten, _frame(2)]], damage) == [0, 0.1, 0.2]
    assert damage.told() == [("1 packets or frames could not be decoded; the rest was read", "after 0.000 s")]


def test_a_container_that_cannot_seek_shows_nothing(
    tmp_path: Path, clip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clip(tmp_path / "a.mp4", [], times=TIMES)

    @contextmanager
    def unseekable(*_: object, **__: object) -> Iterator[tuple[object, None]]:
        def seek(_: int) -> None:
            raise av.PermissionError(1, "no")

        yield SimpleNamespace(start_time=0, seek=seek), None

    monkeypatch.setattr(module, "opened", unseekable)
    assert frame_at(path, "a.mp4", 1.5, max_megapixels=LIMIT) is None

"""Files that break readers: each is named, none hangs, limits hold, and what can be read of it is."""

from __future__ import annotations

import time
import wave
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
from av.video.stream import VideoStream
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read import is_limit, read_file, read_many
from yellowplate.records import Item, MediaKind, Reading, ReadingKind, Refusal
from yellowplate.settings import Settings

Read = Callable[[Path], tuple[list[Reading], list[Refusal]]]
LINES = [(0.0, 99.0, 40, "Toyota Camry")]
MAX_S = 30.0


@pytest.fixture
def read(item_of: Callable[..., Item]) -> Read:
    def reading(path: Path) -> tuple[list[Reading], list[Refusal]]:
        begin = time.monotonic()
        readings, refusals = read_file(path, item_of(path, MediaKind.VIDEO), Settings(max_megapixels=16))
        assert time.monotonic() - begin < MAX_S
        return [one for one in readings if one.kind is not ReadingKind.SIGNATURE], refusals

    return reading


def _words(readings: list[Reading]) -> set[str]:
    return {"".join(one.text.split()) for one in readings}


def test_zero_length(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.mp4").write_bytes(b"")
    readings, (refusal,) = read(tmp_path / "a.mp4")
    assert readings == []
    assert "cannot be opened as a video" in refusal.reason
    assert refusal.file == "a.mp4"


@pytest.mark.parametrize("ending", ["mkv", "ts", "flv"])
def test_truncated_is_read_as_far_as_it_goes(
    tmp_path: Path, clip: Callable[..., Path], read: Read, ending: str
) -> None:
    whole = clip(tmp_path / f"whole.{ending}", LINES, times=[place / 10 for place in range(60)])
    path = tmp_path / f"a.{ending}"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    readings, refusals = read(path)
    assert _words(readings) == {"ToyotaCamry"}
    assert all(one.is_partial and one.place.startswith("after") for one in refusals)


def test_an_mp4_without_its_index(tmp_path: Path, clip: Callable[..., Path], read: Read) -> None:
    path = clip(tmp_path / "a.mp4", LINES, times=[place / 10 for place in range(20)])
    path.write_bytes(path.read_bytes()[: path.read_bytes().index(b"moov") - 4])
    readings, (refusal,) = read(path)
    assert readings == []
    assert "cannot be opened as a video" in refusal.reason


@pytest.mark.parametrize("ending", ["jpg", "txt", "mkv"])
def test_the_ending_does_not_matter(tmp_path: Path, clip: Callable[..., Path], read: Read, ending: str) -> None:
    path = clip(tmp_path / "a.mp4", LINES, times=[0.0, 0.1, 0.2, 0.3]).rename(tmp_path / f"a.{ending}")
    assert _words(read(path)[0]) == {"ToyotaCamry"}


def test_sound_alone(tmp_path: Path, read: Read) -> None:
    with wave.open(str(tmp_path / "a.mp4"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0" * 1600)
    readings, (refusal,) = read(tmp_path / "a.mp4")
    assert readings == []
    assert refusal.reason == "no picture stream in it"


def test_eight_k_is_refused_before_it_is_decoded(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=1)
        stream.width, stream.height, stream.pix_fmt = 7680, 4320, "yuv420p"
        container.mux(stream.encode(av.VideoFrame(7680, 4320, "yuv420p")))
        container.mux(stream.encode(None))
    readings, (refusal,) = read(path)
    assert readings == []
    assert "7680 x 4320" in refusal.reason
    assert "megapixels" in refusal.remedy


def test_one_frame_a_second(tmp_path: Path, clip: Callable[..., Path], read: Read) -> None:
    captions = [(0.0, 2.0, 40, "Toyota Camry"), (2.0, 4.0, 40, "no papers yet"), (4.0, 9.0, 40, "WeChat carking88")]
    readings, refusals = read(clip(tmp_path / "a.mp4", captions, times=[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]))
    assert refusals == []
    assert _words(readings) == {"ToyotaCamry", "nopapersyet", "WeChatcarking88"}


def test_no_key_frame_at_the_beginning(tmp_path: Path, clip: Callable[..., Path], read: Read) -> None:
    whole = clip(tmp_path / "whole.ts", LINES, times=[place / 10 for place in range(40)])
    path = tmp_path / "a.ts"
    with av.open(str(whole)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        copy = target.add_stream_from_template(stream)
        for number, packet in enumerate(source.demux(stream)):
            if number and packet.dts is not None:
                packet.stream = copy
                target.mux(packet)
    readings, refusals = read(path)
    assert refusals, "what was lost is told"
    assert readings == [] or all(one.is_partial for one in refusals)


def test_an_endless_video_is_stopped_at_the_limit(
    tmp_path: Path, clip: Callable[..., Path], item_of: Callable[..., Item]
) -> None:
    short = clip(tmp_path / "short.mp4", LINES, times=[place / 30 for place in range(60)])
    path = tmp_path / "a.mkv"
    with av.open(str(short)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        copy = target.add_stream_from_template(stream)
        assert stream.time_base is not None
        for number in range(3000):
            source.seek(0)
            for packet in source.demux(stream):
                if packet.pts is None or packet.dts is None:
                    continue
                packet.pts += round(number * 2 / float(stream.time_base))
                packet.dts += round(number * 2 / float(stream.time_base))
                packet.stream = copy
                target.mux(packet)
    settings = Settings(n_jobs=1, file_timeout_s=6.0)
    begin = time.monotonic()
    ((_, readings, (refusal,)),) = read_many([(path, item_of(path, MediaKind.VIDEO))], settings)
    assert readings == []
    assert "longer than 6 s" in refusal.reason
    assert is_limit(refusal)
    assert time.monotonic() - begin < MAX_S


@pytest.mark.parametrize("codec", ["libx265", "libvpx-vp9"])
def test_other_codecs(tmp_path: Path, read: Read, codec: str) -> None:
    path = tmp_path / "a.mkv"
    image = Image.new("RGB", (480, 320), "#667766")
    ImageDraw.Draw(image).text((40, 140), "Toyota Camry", font=ImageFont.load_default(34), fill="black")
    with av.open(str(path), "w") as container:
        stream = cast("VideoStream", container.add_stream(codec, rate=10))
        stream.width, stream.height, stream.pix_fmt = 480, 320, "yuv420p"
        if codec == "libx265":
            stream.options = {"x265-params": "log-level=none"}
        for number in range(8):
            frame = av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    readings, refusals = read(path)
    assert _words(readings) == {"ToyotaCamry"}
    assert refusals == []

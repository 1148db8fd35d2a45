"""Text in videos: found, followed, timed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from yellowplate.read import read_file
from yellowplate.records import Item, MediaKind, Reading, ReadingKind, Refusal
from yellowplate.settings import Settings

VIN = "LVGBM51K5PG123456"
CAPTIONS = [(0.0, 2.4, 40, "Toyota Camry"), (2.4, 5.0, 40, "WeChat carking88"), (1.3, 4.0, 380, VIN)]
SETTINGS = Settings()


def _words(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def read(item_of: Callable[..., Item]) -> Callable[[Path], tuple[list[Reading], list[Refusal]]]:
    def reading(path: Path) -> tuple[list[Reading], list[Refusal]]:
        readings, refusals = read_file(path, item_of(path, MediaKind.VIDEO), SETTINGS)
        return [one for one in readings if one.kind is not ReadingKind.SIGNATURE], refusals

    return reading


def test_captions_are_found_with_their_times(
    tmp_path: Path, clip: Callable[..., Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    readings, refusals = read(clip(tmp_path / "a.mp4", CAPTIONS, times=[place / 15 for place in range(75)]))
    assert refusals == []
    captions = {_words(one.text): one for one in readings if one.kind is ReadingKind.CAPTION}
    assert set(captions) == {"ToyotaCamry", "WeChatcarking88", VIN}
    for begin_s, end_s, top, words in CAPTIONS:
        place = captions[_words(words)].locator
        assert place.t_start_s is not None
        assert place.t_end_s is not None
        assert place.t_best_s is not None
        assert place.box is not None
        assert begin_s - 0.001 <= place.t_start_s <= begin_s + 0.21
        assert end_s - 0.45 <= place.t_end_s <= end_s
        assert place.t_start_s <= place.t_best_s <= place.t_end_s
        assert top <= (place.box.top + place.box.bottom) / 2 <= top + 52
    (vin,) = [one for one in readings if one.kind is ReadingKind.VIN]
    assert (vin.text, vin.check_digit) == (VIN, "fails")
    assert vin.n_seen >= 9
    assert readings == sorted(readings, key=lambda one: (one.locator.sort_key, str(one.kind), one.text))


def test_a_frame_that_stays_is_seen_as_long_as_it_stays(
    tmp_path: Path, clip: Callable[..., Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    captions = [(0.5, 2.0, 40, "Toyota Camry"), (2.0, 9.0, 200, "no papers")]
    readings, _ = read(clip(tmp_path / "a.mp4", captions, times=[0.0, 0.5, 2.0, 5.0, 5.03]))
    spans = {_words(one.text): (one.locator.t_start_s, one.locator.t_end_s) for one in readings}
    assert spans == {"ToyotaCamry": (0.5, 2.0), "nopapers": (2.0, 5.0)}


def test_boxes_are_those_of_the_turned_frame(
    tmp_path: Path, clip: Callable[..., Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    path = clip(tmp_path / "a.mp4", [(0, 9, 400, "Toyota Camry")], times=[0.0, 0.2, 0.4, 0.6], rotation=180)
    readings, _ = read(path)
    (caption,) = readings
    assert _words(caption.text) == "ToyotaCamry"
    assert caption.locator.box is not None
    assert caption.locator.box.bottom < 100, "the line at the bottom is at the top of the frame as shown"


def test_what_was_read_before_the_break_is_kept(
    tmp_path: Path, clip: Callable[..., Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    whole = clip(tmp_path / "a.mkv", [(0, 9, 40, "Toyota Camry")], times=[place / 10 for place in range(50)])
    path = tmp_path / "b.mkv"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    readings, refusals = read(path)
    assert {_words(one.text) for one in readings} == {"ToyotaCamry"}
    assert refusals
    assert all(one.is_partial and one.place.startswith("after") for one in refusals)


@pytest.fixture
def shown(tmp_path: Path) -> Callable[[Iterable[Image.Image]], Path]:
    """Write pictures, ten a second."""

    def write(pictures: Iterable[Image.Image]) -> Path:
        path = tmp_path / "shown.mp4"
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=10)
            stream.width, stream.height, stream.pix_fmt = 480, 320, "yuv420p"
            stream.options = {"crf": "12"}
            for picture in pictures:
                container.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")))
            container.mux(stream.encode(None))
        return path

    return write


def _card(words: str, left: int = 40, *, blur: float = 0.0) -> Image.Image:
    image = Image.new("RGB", (480, 320), "#667766")
    pen = ImageDraw.Draw(image)
    pen.rectangle((left - 15, 130, left + 250, 190), fill="white")
    pen.text((left, 140), words, font=ImageFont.load_default(30), fill="black")
    return image.filter(ImageFilter.GaussianBlur(blur)) if blur else image


def test_a_line_that_grows_sharp_is_read_again_and_shown_at_its_sharpest(
    shown: Callable[[Iterable[Image.Image]], Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    readings, _ = read(shown([_card("Toyota Camry", blur=1.2)] * 10 + [_card("Toyota Camry")] * 10))
    (caption,) = readings
    assert _words(caption.text) == "ToyotaCamry"
    assert (caption.locator.t_start_s, caption.locator.t_end_s) == (0.0, 1.9)
    assert caption.locator.t_best_s is not None
    assert caption.locator.t_best_s >= 1.0


def test_a_line_that_moves_stays_one_line(
    shown: Callable[[Iterable[Image.Image]], Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    readings, _ = read(shown([_card("Toyota Camry", 20 + 2 * place) for place in range(40)]))
    assert {_words(one.text) for one in readings} == {"ToyotaCamry"}
    assert len(readings) == 1


def test_words_that_change_in_place_are_two_lines(
    shown: Callable[[Iterable[Image.Image]], Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    readings, _ = read(shown([_card("Toyota Camry")] * 12 + [_card("no papers yet")] * 12))
    assert [_words(one.text) for one in readings] == ["ToyotaCamry", "nopapersyet"]


def test_the_same_video_gives_the_same_readings(
    tmp_path: Path, clip: Callable[..., Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    path = clip(tmp_path / "a.mp4", [(0, 9, 40, "Toyota Camry")], times=[0.0, 0.2, 0.4])
    assert read(path) == read(path)


def test_a_video_without_text_says_nothing(
    tmp_path: Path, clip: Callable[..., Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    assert read(clip(tmp_path / "a.mp4", [], times=[0.0, 0.2, 0.4])) == ([], [])


def test_a_stream_without_one_good_frame_is_refused(
    tmp_path: Path, clip: Callable[..., Path], read: Callable[[Path], tuple[list[Reading], list[Refusal]]]
) -> None:
    path = clip(tmp_path / "a.mp4", [], times=[0.0, 0.2])
    content = bytearray(path.read_bytes())
    begin, end = content.index(b"mdat") + 4, content.index(b"moov")
    content[begin:end] = b"\xff" * (end - begin)
    path.write_bytes(content)
    readings, (refusal,) = read(path)
    assert readings == []
    assert "no frame of it could be decoded" in refusal.reason
    assert not refusal.is_partial

"""Opening pictures: as people see them, within limits, and refusing what is broken."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from yellowplate.read.picture import look_at, open_picture
from yellowplate.records import Item, MediaKind
from yellowplate.records.errors import TooLarge, UnreadableInput
from yellowplate.settings import Settings


def _saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def _open(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return open_picture(path, path.name, max_megapixels=80)[0]


def test_exif_orientation_is_applied(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    assert _open(_saved(tmp_path / "a.jpg", image, exif=exif)).shape == (40, 20, 3)


@pytest.mark.parametrize(
    ("image", "ending", "bgr"),
    [
        (Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "jpg", (0, 0, 254)),
        (Image.new("L", (8, 8), 77), "png", (77, 77, 77)),
        (Image.new("1", (8, 8), 1), "png", (255, 255, 255)),
        (Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "png", (255, 255, 255)),
        (Image.new("LA", (8, 8), (0, 255)), "png", (0, 0, 0)),
        (Image.new("RGB", (8, 8), (10, 20, 30)).convert("P"), "png", None),
    ],
)
def test_every_kind_of_pixel_becomes_eight_bit_bgr(
    tmp_path: Path, image: Image.Image, ending: str, bgr: tuple[int, int, int] | None
) -> None:
    pixels = _open(_saved(tmp_path / f"a.{ending}", image))
    assert pixels.shape == (8, 8, 3)
    assert pixels.dtype == np.uint8
    if bgr is not None:
        assert np.abs(pixels[4, 4].astype(int) - bgr).max() <= 2


def test_sixteen_bits_are_scaled_not_clipped(tmp_path: Path) -> None:
    deep = np.linspace(0, 60000, 64).reshape(8, 8).astype(np.uint16)
    pixels = _open(_saved(tmp_path / "a.png", Image.fromarray(deep)))
    assert (pixels[0, 0, 0], pixels[-1, -1, 0]) == (0, 255)
    assert 120 <= pixels[4, 0, 0] <= 135


def _forged(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = b""
    for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")):
        content += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return b"\x89PNG\r\n\x1a\n" + content


@pytest.mark.parametrize(("width", "height"), [(12000, 10000), (60000, 60000)])
def test_a_header_that_claims_too_much_is_refused_before_decoding(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(_forged(width, height))
    with pytest.raises(TooLarge) as refused:
        _open(path)
    assert "pixels" in refused.value.reason
    assert "80 megapixels" in refused.value.remedy


def _jpeg() -> bytes:
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a picture"),
        (b"GIF89a", "broken|not a picture"),
        (b"hello", "not a picture"),
        (_jpeg()[:700], "broken picture"),
        (_forged(64, 64), "broken picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "broken|not a picture"),
    ],
)
def test_broken_pictures_are_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=reason):
        _open(path)


def test_the_first_frame_of_an_animation(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "green", "blue")]
    path = tmp_path / "a.gif"
    frames[0].save(path, save_all=True, append_images=frames[1:])
    pixels, n_frames = open_picture(path, "a.gif", max_megapixels=1)
    assert n_frames == 3
    assert pixels[8, 8].tolist() == [0, 0, 255]


def test_a_cut_out_of_one_line_is_read_whole(
    tmp_path: Path, drawn: Callable[..., Image.Image], item_of: Callable[..., Item]
) -> None:
    path = _saved(tmp_path / "a.png", drawn("A82F71", size=30, ground="#143cbe", ink="white", pad=0))
    look, n_frames = look_at(path, item_of(path, MediaKind.IMAGE), Settings())
    assert n_frames == 1
    assert [line.best.text for line in look.lines] == ["A82F71"]


def test_a_blank_strip_holds_nothing(tmp_path: Path, item_of: Callable[..., Item]) -> None:
    path = _saved(tmp_path / "a.png", Image.new("RGB", (300, 100), "white"))
    assert look_at(path, item_of(path, MediaKind.IMAGE), Settings())[0].lines == ()


def test_a_vin_that_is_not_clear_is_searched_for_again(
    tmp_path: Path, drawn: Callable[..., Image.Image], item_of: Callable[[Path, MediaKind], Item]
) -> None:
    faint = drawn("LVGBM51K5PG123456", size=13, ink="#9a9a9a", ground="#a8a8a8", around="#a0a0a0", pad=30)
    faint.save(tmp_path / "faint.png")
    clear = drawn("1G4AH59H45G118341", size=32, pad=60)
    clear.save(tmp_path / "clear.png")
    Image.new("RGB", (300, 300), "white").save(tmp_path / "blank.png")
    looks = {}
    for name in ("faint", "clear", "blank"):
        path = tmp_path / f"{name}.png"
        looks[name], _ = look_at(path, item_of(path, MediaKind.IMAGE), Settings(), is_of_vin=True)
    assert looks["clear"].faint == looks["blank"].faint == ()
    assert all(line.best.views for line in looks["faint"].faint)
    assert looks["faint"].faint or any(line.best.views for line in looks["faint"].lines)

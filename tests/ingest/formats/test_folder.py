"""What names, EXIF and containers tell about a picture or film, and what they do not."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.folder import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import HowDated, Post, PostKind

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
MADE_S = 1_756_717_343
MADE_AT = datetime.fromtimestamp(MADE_S, tz=UTC)
DOUYIN_ID = str(MADE_S << 32)
NOTE_ID = f"{MADE_S:x}000000001d00c2f7"


def jpeg(tags: Mapping[int, object] | None = None, inner: Mapping[int, object] | None = None) -> bytes:
    from PIL import Image

    exif = Image.Exif()
    for tag, value in (tags or {}).items():
        exif[tag] = value
    if inner:
        exif.get_ifd(0x8769).update(inner)
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(stream, "JPEG", exif=exif.tobytes())
    return stream.getvalue()


def film(creation_time: str) -> bytes:
    import av

    stream = io.BytesIO()
    with av.open(stream, "w", format="mp4") as container:
        if creation_time:
            container.metadata["creation_time"] = creation_time
        video = container.add_stream("mpeg4", rate=5)
        video.width, video.height, video.pix_fmt = 32, 32, "yuv420p"
        video.codec_context.time_base = Fraction(1, 5)
        for number in range(2):
            frame = av.VideoFrame(32, 32, "yuv420p")
            frame.pts = number
            container.mux(video.encode(frame))
        container.mux(video.encode())
    return stream.getvalue()


def read(collected: Collected, name: str, raw: bytes) -> Post | None:
    made, folder = collected({name: raw})
    assert FORMAT.recognises(made[name])
    out = list(FORMAT.read(made[name], folder))
    assert all(isinstance(one, Post) for one in out)
    return out[0] if out and isinstance(out[0], Post) else None


@pytest.mark.parametrize(
    ("name", "platform", "post_id"),
    [
        (f"{DOUYIN_ID}.jpg", "", DOUYIN_ID),
        (f"douyin/{DOUYIN_ID}/1.jpg", "douyin", DOUYIN_ID),
        (f"tiktok_{DOUYIN_ID}_2.jpg", "tiktok", DOUYIN_ID),
        (f"{NOTE_ID}_0.jpg", "xiaohongshu", NOTE_ID),
        (f"images/{NOTE_ID}/0.jpg", "xiaohongshu", NOTE_ID),
    ],
)
def test_ids_in_names(collected: Collected, name: str, platform: str, post_id: str) -> None:
    post = read(collected, name, jpeg())
    assert post is not None
    assert (post.platform, post.post_id, post.kind) == (platform, post_id, PostKind.PHOTOS)
    assert [(one.at, one.how) for one in post.published] == [(MADE_AT, HowDated.POST_ID)]
    assert post.media == (post.locator.item,)


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("2025-09-13.jpg", "2025-09-13T00:00:00+00:00"),
        ("IMG_20250913_142233.jpg", "2025-09-13T14:22:33+00:00"),
        ("2025-09-13_14-22-33_UTC.jpg", "2025-09-13T14:22:33+00:00"),
        ("Screenshot 2025.09.13 14:22.jpg", "2025-09-13T14:22:00+00:00"),
        ("mmexport1757773353123.jpg", "2025-09-13T14:22:33+00:00"),
    ],
)
def test_dates_in_names(collected: Collected, name: str, moment: str) -> None:
    post = read(collected, name, jpeg())
    assert post is not None
    assert [(one.at.isoformat(), one.how) for one in post.published] == [(moment, HowDated.FILE_NAME)]


@pytest.mark.parametrize(
    "name",
    [
        "a.jpg",
        "1.jpg",
        "20250230.jpg",
        "20251301.jpg",
        "1000000000000000000.jpg",
        f"{DOUYIN_ID}0.jpg",
        "f" * 24 + ".jpg",
    ],
)
def test_where_nothing_is_known_there_is_no_post(collected: Collected, name: str) -> None:
    assert read(collected, name, jpeg()) is None


@pytest.mark.parametrize(
    ("tags", "inner", "moment"),
    [
        ({}, {0x9003: "2025:09:13 14:22:33", 0x9011: "+08:00"}, "2025-09-13T06:22:33+00:00"),
        ({}, {0x9003: "2025:09:13 14:22:33"}, "2025-09-13T14:22:33+00:00"),
        ({}, {0x9003: "2025:09:13 14:22:33", 0x9011: "local"}, "2025-09-13T14:22:33+00:00"),
        ({0x0132: "2025:09:13 14:22:33"}, {}, "2025-09-13T14:22:33+00:00"),
        ({0x0132: "2025:09:13 14:22:33"}, {0x9003: "0000:00:00 00:00:00"}, "2025-09-13T14:22:33+00:00"),
        ({0x0132: "1970:01:01 00:00:00"}, {}, None),
        ({0x0132: "soon"}, {}, None),
    ],
)
def test_exif(
    collected: Collected, tags: Mapping[int, object], inner: Mapping[int, object], moment: str | None
) -> None:
    post = read(collected, "a.jpg", jpeg(tags, inner))
    assert (post is None) is (moment is None)
    if post is not None:
        assert [(one.at.isoformat(), one.how) for one in post.published] == [(moment, HowDated.EXIF)]


def test_places_in_exif_are_not_read(collected: Collected) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 24.0, 6.0), 3: "E", 4: (128.0, 10.0, 40.0)})
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "JPEG", exif=exif.tobytes())
    assert read(collected, "a.jpg", stream.getvalue()) is None


@pytest.mark.parametrize(
    ("told", "moment"),
    [("2025-09-13T14:22:33Z", "2025-09-13T14:22:33+00:00"), ("1970-01-01T00:00:00Z", None), ("", None)],
)
def test_the_films_container(collected: Collected, told: str, moment: str | None) -> None:
    post = read(collected, "a.mp4", film(told))
    assert (post is None) is (moment is None)
    if post is not None:
        assert post.kind is PostKind.VIDEO
        assert [(one.at.isoformat(), one.how) for one in post.published] == [(moment, HowDated.CONTAINER)]


def test_the_strongest_date_comes_first(collected: Collected) -> None:
    post = read(collected, f"2025-09-14_{DOUYIN_ID}.mp4", film("2025-09-13T14:22:33Z"))
    assert post is not None
    assert [one.how for one in post.published] == [HowDated.POST_ID, HowDated.CONTAINER, HowDated.FILE_NAME]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("cut.mp4", film("2025-09-13T14:22:33Z")[:40]),
        ("cut.jpg", jpeg({0x0132: "2025:09:13 14:22:33"})[:30]),
        (
            "huge.png",
            b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 60000, 60000, 8, 2, 0, 0, 0) + bytes(4),
        ),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(64)),
    ],
    ids=[
        "cut film",
        "cut picture",
        "huge picture",
        "unknown picture",
    ],  # bytes of a film differ from process to process
)
def test_broken_media_give_no_date_and_no_error(collected: Collected, name: str, raw: bytes) -> None:
    assert read(collected, name, raw) is None


def test_other_kinds_are_not_recognised(collected: Collected) -> None:
    made, _ = collected({"a.mp3": b"ID3\x03\x00\x00", "2025-09-13.txt": "text"})
    assert not any(FORMAT.recognises(file) for file in made.values())

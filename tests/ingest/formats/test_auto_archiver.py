"""auto-archiver's JSON and its CSV of Python reprs; people and posts are made up."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from yellowplate.ingest.format import Claimed, SourceFile
from yellowplate.ingest.formats.auto_archiver import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import HowDated, Post, PostKind, Refusal, TextRole
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
MADE_S = 1_756_717_343
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "ingest_samples"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(64)
METADATA: dict[str, Any] = {
    "_processed_at": "2025-09-03 10:00:00.500000+00:00",
    "url": f"https://www.tiktok.com/@example/video/{MADE_S << 32}?_t=S&token=S",
    "title": "Camry for export",
    "content": "Camry, only for the other side",
    "description": "Camry for export",
    "timestamp": "2025-09-01 09:02:40+00:00",
    "upload_date": "2025-09-01 00:00:00+00:00",
    "id": str(MADE_S << 32),
    "uploader": "example",
    "uploader_id": "@example",
    "channel": "Example Cars",
    "channel_id": "MS4wExample",
    "duration": 12,
    "view_count": 1200,
    "like_count": "1.2万",
    "unknown_key": ["kept"],
}


def result(media: list[dict[str, Any]], **changed: Any) -> str:
    metadata = {name: value for name, value in {**METADATA, **changed}.items() if value is not None}
    return json.dumps({"status": "generic: success", "metadata": metadata, "media": media}, indent=4)


def medium(name: str, **properties: Any) -> dict[str, Any]:
    return {"filename": f"./tmp1/{name}", "_key": None, "urls": [], "properties": properties, "_mimetype": None}


def test_json_is_read_whole(collected: Collected) -> None:
    media = [
        medium("clip.mp4", hash=f"SHA-256:{hashlib.sha256(MP4).hexdigest()}", subtitles_zh="看车", subtitles_x=""),
        medium(
            "cover.png",
            hash=f"SHA3-512:{hashlib.sha3_512(PNG).hexdigest()}",
            thumbnails=[medium("thumb_0.png")],
            timestamp_authority_files=[medium("answer.tsr")],
        ),
        medium("hashes.txt", id="timestamped_hashes"),
    ]
    made, folder = collected(
        {"m.json": result(media), "clip.mp4": MP4, "cover.png": PNG, "answer.tsr": b"0\x82\x01\x00", "hashes.txt": "ab"}
    )
    assert FORMAT.recognises(made["m.json"])
    *claimed, post = FORMAT.read(made["m.json"], folder)
    assert claimed == [Claimed(made["answer.tsr"]), Claimed(made["hashes.txt"])]
    assert isinstance(post, Post)
    assert (post.kind, post.platform, post.post_id) == (PostKind.VIDEO, "tiktok", METADATA["id"])
    assert post.author is not None
    assert (post.author.id, post.author.handle, post.author.name) == ("MS4wExample", "example", "example")
    assert [(text.role, text.locator.field) for text in post.texts] == [
        (TextRole.TITLE, "/metadata/title"),
        (TextRole.BODY, "/metadata/content"),
        (TextRole.AUTHOR_NAME, "/metadata/uploader"),
        (TextRole.AUTHOR_NAME, "/metadata/channel"),
        (TextRole.PLATFORM_OCR, "/media/0/properties/subtitles_zh"),
    ]
    assert [(int(moment.at.timestamp()), moment.how) for moment in post.published] == [
        (MADE_S + 17, HowDated.PLATFORM),
        (MADE_S, HowDated.POST_ID),
    ]
    assert post.captured is not None
    assert (post.captured.at, post.captured.how) == (
        datetime(2025, 9, 3, 10, 0, 0, 500000, tzinfo=UTC),
        HowDated.COLLECTOR,
    )
    assert post.media == (made["clip.mp4"].item.sha256, made["cover.png"].item.sha256)
    assert post.missing_media == ("thumb_0.png",)
    assert dict(post.counts) == {"likes": 12000, "views": 1200}
    assert post.url == f"https://www.tiktok.com/@example/video/{MADE_S << 32}?_t=S"
    extras = json.loads(post.extras)
    assert extras["metadata"]["unknown_key"] == ["kept"]
    assert "answer.tsr" in post.extras


def test_a_hash_that_differs_is_reported(collected: Collected) -> None:
    media = [medium("a.png", hash=f"SHA-256:{'0' * 64}"), medium("b.mp4", hash=f"SHA3-512:{'0' * 128}")]
    made, folder = collected({"m.json": result(media), "a.png": PNG, "b.mp4": MP4})
    first, second, post = FORMAT.read(made["m.json"], folder)
    for refusal, name in ((first, "a.png"), (second, "b.mp4")):
        assert isinstance(refusal, Refusal)
        assert refusal.is_partial
        assert name in refusal.reason
    assert isinstance(post, Post)
    assert len(post.media) == 2


@pytest.mark.parametrize(
    "written",
    ["", "CRC:1234", "SHA-256:zz", "SHA-128:" + "0" * 64, f"sha-256:{hashlib.sha256(PNG).hexdigest().upper()}"],
)
def test_a_hash_that_says_nothing_or_holds_is_no_fault(collected: Collected, written: str) -> None:
    made, folder = collected({"m.json": result([medium("a.png", hash=written)]), "a.png": PNG})
    (post,) = FORMAT.read(made["m.json"], folder)
    assert isinstance(post, Post)


def test_media_are_found_where_the_archiver_stored_them(collected: Collected) -> None:
    media: list[dict[str, Any]] = [
        {"filename": "/tmp/x/1.png", "_key": "stored/a.png", "urls": ["/srv/stored/a.png"]},
        {"filename": "./tmp/b.mp4", "_key": None, "urls": ["https://s.invalid/k/c.mp4?sign=1", None]},
        {"filename": "../../etc/passwd", "_key": "../outside.png", "urls": None, "properties": None},
        {"filename": "m.json"},
    ]
    made, folder = collected(
        {"f/m.json": result(media), "f/stored/a.png": PNG, "f/c.mp4": MP4, "outside.png": PNG + b"x"}
    )
    (post,) = FORMAT.read(made["f/m.json"], folder)
    assert isinstance(post, Post)
    assert post.media == (made["f/stored/a.png"].item.sha256, made["f/c.mp4"].item.sha256)
    assert post.missing_media == ("passwd", "m.json")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"timestamp": "2025-09-01 09:02:40"}, [(MADE_S + 17, HowDated.COLLECTOR), (MADE_S, HowDated.POST_ID)]),
        ({"timestamp": None, "id": "1"}, [(1756684800, HowDated.COLLECTOR)]),
        ({"timestamp": None, "upload_date": None, "id": None}, []),
    ],
)
def test_how_a_date_is_known(
    collected: Collected, changed: dict[str, Any], expected: list[tuple[int, HowDated]]
) -> None:
    made, folder = collected({"m.json": result([], **changed)})
    (post,) = FORMAT.read(made["m.json"], folder)
    assert isinstance(post, Post)
    assert [(int(moment.at.timestamp()), moment.how) for moment in post.published] == expected


@pytest.mark.parametrize(
    ("files", "changed", "kind"),
    [
        ({}, {"duration": None}, PostKind.PAGE),
        ({"a.png": PNG}, {"duration": 0}, PostKind.PHOTOS),
        ({"a.mp4": MP4}, {"duration": None}, PostKind.VIDEO),
        ({}, {}, PostKind.VIDEO),
    ],
)
def test_the_kind(collected: Collected, files: dict[str, bytes], changed: dict[str, Any], kind: PostKind) -> None:
    made, folder = collected({"m.json": result([medium(name) for name in files], **changed), **files})
    (post,) = FORMAT.read(made["m.json"], folder)
    assert isinstance(post, Post)
    assert post.kind is kind


def test_a_post_without_author(collected: Collected) -> None:
    nobody = dict.fromkeys(("uploader", "uploader_id", "channel", "channel_id"))
    made, folder = collected({"m.json": result([], **nobody), "n.json": result([], **nobody | {"uploader_id": "77"})})
    (post,) = FORMAT.read(made["m.json"], folder)
    assert isinstance(post, Post)
    assert post.author is None
    (post,) = FORMAT.read(made["n.json"], folder)
    assert isinstance(post, Post)
    assert post.author is not None
    assert post.author.id == "77"


def table(rows: list[tuple[str, str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("status", "metadata", "media"))
    writer.writerows(rows)
    return out.getvalue()


def test_csv_of_python_reprs_with_dates(collected: Collected) -> None:
    metadata = {**METADATA, "timestamp": datetime(2025, 9, 1, 9, 2, 40, tzinfo=UTC), "tags": {"one"}}
    good = ("generic: success", repr(metadata), repr([medium("a.png", at=datetime(2025, 9, 1, tzinfo=UTC))]))
    bad = ("generic: success", repr(metadata).replace("datetime.datetime(", "os.system("), "[]")
    odd = ("no archiver", "{}", "7")
    made, folder = collected({"db.csv": table([good, bad, odd, good]), "a.png": PNG})
    assert FORMAT.recognises(made["db.csv"])
    first, refused, wrong, last = FORMAT.read(made["db.csv"], folder)
    assert isinstance(first, Post)
    assert isinstance(last, Post)
    assert (first.locator.field, last.locator.field) == ("/1", "/4")
    assert first.texts[0].locator.field == "/1/metadata/title"
    assert first.published[0].how is HowDated.PLATFORM
    assert first.media == (made["a.png"].item.sha256,)
    assert isinstance(refused, Refusal)
    assert (refused.place, refused.is_partial) == ("row 2", True)
    assert "os.system" in refused.reason
    assert isinstance(wrong, Refusal)
    assert wrong.place == "/3/media"


def test_a_row_that_does_not_fit_the_header_is_named(collected: Collected) -> None:
    made, folder = collected({"db.csv": "status,metadata,media\nonly\n"})
    (refusal,) = FORMAT.read(made["db.csv"], folder)
    assert isinstance(refusal, Refusal)
    assert refusal.place.startswith("row 1")


def test_json_that_breaks_off_is_unreadable(collected: Collected) -> None:
    made, folder = collected({"m.json": result([])[:-40]})
    with pytest.raises(UnreadableInput) as told:
        list(FORMAT.read(made["m.json"], folder))
    assert "character" in told.value.place


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"id": "1", "extractor": "Douyin", "title": "x"}', "yt-dlp"),
        ('{"metadata": {}, "media": []}', "no mark of the archiver"),
        ("status,media\nx,y\n", "another table"),
        ("prose about status,metadata,media", "prose"),
        (b"\xff\xd8\xff", "a picture"),
    ],
)
def test_what_is_not_auto_archiver(collected: Collected, content: str | bytes, why: str) -> None:
    made, _ = collected({"x": content})
    assert not FORMAT.recognises(made["x"]), why


@pytest.mark.shared
def test_the_shared_sample(collected: Collected) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    made, folder = collected({"m.json": (SAMPLES / "auto_archiver_metadata.json").read_bytes()})
    assert FORMAT.recognises(made["m.json"])
    (post,) = FORMAT.read(made["m.json"], folder)
    assert isinstance(post, Post)
    assert (post.platform, post.post_id, post.kind) == ("youtube", "l75MaDRXzG8", PostKind.VIDEO)
    assert post.published[0].at == datetime(2024, 11, 27, 12, 52, 18, tzinfo=UTC)
    assert post.missing_media == ("l75MaDRXzG8.webm", "maxresdefault.jpg")
    assert dict(post.counts) == {"comments": 2, "followers": 33900, "likes": 25, "views": 469}

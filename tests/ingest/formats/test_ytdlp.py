"""yt-dlp files made up from the field list; ids carry a real time part, accounts are invented."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from yellowplate.ingest.format import Claimed, SourceFile
from yellowplate.ingest.formats.ytdlp import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Account, HowDated, Post, PostKind, Refusal, TextRole
from yellowplate.records.errors import UnreadableInput, WrongSchema

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
MADE_S = 1_756_717_343
DOUYIN_ID = str(MADE_S << 32)
NOTE_ID = f"{MADE_S:x}000000001d00c2f7"
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(64)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n只发朝鲜\n"
SAMPLES = Path(__file__).resolve().parents[3] / "../shared/ingest_samples"

DOUYIN: dict[str, Any] = {
    "id": DOUYIN_ID,
    "title": "凯美瑞 只发…",
    "description": "凯美瑞 只发朝鲜 六万八",
    "timestamp": MADE_S + 5,
    "upload_date": "20250901",
    "uploader": "che_example",
    "uploader_id": "22000000001",
    "channel": "边境车行样例",
    "channel_id": "MS4wLjABexample",
    "like_count": 50,
    "comment_count": 25,
    "repost_count": 3,
    "extractor": "Douyin",
    "extractor_key": "Douyin",
    "webpage_url": f"https://www.douyin.com/video/{DOUYIN_ID}?sign=x",
    "epoch": MADE_S + 86400,
    "ext": "mp4",
    "track": "a song",
    "formats": [{"url": "https://example.invalid/?token=x"}],
    "_type": "video",
    "new_key": {"kept": True},
}


def run(
    collected: Collected, fields: Mapping[str, Any], name: str = "x.info.json", **beside: bytes | str
) -> tuple[Post, list[object], dict[str, SourceFile]]:
    files = {name: json.dumps(fields), **{key.replace("_dot_", "."): value for key, value in beside.items()}}
    made, folder = collected(files)
    assert FORMAT.recognises(made[name])
    out = list(FORMAT.read(made[name], folder))
    (post,) = [one for one in out if isinstance(one, Post)]
    return post, [one for one in out if one is not post], made


def test_douyin(collected: Collected) -> None:
    post, rest, made = run(collected, DOUYIN, x_dot_mp4=MP4, x_dot_jpg=PNG)
    item = made["x.info.json"].item.sha256
    assert (post.kind, post.platform, post.post_id, post.locator.item) == (PostKind.VIDEO, "douyin", DOUYIN_ID, item)
    assert post.author == Account("douyin", "22000000001", "che_example", "边境车行样例")
    assert [(one.role, one.text, one.locator.field) for one in post.texts] == [
        (TextRole.BODY, "凯美瑞 只发朝鲜 六万八", "/description"),
        (TextRole.AUTHOR_NAME, "边境车行样例", "/channel"),
    ]
    assert [(int(one.at.timestamp()), one.how) for one in post.published] == [
        (MADE_S + 5, HowDated.PLATFORM),
        (MADE_S, HowDated.POST_ID),
    ]
    assert post.captured is not None
    assert (int(post.captured.at.timestamp()), post.captured.how) == (MADE_S + 86400, HowDated.COLLECTOR)
    assert post.url == f"https://www.douyin.com/video/{DOUYIN_ID}"
    assert set(post.media) == {made["x.mp4"].item.sha256, made["x.jpg"].item.sha256}
    assert post.missing_media == ()
    assert post.counts == (("comments", 25), ("likes", 50), ("shares", 3))
    extras = json.loads(post.extras)
    assert (extras["new_key"], extras["track"], extras["title"]) == ({"kept": True}, "a song", "凯美瑞 只发…")
    assert "formats" not in extras
    assert rest == []


def test_xiaohongshu_gives_neither_time_nor_name(collected: Collected) -> None:
    fields = {
        "id": NOTE_ID,
        "title": "车",
        "description": "抵押车 #车[话题]#",
        "uploader_id": "5f0000000000000000000001",
        "tags": ["车"],
        "extractor_key": "XiaoHongShu",
        "ext": "mp4",
    }
    post, _, _ = run(collected, fields, x_dot_mp4=MP4)
    assert (post.platform, post.author) == ("xiaohongshu", Account("xiaohongshu", "5f0000000000000000000001"))
    assert [one.how for one in post.published] == [HowDated.POST_ID]
    assert [one.role for one in post.texts] == [TextRole.TITLE, TextRole.BODY]
    assert "title" not in json.loads(post.extras)


@pytest.mark.parametrize(
    ("fields", "platform", "author"),
    [
        (
            {"extractor_key": "Generic", "original_url": "https://v.douyin.com/abc/", "uploader": "che"},
            "douyin",
            Account("douyin", "", "che"),
        ),
        (
            {"extractor_key": "Douyin", "webpage_url": "https://www.tiktok.com/@a/video/1", "channel_id": "sec"},
            "tiktok",
            Account("tiktok", "sec"),
        ),
        (
            {
                "extractor": "youtube:tab",
                "uploader": "Cars",
                "uploader_id": "@cars",
                "channel_id": "UC1",
                "channel": "Cars",
            },
            "youtube",
            Account("youtube", "UC1", "cars", "Cars"),
        ),
        (
            {"extractor_key": "BiliBili", "uploader": "Cars", "uploader_id": "7"},
            "bilibili",
            Account("bilibili", "7", "", "Cars"),
        ),
        ({"extractor_key": "Generic", "webpage_url": "https://example.invalid/"}, "", None),
        ({}, "", None),
    ],
)
def test_platforms_and_accounts(
    collected: Collected, fields: dict[str, Any], platform: str, author: Account | None
) -> None:
    post, _, _ = run(collected, {"id": "1", **fields})
    assert (post.platform, post.author) == (platform, author)


@pytest.mark.parametrize(
    ("fields", "moments"),
    [
        ({"upload_date": "20250901"}, [("2025-09-01T00:00:00+00:00", HowDated.COLLECTOR)]),
        ({"timestamp": str(MADE_S)}, [("2025-09-01T09:02:23+00:00", HowDated.PLATFORM)]),
        ({"timestamp": MADE_S * 1000}, [("2025-09-01T09:02:23+00:00", HowDated.PLATFORM)]),
        ({"timestamp": None, "release_timestamp": MADE_S}, [("2025-09-01T09:02:23+00:00", HowDated.PLATFORM)]),
        ({"upload_date": "soon"}, []),
        ({"upload_date": "20250231"}, []),
        ({}, []),
    ],
)
def test_times(collected: Collected, fields: dict[str, Any], moments: list[tuple[str, HowDated]]) -> None:
    post, _, _ = run(collected, {"id": "1", **fields})
    assert [(one.at.isoformat(), one.how) for one in post.published] == moments
    assert post.captured is None


def test_media_named_inside_are_found_by_their_last_part(collected: Collected) -> None:
    fields = {"id": "1", "requested_downloads": [{"filepath": "C:\\clips\\one.mp4"}, {}], "_filename": "/data/two.mp4"}
    post, _, made = run(collected, fields, one_dot_mp4=MP4)
    assert post.media == (made["one.mp4"].item.sha256,)
    assert post.missing_media == ()


def test_media_elsewhere_are_found_by_the_id(collected: Collected) -> None:
    made, folder = collected({"meta/x.info.json": json.dumps(DOUYIN), f"videos/{DOUYIN_ID}.mp4": MP4})
    (post,) = FORMAT.read(made["meta/x.info.json"], folder)
    assert isinstance(post, Post)
    assert post.media == (made[f"videos/{DOUYIN_ID}.mp4"].item.sha256,)


@pytest.mark.parametrize(
    ("fields", "kind", "missing"),
    [
        ({"ext": "mp4"}, PostKind.VIDEO, ("x.mp4",)),
        ({}, PostKind.VIDEO, ("x.*",)),
        ({"filename": "other.webm"}, PostKind.VIDEO, ("other.webm",)),
        ({"requested_downloads": None, "_type": "playlist"}, PostKind.PAGE, ()),
        ({"ext": "jpg"}, PostKind.PHOTOS, ()),
    ],
)
def test_missing_media_are_named(
    collected: Collected, fields: dict[str, Any], kind: PostKind, missing: tuple[str, ...]
) -> None:
    post, _, _ = run(collected, {"id": "1", **fields}, x_dot_png=PNG)
    assert (post.kind, post.missing_media) == (kind, missing)


def test_files_of_a_neighbour_with_its_own_metadata_are_left_to_it(collected: Collected) -> None:
    other = json.dumps({"id": "2"})
    made, folder = collected(
        {
            "x.info.json": json.dumps({"id": "1"}),
            "x_2.info.json": other,
            "x_2.mp4": MP4,
            "x_1.mp4": MP4 + b"1",
            "x_old.mp4": MP4 + b"2",
        }
    )
    (post,) = FORMAT.read(made["x.info.json"], folder)
    assert isinstance(post, Post)
    assert post.media == (made["x_1.mp4"].item.sha256,)


def test_subtitles_and_description_are_texts_and_claimed(collected: Collected) -> None:
    post, rest, made = run(
        collected,
        DOUYIN,
        x_dot_mp4=MP4,
        x_dot_zh_dot_vtt=VTT,
        x_dot_description="凯美瑞 只发朝鲜 六万八\n",
        x_dot_txt="a longer note",
    )
    assert {one.file.name for one in rest if isinstance(one, Claimed)} == {"x.zh.vtt", "x.description", "x.txt"}
    assert [one.text for one in post.texts[2:]] == ["a longer note", "只发朝鲜"]
    assert post.texts[2].locator.end == len("a longer note")
    assert post.texts[3].locator.t_start_s == 1.0
    assert post.texts[3].locator.item == made["x.zh.vtt"].item.sha256


def test_a_broken_sidecar_is_refused_and_the_post_is_read(collected: Collected) -> None:
    _, rest, _ = run(collected, DOUYIN, x_dot_mp4=MP4, x_dot_description=b"caf\xe9 \xff")
    (refusal,) = [one for one in rest if isinstance(one, Refusal)]
    assert (refusal.file, refusal.is_partial) == ("x.description", True)


@pytest.mark.parametrize(
    ("content", "error", "place"),
    [
        (json.dumps(DOUYIN)[:200], UnreadableInput, "line 1"),
        ("[1, 2]", WrongSchema, "/"),
        ('{"title": "no id"}', WrongSchema, "/"),
        ('{"id": "1", "description": 5}', WrongSchema, "/description"),
        ('{"id": "1", "requested_downloads": [5]}', WrongSchema, "/requested_downloads/0"),
    ],
)
def test_broken_files_are_refused(collected: Collected, content: str, error: type[UnreadableInput], place: str) -> None:
    made, folder = collected({"x.info.json": content})
    with pytest.raises(error) as caught:
        list(FORMAT.read(made["x.info.json"], folder))
    assert caught.value.file == "x.info.json"
    assert caught.value.place.startswith(place)


def test_only_info_json_is_recognised(collected: Collected) -> None:
    made, _ = collected({"x.json": "{}", "info.json": "{}", "x.info.json.bak": "{}"})
    assert not any(FORMAT.recognises(file) for file in made.values())


@pytest.mark.shared
def test_the_shared_sample(collected: Collected) -> None:
    path = SAMPLES / "ytdlp_Douyin_6839264345328020244.info.json"
    if not path.is_file():
        pytest.skip("the folder of shared samples is not beside the checkout")
    made, folder = collected({path.name: path.read_bytes()})
    (post,) = FORMAT.read(made[path.name], folder)
    assert isinstance(post, Post)
    assert (post.platform, post.post_id) == ("douyin", "6839264345328020244")
    assert abs((post.published[0].at - post.published[1].at).total_seconds()) < 37
    assert post.missing_media == ("ytdlp_Douyin_6839264345328020244.mp4",)

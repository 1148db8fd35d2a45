"""Raw answers of Douyin and TikTok; people are made up, ids carry a real time part."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.douyin_api import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import HowDated, Post, PostKind, Refusal, TextRole
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
MADE_S = 1_756_717_343
POST_ID = str(MADE_S << 32)
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(64)
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "ingest_samples"
POST: dict[str, Any] = {
    "aweme_id": POST_ID,
    "aweme_type": 4,
    "desc": "凯美瑞 只发朝鲜 #二手车",
    "caption": "凯美瑞 只发朝鲜",
    "create_time": MADE_S + 20,
    "author": {
        "uid": "1534000000000001",
        "sec_uid": "MS4wExample",
        "unique_id": "che_example",
        "short_id": "0",
        "nickname": "边境车行样例",
        "signature": "看车加 vx:example_car",
        "custom_verify": "",
        "enterprise_verify_reason": "样例汽车销售有限公司",
        "region": "CN",
        "avatar_thumb": {"url_list": ["https://example.invalid/a.jpg?x-signature=S"]},
    },
    "statistics": {"digg_count": 50, "comment_count": "2", "play_count": None, "share_count": 1, "odd_count": 9},
    "video": {
        "duration": 9567,
        "play_addr": {"uri": "v0", "url_list": ["https://example.invalid/p/?video_id=v0&sign=S"]},
    },
    "seo_info": {"seo_ocr_content": "LVGBM51K8GG000000 手续齐", "seo_other": "kept"},
    "text_extra": [{"hashtag_name": "二手车", "start": 9, "end": 13}],
    "ip_label": "IP属地:辽宁",
    "poi_info": {"poi_name": "丹东口岸", "address_info": {"address": "振兴区"}},
    "region": "CN",
    "share_url": f"https://www.iesdouyin.com/share/video/{POST_ID}/?region=CN&sec_uid=S",
    "msToken": "SECRET",
}


def read_all(collected: Collected, content: str, **files: bytes) -> list[Any]:
    made, folder = collected({"answer.json": content, **{name.replace("__", "/"): raw for name, raw in files.items()}})
    assert FORMAT.recognises(made["answer.json"])
    return list(FORMAT.read(made["answer.json"], folder))


def test_a_post_is_read_whole(collected: Collected) -> None:
    (post,) = read_all(collected, json.dumps({"aweme_detail": POST, "status_code": 0}))
    assert (post.kind, post.platform, post.post_id) == (PostKind.VIDEO, "douyin", POST_ID)
    assert (post.author.id, post.author.handle, post.author.name) == ("1534000000000001", "che_example", "边境车行样例")
    assert [(text.role, text.locator.field) for text in post.texts] == [
        (TextRole.BODY, "/aweme_detail/desc"),
        (TextRole.AUTHOR_NAME, "/aweme_detail/author/nickname"),
        (TextRole.AUTHOR_PROFILE, "/aweme_detail/author/signature"),
        (TextRole.AUTHOR_PROFILE, "/aweme_detail/author/enterprise_verify_reason"),
        (TextRole.PLATFORM_OCR, "/aweme_detail/seo_info/seo_ocr_content"),
    ]
    assert [(int(moment.at.timestamp()), moment.how) for moment in post.published] == [
        (MADE_S + 20, HowDated.PLATFORM),
        (MADE_S, HowDated.POST_ID),
    ]
    assert post.counts == (("comments", 2), ("likes", 50), ("shares", 1))
    assert post.place_label == "IP属地:辽宁 · 丹东口岸 · 振兴区 · CN"
    assert post.url == f"https://www.iesdouyin.com/share/video/{POST_ID}/"
    assert post.missing_media == ("https://example.invalid/p/?video_id=v0",)
    assert "SECRET" not in post.extras
    assert "signature=S" not in post.extras
    extras = json.loads(post.extras)
    assert extras["statistics"] == {"odd_count": 9}
    assert extras["seo_info"] == {"seo_other": "kept"}
    assert extras["author"]["sec_uid"] == "MS4wExample"


def test_a_caption_that_says_more_is_a_text_of_its_own(collected: Collected) -> None:
    (post,) = read_all(collected, json.dumps([{**POST, "caption": "微信 example_car"}]))
    assert [text.locator.field for text in post.texts][:2] == ["/0/desc", "/0/caption"]


@pytest.mark.parametrize(
    "images",
    [
        [{"url_list": ["https://example.invalid/0.jpg"]}, {"uri": "tos/1"}, "odd"],
        {"images": [{"display_image": {"url_list": ["https://example.invalid/0.jpg"]}}, {"uri": "tos/1"}]},
    ],
)
def test_photo_posts(collected: Collected, images: Any) -> None:
    held = {"images": images} if isinstance(images, list) else {"image_post_info": images}
    (post,) = read_all(collected, json.dumps({"aweme_list": [{**POST, "aweme_type": 0, **held}]}))
    assert post.kind is PostKind.PHOTOS
    assert post.missing_media == ("https://example.invalid/0.jpg", "tos/1")


@pytest.mark.parametrize(("kind", "is_photos"), [(2, True), (68, True), ("150", True), (0, False), (55, False)])
def test_the_types_of_photo_posts(collected: Collected, kind: Any, is_photos: bool) -> None:
    (post,) = read_all(collected, json.dumps([{**POST, "aweme_type": kind}]))
    assert (post.kind is PostKind.PHOTOS) == is_photos


def test_tiktok_is_known_by_its_hosts(collected: Collected) -> None:
    film = {"play_addr": {"url_list": ["https://v16.tiktokcdn.com/x"]}}
    (post,) = read_all(collected, json.dumps([{**POST, "share_url": "", "video": film}]))
    assert post.platform == "tiktok"
    assert [moment.how for moment in post.published] == [HowDated.PLATFORM, HowDated.POST_ID]


def test_media_are_found_by_the_post_id(collected: Collected) -> None:
    (post,) = read_all(collected, json.dumps([POST]), **{f"{POST_ID}.mp4": MP4})
    assert len(post.media) == 1
    assert post.missing_media == ()


def test_a_post_with_almost_nothing(collected: Collected) -> None:
    (post,) = read_all(collected, json.dumps({"aweme_id": "7", "video": {}, "author": None, "images": None}))
    assert (post.author, post.texts, post.published, post.place_label, post.missing_media) == (None, (), (), "", ())
    assert post.locator.field == ""


def test_a_list_with_broken_parts(collected: Collected) -> None:
    rows = [POST, 7, {"desc": "no id"}, {**POST, "desc": 5}, POST]
    read = read_all(collected, json.dumps({"aweme_list": rows}))
    assert [isinstance(part, Post) for part in read] == [True, False, False, False, True]
    assert [part.place for part in read if isinstance(part, Refusal)] == [
        "/aweme_list/1",
        "/aweme_list/2",
        "/aweme_list/3/desc",
    ]


@pytest.mark.parametrize("wrap", ["[%s, %s", '{"status_code": 0, "aweme_list": [%s, %s'])
def test_an_answer_that_breaks_off_gives_its_whole_posts(collected: Collected, wrap: str) -> None:
    text = wrap % (json.dumps(POST), json.dumps(POST)[:-80])
    post, refusal = read_all(collected, text)
    assert isinstance(post, Post)
    assert isinstance(refusal, Refusal)
    assert refusal.is_partial
    assert "after 1 whole elements" in refusal.reason


def test_one_post_a_line(collected: Collected) -> None:
    first, broken, last = read_all(collected, "\n".join([json.dumps(POST), json.dumps(POST)[:-9], json.dumps(POST)]))
    assert (first.locator.field, broken.place, last.locator.field) == ("/1", "line 2", "/3")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"aweme_detail": null, "status_code": 2053}', "status_code 2053"),
        ('{"aweme_list": []}', "not given"),
        ('{"aweme_detail": {"aweme_id": "7", "desc"', "breaks"),
    ],
)
def test_an_answer_without_posts_is_unreadable(collected: Collected, text: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read_all(collected, text)


def test_a_word_is_no_answer(collected: Collected) -> None:
    made, folder = collected({"x.json": '"aweme_list"'})
    assert not FORMAT.recognises(made["x.json"])
    with pytest.raises(UnreadableInput, match="neither"):
        list(FORMAT.read(made["x.json"], folder))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('[{"aweme_id": "7", "liked_count": "3", "source_keyword": "x"}]', "MediaCrawler"),
        ('{"id": "7", "extractor": "Douyin", "aweme_id": "7", "video": {}}', "yt-dlp"),
        ('{"log": {"entries": [{"aweme_list": []}]}, "aweme_list": []}', "a recording of a browser's traffic"),
        ('prose about "aweme_list": [', "prose"),
    ],
)
def test_what_is_not_an_answer(collected: Collected, content: str, why: str) -> None:
    made, _ = collected({"x": content})
    assert not FORMAT.recognises(made["x"]), why


@pytest.mark.shared
def test_the_shared_sample(collected: Collected) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    read = read_all(collected, (SAMPLES / "douyin_raw_aweme_list.json").read_text("utf-8"))
    assert [post.post_id for post in read] == ["6839264345328020244", "6839230340116812605", "6838962476981936174"]
    assert all(post.author.id and post.counts and post.published and len(post.texts) == 3 for post in read)

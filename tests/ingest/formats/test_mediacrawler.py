"""MediaCrawler rows of both schemata, made up from the field lists; ids carry a real time part."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.mediacrawler import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import HowDated, Post, PostKind, Refusal, TextRole
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
MADE_S = 1_756_717_343
"""2025-09-01 09:02:23 UTC."""
DOUYIN_ID = str(MADE_S << 32)
NOTE_ID = f"{MADE_S:x}000000001d00c2f7"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(64)
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "ingest_samples"

OLD_DOUYIN: dict[str, Any] = {
    "aweme_id": DOUYIN_ID,
    "aweme_type": "0",
    "title": "凯美瑞 只发朝鲜",
    "desc": "凯美瑞 只发朝鲜",
    "create_time": MADE_S + 37,
    "user_id": "1534000000000001",
    "sec_uid": "MS4wLjABAAAAexample",
    "short_user_id": "0",
    "user_unique_id": "che_example",
    "user_signature": "看车加微信 example_car",
    "nickname": "边境车行样例",
    "avatar": "https://example.invalid/a.jpg",
    "liked_count": "2.3万",
    "collected_count": 12,
    "comment_count": "3",
    "share_count": "",
    "ip_location": "辽宁",
    "last_modify_ts": (MADE_S + 86400) * 1000,
    "aweme_url": f"https://www.douyin.com/video/{DOUYIN_ID}",
    "cover_url": "https://example.invalid/c.jpg?x-expires=1&x-signature=abc",
    "video_download_url": "https://example.invalid/v.mp4?sign=1&t=2&ratio=720p",
    "source_keyword": "凯美瑞",
    "fork_column": {"kept": True},
}
NEW_DOUYIN: dict[str, Any] = {
    "aweme_id": DOUYIN_ID,
    "aweme_type": "68",
    "title": "车源",
    "desc": "车源 车架号见图",
    "create_time": str(MADE_S),
    "creator_hash": "0123456789abcdef",
    "nickname": "边***行",
    "liked_count": "5",
    "last_modify_ts": (MADE_S + 60) * 1000,
    "note_download_url": "https://example.invalid/0.jpg,https://example.invalid/1.jpg",
    "source_keyword": "车源",
}
OLD_NOTE: dict[str, Any] = {
    "note_id": NOTE_ID,
    "type": "normal",
    "title": "丹东看车",
    "desc": "口岸附近停了一排车",
    "video_url": "",
    "time": (MADE_S + 1) * 1000,
    "last_update_time": (MADE_S + 1) * 1000,
    "user_id": "5f0000000000000000000001",
    "nickname": "样例用户",
    "liked_count": "1.2万",
    "ip_location": "辽宁",
    "image_list": "http://example.invalid/1.webp,http://example.invalid/2.webp",
    "tag_list": "丹东,口岸",
    "last_modify_ts": (MADE_S + 90) * 1000,
    "note_url": f"https://www.xiaohongshu.com/explore/{NOTE_ID}?xsec_token=SECRET&xsec_source=pc_search",
    "source_keyword": "丹东",
    "xsec_token": "SECRET",
}
KUAISHOU: dict[str, Any] = {
    "video_id": "3xexample",
    "video_type": "1",
    "title": "汉兰达",
    "desc": "汉兰达 手续不全",
    "create_time": MADE_S * 1000,
    "creator_hash": "fedcba9876543210",
    "nickname": "车***商",
    "liked_count": "7",
    "viewd_count": "1.1万",
    "video_url": "https://www.kuaishou.com/short-video/3xexample",
    "video_play_url": "https://example.invalid/p.mp4?sign=1",
    "source_keyword": "汉兰达",
}
COMMENT: dict[str, Any] = {
    "comment_id": f"{MADE_S + 5:x}5f41a3beb87ef278",
    "create_time": (MADE_S + 5) * 1000,
    "ip_location": "吉林",
    "note_id": NOTE_ID,
    "content": "电话多少",
    "user_id": "5f0000000000000000000002",
    "nickname": "另一样例",
    "sub_comment_count": "6",
    "pictures": "",
    "parent_comment_id": 0,
    "last_modify_ts": (MADE_S + 90) * 1000,
    "like_count": "10",
}
CREATOR: dict[str, Any] = {
    "user_id": "1534000000000001",
    "nickname": "边境车行样例",
    "gender": "男",
    "desc": "诚信车行 微信 example_car",
    "ip_location": "辽宁",
    "follows": "10",
    "fans": "1.5万",
    "interaction": "3万",
    "videos_count": "120",
}


def posts(collected: Collected, files: Mapping[str, bytes | str]) -> list[Post]:
    made, folder = collected(files)
    file = next(iter(made.values()))
    assert FORMAT.recognises(file)
    read = list(FORMAT.read(file, folder))
    assert all(isinstance(part, Post) for part in read), read
    return [part for part in read if isinstance(part, Post)]


def test_the_old_schema_of_douyin_is_read_whole(collected: Collected) -> None:
    (post,) = posts(collected, {"data/douyin/json/search_contents_2025-09-02.json": json.dumps([OLD_DOUYIN])})
    assert (post.kind, post.platform, post.post_id) == (PostKind.VIDEO, "douyin", DOUYIN_ID)
    assert post.author is not None
    assert (post.author.id, post.author.handle, post.author.name) == ("1534000000000001", "che_example", "边境车行样例")
    assert [(text.role, text.locator.field) for text in post.texts] == [
        (TextRole.BODY, "/0/desc"),
        (TextRole.AUTHOR_NAME, "/0/nickname"),
        (TextRole.AUTHOR_PROFILE, "/0/user_signature"),
    ]
    assert [(int(moment.at.timestamp()), moment.how) for moment in post.published] == [
        (MADE_S + 37, HowDated.PLATFORM),
        (MADE_S, HowDated.POST_ID),
    ]
    assert post.captured is not None
    assert int(post.captured.at.timestamp()) == MADE_S + 86400
    assert post.captured.how is HowDated.COLLECTOR
    assert post.counts == (("comments", 3), ("likes", 23000), ("saves", 12))
    assert post.place_label == "辽宁"
    assert post.url == f"https://www.douyin.com/video/{DOUYIN_ID}"
    assert post.missing_media == ("https://example.invalid/v.mp4?ratio=720p",)
    extras = json.loads(post.extras)
    assert extras["fork_column"] == {"kept": True}
    assert extras["liked_count"] == "2.3万"
    assert "abc" not in post.extras


def test_the_schema_of_july_2026_has_a_hash_for_an_author(collected: Collected) -> None:
    (post,) = posts(collected, {"a.jsonl": json.dumps(NEW_DOUYIN) + "\n"})
    assert post.kind is PostKind.PHOTOS
    assert post.author is not None
    assert (post.author.id, post.author.name) == ("0123456789abcdef", "边***行")
    assert post.place_label == ""
    assert post.texts[0].locator.field == "/1/title"
    assert post.missing_media == ("https://example.invalid/0.jpg", "https://example.invalid/1.jpg")


def test_no_token_leaves_the_item(collected: Collected) -> None:
    (post,) = posts(collected, {"a.json": json.dumps([OLD_NOTE])})
    assert post.url == f"https://www.xiaohongshu.com/explore/{NOTE_ID}"
    assert "SECRET" not in repr(post)


def test_media_below_the_post_id_are_linked(collected: Collected) -> None:
    files: dict[str, bytes | str] = {
        "data/xhs/json/contents.json": json.dumps([OLD_NOTE]),
        f"data/xhs/images/{NOTE_ID}/1.png": PNG,
        f"data/xhs/images/{NOTE_ID}/note.txt": "words",
        "data/xhs/images/other/0.png": PNG + b"other",
    }
    made, folder = collected(files)
    (post,) = FORMAT.read(made["data/xhs/json/contents.json"], folder)
    assert isinstance(post, Post)
    assert post.media == (made[f"data/xhs/images/{NOTE_ID}/1.png"].item.sha256,)
    assert post.missing_media == ("http://example.invalid/1.webp",)


def test_a_film_found_is_not_missing(collected: Collected) -> None:
    film = {**OLD_NOTE, "type": "video", "video_url": "http://example.invalid/v.mp4?sign=0"}
    files: dict[str, bytes | str] = {"a.json": json.dumps([film]), f"videos/{NOTE_ID}/video.mp4": MP4}
    (post,) = posts(collected, files)
    assert post.kind is PostKind.VIDEO
    assert len(post.media) == 1
    assert post.missing_media == ()
    (alone,) = posts(collected, {"b.json": json.dumps([{**film, "note_id": f"{MADE_S:x}" + "0" * 16}])})
    assert alone.missing_media == ("http://example.invalid/v.mp4",)


def test_kuaishou_after_july_2026(collected: Collected) -> None:
    (post,) = posts(collected, {"k.json": json.dumps([KUAISHOU])})
    assert (post.platform, post.kind, post.url) == ("kuaishou", PostKind.VIDEO, KUAISHOU["video_url"])
    assert [moment.how for moment in post.published] == [HowDated.PLATFORM]
    assert dict(post.counts) == {"likes": 7, "views": 11000}


def test_comments_name_their_post_and_keep_the_comment_above(collected: Collected) -> None:
    answer = {**COMMENT, "comment_id": f"{MADE_S + 9:x}5f41a3beb87ef279", "parent_comment_id": COMMENT["comment_id"]}
    first, second = posts(collected, {"c.jsonl": json.dumps(COMMENT) + "\n" + json.dumps(answer)})
    assert (first.kind, first.parent_post, first.place_label) == (PostKind.COMMENT, NOTE_ID, "吉林")
    assert second.parent_post == NOTE_ID
    assert json.loads(second.extras)["parent_comment_id"] == COMMENT["comment_id"]
    assert [int(moment.at.timestamp()) for moment in first.published] == [MADE_S + 5, MADE_S + 5]
    assert first.texts[0].locator.field == "/1/content"


def test_no_time_is_read_off_a_douyin_comment(collected: Collected) -> None:
    row = {"comment_id": DOUYIN_ID, "aweme_id": DOUYIN_ID, "content": "多少钱", "like_count": 1, "create_time": MADE_S}
    (post,) = posts(collected, {"c.json": json.dumps([row])})
    assert [moment.how for moment in post.published] == [HowDated.PLATFORM]
    assert post.author is None


@pytest.mark.parametrize(
    ("name", "row", "platform", "why"),
    [
        ("data/douyin/json/c.json", CREATOR, "douyin", "the folder says so"),
        ("c.json", CREATOR, "", "nothing says so"),
        ("c.json", {**COMMENT, "create_date_time": "x"}, "weibo", "Weibo alone writes create_date_time"),
        ("c.json", {"video_id": "3x", "like_count": 1}, "kuaishou", "rows of the key video_id without a folder"),
        ("data/bili/json/c.json", {"video_id": "3x", "like_count": 1}, "bilibili", "the folder says so"),
        ("c.json", {"video_id": "3x", "liked_count": 1, "video_danmaku": "2"}, "bilibili", "a column of its own"),
        ("c.json", {"video_id": "3x", "viewd_count": 1}, "kuaishou", "a column of its own"),
        ("c.json", {"note_id": "1", "note_url": "https://m.weibo.cn/detail/1"}, "weibo", "the address says so"),
    ],
)
def test_the_platform(collected: Collected, name: str, row: dict[str, Any], platform: str, why: str) -> None:
    (post,) = posts(collected, {name: json.dumps([row])})
    assert post.platform == platform, why


def test_a_creator_is_a_profile(collected: Collected) -> None:
    (post,) = posts(collected, {"data/douyin/json/creator_creators_2025-09-02.json": json.dumps([CREATOR])})
    assert (post.kind, post.post_id, post.published) == (PostKind.PROFILE, "1534000000000001", ())
    assert post.texts[0].role is TextRole.AUTHOR_PROFILE
    assert dict(post.counts) == {"followers": 15000, "following": 10, "interactions": 30000, "videos": 120}


def test_csv_with_byte_order_mark_and_line_ends_in_cells(collected: Collected) -> None:
    text = "\ufeffnote_id,type,title,desc,time,liked_count,last_modify_ts\r\n"
    text += f'{NOTE_ID},normal,看车,"第一行\r\n第二行",{MADE_S * 1000},2.3万,{MADE_S * 1000}\r\n\r\n'
    text += f"{NOTE_ID},normal\r\n"
    made, folder = collected({"x.csv": text})
    assert FORMAT.recognises(made["x.csv"])
    post, refusal = FORMAT.read(made["x.csv"], folder)
    assert isinstance(post, Post)
    assert [text.locator.field for text in post.texts] == ["/1/title", "/1/desc"]
    assert post.texts[1].text == "第一行\r\n第二行"
    assert isinstance(refusal, Refusal)
    assert (refusal.place, refusal.is_partial) == ("row 2, up to line 5", True)


def test_a_csv_in_gb18030(collected: Collected) -> None:
    text = f"note_id,title,desc,liked_count\n{NOTE_ID},丹东口岸看车的照片,这是一个说明车况很好,5\n"
    (post,) = posts(collected, {"x.csv": text.encode("gb18030")})
    assert post.texts[0].text == "丹东口岸看车的照片"


def test_a_broken_line_is_named_and_the_rest_goes_on(collected: Collected) -> None:
    lines = [json.dumps(OLD_NOTE), json.dumps(OLD_NOTE)[:100], "", json.dumps(KUAISHOU), "7"]
    made, folder = collected({"x.jsonl": "\n".join(lines)})
    read = list(FORMAT.read(made["x.jsonl"], folder))
    assert [part.locator.field for part in read if isinstance(part, Post)] == ["/1", "/4"]
    assert [(part.place, part.is_partial) for part in read if isinstance(part, Refusal)] == [
        ("line 2", True),
        ("line 5", True),
    ]


def test_a_list_that_breaks_off_gives_its_whole_elements(collected: Collected) -> None:
    whole = json.dumps([OLD_NOTE, KUAISHOU, OLD_DOUYIN], ensure_ascii=False)
    cut = whole.encode()[: len(whole.encode()) - 300]
    made, folder = collected({"x.json": cut})
    *read, refusal = FORMAT.read(made["x.json"], folder)
    assert [part.post_id for part in read if isinstance(part, Post)] == [NOTE_ID, "3xexample"]
    assert isinstance(refusal, Refusal)
    assert refusal.is_partial
    assert "after 2 whole elements" in refusal.reason
    assert "character" in refusal.place


def test_every_cut_of_a_file_gives_its_whole_elements(collected: Collected) -> None:
    raw = json.dumps([OLD_NOTE, KUAISHOU], ensure_ascii=False).encode()
    made, folder = collected({f"{end}.json": raw[:end] for end in range(200, len(raw), 37)})
    for file in made.values():
        *read, last = FORMAT.read(file, folder)
        assert isinstance(last, Refusal)
        assert all(isinstance(part, Post) for part in read)


def test_a_row_that_breaks_the_schema_is_refused_alone(collected: Collected) -> None:
    made, folder = collected({"x.json": json.dumps([{**OLD_NOTE, "desc": ["a"]}, OLD_NOTE, {"liked_count": 1}, 7])})
    wrong, post, nameless, number = FORMAT.read(made["x.json"], folder)
    assert isinstance(wrong, Refusal)
    assert wrong.place == "/0/desc"
    assert isinstance(post, Post)
    assert isinstance(nameless, Refusal)
    assert isinstance(number, Refusal)
    assert number.place == "/3"


def test_a_single_object_over_several_lines(collected: Collected) -> None:
    (post,) = posts(collected, {"x.json": json.dumps(OLD_NOTE, indent=1)})
    assert post.locator.field == ""
    assert post.texts[0].locator.field == "/title"


def test_a_row_without_its_id_takes_no_media(collected: Collected) -> None:
    row = {**OLD_NOTE, "note_id": "", "comment_id": None}
    files: dict[str, bytes | str] = {"x.json": json.dumps([{**row, "user_id": None, "nickname": None}]), "a/b.png": PNG}
    (post,) = posts(collected, files)
    assert (post.kind, post.post_id, post.media, post.author) == (PostKind.PROFILE, "", (), None)
    (film,) = posts(collected, {"y.json": json.dumps([{**KUAISHOU, "video_id": 0}])})
    assert film.post_id == "0"


def test_an_empty_file_is_unreadable(collected: Collected) -> None:
    made, folder = collected({"x.json": " \n"})
    with pytest.raises(UnreadableInput, match="empty"):
        list(FORMAT.read(made["x.json"], folder))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"aweme_list": [{"aweme_id": "7", "statistics": {"liked_count": 1}}]}', "the platform's own answer"),
        ('{"id": "7", "extractor": "Douyin", "user_id": "1", "like_count": 1}', "yt-dlp"),
        ("vin,price,user_id\nX,1,2\n", "a table of vehicles"),
        ("note_id is a word in a sentence, like_count too\n", "prose"),
        ('["a", "b"]', "a list of words"),
        ("", "nothing"),
        ("\ufeff\n", "a mark alone"),
        (b"\xff\xd8\xff\xe0 liked_count note_id", "a picture"),
    ],
)
def test_what_is_not_mediacrawler(collected: Collected, content: str | bytes, why: str) -> None:
    made, _ = collected({"x": content})
    assert not FORMAT.recognises(made["x"]), why


def test_a_first_row_longer_than_the_head_is_recognised(collected: Collected) -> None:
    row = {"note_id": NOTE_ID, "desc": "车" * 5000, "liked_count": 1}
    (post,) = posts(collected, {"x.json": json.dumps([row])})
    assert post.texts[0].text == "车" * 5000


@pytest.mark.shared
def test_the_shared_samples(collected: Collected) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    expected = {
        "mediacrawler_douyin_search_contents_old_schema.json": 1,
        "mediacrawler_xhs_as_csv.csv": 3,
        "mediacrawler_xhs_search_comments_2025-09-05.json": 6,
        "mediacrawler_xhs_search_contents_2025-09-05.json": 4,
        "mediacrawler_xhs_search_contents_2026-04-22.jsonl": 2,
    }
    made, folder = collected({name: (SAMPLES / name).read_bytes() for name in expected})
    for name, n_posts in expected.items():
        assert FORMAT.recognises(made[name])
        read = list(FORMAT.read(made[name], folder))
        assert len(read) == n_posts
        for post in read:
            assert isinstance(post, Post)
            assert len(post.published) == 2
            assert abs((post.published[0].at - post.published[1].at).total_seconds()) < 86400
            assert post.captured is not None
            assert post.author is not None
            assert post.texts

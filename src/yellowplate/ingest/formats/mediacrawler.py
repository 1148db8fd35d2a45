"""MediaCrawler's JSON, JSON Lines and CSV: contents, comments and creators of Douyin, Xiaohongshu, Kuaishou and others.

Both schemata are read: the one with user ids and IP place, and the one after 2026-07-01 with `creator_hash` and a
masked nickname. Times are seconds, milliseconds or strings; counts are numbers or such as "2.3万".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from yellowplate.ingest.address import platform_of, without_query
from yellowplate.ingest.entries import (
    Break,
    Entry,
    breaks_schema,
    line_entries,
    list_entries,
    load_head,
    load_text,
    read_document,
    row_entries,
    unread_moments,
)
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.moments import CHINA, dated
from yellowplate.ingest.schemas import MEDIACRAWLER_IDS as IDS
from yellowplate.ingest.schemas import MEDIACRAWLER_ROW
from yellowplate.ingest.shown import counts_of, extras_of, media_of, missing_of, texts_of, word
from yellowplate.ingest.upload import upload_time
from yellowplate.records import Account, Dated, HowDated, Locator, Post, PostKind, TextRole
from yellowplate.records.ids import Plain

_MARKS = frozenset(
    (
        "source_keyword",
        "last_modify_ts",
        "last_update_time",
        "liked_count",
        "like_count",
        "sub_comment_count",
        "fans",
        "interaction",
        "viewd_count",
        "note_url",
        "aweme_url",
        "creator_hash",
        "parent_comment_id",
    )
)
"""Columns of which at least one stands in every row MediaCrawler writes and in no platform's own answer."""
_FOREIGN = frozenset(("statistics", "aweme_list", "aweme_detail", "extractor", "_processed_at", "media", "vin", "VIN"))
_KEY = re.compile(r'"(\w+)"\s*:')
_FOLDERS = {
    "bili": "bilibili",
    "bilibili": "bilibili",
    "douyin": "douyin",
    "dy": "douyin",
    "kuaishou": "kuaishou",
    "ks": "kuaishou",
    "weibo": "weibo",
    "wb": "weibo",
    "xhs": "xiaohongshu",
    "xiaohongshu": "xiaohongshu",
}
_COUNTS = {
    "liked_count": "likes",
    "like_count": "likes",
    "collected_count": "saves",
    "comment_count": "comments",
    "comments_count": "comments",
    "share_count": "shares",
    "shared_count": "shares",
    "sub_comment_count": "comments",
    "viewd_count": "views",
    "video_play_count": "views",
    "follows": "following",
    "fans": "followers",
    "interaction": "interactions",
    "videos_count": "videos",
}
_TEXTS = (
    ("title", TextRole.TITLE),
    ("desc", TextRole.BODY),
    ("content", TextRole.BODY),
    ("nickname", TextRole.AUTHOR_NAME),
    ("user_signature", TextRole.AUTHOR_PROFILE),
)
_PROFILE_TEXTS = (("desc", TextRole.AUTHOR_PROFILE), ("nickname", TextRole.AUTHOR_NAME))
_USED = frozenset(
    (
        "comment_id",
        "aweme_id",
        "note_id",
        "video_id",
        "title",
        "desc",
        "content",
        "nickname",
        "user_signature",
        "user_id",
        "user_unique_id",
        "creator_hash",
        "create_time",
        "time",
        "last_modify_ts",
        "ip_location",
        "note_url",
        "aweme_url",
    )
)
_PHOTO_TYPES = frozenset(("2", "68", "150", "normal"))
"""Douyin's `aweme_type` of photo posts and Xiaohongshu's `type` of notes with pictures."""
_MOMENTS = ("create_time", "time", "last_modify_ts")
"""Fields that hold moments; one that cannot be understood is named."""


def recognises(file: SourceFile) -> bool:
    """Look for an id and a column of MediaCrawler's own among the first keys, or in a CSV's header."""
    head = file.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    is_json = head[:1] in (b"[", b"{")
    if not is_json and not any(name.encode() in head.partition(b"\n")[0] for name in IDS):
        return False
    text = load_head(file).lstrip()
    if is_json:
        keys = set(_KEY.findall(text))
    else:
        keys = {cell.strip().strip('"') for cell in text.partition("\n")[0].split(",")}
    return bool(keys & set(IDS)) and bool(keys & _MARKS) and not keys & _FOREIGN


def _entries(text: str) -> Iterator[Entry | Break]:
    start = len(text) - len(text.lstrip())
    if text[start] == "[":
        yield from list_entries(text, start)
    elif text[start] == "{":
        whole = read_document(text) if "\n" in text[start:].strip() else None
        yield from [Entry("", whole)] if isinstance(whole, dict) else line_entries(text)
    else:
        yield from row_entries(text)


def _platform(fields: dict[str, Plain], origin: str) -> str:
    for name in ("note_url", "aweme_url", "video_url", "profile_url"):
        if found := platform_of(word(fields, name)):
            return found
    if "aweme_id" in fields:
        return "douyin"
    if "note_id" in fields:
        return "weibo" if "create_date_time" in fields else "xiaohongshu"
    if "viewd_count" in fields or "video_play_url" in fields:
        return "kuaishou"
    if "video_danmaku" in fields or "video_play_count" in fields:
        return "bilibili"
    named = [_FOLDERS[part] for part in PurePosixPath(origin).parts if part in _FOLDERS]
    if named:
        return named[-1]
    return "kuaishou" if "video_id" in fields else ""


def _kind(fields: dict[str, Plain]) -> PostKind:
    if word(fields, "comment_id"):
        return PostKind.COMMENT
    if not word(fields, "aweme_id", "note_id", "video_id"):
        return PostKind.PROFILE
    if word(fields, "aweme_type", "type") in _PHOTO_TYPES or word(fields, "note_download_url"):
        return PostKind.PHOTOS
    return PostKind.VIDEO


def _addresses(fields: dict[str, Plain], *names: str) -> list[str]:
    return [part.strip() for name in names for part in word(fields, name).split(",") if part.strip()]


def _post(entry: Entry, file: SourceFile, folder: Folder) -> Post:
    fields, item = entry.fields, file.item.sha256
    kind, platform = _kind(fields), _platform(fields, file.item.origin)
    names = {
        PostKind.COMMENT: ("comment_id",),
        PostKind.PROFILE: ("user_id", "creator_hash"),
    }.get(kind, ("aweme_id", "note_id", "video_id"))
    post_id = word(fields, *names)
    texts = texts_of(entry, item, _PROFILE_TEXTS if kind is PostKind.PROFILE else _TEXTS)
    bodies = {text.text for text in texts if text.role is TextRole.BODY}
    texts = tuple(text for text in texts if not (text.role is TextRole.TITLE and text.text in bodies))
    said = dated(fields.get("create_time") or fields.get("time"), HowDated.PLATFORM, zone=CHINA)
    published: tuple[Dated | None, ...] = (said, upload_time(platform, post_id, is_comment=kind is PostKind.COMMENT))
    is_shown = kind in (PostKind.VIDEO, PostKind.PHOTOS)
    media = media_of(file, folder, post_id) if is_shown else []
    images = _addresses(fields, "image_list", "note_download_url", "pictures")
    films = _addresses(fields, "video_download_url", "video_play_url")
    if kind is PostKind.VIDEO and platform == "xiaohongshu":
        films += _addresses(fields, "video_url")
    author = Account(
        platform=platform,
        id=word(fields, "user_id", "creator_hash"),
        handle=word(fields, "user_unique_id"),
        name=word(fields, "nickname"),
    )
    return Post(
        locator=Locator(item, entry.place),
        kind=kind,
        platform=platform,
        post_id=post_id,
        author=author if author != Account(platform) else None,
        texts=texts,
        published=tuple(moment for moment in published if moment) if kind is not PostKind.PROFILE else (),
        captured=dated(fields.get("last_modify_ts"), HowDated.COLLECTOR, zone=CHINA),
        url=without_query(_url(fields, platform, kind)),
        media=tuple(dict.fromkeys(found.item.sha256 for found in media)),
        missing_media=missing_of(media, images if kind is not PostKind.VIDEO else [], films),
        counts=counts_of(fields, _COUNTS),
        place_label=word(fields, "ip_location"),
        parent_post=word(fields, "aweme_id", "note_id", "video_id") if kind is PostKind.COMMENT else "",
        extras=extras_of(fields, _USED),
    )


def _url(fields: dict[str, Plain], platform: str, kind: PostKind) -> str:
    if kind in (PostKind.COMMENT, PostKind.PROFILE):
        return word(fields, "profile_url")
    page = word(fields, "note_url", "aweme_url")
    return page or (word(fields, "video_url") if platform in ("kuaishou", "bilibili") else "")


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Read every row that is whole as a post; each broken part is a partial refusal.

    Raises:
        UnreadableInput: empty, too large, or in no known encoding.
    """
    for entry in _entries(load_text(file)):
        if isinstance(entry, Break):
            yield entry.refusal(file)
        elif fault := breaks_schema(entry, MEDIACRAWLER_ROW):
            yield fault.refusal(file)
        else:
            yield from unread_moments(file, entry.place, entry.fields, _MOMENTS)
            yield _post(entry, file, folder)


FORMAT = Format(
    name="mediacrawler",
    source="https://github.com/NanmiCoder/MediaCrawler, files under data/<platform>/{json,jsonl,csv}",
    order=30,
    recognises=recognises,
    read=read,
    schema=MEDIACRAWLER_ROW,
)

"""Raw answers of Douyin's and TikTok's app interface: `aweme_detail{}`, `aweme_list[]`, or a list of such posts.

`seo_info.seo_ocr_content` is the platform's own reading of the film: it is kept as a text of its own, a second
witness that is never mixed with ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.ingest.address import clean, without_query
from yellowplate.ingest.entries import (
    Break,
    Entry,
    breaks_schema,
    line_entries,
    list_entries,
    load_head,
    load_text,
    pointer,
    read_document,
    unread_moments,
)
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.moments import dated
from yellowplate.ingest.schemas import DOUYIN_POST
from yellowplate.ingest.shown import counts_of, extras_of, media_of, missing_of, texts_of, word
from yellowplate.ingest.upload import upload_time
from yellowplate.records import Account, HowDated, Locator, Post, PostKind, TextRole
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain

_PHOTO_TYPES = frozenset((2, 68, 150))
"""`aweme_type` of photo posts; 0, 4, 51, 55, 58 and 61 are films."""
_ANSWER = re.compile(r'"aweme_(?:list|detail|details)"\s*:')
_ONE = re.compile(r'"aweme_id"\s*:')
_PART = re.compile(r'"(?:author|statistics|video)"\s*:\s*\{')
_LIST = re.compile(r'"(aweme_list|aweme_details)"\s*:\s*\[')
_TIKTOK = re.compile(r"tiktok|musical\.?ly|byteoversea|muscdn")
_COUNTS = {
    "digg_count": "likes",
    "comment_count": "comments",
    "share_count": "shares",
    "collect_count": "saves",
    "play_count": "views",
    "forward_count": "forwards",
    "digg": "likes",
    "comment": "comments",
    "share": "shares",
    "collect": "saves",
    "play": "views",
}
_TEXTS = (
    ("desc", TextRole.BODY),
    ("caption", TextRole.BODY),
    ("author/nickname", TextRole.AUTHOR_NAME),
    ("author/signature", TextRole.AUTHOR_PROFILE),
    ("author/custom_verify", TextRole.AUTHOR_PROFILE),
    ("author/enterprise_verify_reason", TextRole.AUTHOR_PROFILE),
    ("seo_info/seo_ocr_content", TextRole.PLATFORM_OCR),
)
_USED = frozenset(("aweme_id", "desc", "caption", "create_time", "statistics", "seo_info", "author"))
_AUTHOR_USED = frozenset(("nickname", "signature", "custom_verify", "enterprise_verify_reason", "unique_id"))


def recognises(file: SourceFile) -> bool:
    """Look for an answer's list, or for a post with author, statistics or film inside it."""
    if file.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return False
    text = load_head(file)
    if '"extractor"' in text or '"log"' in text[:64]:
        return False
    return bool(_ANSWER.search(text) or (_ONE.search(text) and _PART.search(text)))


def _entries(file: SourceFile, text: str) -> Iterator[Entry | Break]:
    whole = read_document(text)
    if isinstance(whole, Break):
        yield from _salvage(file, text, whole)
        return
    if isinstance(whole, list):
        yield from list_entries(text, text.index("["))
        return
    if not isinstance(whole, dict):
        raise UnreadableInput(file.item.origin, "neither a list nor an object of fields")
    found = False
    for name in ("aweme_detail", "aweme_list", "aweme_details"):
        part = whole.get(name)
        if isinstance(part, dict):
            found = True
            yield Entry(pointer(name), part)
        for place, row in enumerate(part if isinstance(part, list) else []):
            found = True
            where = pointer(name, place)
            yield Entry(where, row) if isinstance(row, dict) else Break(where, "not an object of fields")
    if not found and word(whole, "aweme_id"):
        yield Entry("", whole)
    elif not found:
        reason = f"the answer holds no post (status_code {word(whole, 'status_code') or 'not given'})"
        raise UnreadableInput(file.item.origin, reason, remedy="Collect it again; the platform refused or was empty.")


def _salvage(file: SourceFile, text: str, fault: Break) -> Iterator[Entry | Break]:
    start = len(text) - len(text.lstrip())
    if text[start] == "[":
        yield from list_entries(text, start)
    elif found := _LIST.search(text):
        yield from list_entries(text, found.end() - 1, pointer(found.group(1)))
    elif any(isinstance(entry, Entry) for entry in line_entries(text)):
        yield from line_entries(text)
    else:
        raise UnreadableInput(file.item.origin, fault.reason, place=fault.place, remedy="Collect the file again.")


def _part(fields: dict[str, Plain], name: str) -> dict[str, Plain]:
    part = fields.get(name)
    return part if isinstance(part, dict) else {}


def _images(fields: dict[str, Plain]) -> list[str]:
    images = fields.get("images") or _part(fields, "image_post_info").get("images")
    return (
        [_first_address(image) for image in images or [] if isinstance(image, dict)] if isinstance(images, list) else []
    )


def _first_address(part: dict[str, Plain]) -> str:
    for holder in (part, *(_part(part, name) for name in ("play_addr", "display_image", "owner_watermark_image"))):
        urls = holder.get("url_list")
        if isinstance(urls, list) and urls and isinstance(urls[0], str):
            return urls[0]
    return word(part, "uri") or word(_part(part, "play_addr"), "uri")


def _place(fields: dict[str, Plain]) -> str:
    poi = _part(fields, "poi_info")
    labels = [
        word(fields, "ip_label", "ip_attribution"),
        word(poi, "poi_name"),
        word(_part(poi, "address_info"), "address"),
    ]
    labels.append(word(fields, "region") or word(_part(fields, "author"), "region"))
    return " · ".join(dict.fromkeys(label for label in labels if label))


def _is_told(entry: Entry, name: str) -> bool:
    return word(entry.fields, name) in word(entry.fields, "desc")


def _post(entry: Entry, file: SourceFile, folder: Folder) -> Post:
    fields, item = entry.fields, file.item.sha256
    author, film = _part(fields, "author"), _part(fields, "video")
    address = word(fields, "share_url") or word(_part(fields, "share_info"), "share_url")
    platform = "tiktok" if _TIKTOK.search(address + _first_address(film)) else "douyin"
    post_id = word(fields, "aweme_id")
    images = _images(fields)
    is_photos = bool(images) or word(fields, "aweme_type") in {str(number) for number in _PHOTO_TYPES}
    texts = [text for text in texts_of(entry, item, _TEXTS) if not text.locator.field.endswith("/caption")]
    if not _is_told(entry, "caption"):
        texts[1:1] = texts_of(entry, item, (("caption", TextRole.BODY),))
    moments = (dated(fields.get("create_time"), HowDated.PLATFORM), upload_time(platform, post_id))
    media = media_of(file, folder, post_id)
    films = [] if is_photos else [_first_address(film)]
    left = {
        **{name: part for name, part in fields.items() if name not in _USED},
        "author": {name: part for name, part in author.items() if name not in _AUTHOR_USED},
        "seo_info": {name: part for name, part in _part(fields, "seo_info").items() if name != "seo_ocr_content"},
        "statistics": {name: part for name, part in _part(fields, "statistics").items() if name not in _COUNTS},
    }
    return Post(
        locator=Locator(item, entry.place),
        kind=PostKind.PHOTOS if is_photos else PostKind.VIDEO,
        platform=platform,
        post_id=post_id,
        author=Account(
            platform,
            id=word(author, "uid", "sec_uid"),
            handle=word(author, "unique_id", "short_id"),
            name=word(author, "nickname"),
        )
        if author
        else None,
        texts=tuple(texts),
        published=tuple(moment for moment in moments if moment),
        captured=None,
        url=without_query(address),
        media=tuple(dict.fromkeys(found.item.sha256 for found in media)),
        missing_media=missing_of(media, images, films),
        counts=counts_of(_part(fields, "statistics"), _COUNTS),
        place_label=_place(fields),
        extras=extras_of({name: clean(part) for name, part in left.items()}, ()),
    )


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Read every post of the answer; each broken part is a partial refusal.

    Raises:
        UnreadableInput: no JSON with posts at all, empty, or in no known encoding.
    """
    for entry in _entries(file, load_text(file)):
        if isinstance(entry, Break):
            yield entry.refusal(file)
        elif fault := breaks_schema(entry, DOUYIN_POST):
            yield fault.refusal(file)
        else:
            yield from unread_moments(file, entry.place, entry.fields, ("create_time",))
            yield _post(entry, file, folder)


FORMAT = Format(
    name="douyin_api",
    source="Douyin and TikTok app interface; field names as in github.com/Evil0ctal/Douyin_TikTok_Download_API",
    order=35,
    recognises=recognises,
    read=read,
    schema=DOUYIN_POST,
)

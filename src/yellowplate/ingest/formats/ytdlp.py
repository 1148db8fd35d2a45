"""yt-dlp's X.info.json beside X.mp4, with its thumbnails, description and subtitles.

Douyin and TikTok: `uploader` is the handle (抖音号, may be empty), `uploader_id` the uid, `channel` the display name,
`channel_id` the sec_uid; `title` is the description cut to 72 characters and is left out where it is only that.
Xiaohongshu gives neither a time nor a name. Wrappers write `extractor_key` too, so the address decides first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PureWindowsPath

from yellowplate.ingest.address import platform_of, without_tokens
from yellowplate.ingest.decode import decode
from yellowplate.ingest.entries import Break, Entry, breaks_schema, load_text, read_document, unread_moments
from yellowplate.ingest.format import Claimed, Folder, Format, SourceFile, Yield
from yellowplate.ingest.moments import dated
from yellowplate.ingest.shown import counts_of, extras_of, media_of, texts_of, word
from yellowplate.ingest.subtitles import cues
from yellowplate.ingest.upload import upload_time
from yellowplate.records import Account, Dated, HowDated, Locator, MediaKind, Post, PostKind, PostText, TextRole
from yellowplate.records.errors import UnreadableInput, WrongSchema
from yellowplate.records.ids import Plain

_ENDING = ".info.json"
_WORD: Plain = {"type": ["string", "number", "null"]}
_TEXT: Plain = {"type": ["string", "null"]}
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "yt-dlp info.json",
    "type": "object",
    "anyOf": [{"required": ["id"]}, {"required": ["webpage_url"]}],
    "properties": {
        **dict.fromkeys(
            ["id", "timestamp", "release_timestamp", "upload_date", "epoch", "duration", "uploader_id", "channel_id"],
            _WORD,
        ),
        **dict.fromkeys(["view_count", "like_count", "repost_count", "comment_count", "save_count"], _WORD),
        **dict.fromkeys(
            ["title", "description", "webpage_url", "original_url", "uploader", "channel", "extractor"], _TEXT
        ),
        **dict.fromkeys(["extractor_key", "_type", "filename", "_filename", "ext"], _TEXT),
        "requested_downloads": {"type": ["array", "null"], "items": {"type": "object"}},
    },
    "additionalProperties": True,
}
_COUNTS = {
    "view_count": "views",
    "like_count": "likes",
    "repost_count": "shares",
    "comment_count": "comments",
    "save_count": "saves",
}
_USED = frozenset(
    [
        "id",
        "description",
        "timestamp",
        "epoch",
        "uploader",
        "uploader_id",
        "channel",
        "channel_id",
        "webpage_url",
        "extractor_key",
        "filename",
        "_filename",
        "ext",
        "requested_downloads",
        "formats",
        "thumbnails",
        "requested_formats",
    ]
)
"""Fields that the post holds, and the lists of addresses that expire."""
_LISTS = ("playlist", "multi_video")
_HANDLE_FIRST = ("douyin", "tiktok")
_MEDIA = (MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO)
_PICTURES = ("jpg", "jpeg", "png", "webp", "gif", "heic", "avif", "image")
_NUMBERED = re.compile(r"[-_]\d{1,3}\.\w+")
_KEYS = {"xiaohongshu": "xiaohongshu", "rednote": "xiaohongshu", "bilibili": "bilibili"}
_MOMENTS = ("timestamp", "release_timestamp", "upload_date", "epoch")
"""Fields that hold moments; one that cannot be understood is named."""


def recognises(file: SourceFile) -> bool:
    """By the name alone: what tells these files apart inside may stand after a megabyte of addresses."""
    return file.name.endswith(_ENDING)


def _platform(fields: dict[str, Plain]) -> str:
    for name in ("webpage_url", "original_url"):
        if found := platform_of(word(fields, name)):
            return found
    key = re.split(r"[:+]", word(fields, "extractor_key", "extractor").lower())[0]
    if key in ("", "generic"):
        return ""
    return next((platform for start, platform in _KEYS.items() if key.startswith(start)), key)


def _account(fields: dict[str, Plain], platform: str) -> Account | None:
    user, user_id = word(fields, "uploader"), word(fields, "uploader_id")
    channel, channel_id = word(fields, "channel"), word(fields, "channel_id")
    if platform in _HANDLE_FIRST:
        account = Account(platform, id=user_id or channel_id, handle=user, name=channel)
    elif user_id.startswith("@"):
        account = Account(platform, id=channel_id, handle=user_id.removeprefix("@"), name=user or channel)
    else:
        account = Account(platform, id=user_id or channel_id, name=user or channel)
    return account if account != Account(platform) else None


def _times(fields: dict[str, Plain], platform: str) -> tuple[Dated, ...]:
    day = word(fields, "upload_date")
    told = dated(fields.get("timestamp"), HowDated.PLATFORM) or dated(
        fields.get("release_timestamp"), HowDated.PLATFORM
    )
    if told is None and re.fullmatch(r"\d{8}", day):
        told = dated(f"{day}T000000+0000", HowDated.COLLECTOR)
    uploaded = upload_time(platform, word(fields, "id", "display_id"))
    return tuple(moment for moment in (told, uploaded) if moment)


def _names(fields: dict[str, Plain]) -> list[str]:
    """List the names of media that the file speaks of, without their folders."""
    downloads = fields.get("requested_downloads")
    told = (
        [word(one, "filepath", "filename", "_filename") for one in (downloads or []) if isinstance(one, dict)]
        if (isinstance(downloads, list))
        else []
    )
    told.append(word(fields, "filename", "_filename"))
    return list(dict.fromkeys(PureWindowsPath(name).name for name in told if name))


def _beside(file: SourceFile, folder: Folder, stem: str) -> list[SourceFile]:
    """List what yt-dlp wrote for this file: its stem and an ending, or the stem, a number and an ending."""
    found = []
    for one in folder.siblings(file, stem):
        rest = one.name[len(stem) :]
        is_own = rest.startswith(".") or (
            _NUMBERED.fullmatch(rest) and folder.beside(one, one.name.rpartition(".")[0] + _ENDING) is None
        )
        if is_own and not rest.endswith(_ENDING):
            found.append(one)
    return found


def _kind(fields: dict[str, Plain], media: list[SourceFile]) -> PostKind:
    """Say what was published; a thumbnail alone makes no photo post."""
    if word(fields, "_type") in _LISTS:
        return PostKind.PAGE
    has_film = any(one.item.kind is not MediaKind.IMAGE for one in media)
    if not has_film and word(fields, "ext").lower() in _PICTURES:
        return PostKind.PHOTOS
    return PostKind.VIDEO


def _texts(entry: Entry, file: SourceFile) -> tuple[PostText, ...]:
    title, description = word(entry.fields, "title"), word(entry.fields, "description")
    is_cut = bool(title) and description.startswith(title.removesuffix("...").removesuffix("…").rstrip())
    roles = [("description", TextRole.BODY)]
    if not is_cut:
        roles.insert(0, ("title", TextRole.TITLE))
    names = ("channel", "uploader") if word(entry.fields, "channel") else ("uploader",)
    return texts_of(entry, file.item.sha256, (*roles, (names[0], TextRole.AUTHOR_NAME)))


def _sidecar_texts(one: SourceFile, described: str) -> tuple[PostText, ...]:
    if one.name.endswith((".vtt", ".srt")):
        return tuple(cues(one))
    text, _ = decode(one.path.read_bytes(), file=one.item.origin)
    if text.strip() == described.strip():
        return ()
    return (PostText(TextRole.BODY, text, Locator(one.item.sha256, start=0, end=len(text))),)


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Read one publication with the files beside it.

    Raises:
        UnreadableInput: no JSON, or broken JSON; the place is the line.
        WrongSchema: not an info.json; the place is the JSON pointer.
    """
    whole = read_document(load_text(file))
    if isinstance(whole, Break):
        raise UnreadableInput(file.item.origin, whole.reason, place=whole.place, remedy="Collect it again.")
    if not isinstance(whole, dict):
        raise WrongSchema(file.item.origin, "not an object of fields", place="/")
    entry = Entry("", whole)
    if fault := breaks_schema(entry, _SCHEMA):
        raise WrongSchema(file.item.origin, fault.reason, place=fault.place)
    platform, post_id = _platform(whole), word(whole, "id")
    own = _beside(file, folder, file.name.removesuffix(_ENDING))
    texts = _texts(entry, file)
    for one in own:
        if one.item.kind is MediaKind.TEXT:
            yield Claimed(one)
            try:
                texts += _sidecar_texts(one, word(whole, "description"))
            except UnreadableInput as error:
                yield Break(error.place, error.reason, error.remedy).refusal(one)
    named = {name: folder.beside(file, name) for name in _names(whole)}
    media = [one for one in (*named.values(), *own) if one is not None and one.item.kind in _MEDIA]
    if not any(one.item.kind is not MediaKind.IMAGE for one in media):
        media += media_of(file, folder, post_id)
    kind = _kind(whole, media)
    missing = [name for name, one in named.items() if one is None]
    if all(one.item.kind is MediaKind.IMAGE for one in media) and kind is PostKind.VIDEO and not missing:
        missing = [f"{file.name.removesuffix(_ENDING)}.{word(whole, 'ext') or '*'}"]
    has_film = any(one.item.kind is not MediaKind.IMAGE for one in media)
    yield from unread_moments(file, "", whole, _MOMENTS)
    yield Post(
        locator=Locator(file.item.sha256),
        kind=kind,
        platform=platform,
        post_id=post_id,
        author=_account(whole, platform),
        texts=texts,
        published=_times(whole, platform),
        captured=dated(whole.get("epoch"), HowDated.COLLECTOR),
        url=without_tokens(word(whole, "webpage_url", "original_url")),
        media=tuple(dict.fromkeys(one.item.sha256 for one in media)),
        missing_media=tuple(missing) if not has_film else (),
        counts=counts_of(whole, _COUNTS),
        extras=extras_of(
            whole, (*_USED, *_COUNTS, *(("title",) if any(t.role is TextRole.TITLE for t in texts) else ()))
        ),
    )


FORMAT = Format(
    name="ytdlp",
    source="https://github.com/yt-dlp/yt-dlp (README, OUTPUT TEMPLATE); extractors douyin, tiktok, xiaohongshu",
    order=10,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)

"""auto-archiver's JSON (`json_enricher`) and CSV (`csv_db`, whose columns are Python `repr`s with dates in them).

Hashes that the archiver wrote for its media are checked against the media found; a difference is a partial refusal.
RFC 3161 and OpenTimestamps files are named among the extras and not verified here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from yellowplate.ingest.address import platform_of, without_tokens
from yellowplate.ingest.archived_media import all_media, differs_from, find, names_of
from yellowplate.ingest.entries import (
    Break,
    Entry,
    breaks_schema,
    load_head,
    load_text,
    read_document,
    row_entries,
    unread_moments,
)
from yellowplate.ingest.format import Claimed, Folder, Format, SourceFile, Yield
from yellowplate.ingest.moments import dated
from yellowplate.ingest.python_repr import Value, parse_repr
from yellowplate.ingest.schemas import AUTO_ARCHIVER_RESULT
from yellowplate.ingest.shown import counts_of, extras_of, texts_of, word
from yellowplate.ingest.upload import upload_time
from yellowplate.records import Account, Dated, HowDated, Locator, MediaKind, Post, PostKind, PostText, TextRole
from yellowplate.records.errors import NumberError, UnreadableInput
from yellowplate.records.ids import Plain

_HEADER = ["status", "metadata", "media"]
_COUNTS = {
    "like_count": "likes",
    "view_count": "views",
    "comment_count": "comments",
    "repost_count": "shares",
    "save_count": "saves",
    "channel_follower_count": "followers",
}
_TEXTS = (
    ("metadata/title", TextRole.TITLE),
    ("metadata/content", TextRole.BODY),
    ("metadata/description", TextRole.BODY),
    ("metadata/uploader", TextRole.AUTHOR_NAME),
    ("metadata/channel", TextRole.AUTHOR_NAME),
)
_USED = frozenset(
    (
        "_processed_at",
        "url",
        "title",
        "content",
        "description",
        "timestamp",
        "id",
        "uploader",
        "uploader_id",
        "channel",
        "channel_id",
    )
)
_STAMPED = "hashes.txt"
"""The list of hashes that the RFC 3161 files are about; they and it belong to the post."""
_SUBTITLES = "subtitles"
_MOMENTS = ("timestamp", "upload_date", "_processed_at")
"""Fields that hold moments; one that cannot be understood is named."""


def recognises(file: SourceFile) -> bool:
    """Look for the three parts of an archived result: status, metadata and media."""
    text = load_head(file).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return all(f'"{name}"' in text for name in ("metadata", "_processed_at")) and '"status"' in text[:4096]
    return [cell.strip('"') for cell in text.partition("\n")[0].strip().split(",")] == _HEADER


def _plain(value: Value) -> Plain:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, datetime | timedelta | tzinfo):
        return str(value)
    return value


def _entries(file: SourceFile, text: str) -> Iterator[Entry | Break]:
    if text.lstrip().startswith("{"):
        whole = read_document(text)
        if isinstance(whole, Break):
            raise UnreadableInput(
                file.item.origin, whole.reason, place=whole.place, remedy="Archive the address again."
            )
        assert isinstance(whole, dict)
        yield Entry("", whole)
        return
    for row in row_entries(text):
        if isinstance(row, Break):
            yield row
            continue
        try:
            parsed = {name: _plain(parse_repr(str(row.fields[name]))) for name in ("metadata", "media")}
        except NumberError as error:
            yield Break(f"row {row.place[1:]}", f"not what Python's repr writes: {error}", "The other rows were read.")
            continue
        yield Entry(row.place, {"status": row.fields["status"], **parsed})


def _subtitles(entry: Entry, item: str) -> Iterator[PostText]:
    """Take the platform's subtitles: its own hearing of the film, a second witness like its reading of it."""
    media = entry.fields.get("media")
    for place, part in enumerate(media if isinstance(media, list) else []):
        properties = part.get("properties") if isinstance(part, dict) else None
        for name in sorted(properties) if isinstance(properties, dict) else []:
            if name.startswith(_SUBTITLES):
                path = f"media/{place}/properties/{name}"
                text = properties[name] if isinstance(properties, dict) else ""
                if isinstance(text, str) and text.strip():
                    yield PostText(TextRole.PLATFORM_OCR, text, Locator(item, f"{entry.place}/{path}"))


def _published(metadata: dict[str, Plain], platform: str) -> tuple[Dated, ...]:
    said = dated(metadata.get("timestamp"), HowDated.PLATFORM)
    # The archiver itself takes a time without a zone for UTC (Metadata.get_timestamp): its word, not the platform's.
    said = said or dated(metadata.get("timestamp"), HowDated.COLLECTOR, zone=UTC)
    said = said or dated(metadata.get("upload_date"), HowDated.COLLECTOR, zone=UTC)
    moments = (said, upload_time(platform, word(metadata, "id")))
    return tuple(moment for moment in moments if moment)


def _author(metadata: dict[str, Plain], platform: str) -> Account | None:
    shown = word(metadata, "uploader_id")
    account = Account(
        platform,
        id=word(metadata, "channel_id") or ("" if shown.startswith("@") else shown),
        handle=shown.removeprefix("@") if shown.startswith("@") else "",
        name=word(metadata, "uploader", "channel"),
    )
    return account if account != Account(platform) else None


def _post(entry: Entry, file: SourceFile, folder: Folder) -> Iterator[Yield]:
    metadata = entry.fields.get("metadata")
    assert isinstance(metadata, dict)
    found: list[SourceFile] = []
    missing: list[str] = []
    for media in all_media(entry.fields.get("media")):
        at_hand = find(media, file, folder)
        if at_hand is None:
            missing.append((names_of(media) or [word(media, "filename")])[-1])
            continue
        found.append(at_hand)
        if at_hand.item.kind is MediaKind.OTHER or at_hand.name == _STAMPED:
            yield Claimed(at_hand)
        if differs := differs_from(media, at_hand):
            yield Break(f"{entry.place}/media", differs, "Find out which of the two was changed.").refusal(file)
    url = word(metadata, "webpage_url", "url")
    platform = platform_of(url)
    texts = texts_of(entry, file.item.sha256, _TEXTS)
    told = [text.text for text in texts]
    texts = tuple(text for place, text in enumerate(texts) if text.text not in told[:place])
    shown = [part for part in found if part.item.kind in (MediaKind.VIDEO, MediaKind.IMAGE, MediaKind.AUDIO)]
    is_film = any(part.item.kind is MediaKind.VIDEO for part in shown) or word(metadata, "duration") not in ("", "0")
    yield Post(
        locator=Locator(file.item.sha256, entry.place),
        kind=PostKind.VIDEO if is_film else PostKind.PHOTOS if shown else PostKind.PAGE,
        platform=platform,
        post_id=word(metadata, "id"),
        author=_author(metadata, platform),
        texts=(*texts, *_subtitles(entry, file.item.sha256)),
        published=_published(metadata, platform),
        captured=dated(metadata.get("_processed_at"), HowDated.COLLECTOR, zone=UTC),
        url=without_tokens(url),
        media=tuple(dict.fromkeys(part.item.sha256 for part in shown)),
        missing_media=tuple(dict.fromkeys(missing)),
        counts=counts_of(metadata, _COUNTS),
        extras=_extras(entry, metadata),
    )


def _extras(entry: Entry, metadata: dict[str, Plain]) -> str:
    left = {name: part for name, part in metadata.items() if name not in _USED}
    return extras_of({**entry.fields, "metadata": left, "webpage_url": None}, ())


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Read each archived address as a post; hashes that differ and broken rows are partial refusals.

    Raises:
        UnreadableInput: JSON that breaks off, an empty file, or one in no known encoding.
    """
    for entry in _entries(file, load_text(file)):
        if isinstance(entry, Break):
            yield entry.refusal(file)
        elif fault := breaks_schema(entry, AUTO_ARCHIVER_RESULT):
            yield fault.refusal(file)
        else:
            metadata = entry.fields.get("metadata")
            if isinstance(metadata, dict):
                yield from unread_moments(file, f"{entry.place}/metadata", metadata, _MOMENTS)
            yield from _post(entry, file, folder)


FORMAT = Format(
    name="auto_archiver",
    source="https://github.com/bellingcat/auto-archiver (json_enricher, csv_db)",
    order=25,
    recognises=recognises,
    read=read,
    schema=AUTO_ARCHIVER_RESULT,
)

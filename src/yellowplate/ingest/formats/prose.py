"""Prose in a text file: a news text or field report, with what is known of it in NAME.meta.json beside NAME.txt.

Spans count code points of the text that `ingest.decode.decode` returns: no byte order mark, line ends as they stand.
The text carries no date of its own, so publisher and day come from the sidecar; where only a month is known no moment
is made of it, and the sidecar's words stay in `Post.extras`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.ingest.address import platform_of
from yellowplate.ingest.decode import decode
from yellowplate.ingest.entries import Break, Entry, breaks_schema, load_text, read_document
from yellowplate.ingest.format import Claimed, Folder, Format, SourceFile, Yield
from yellowplate.ingest.moments import dated
from yellowplate.ingest.shown import extras_of, texts_of, word
from yellowplate.records import (
    Account,
    Dated,
    HowDated,
    Locator,
    MediaKind,
    Post,
    PostKind,
    PostText,
    TextRole,
)
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain

_ENDINGS = (".txt", ".md", ".markdown", ".text")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD: dict[str, Plain] = {"type": ["string", "null"]}
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "NAME.meta.json beside NAME.txt: what is known of a text",
    "type": "object",
    "properties": {
        "title": _WORD,
        "publisher": {**_WORD, "description": "Who published it; speaks wherever the text names nobody else."},
        "author": {**_WORD, "description": "The byline as printed; never the name of a protected source."},
        "published": {
            **_WORD,
            "pattern": r"^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$",
            "description": "ISO day, or month or year where no more is known.",
        },
        "language": {**_WORD, "description": "ISO 639 code."},
        "url": _WORD,
        "place": {**_WORD, "description": "The dateline."},
    },
    "additionalProperties": True,
}
_USED = ("title", "publisher", "author", "url")
_TEXTS = (("title", TextRole.TITLE), ("author", TextRole.AUTHOR_NAME))


def recognises(file: SourceFile) -> bool:
    """Plain text named .txt or .md, or without any ending."""
    name = file.name.lower()
    return file.item.media_type == "text/plain" and (name.endswith(_ENDINGS) or "." not in name)


def _published(text: str) -> Dated | None:
    """A day is its midnight UTC, as collectors write days; a month or year is no moment."""
    if _DAY.fullmatch(text):
        text += "T00:00:00+00:00"
    return dated(text, HowDated.COLLECTOR) if "T" in text else None


def _sidecar(file: SourceFile) -> Entry | Break:
    whole = read_document(load_text(file))
    if isinstance(whole, Break):
        return whole
    if not isinstance(whole, dict):
        return Break("/", "not an object of fields")
    entry = Entry("", whole)
    fault = breaks_schema(entry, _SCHEMA)
    if fault:
        return fault
    published = word(whole, "published")
    is_moment = len(published) >= len("2025-11-18")
    if is_moment and _published(published) is None:
        return Break("/published", f"no such day, or a time without a zone: {published}")
    return entry


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Read the text as one article.

    Raises:
        UnreadableInput: neither UTF-8 nor GB18030, or a NUL character in it; the place is the byte.
    """
    text, encoding = decode(file.path.read_bytes(), file=file.item.origin)
    if "\x00" in text:
        raise UnreadableInput(file.item.origin, "a NUL character in a text", place=f"character {text.index(chr(0))}")
    fields: dict[str, Plain] = {}
    about: tuple[PostText, ...] = ()
    sidecar = folder.beside(file, file.name.rpartition(".")[0] + ".meta.json")
    if sidecar is not None and sidecar.item.kind in (MediaKind.STRUCTURED, MediaKind.TEXT):
        yield Claimed(sidecar)
        try:
            entry = _sidecar(sidecar)
        except UnreadableInput as error:
            entry = Break(error.place, error.reason, error.remedy)
        if isinstance(entry, Break):
            yield entry.refusal(sidecar)
        else:
            fields = entry.fields
            about = texts_of(entry, sidecar.item.sha256, _TEXTS)
    moment = _published(word(fields, "published"))
    publisher = word(fields, "publisher")
    url = word(fields, "url")
    yield Post(
        locator=Locator(file.item.sha256),
        kind=PostKind.ARTICLE,
        platform=platform_of(url) if url else "",
        author=Account(platform="", name=publisher) if publisher else None,
        texts=(PostText(TextRole.BODY, text, Locator(file.item.sha256, start=0, end=len(text))), *about),
        published=(moment,) if moment else (),
        url=url,
        extras=extras_of({**fields, "encoding": encoding}, _USED),
    )


FORMAT = Format(
    name="prose",
    source="This project: docs/formats/prose.schema.json (the sidecar)",
    order=60,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)

"""The posts that a web archive makes: one a page, and one about the archive itself."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.ingest.address import clean, platform_of, without_tokens
from yellowplate.ingest.decode import decode
from yellowplate.ingest.entries import Entry
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.markup import Run, visible_runs
from yellowplate.ingest.moments import dated
from yellowplate.ingest.shown import extras_of, word
from yellowplate.ingest.wacz_hashes import PACKAGE, Checks
from yellowplate.ingest.web_archive import Record, Tally, page_of
from yellowplate.records import HowDated, Locator, Post, PostKind, PostText, TextRole
from yellowplate.records.ids import Plain, canonical_json

Words = dict[str, tuple[PostText, ...]]
"""SHA-256 of a page's source to the lines a person would see in it."""
_TEXTS = (("title", TextRole.TITLE), ("text", TextRole.BODY))


def texts_in(record: Record, origin: str) -> tuple[PostText, ...]:
    """Read the words of a page that was taken out; their places are in the member, not in the archive."""
    source = decode(record.path.read_bytes(), file=f"{origin}!/{record.name}")[0]
    is_plain = record.media_type == "text/plain"
    runs = [Run(source, 0, len(source))] if is_plain else visible_runs(source)
    return tuple(
        PostText(TextRole.BODY, run.text, Locator(record.sha256, "", run.start, run.end))
        for run in runs
        if run.text.strip()
    )


def by_page(pages: list[Entry], taken: list[Record], tally: Tally) -> dict[str, list[Record]]:
    """Sort records to the pages that asked for them; "" for those no page can be named for."""
    urls = {word(page.fields, "url") for page in pages}
    sorted_out: dict[str, list[Record]] = {}
    for record in taken:
        page = page_of(record.url)
        page = page if page in urls else tally.referers.get(record.url, "")
        page = page if page in urls else next(iter(urls)) if len(urls) == 1 else ""
        sorted_out.setdefault(page, []).append(record)
    return sorted_out


def page_post(page: Entry, file: SourceFile, own: list[Record], words: Words) -> Post:
    """Make the post of one page, with its own records and the words in them."""
    fields, item = page.fields, file.item.sha256
    url = word(fields, "url")
    texts = tuple(
        PostText(role, str(fields[name]), Locator(item, f"{page.place}/{name}"))
        for name, role in _TEXTS
        if word(fields, name)
    )
    return Post(
        locator=Locator(item, page.place),
        kind=PostKind.PAGE,
        platform=platform_of(url),
        texts=(*texts, *_words_of(own, words)),
        captured=dated(fields.get("ts"), HowDated.COLLECTOR),
        url=without_tokens(url),
        media=tuple(dict.fromkeys(record.sha256 for record in own)),
        extras=extras_of(fields, ("url", "ts", "title", "text")),
    )


def _words_of(own: list[Record], words: Words) -> Iterator[PostText]:
    for sha256 in dict.fromkeys(record.sha256 for record in own):
        yield from words.get(sha256, ())


def archive_post(
    file: SourceFile, checks: Checks, taken: list[Record], tally: Tally, own: list[Record], words: Words
) -> Post:
    """Make the post about the archive: what was checked, taken out, left inside, and what belongs to no page."""
    package = checks.package
    nested = package.get("metadata")
    holder, prefix = (nested, "metadata/") if isinstance(nested, dict) and "title" not in package else (package, "")
    item = file.item.sha256
    texts = tuple(
        PostText(role, str(holder[name]), Locator(item, f"/{PACKAGE}/{prefix}{name}"))
        for name, role in (("title", TextRole.TITLE), ("description", TextRole.BODY), ("desc", TextRole.BODY))
        if word(holder, name)
    )
    told: dict[str, Plain] = {
        "checks": {**checks.told, "record_digests": {**tally.digests}, "n_records": tally.n_records},
        "datapackage": clean({name: part for name, part in package.items() if name != "resources"}),
        "left_inside": {**tally.left_inside},
        "taken_out": [
            {
                "name": record.name,
                "url": without_tokens(record.url),
                "at": record.at,
                "media_type": record.media_type,
                "sha256": record.sha256,
            }
            for record in taken
        ],
    }
    return Post(
        locator=Locator(item),
        kind=PostKind.PAGE,
        texts=(*texts, *_words_of(own, words)),
        captured=dated(package.get("created"), HowDated.COLLECTOR),
        media=tuple(dict.fromkeys(record.sha256 for record in own)),
        extras=canonical_json(told),
    )

"""WACZ: web archives in a ZIP, in the old layout (1.0.0) and the new (1.1), signed or not.

Every hash the archive states is checked, and which checks ran is said in a post about the archive itself. A signature
is reported, never verified: that takes the certificate's chain and the time stamp's authority.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from yellowplate.ingest.address import clean, platform_of, without_tokens
from yellowplate.ingest.entries import Break, Entry, breaks_schema, line_entries
from yellowplate.ingest.format import Folder, Format, Member, SourceFile, Yield
from yellowplate.ingest.moments import dated
from yellowplate.ingest.packed import is_safe, open_zip, read_member
from yellowplate.ingest.schemas import WACZ_PAGE
from yellowplate.ingest.shown import extras_of, word
from yellowplate.ingest.wacz_hashes import PACKAGE, Checks, check
from yellowplate.ingest.web_archive import Record, Tally, page_of, records
from yellowplate.records import HowDated, Locator, Post, PostKind, PostText, TextRole
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain, canonical_json

_ZIP = b"PK\x03\x04"
_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_TEXTS = (("title", TextRole.TITLE), ("text", TextRole.BODY))
_SHOWN = ("image/", "video/", "audio/")
_NOT_A_PICTURE = "image/svg+xml"
"""Drawings in XML: no reader of pictures opens them."""
_WORDS = ("text/html", "application/xhtml+xml", "text/plain")


def recognises(file: SourceFile) -> bool:
    """Look for a ZIP with a `datapackage.json` or WARC files; a broken one is known by its name or first members."""
    if not file.head.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(file.path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return file.name.lower().endswith(".wacz") or b"archive/" in file.head or b"pages/pages.jsonl" in file.head
    has_warcs = any(_is_warc(name) for name in names)
    return has_warcs or (PACKAGE in names and any(name in names for name in _PAGES))


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


def _pages(archive: zipfile.ZipFile, safe: dict[str, zipfile.ZipInfo], origin: str) -> Iterator[Entry | Break]:
    for name in _PAGES:
        if name not in safe:
            continue
        try:
            text = read_member(archive, safe[name], origin).decode("utf-8", "surrogateescape")
        except UnreadableInput as error:
            yield Break(name, error.reason)
            continue
        for entry in line_entries(text):
            if isinstance(entry, Break):
                yield Break(f"{name}, {entry.place}", entry.reason, entry.remedy)
                continue
            page = Entry(f"/{name}{entry.place}", entry.fields)
            if fault := breaks_schema(page, WACZ_PAGE):
                yield fault
            elif word(page.fields, "url"):
                yield page


class _Wanted:
    """Decides which answers are taken out: what can be looked at, and the words of pages that have no text."""

    def __init__(self, pages: list[Entry]) -> None:
        self._has_text = {word(page.fields, "url"): bool(word(page.fields, "text")) for page in pages}
        self._is_all_text = bool(pages) and all(self._has_text.values())

    def __call__(self, media_type: str, url: str) -> bool:
        if media_type.startswith(_SHOWN):
            return media_type != _NOT_A_PICTURE
        if media_type in _WORDS:
            return not self._has_text.get(page_of(url), self._is_all_text)
        return False


def _media_by_page(pages: list[Entry], taken: list[Record], tally: Tally) -> dict[str, list[str]]:
    """Sort records to the pages that asked for them; "" for those no page can be named for."""
    urls = {word(page.fields, "url") for page in pages}
    sorted_out: dict[str, list[str]] = {}
    for record in taken:
        page = page_of(record.url)
        page = page if page in urls else tally.referers.get(record.url, "")
        page = page if page in urls else next(iter(urls)) if len(urls) == 1 else ""
        sorted_out.setdefault(page, []).append(record.sha256)
    return sorted_out


def _page_post(page: Entry, file: SourceFile, media: list[str]) -> Post:
    fields, item = page.fields, file.item.sha256
    url = word(fields, "url")
    return Post(
        locator=Locator(item, page.place),
        kind=PostKind.PAGE,
        platform=platform_of(url),
        texts=tuple(
            PostText(role, str(fields[name]), Locator(item, f"{page.place}/{name}"))
            for name, role in _TEXTS
            if word(fields, name)
        ),
        captured=dated(fields.get("ts"), HowDated.COLLECTOR),
        url=without_tokens(url),
        media=tuple(dict.fromkeys(media)),
        extras=extras_of(fields, ("url", "ts", "title", "text")),
    )


def _archive_post(file: SourceFile, checks: Checks, taken: list[Record], tally: Tally, media: list[str]) -> Post:
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
        texts=texts,
        captured=dated(package.get("created"), HowDated.COLLECTOR),
        media=tuple(dict.fromkeys(media)),
        extras=canonical_json(told),
    )


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Check every hash, then give each picture, film and untold text as a member, each page and the archive as posts.

    Raises:
        UnreadableInput: broken off, encrypted, or no page and no WARC in it.
        TooLarge: a zip bomb, by declared sizes or while unpacking.
    """
    del folder
    origin = file.item.origin
    with open_zip(file) as archive:
        safe = {name.filename: name for name in archive.infolist() if is_safe(name.filename) and not name.is_dir()}
        for member in archive.infolist():
            if not is_safe(member.filename):
                yield Break(member.filename, "its name points outside the archive; not unpacked").refusal(file)
        if len(safe) < sum(is_safe(member.filename) and not member.is_dir() for member in archive.infolist()):
            yield Break("directory", "two members have one name; the last one was read").refusal(file)
        checks = check(archive, safe, origin)
        for fault in checks.faults:
            yield fault.refusal(file)
        pages: list[Entry] = []
        for page in _pages(archive, safe, origin):
            if isinstance(page, Break):
                yield page.refusal(file)
            else:
                pages.append(page)
        warcs = [name for name in sorted(safe) if _is_warc(name) and name in checks.readable]
        tally, taken = Tally(0, {}, {}, {}), list[Record]()
        for name in warcs:
            for record in records(archive, safe[name], origin, tally, _Wanted(pages)):
                if isinstance(record, Break):
                    yield record.refusal(file)
                    continue
                if record.sha256 in {known.sha256 for known in taken}:
                    Path(record.path).unlink()
                else:
                    yield Member(record.name, record.path, record.media_type)
                taken.append(record)
    if not pages and not tally.n_records:
        raise UnreadableInput(origin, "no page and no readable WARC record in it", remedy="Get the archive again.")
    media = _media_by_page(pages, taken, tally)
    for page in pages:
        yield _page_post(page, file, media.get(word(page.fields, "url"), []))
    yield _archive_post(file, checks, taken, tally, media.get("", []))


FORMAT = Format(
    name="wacz",
    source="https://specs.webrecorder.net/wacz/1.1.1/ and its 1.0.0; https://github.com/webrecorder/py-wacz",
    order=10,
    recognises=recognises,
    read=read,
    schema=WACZ_PAGE,
)

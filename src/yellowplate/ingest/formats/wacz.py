"""WACZ: web archives in a ZIP, in the old layout (1.0.0) and the new (1.1), signed or not.

Every hash the archive states is checked, and which checks ran is said in a post about the archive itself. A signature
is reported, never verified: that takes the certificate's chain and the time stamp's authority.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from yellowplate.ingest.entries import Break, Entry, breaks_schema, line_entries
from yellowplate.ingest.format import Folder, Format, Member, SourceFile, Yield
from yellowplate.ingest.packed import is_safe, open_zip, read_member
from yellowplate.ingest.schemas import WACZ_PAGE
from yellowplate.ingest.shown import word
from yellowplate.ingest.wacz_hashes import PACKAGE, check
from yellowplate.ingest.web_archive import Record, Tally, page_of, records
from yellowplate.ingest.web_posts import Words, archive_post, by_page, page_post, texts_in
from yellowplate.records import Refusal
from yellowplate.records.errors import UnreadableInput

_ZIP = b"PK\x03\x04"
_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")
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


@dataclass(slots=True)
class _Told:
    """What is gathered on the way through one archive."""

    pages: list[Entry] = field(default_factory=list)
    taken: list[Record] = field(default_factory=list)
    words: Words = field(default_factory=dict)
    tally: Tally = field(default_factory=lambda: Tally(0, {}, {}, {}))


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


def _take(
    archive: zipfile.ZipFile, warcs: list[zipfile.ZipInfo], file: SourceFile, told: _Told
) -> Iterator[Member | Refusal]:
    """Take the wanted records out; the same bytes become a member once."""
    known: set[str] = set()
    for warc in warcs:
        for record in records(archive, warc, file.item.origin, told.tally, _Wanted(told.pages)):
            if isinstance(record, Break):
                yield record.refusal(file)
                continue
            told.taken.append(record)
            if record.sha256 in known:
                record.path.unlink()
                continue
            known.add(record.sha256)
            if record.media_type in _WORDS:
                try:
                    told.words[record.sha256] = texts_in(record, file.item.origin)
                except UnreadableInput as error:
                    yield Break(record.name, error.reason, error.remedy).refusal(file)
            yield Member(record.name, record.path, record.media_type)


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Check every hash, then give each picture, film and untold text as a member, each page and the archive as posts.

    Raises:
        UnreadableInput: broken off, encrypted, or no page and no WARC in it.
        TooLarge: a zip bomb, by declared sizes or while unpacking.
    """
    del folder
    origin = file.item.origin
    told = _Told()
    with open_zip(file) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        safe = {member.filename: member for member in members if is_safe(member.filename)}
        for member in members:
            if not is_safe(member.filename):
                yield Break(member.filename, "its name points outside the archive; not unpacked").refusal(file)
        if len(safe) < sum(is_safe(member.filename) for member in members):
            yield Break("directory", "two members have one name; the last one was read").refusal(file)
        checks = check(archive, safe, origin)
        for fault in checks.faults:
            yield fault.refusal(file)
        for page in _pages(archive, safe, origin):
            if isinstance(page, Break):
                yield page.refusal(file)
            else:
                told.pages.append(page)
        warcs = [safe[name] for name in sorted(safe) if _is_warc(name) and name in checks.readable]
        yield from _take(archive, warcs, file, told)
    if not told.pages and not told.tally.n_records:
        raise UnreadableInput(origin, "no page and no readable WARC record in it", remedy="Get the archive again.")
    sorted_out = by_page(told.pages, told.taken, told.tally)
    for page in told.pages:
        yield page_post(page, file, sorted_out.get(word(page.fields, "url"), []), told.words)
    yield archive_post(file, checks, told.taken, told.tally, sorted_out.get("", []), told.words)


FORMAT = Format(
    name="wacz",
    source="https://specs.webrecorder.net/wacz/1.1.1/ and its 1.0.0; https://github.com/webrecorder/py-wacz",
    order=10,
    recognises=recognises,
    read=read,
    schema=WACZ_PAGE,
)

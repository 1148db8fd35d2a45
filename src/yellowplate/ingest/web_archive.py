"""Takes pictures, films and page texts out of WARC files, each with its address and time; nothing is fetched.

Source: ISO 28500:2017 (WARC); https://specs.webrecorder.net (screenshots as `urn:view:`, texts as `urn:text:`).
"""

from __future__ import annotations

import hashlib
import re
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from yellowplate.ingest.entries import Break
from yellowplate.ingest.packed import BROKEN, Budget

if TYPE_CHECKING:
    import zipfile

_BLOCK = 1 << 16
_ENCODINGS = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))
"""Content encodings that are undone; "br" and "zstd" need libraries of their own."""
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_VIEW = re.compile(r"urn:(?:view|thumbnail|text|textFinal|fullPage|fullPageFinal)(?:-[a-z]+)?:", re.IGNORECASE)
_OK, _PART = "200", "206"


@dataclass(frozen=True, slots=True)
class Record:
    """One record that was taken out.

    Attributes:
        name: "<member>#<number of the record from 1>".
        url: address it was fetched from, as text.
        at: WARC-Date, as text.
        media_type: as the server or the crawler stated it.
        path: temporary file with the bytes, without content encoding.
        sha256: over those bytes.
        n_bytes: their length.
    """

    name: str
    url: str
    at: str
    media_type: str
    path: Path
    sha256: str
    n_bytes: int


@dataclass(slots=True)
class Tally:
    """What was seen on the way through the WARC files of one archive.

    Attributes:
        n_records: all records.
        digests: "hold", "differ" or "none" to the number of records whose own digests were checked so.
        left_inside: media type to number of responses that stay in the archive.
        referers: address to the page that asked for it, from the requests.
    """

    n_records: int
    digests: dict[str, int]
    left_inside: dict[str, int]
    referers: dict[str, str]


def page_of(url: str) -> str:
    """Return the address of the page that a screenshot or text record of a crawler belongs to.

    >>> page_of("urn:view:https://example.com/")
    'https://example.com/'
    """
    return _VIEW.sub("", url)


def _media_type(record: Any) -> str:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    stated = (headers.get_header("Content-Type") if headers else None) or ""
    return stated.partition(";")[0].strip().lower()


def _refused(record: Any) -> str:
    """Say why a wanted record cannot be taken, or return ""."""
    if record.rec_type != "response":
        return ""
    encoding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if encoding not in _ENCODINGS:
        return f"its content is packed as {encoding}, which is not undone here"
    stated = _RANGE.fullmatch((record.http_headers.get_header("Content-Range") or "").strip())
    if record.http_headers.get_statuscode() == _PART:
        if not stated:
            return "holds a part of the file only, without saying which"
        first, last, length = (int(part) for part in stated.groups())
        if (first, last + 1) != (0, length):
            return f"holds bytes {first} to {last} of {length} only"
    return ""


def _has_answer(record: Any) -> bool:
    if record.rec_type == "resource":
        return True
    return bool(
        record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() in (_OK, _PART)
    )


def _copy(record: Any, out: IO[bytes], budget: Budget) -> tuple[str, int]:
    digest, n_bytes = hashlib.sha256(), 0
    stream = record.content_stream()
    while block := stream.read(_BLOCK):
        budget.spend(len(block))
        digest.update(block)
        n_bytes += len(block)
        out.write(block)
    return digest.hexdigest(), n_bytes


def _drain(record: Any) -> int:
    """Read a record to its end, for its digest; return how many of the bytes it declares are not there."""
    while record.raw_stream.read(_BLOCK):
        pass
    return int(getattr(record.raw_stream, "limit", 0))


def _note_digest(record: Any, tally: Tally) -> bool:
    passed = record.digest_checker.passed
    name = "none" if passed is None else "hold" if passed else "differ"
    tally.digests[name] = tally.digests.get(name, 0) + 1
    return passed is not False


def _broken() -> tuple[type[BaseException], ...]:
    from warcio.bufferedreaders import ChunkedDataException
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    return (*BROKEN, zlib.error, ArchiveLoadFailed, ChunkedDataException, StatusAndHeadersParserException)


def records(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    origin: str,
    tally: Tally,
    is_wanted: Callable[[str, str], bool],
) -> Iterator[Record | Break]:
    """Go through one WARC file of an archive.

    Args:
        archive: the open archive.
        member: the WARC file in it, measured before.
        origin: name of the archive for errors.
        tally: counts, filled on the way.
        is_wanted: asked with media type and address of each answer.

    Returns:
        Each wanted record in a temporary file that the caller removes; a Break for each that cannot be taken and at
        the place where the file breaks off.

    Raises:
        TooLarge: the contents unpack beyond the limits.
    """
    from warcio.archiveiterator import ArchiveIterator

    budget = Budget(origin, place=member.filename)
    number = 0
    try:
        with archive.open(member) as stream:
            for record in ArchiveIterator(stream, check_digests=True):
                number += 1
                tally.n_records += 1
                yield from _record(record, f"{member.filename}#{number}", tally, is_wanted, budget)
    except _broken() as error:
        said = (str(error).strip().splitlines() or [type(error).__name__])[0]
        yield Break(
            f"{member.filename}#{number + 1}", f"the WARC file breaks: {said}", "The records before it were read."
        )


def _record(
    record: Any, name: str, tally: Tally, is_wanted: Callable[[str, str], bool], budget: Budget
) -> Iterator[Record | Break]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    asked = record.http_headers if record.rec_type == "request" else None
    if asked and (referer := asked.get_header("Referer")):
        tally.referers.setdefault(url, referer)
    media_type = _media_type(record)
    if not (_has_answer(record) and is_wanted(media_type, url)):
        _drain(record)
        _note_digest(record, tally)
        if record.rec_type in ("response", "resource"):
            tally.left_inside[media_type or "not stated"] = tally.left_inside.get(media_type or "not stated", 0) + 1
        return
    if why := _refused(record):
        _drain(record)
        _note_digest(record, tally)
        yield Break(name, f"{url}: {why}")
        return
    with tempfile.NamedTemporaryFile(prefix="yellowplate-", delete=False) as out:
        path = Path(out.name)
        try:
            sha256, n_bytes = _copy(record, out, budget)
            n_missing = _drain(record)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    if n_missing:
        yield Break(name, f"{url}: the record breaks off, {n_missing} bytes are missing")
    if not _note_digest(record, tally):
        yield Break(name, f"{url}: the digest that the crawler wrote differs", "Get the archive from its origin again.")
    if n_bytes == 0:
        path.unlink()
        return
    at = record.rec_headers.get_header("WARC-Date") or ""
    yield Record(name, url, at, media_type, path, sha256, n_bytes)

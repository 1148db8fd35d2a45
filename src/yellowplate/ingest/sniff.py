"""What a file is, by its bytes. The ending of its name is not trusted; it only settles which kind of text a text is.

Source: the signatures in each format's own specification: JFIF/PNG/GIF/WebP/BMP/TIFF, ISO/IEC 14496-12 (`ftyp`
brands), Matroska (EBML DocType), Adobe FLV 10.1, RIFF, ISO/IEC 13818-1 (188-byte packets), RFC 3533 (Ogg), ID3v2,
APPNOTE 4.3 (ZIP), RFC 1952 (gzip), ISO 32000-1 (PDF).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

from yellowplate.records import MediaKind

HEAD_BYTES = 4096
"""How much of a file is looked at."""

_SIGNATURES: tuple[tuple[int, bytes, str, MediaKind], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg", MediaKind.IMAGE),
    (0, b"\x89PNG\r\n\x1a\n", "image/png", MediaKind.IMAGE),
    (0, b"GIF87a", "image/gif", MediaKind.IMAGE),
    (0, b"GIF89a", "image/gif", MediaKind.IMAGE),
    (0, b"II*\x00", "image/tiff", MediaKind.IMAGE),
    (0, b"MM\x00*", "image/tiff", MediaKind.IMAGE),
    (0, b"FLV\x01", "video/x-flv", MediaKind.VIDEO),
    (0, b"OggS\x00", "application/ogg", MediaKind.AUDIO),
    (0, b"fLaC", "audio/flac", MediaKind.AUDIO),
    (0, b"#!AMR", "audio/amr", MediaKind.AUDIO),
    (0, b"PK\x03\x04", "application/zip", MediaKind.ARCHIVE),
    (0, b"PK\x05\x06", "application/zip", MediaKind.ARCHIVE),
    (0, b"\x1f\x8b\x08", "application/gzip", MediaKind.ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", MediaKind.ARCHIVE),
    (0, b"Rar!\x1a\x07", "application/vnd.rar", MediaKind.ARCHIVE),
    (0, b"\xfd7zXZ\x00", "application/x-xz", MediaKind.ARCHIVE),
    (257, b"ustar", "application/x-tar", MediaKind.ARCHIVE),
    (0, b"%PDF-", "application/pdf", MediaKind.OTHER),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3", MediaKind.OTHER),
)
_RIFF = {
    b"WEBP": ("image/webp", MediaKind.IMAGE),
    b"AVI ": ("video/x-msvideo", MediaKind.VIDEO),
    b"WAVE": ("audio/wav", MediaKind.AUDIO),
}
_BRANDS = (
    (re.compile(rb"hei[cxms]|hev[cxms]|mif1|msf1"), "image/heic", MediaKind.IMAGE),
    (re.compile(rb"avi[fs]"), "image/avif", MediaKind.IMAGE),
    (re.compile(rb"M4[AB] "), "audio/mp4", MediaKind.AUDIO),
    (re.compile(rb"qt  "), "video/quicktime", MediaKind.VIDEO),
    (re.compile(rb"M4V."), "video/x-m4v", MediaKind.VIDEO),
)
"""Major brands of ISO base media files; every other brand is MP4."""
_TS_PACKET = 188
_BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})
"""Lengths of the header that follows the 14 bytes of a bitmap file: "BM" alone begins many a text."""
_MP3 = re.compile(rb"\xff[\xfa\xfb\xf2\xf3]|ID3[\x02-\x04]")
_EBML = b"\x1a\x45\xdf\xa3"
_OLD_BOXES = (b"moov", b"mdat", b"wide", b"skip")
"""First boxes of QuickTime films from before `ftyp` existed."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Bytes no text has; escape, form feed and vertical tab are let through, old files have them."""
_TEXT_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_JSON = re.compile(r'\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[\[{\]]|"|$))')
_JSON_LINE = re.compile(r"\s*\{.*\}\s*")
_MARKUP = re.compile(r"\s*<(?:!doctype html|html|head|body|\?xml|svg|kml|rss|!--)", re.IGNORECASE)
_DELIMITERS = ",;\t|"
_MAX_NAME_CHARS = 64
_TABLE_ENDINGS = ("csv", "tsv")
_PROSE_ENDINGS = ("txt", "md", "markdown", "text", "srt", "vtt", "description", "log")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the bytes are.

    Attributes:
        media_type: IANA media type; "application/octet-stream" where not known.
        kind: what readers may do with it.
    """

    media_type: str
    kind: MediaKind


UNKNOWN = Sniffed("application/octet-stream", MediaKind.OTHER)


def _sniff_container(head: bytes) -> Sniffed | None:
    """Look for formats whose brand stands behind their signature."""
    if head.startswith(b"RIFF") and (found := _RIFF.get(head[8:12])):
        return Sniffed(*found)
    if head.startswith(_EBML):
        return Sniffed("video/webm" if b"webm" in head[:64] else "video/x-matroska", MediaKind.VIDEO)
    if not head.startswith(b"\x00"):  # the length of the first box, which is below 16 MB; no text begins so
        return None
    if head[4:8] in _OLD_BOXES:
        return Sniffed("video/quicktime", MediaKind.VIDEO)
    if head[4:8] != b"ftyp":
        return None
    for brand, media_type, kind in _BRANDS:
        if brand.fullmatch(head[8:12]):
            return Sniffed(media_type, kind)
    return Sniffed("video/mp4", MediaKind.VIDEO)


def _sniff_binary(head: bytes) -> Sniffed | None:
    for offset, signature, media_type, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            return Sniffed(media_type, kind)
    if found := _sniff_container(head):
        return found
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return Sniffed("image/bmp", MediaKind.IMAGE)
    if not _CONTROL.search(head):
        return None
    if head[: 2 * _TS_PACKET + 1 : _TS_PACKET] == b"GGG":
        return Sniffed("video/mp2t", MediaKind.VIDEO)
    return Sniffed("audio/mpeg", MediaKind.AUDIO) if _MP3.match(head) else None


def head_text(head: bytes, *, is_whole: bool) -> str | None:
    """Read the beginning of a file as text.

    Args:
        head: its first bytes.
        is_whole: True if the file has no more.

    Returns:
        The text, broken characters replaced by U+FFFD; None for bytes that are no text.
    """
    if head.startswith(_TEXT_BOMS):
        name = "utf-16-le" if head.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        text = codecs.getincrementaldecoder(name)("replace").decode(head[2:], final=is_whole)
        return None if "\x00" in text else text
    if _CONTROL.search(head):
        return None
    for name in ("utf-8-sig", "gb18030"):
        try:
            return codecs.getincrementaldecoder(name)().decode(head, final=is_whole)
        except UnicodeDecodeError:
            continue
    return head.decode("utf-8", "replace")


def _rows(text: str, delimiter: str, *, is_whole: bool) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return [row for row in (rows if is_whole else rows[:-1]) if row]


def delimiter_of(text: str, *, is_whole: bool) -> str:
    """Find what parts the columns of a table.

    Args:
        text: the beginning of a text.
        is_whole: True if the text has no more; else its last line is not looked at.

    Returns:
        "," ";" tab or "|", where the first line is a row of different short names and every further line has as many
        cells; "" where it is no table.
    """
    for delimiter in sorted(_DELIMITERS, key=lambda one: -text.partition("\n")[0].count(one)):
        rows = _rows(text, delimiter, is_whole=is_whole)
        if not rows:
            continue
        names = rows[0]
        are_names = len(names) > 1 and len(set(names)) == len(names)
        if (
            are_names
            and all(name.strip() and name == name.strip() and len(name) <= _MAX_NAME_CHARS for name in names)
            and all(len(row) == len(names) for row in rows)
        ):
            return delimiter
    return ""


def _sniff_text(text: str, ending: str, *, is_whole: bool) -> Sniffed:
    if _JSON.match(text):
        lines = [line for line in text.split("\n") if line.strip()]
        is_lines = len(lines) > 1 and _JSON_LINE.fullmatch(lines[0]) and lines[1].lstrip().startswith("{")
        return Sniffed("application/jsonl" if is_lines else "application/json", MediaKind.STRUCTURED)
    if markup := _MARKUP.match(text):
        is_page = "html" in text[: markup.end() + HEAD_BYTES].lower()
        return Sniffed("text/html" if is_page else "application/xml", MediaKind.TEXT)
    if ending in _TABLE_ENDINGS or (ending not in _PROSE_ENDINGS and delimiter_of(text, is_whole=is_whole)):
        return Sniffed("text/csv", MediaKind.STRUCTURED)
    return Sniffed("text/plain", MediaKind.TEXT)


def sniff(head: bytes, name: str, *, n_bytes: int) -> Sniffed:
    r"""Say what a file is.

    Args:
        head: its first `HEAD_BYTES` bytes.
        name: its name; its ending decides between prose and table only where the bytes are text.
        n_bytes: its length.

    Returns:
        Media type and kind; `UNKNOWN` for bytes that are neither a known format nor text.

    Limits: looks at the head only, so a file that breaks off later is what it began as. UTF-16 counts as text only
        with its byte order mark. A two-line text with one comma a line and no ending may count as a table.

    >>> sniff(b"\x89PNG\r\n\x1a\n", "clip.mp4", n_bytes=8).media_type
    'image/png'
    """
    if found := _sniff_binary(head):
        return found
    is_whole = n_bytes <= len(head)
    text = head_text(head, is_whole=is_whole)
    if text is None:
        return UNKNOWN
    return _sniff_text(text, name.rpartition(".")[2].lower() if "." in name else "", is_whole=is_whole)


_ENDINGS: dict[str, MediaKind] = {
    **dict.fromkeys(
        ["jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif"], MediaKind.IMAGE
    ),
    **dict.fromkeys(["mp4", "m4v", "mov", "webm", "mkv", "flv", "avi", "ts", "3gp"], MediaKind.VIDEO),
    **dict.fromkeys(["wav", "mp3", "m4a", "ogg", "opus", "flac", "aac", "amr"], MediaKind.AUDIO),
    **dict.fromkeys(["json", "jsonl", "ndjson", "csv", "tsv"], MediaKind.STRUCTURED),
    **dict.fromkeys(["txt", "md"], MediaKind.TEXT),
    **dict.fromkeys(["zip", "wacz", "gz"], MediaKind.ARCHIVE),
}
_TEXTUAL = frozenset({MediaKind.TEXT, MediaKind.STRUCTURED})


def belies(sniffed: Sniffed, name: str) -> bool:
    """Say whether a file's name promises another kind of thing than its bytes are.

    Args:
        sniffed: what the bytes are.
        name: the file's name.

    Returns:
        True for a picture named ".mp4"; False for a WebP named ".jpg", which platforms make every day and every
        reader opens, for text named as another kind of text, and for endings that promise nothing.

    >>> belies(Sniffed("image/png", MediaKind.IMAGE), "clip.mp4")
    True
    """
    promised = _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if promised is None or promised is sniffed.kind:
        return False
    return not ({promised, sniffed.kind} <= _TEXTUAL or {promised, sniffed.kind} == {MediaKind.VIDEO, MediaKind.AUDIO})

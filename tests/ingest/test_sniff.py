"""What files are by their bytes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.sniff import HEAD_BYTES, UNKNOWN, Sniffed, belies, delimiter_of, sniff
from yellowplate.records import MediaKind

ISO = b"\x00\x00\x00\x18ftyp"


def sniffed(raw: bytes, name: str = "x") -> Sniffed:
    return sniff(raw[:HEAD_BYTES], name, n_bytes=len(raw))


def picture(form: str) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(stream, form)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("BMP", "image/bmp"),
        ("TIFF", "image/tiff"),
    ],
)
def test_real_pictures(form: str, media_type: str) -> None:
    assert sniffed(picture(form), "clip.mp4") == Sniffed(media_type, MediaKind.IMAGE)


@pytest.mark.parametrize(
    ("raw", "media_type", "kind"),
    [
        (ISO + b"isom\x00\x00\x02\x00", "video/mp4", MediaKind.VIDEO),
        (ISO + b"qt  \x00\x00\x02\x00", "video/quicktime", MediaKind.VIDEO),
        (ISO + b"M4V \x00\x00\x02\x00", "video/x-m4v", MediaKind.VIDEO),
        (ISO + b"M4A \x00\x00\x02\x00", "audio/mp4", MediaKind.AUDIO),
        (ISO + b"heic\x00\x00\x02\x00", "image/heic", MediaKind.IMAGE),
        (ISO + b"avif\x00\x00\x02\x00", "image/avif", MediaKind.IMAGE),
        (b"\x00\x00\x10\x00moov\x00\x00\x00l", "video/quicktime", MediaKind.VIDEO),
        (b"\x1a\x45\xdf\xa3\x01B\x82\x88matroska", "video/x-matroska", MediaKind.VIDEO),
        (b"\x1a\x45\xdf\xa3\x01B\x82\x84webm", "video/webm", MediaKind.VIDEO),
        (b"FLV\x01\x05\x00\x00\x00\x09", "video/x-flv", MediaKind.VIDEO),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "video/x-msvideo", MediaKind.VIDEO),
        ((b"G\x00" + b"\xff" * 186) * 3, "video/mp2t", MediaKind.VIDEO),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav", MediaKind.AUDIO),
        (b"ID3\x03\x00\x00\x00\x00", "audio/mpeg", MediaKind.AUDIO),
        (b"\xff\xfb\x90\x00\x00\x00", "audio/mpeg", MediaKind.AUDIO),
        (b"OggS\x00\x02", "application/ogg", MediaKind.AUDIO),
        (b"PK\x03\x04\x14\x00", "application/zip", MediaKind.ARCHIVE),
        (b"\x1f\x8b\x08\x00", "application/gzip", MediaKind.ARCHIVE),
        (b"\x00" * 257 + b"ustar\x00", "application/x-tar", MediaKind.ARCHIVE),
        (b"%PDF-1.7\n", "application/pdf", MediaKind.OTHER),
        (b"RIFF\x00\x00\x00\x00ACON", "application/octet-stream", MediaKind.OTHER),
        (b"\x00\x00\x00\x18free", "application/octet-stream", MediaKind.OTHER),
        (b"\x30\x82\x01\x00\x02\x01", "application/octet-stream", MediaKind.OTHER),
    ],
)
def test_binary_files(raw: bytes, media_type: str, kind: MediaKind) -> None:
    assert sniffed(raw) == Sniffed(media_type, kind)


@pytest.mark.parametrize(
    ("raw", "name", "media_type", "why"),
    [
        (b'{"a": 1}', "x.txt", "application/json", "JSON under another name"),
        (b'\xef\xbb\xbf[{"a": 1}]', "x", "application/json", "with a mark"),
        (b'{\n "a": 1\n}', "x.json", "application/json", "over several lines"),
        (b'{"a": 1}\n{"a": 2}\n', "x.json", "application/jsonl", "one object a line"),
        (b'{"a": 1', "x.json", "application/json", "broken off, still JSON"),
        (b"[2025-11-01] seen at the river", "x.txt", "text/plain", "a bracket begins prose too"),
        (b"{see below} text", "x", "text/plain", "so does a brace"),
        (b"id,name\n1,a\n2,b\n", "x", "text/csv", "a table by its rows"),
        (b"id;name\n1;a\n", "x", "text/csv", "semicolons"),
        ("车架号\t价格\n1\t2\n".encode("gb18030"), "x", "text/csv", "tabs, GB18030"),
        (b"id,name\n1,a,b\n", "x", "text/plain", "rows of another length"),
        (b"id,name\n1,a,b\n", "x.csv", "text/csv", "but its name says so"),
        (b"Hello, world\nBye, now\n", "x", "text/plain", "a comma with a blank"),
        (b"a,b\nc,d\n", "notes.txt", "text/plain", "its name says prose"),
        (b"a,a\nc,d\n", "x", "text/plain", "a name twice is no header"),
        (b'"a,b\n', "x", "text/plain", "one column"),
        (b"a,b\n" + b"1" * 140_000 + b",2\n", "x", "text/csv", "only the header fits the head"),
        (b"<!DOCTYPE html><html></html>", "x", "text/html", "a page"),
        (b"<?xml version='1.0'?><kml></kml>", "x", "application/xml", "XML"),
        (b"\xff\xfea\x00,\x00b\x00\n\x00", "x", "text/csv", "UTF-16"),
        (b"\xfe\xff\x00a", "x", "text/plain", "UTF-16"),
        ("车" * 1366 + "x", "x", "text/plain", "the head ends inside a character"),
        (b"caf\xe9 au lait\xff", "x", "text/plain", "broken text is text; the reader refuses it"),
        (b"GIF is a format", "x", "text/plain", "not a GIF"),
        (b"BM is short for much", "x", "text/plain", "not a bitmap"),
        (b"ID3 is a tag", "x", "text/plain", "not a tag"),
    ],
)
def test_texts(raw: bytes | str, name: str, media_type: str, why: str) -> None:
    found = sniffed(raw.encode() if isinstance(raw, str) else raw, name)
    assert found.media_type == media_type
    assert found.kind is (MediaKind.STRUCTURED if "json" in media_type or "csv" in media_type else MediaKind.TEXT)


def test_utf16_with_a_nul_is_no_text() -> None:
    assert sniffed(b"\xff\xfe\x00\x00\x01\x00") == UNKNOWN


@pytest.mark.parametrize(
    ("kind", "name", "is_wrong", "why"),
    [
        (MediaKind.IMAGE, "clip.mp4", True, "a picture named as a film"),
        (MediaKind.VIDEO, "a.jpg", True, "a film named as a picture"),
        (MediaKind.OTHER, "a.mp4", True, "garbage named as a film"),
        (MediaKind.TEXT, "a.mp4", True, "an error page saved as a film"),
        (MediaKind.IMAGE, "a.JPG", False, "as it says"),
        (MediaKind.IMAGE, "a.dat", False, "an ending that promises nothing"),
        (MediaKind.IMAGE, "a", False, "no ending"),
        (MediaKind.TEXT, "a.json", False, "text and fields are both text"),
        (MediaKind.AUDIO, "a.mp4", False, "a sound track in a film's container"),
    ],
)
def test_names_that_belie_the_bytes(kind: MediaKind, name: str, is_wrong: bool, why: str) -> None:
    assert belies(Sniffed("x/y", kind), name) is is_wrong


def test_the_last_line_of_a_head_may_break_off() -> None:
    assert delimiter_of("a,b\n1,2\n3", is_whole=False) == ","
    assert delimiter_of("a,b\n1,2\n3", is_whole=True) == ""


@given(st.binary(max_size=600))
def test_any_bytes_are_something(raw: bytes) -> None:
    assert sniffed(raw).media_type

"""The entries of a collector's file, each with its place: elements of JSON lists, lines of JSON Lines, rows of CSV.

What breaks is reported with its place and the rest goes on: a broken line or row costs itself, a list that breaks off
costs what follows the break.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING, Any

from yellowplate.ingest.decode import decode
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.moments import moment_of
from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.errors import TooLarge, UnreadableInput
from yellowplate.records.ids import Plain, canonical_json

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

MAX_TEXT_MB = 64.0
"""Largest file of fields that is read into memory; mirrors `Settings.max_text_mb`."""
_MESSAGE_CHARS = 200
_DECODER = json.JSONDecoder(parse_constant=str, strict=False)
"""Takes NaN and Infinity as words, and raw line ends inside strings: collectors write both."""
_GAP = re.compile(r"[\s,]*")
_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as Python's "surrogateescape" writes it."""
_MAX_BROKEN_SHARE = 0.02
"""Share of the non-ASCII characters up to which a file is UTF-8 with broken bytes and no other encoding."""
_MAX_CUT_BYTES = 3
"""A character cut at the end of a file leaves up to three bytes."""
_NOT_UTF8 = "bytes that are no UTF-8 stand in it"
_SURROGATE = re.compile("[\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a file of fields.

    Attributes:
        place: JSON pointer of the object in the file; for JSON Lines "/<line from 1>", for CSV "/<row from 1>".
        fields: its keys and values.
    """

    place: str
    fields: dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Break:
    """A part of a file that could not be read.

    Attributes:
        place: line, row or offset, in words.
        reason: what is wrong, in one sentence.
        remedy: what the user can do, or "".
    """

    place: str
    reason: str
    remedy: str = ""

    def refusal(self, file: SourceFile) -> Refusal:
        """Return it as a partial refusal of the file."""
        return Refusal(
            file=file.item.origin,
            reason=self.reason,
            stage=RefusalStage.INGEST,
            place=self.place,
            remedy=self.remedy,
            item=file.item.sha256,
            is_partial=True,
        )


def unread_moments(file: SourceFile, place: str, fields: Mapping[str, Any], names: Iterable[str]) -> Iterator[Refusal]:
    """Name each date that is given and cannot be understood; the post is read without it.

    Args:
        file: the file the post stands in.
        place: where in it, as in `Entry.place`.
        fields: the post.
        names: fields that hold moments.

    Returns:
        One partial refusal a field; none for fields that are missing, empty or 0.
    """
    for name in names:
        value = fields.get(name)
        if value not in (None, "", 0, "0") and moment_of(value, zone=UTC) is None:
            yield Break(f"{place}/{name}", f"not a moment: {value!r}", "The post was read without it.").refusal(file)


def pointer(*parts: str | int) -> str:
    """Write a JSON pointer.

    Source: RFC 6901.

    >>> pointer("aweme_list", 0, "a/b~")
    '/aweme_list/0/a~1b~0'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def load_text(file: SourceFile) -> str:
    """Read a file of fields as text.

    Returns:
        The text without byte order mark. In a file that is UTF-8 but for a few bytes (a download cut inside a
        character) those bytes stand as lone surrogates, and the entry that holds them becomes a Break.

    Raises:
        TooLarge: larger than `MAX_TEXT_MB`.
        UnreadableInput: empty, or in no encoding that is known.
    """
    if file.item.n_bytes > MAX_TEXT_MB * 1_048_576:
        raise TooLarge(
            file.item.origin,
            f"a file of fields of {file.item.n_bytes} bytes is read up to {MAX_TEXT_MB:g} MB",
            remedy="Split the file; each part is read on its own.",
        )
    raw = file.path.read_bytes()
    try:
        text = decode(raw, file=file.item.origin)[0]
    except UnreadableInput:
        text = raw.decode("utf-8", "surrogateescape")
        n_broken, n_foreign = len(_BYTE.findall(text)), sum(sign > "\x7f" for sign in text)
        if n_broken > max(_MAX_CUT_BYTES, _MAX_BROKEN_SHARE * n_foreign):
            raise
    if not text.strip():
        raise UnreadableInput(file.item.origin, "the file is empty")
    return text


def load_head(file: SourceFile, n_bytes: int = 65536) -> str:
    """Return the beginning of a file as text, for recognising it; broken characters are replaced."""
    raw = file.head
    if file.item.n_bytes > len(raw):
        with file.path.open("rb") as stream:
            raw = stream.read(n_bytes)
    return raw.decode("utf-8-sig", errors="replace")


def _whole(value: Plain) -> Plain:
    """Replace halves of surrogate pairs (emoji cut in two), which no encoding can write."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value) if _SURROGATE.search(value) else value
    if isinstance(value, list):
        return [_whole(part) for part in value]
    if isinstance(value, dict):
        return {str(_whole(key)): _whole(part) for key, part in value.items()}
    return value


def _decode_at(text: str, start: int) -> tuple[Plain, int]:
    try:
        value, end = _DECODER.raw_decode(text, start)
        return _whole(value), end
    except RecursionError as error:
        msg = "nested too deeply"
        raise ValueError(msg) from error


def _broken(text: str, at: int, inside: str, error: ValueError) -> Break:
    at = getattr(error, "pos", at)
    line = text.count("\n", 0, at) + 1
    reason = f"the JSON breaks {inside}: {getattr(error, 'msg', error)}"
    return Break(
        f"line {line}, character {at}", reason, "Collect the file again; what stands before the break was read."
    )


def read_document(text: str) -> Plain | Break:
    """Read a text that is one JSON value as a whole."""
    start = len(text) - len(text.lstrip())
    try:
        value, end = _decode_at(text, start)
    except ValueError as error:
        return _broken(text, start, "off or is none", error)
    rest = text[end:].strip()
    if rest:
        return Break(f"character {end}", f"text follows the end of the JSON: {rest[:20]!r}")
    return Break("", _NOT_UTF8) if _BYTE.search(text) else value


def list_entries(text: str, start: int, prefix: str = "") -> Iterator[Entry | Break]:
    """Read the objects of a JSON list one by one, so that a list that breaks off still gives what came before.

    Args:
        text: the file's text.
        start: offset of the list's "[".
        prefix: JSON pointer of the list.

    Returns:
        An entry per object; a Break for each element that is no object, and one at the end of a list that breaks.
    """
    at, number = start + 1, 0
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        if text[at : at + 1] == "]":
            return
        if at >= len(text):
            yield Break(
                f"character {at}",
                f"the list breaks off after {number} whole elements",
                "Collect the file again; the whole elements were read.",
            )
            return
        before = at
        try:
            value, at = _decode_at(text, at)
        except ValueError as error:
            yield _broken(text, at, f"after {number} whole elements", error)
            return
        place = f"{prefix}{pointer(number)}"
        number += 1
        if _BYTE.search(text, before, at):
            yield Break(place, _NOT_UTF8, "The other elements were read.")
        else:
            yield Entry(place, value) if isinstance(value, dict) else Break(place, "not an object of fields")


def line_entries(text: str) -> Iterator[Entry | Break]:
    """Read JSON Lines; a broken line is a Break that names it, the next line goes on."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        value = Break("", _NOT_UTF8) if _BYTE.search(line) else read_document(line)
        if isinstance(value, Break):
            yield Break(f"line {number}", f"not one JSON object: {value.reason}", "The other lines were read.")
        elif isinstance(value, dict):
            yield Entry(pointer(number), value)
        else:
            yield Break(f"line {number}", "not an object of fields", "The other lines were read.")


def row_entries(text: str) -> Iterator[Entry | Break]:
    """Read the rows of a CSV with a header; a row that does not fit the header is a Break, the next goes on."""
    csv.field_size_limit(int(MAX_TEXT_MB * 1_048_576))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield Break(f"row {number}, up to line {reader.line_num}", f"not a row of CSV: {error}", "Mend the quotes.")
            continue
        if not cells:
            continue
        if not header:
            header = cells
            continue
        number += 1
        if len(cells) != len(header):
            reason = f"{len(cells)} cells where the header has {len(header)}"
            yield Break(f"row {number}, up to line {reader.line_num}", reason, "Mend the row; the others were read.")
            continue
        if any(_BYTE.search(cell) for cell in cells):
            yield Break(f"row {number}, up to line {reader.line_num}", _NOT_UTF8, "The other rows were read.")
            continue
        yield Entry(pointer(number), dict(zip(header, cells, strict=True)))


@cache
def _validator(schema: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema))


def breaks_schema(entry: Entry, schema: Mapping[str, Plain]) -> Break | None:
    """Check an entry against its format's schema.

    Returns:
        None if it holds; else the first fault in order of its place.
    """
    checker = _validator(canonical_json(dict(schema)))
    faults = sorted(checker.iter_errors(entry.fields), key=lambda fault: [str(part) for part in fault.absolute_path])
    if not faults:
        return None
    place = entry.place + pointer(*faults[0].absolute_path)
    return Break(place or "/", f"breaks the schema of the format: {faults[0].message[:_MESSAGE_CHARS]}")

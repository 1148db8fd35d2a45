"""Reads the files of sightings that people bring to `yellowplate estimate`: CSV, or TOML with lists of tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from yellowplate.cli._document import read_document
from yellowplate.ingest.decode import decode
from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.errors import UnreadableInput

_DELIMITERS = ",;\t|"
_ENDINGS = (".toml", ".json", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Rows:
    """A file of rows.

    Attributes:
        rows: place in the file and cells by column name, as text; lists of a document joined by "|".
        values: other named values of a document; empty for a table.
        refusals: rows that are not rows.
    """

    rows: tuple[tuple[str, Mapping[str, str]], ...]
    values: Mapping[str, Any]
    refusals: tuple[Refusal, ...]


def read_rows(path: Path, lists: tuple[str, ...]) -> Rows:
    """Read a file of rows.

    Args:
        path: a table with a header, or a TOML, JSON or YAML document.
        lists: names under which a document may hold rows ("seen", "block").

    Raises:
        UnreadableInput: no text, no table, or no row under any of the names.
    """
    found = _document(path, lists) if path.suffix.lower() in _ENDINGS else _table(path)
    if not found.rows and not found.refusals:
        what = " or ".join(f"[[{name}]]" for name in lists)
        raise UnreadableInput(str(path), "it holds no rows", remedy=f"Give a table with a header, or {what}.")
    return found


def _table(path: Path) -> Rows:
    text, _ = decode(path.read_bytes(), file=str(path))
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=header.count), strict=True)
    rows: list[tuple[str, Mapping[str, str]]] = []
    refusals = []
    try:
        names = [cell.strip().lower().replace(" ", "_") for cell in next(reader, [])]
        twice = sorted({name for name in names if name and names.count(name) > 1})
        if twice:
            reason = f"columns twice: {', '.join(twice)}"
            raise UnreadableInput(str(path), reason, place="line 1", remedy="Mend the header row.")
        for cells in reader:
            place = f"line {reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                reason = f"{len(cells)} cells where the header has {len(names)}"
                refusals.append(_refusal(path, place, reason))
                continue
            rows.append((place, {name: cell.strip() for name, cell in zip(names, cells, strict=True)}))
    except csv.Error as error:
        raise UnreadableInput(
            str(path), f"not a table: {error}", place=f"line {reader.line_num}", remedy="Mend the quotes."
        ) from error
    return Rows(tuple(rows), {}, tuple(refusals))


def _document(path: Path, lists: tuple[str, ...]) -> Rows:
    values = read_document(path)
    rows: list[tuple[str, Mapping[str, str]]] = []
    refusals = []
    for name in lists:
        found = values.get(name, [])
        for number, row in enumerate(found if isinstance(found, list) else [found], start=1):
            place = f"{name} {number}"
            if isinstance(row, dict):
                rows.append((place, {str(key): _text(value) for key, value in row.items()}))
            else:
                refusals.append(_refusal(path, place, "not a table of named values"))
    rest = {name: value for name, value in values.items() if name not in lists}
    return Rows(tuple(rows), rest, tuple(refusals))


def _refusal(path: Path, place: str, reason: str) -> Refusal:
    remedy = "Mend the row; the others were used."
    return Refusal(str(path), reason, RefusalStage.INGEST, place=place, remedy=remedy, is_partial=True)


def _text(value: object) -> str:
    if isinstance(value, list):
        return "|".join(_text(part) for part in value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)

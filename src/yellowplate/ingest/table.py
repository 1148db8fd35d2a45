"""Tables as text: comma, semicolon, tab or bar; UTF-8 with or without mark, UTF-16 or GB18030; a header row first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from yellowplate.ingest.decode import decode
from yellowplate.ingest.entries import MAX_TEXT_MB
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.sniff import head_text
from yellowplate.records import MediaKind, Refusal, RefusalStage
from yellowplate.records.errors import UnreadableInput, WrongSchema

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header.

    Attributes:
        number: from 1.
        line: line of the file it ends on, from 1; the header is line 1.
        cells: text by column name, stripped of blanks at both ends.
    """

    number: int
    line: int
    cells: dict[str, str]

    def place(self, column: str = "") -> str:
        """Say where a cell stands, for people."""
        return f"line {self.line}, column {column}" if column else f"line {self.line}"

    def refuse(self, file: SourceFile, reason: str, column: str = "", *, remedy: str = "") -> Refusal:
        """Refuse this row, or one of its cells; the rest of the file goes on."""
        return Refusal(
            file=file.item.origin,
            reason=reason,
            stage=RefusalStage.INGEST,
            place=self.place(column),
            remedy=remedy,
            item=file.item.sha256,
            is_partial=True,
        )


def _name(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def column_names(file: SourceFile) -> frozenset[str]:
    """Read the column names off a file's head.

    Args:
        file: any file.

    Returns:
        Lower-case names, blanks as "_"; empty for what is no table by its head.
    """
    if file.item.kind not in (MediaKind.STRUCTURED, MediaKind.TEXT) or "json" in file.item.media_type:
        return frozenset()
    text = head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or ""
    lines = text.splitlines()
    if not lines:
        return frozenset()
    header = next(csv.reader([lines[0]], delimiter=_delimiter(lines[0])), [])
    return frozenset(_name(cell) for cell in header)


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)  # the comma where there is none


def read_rows(file: SourceFile, required: frozenset[str]) -> Iterator[Row | Refusal]:
    """Read the rows of a table.

    Args:
        file: a table with a header.
        required: columns it must have.

    Returns:
        Rows in order; rows with another number of cells than the header as partial refusals. Empty lines are passed
        over and not counted.

    Raises:
        WrongSchema: a required column is missing, or a column stands twice.
        UnreadableInput: not text, or quotes that break; the place is the line, the rows before it were given.
    """
    csv.field_size_limit(int(MAX_TEXT_MB * 1_048_576))  # one limit for all tables, whichever is read first
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]), strict=True)
    try:
        names = [_name(cell) for cell in next(reader, [])]
        missing = sorted(required - set(names))
        twice = sorted({name for name in names if name and names.count(name) > 1})
        if missing or twice:
            reason = f"columns missing: {', '.join(missing)}" if missing else f"columns twice: {', '.join(twice)}"
            raise WrongSchema(file.item.origin, reason, place="line 1", remedy="Mend the header row.")
        number = 0
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            number += 1
            row = Row(number, reader.line_num, {})
            if len(cells) != len(names):
                yield row.refuse(file, f"{len(cells)} cells where the header has {len(names)}", remedy="Mend the row.")
                continue
            row.cells.update((name, cell.strip()) for name, cell in zip(names, cells, strict=True))
            yield row
    except csv.Error as error:
        place = f"line {reader.line_num}"
        raise UnreadableInput(
            file.item.origin, f"not a table: {error}", place=place, remedy="Mend the quotes."
        ) from error

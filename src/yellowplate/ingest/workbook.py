"""Worksheets of a workbook (XLSX) as rows of text, each cell with its place ("Sheet1!B7").

Nothing is computed: of a formula the value that was saved with it is taken, and one saved without its value is a fault
of that cell. Numbers keep the 15 digits a worksheet has; longer ones have already lost their end and are faults.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.packed import BROKEN, hold_against_limits
from yellowplate.ingest.worksheet import Cell, Sheet, SheetRow, cell_of
from yellowplate.records.errors import TooLarge, UnreadableInput

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["Cell", "IsHeader", "Limits", "Sheet", "SheetRow", "headers_of", "is_workbook", "rows_of"]

_PART = "xl/workbook.xml"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MB = 1_048_576
_HEADER_ROWS = 20
"""Rows at the top of a sheet in which the header is looked for; titles and remarks stand above it."""
_SAVE = "Open it, let it compute, save it as .xlsx and run again."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one workbook may hold.

    Attributes:
        max_mb: size of the file.
        max_rows: rows of all sheets together, empty ones included.
        max_columns: columns of a row.
    """

    max_mb: float = 64.0
    max_rows: int = 200_000
    max_columns: int = 500


IsHeader = Callable[[Sequence[str]], bool]


def _has_two_words(cells: Sequence[str]) -> bool:
    return sum(bool(cell) for cell in cells) > 1


def is_workbook(file: SourceFile) -> bool:
    """Tell whether a file is a workbook in the new format; looks at the archive's directory only."""
    if not file.head.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(file.path) as archive:
            return _PART in archive.namelist()
    except BROKEN:
        return file.name.lower().endswith((".xlsx", ".xlsm"))


def _open(raw: bytes, file: str, *, is_values: bool) -> Workbook:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # drawings and validations that are left out are not read here
            return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=is_values, keep_links=False)
    except (*BROKEN, KeyError, TypeError, AttributeError, SyntaxError) as error:
        reason = f"not a whole workbook: {type(error).__name__}: {error}"
        raise UnreadableInput(file, reason, remedy=_SAVE) from error


def _bytes(source: Path | bytes, file: str, limits: Limits) -> bytes:
    n_bytes = len(source) if isinstance(source, bytes) else source.stat().st_size
    if n_bytes > limits.max_mb * _MB:
        reason = f"a workbook of {n_bytes} bytes is read up to {limits.max_mb:g} MB"
        raise TooLarge(file, reason, remedy="Split it into several workbooks.")
    raw = source if isinstance(source, bytes) else source.read_bytes()
    if raw.startswith(_OLE):
        raise UnreadableInput(file, "an old (.xls) or encrypted workbook", remedy="Save it as .xlsx, unprotected.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            hold_against_limits(archive, file)
    except BROKEN as error:
        raise UnreadableInput(file, f"not a whole workbook: {error}", remedy=_SAVE) from error
    return raw


def _raw_rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # the stated size may be a lie; rows are as long as they are
    yield from sheet.iter_rows(values_only=True)


class _Reader:
    """Reads the sheets of one workbook within its limits."""

    def __init__(self, raw: bytes, file: str, limits: Limits, is_header: IsHeader) -> None:
        self._file, self._limits, self._is_header = file, limits, is_header
        self._values = _open(raw, file, is_values=True)
        self._formulas = _open(raw, file, is_values=False)
        self._n_rows = 0
        self._number = 0

    def sheets(self) -> Iterator[Sheet]:
        for sheet in self._values.worksheets:
            name = str(sheet.title)
            try:
                found = self._sheet(sheet, self._formulas[name], name)
            except (*BROKEN, KeyError, TypeError, AttributeError, IndexError, SyntaxError) as error:
                reason = f"the worksheet is broken: {type(error).__name__}: {error}"
                raise UnreadableInput(self._file, reason, place=name, remedy=_SAVE) from error
            if found is not None:
                yield found

    def _rows(self, sheet: Any, formulas: Any, name: str) -> Iterator[tuple[int, list[Cell]]]:
        from openpyxl.utils import get_column_letter

        told = zip(_raw_rows(sheet), _raw_rows(formulas), strict=True)
        for row, (values, written) in enumerate(told, start=1):
            self._n_rows += 1
            if self._n_rows > self._limits.max_rows or len(values) > self._limits.max_columns:
                most = f"{self._limits.max_rows} rows of {self._limits.max_columns} columns"
                reason = f"a workbook is read up to {most}"
                raise TooLarge(self._file, reason, place=f"{name}!{row}", remedy="Split it into several workbooks.")
            pairs = zip(values, written, strict=True)
            yield (
                row,
                [
                    cell_of(f"{name}!{get_column_letter(column)}{row}", value, formula)
                    for column, (value, formula) in enumerate(pairs, start=1)
                ],
            )

    def _sheet(self, sheet: Any, formulas: Any, name: str) -> Sheet | None:
        from openpyxl.utils import get_column_letter

        rows = self._rows(sheet, formulas, name)
        header = next(
            (cells for _, cells in islice(rows, _HEADER_ROWS) if self._is_header([cell.text for cell in cells])),
            None,
        )
        if header is None:
            return None
        columns: dict[str, int] = {}
        twice: list[str] = []
        for place, cell in enumerate(header):
            if cell.text in columns:
                twice.append(cell.text)
            elif cell.text:
                columns[cell.text] = place
        kept: list[SheetRow] = []
        for row, cells in rows:
            if not any(cell.text or cell.fault for cell in cells):
                continue
            self._number += 1
            held = {
                column: cells[place] if place < len(cells) else Cell(f"{name}!{get_column_letter(place + 1)}{row}")
                for column, place in columns.items()
            }
            kept.append(SheetRow(self._number, f"{name}!{row}", held))
        is_hidden = sheet.sheet_state != "visible"
        return Sheet(name, tuple(columns), tuple(kept), is_hidden, tuple(dict.fromkeys(twice)))


def rows_of(
    source: Path | bytes,
    *,
    file: str = "",
    limits: Limits = Limits(),
    is_header: IsHeader = _has_two_words,
) -> tuple[Sheet, ...]:
    """Read every worksheet of a workbook that has a header.

    Args:
        source: the workbook, or its bytes.
        file: name for the error.
        limits: what it may hold.
        is_header: told the texts of a row, says whether it is the header; by default the first row with two texts.
            The first 20 rows of a sheet are asked.

    Returns:
        The sheets in the order of their tabs, hidden ones too; a sheet without a header is left out.

    Raises:
        TooLarge: beyond a limit, or a zip bomb by what the archive declares (its bytes cannot exceed that).
        UnreadableInput: an old or encrypted workbook, or a broken one.

    Limits: the value of a merged cell belongs to its first cell, the others are empty. Charts, comments, colours and
        sheets that are only charts are not read. A number formatted as text keeps its text.
    """
    raw = _bytes(source, file, limits)
    return tuple(_Reader(raw, file, limits, is_header).sheets())


def headers_of(source: Path, *, is_header: IsHeader = _has_two_words) -> tuple[tuple[str, ...], ...]:
    """Read only the header of each worksheet, for recognising a workbook.

    Args:
        source: the workbook.
        is_header: as in `rows_of`.

    Returns:
        One tuple of names a sheet with a header; empty for what is no workbook or breaks.
    """
    try:
        raw = _bytes(source, "", Limits())
        book = _open(raw, "", is_values=True)
        found: list[tuple[str, ...]] = []
        for sheet in book.worksheets:
            for values in islice(_raw_rows(sheet), _HEADER_ROWS):
                texts = [cell_of("", value, None).text for value in values]
                if is_header(texts):
                    found.append(tuple(text for text in texts if text))
                    break
    except (UnreadableInput, *BROKEN, KeyError, TypeError, AttributeError, IndexError, SyntaxError):
        return ()
    return tuple(found)

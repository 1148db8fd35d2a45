"""The cells of a worksheet as text with their places, and the rows and sheets they make.

Source: ECMA-376 part 1, 18.3 (worksheets) and 18.8.30 (number formats); Excel's 15 significant digits:
https://learn.microsoft.com/office/troubleshoot/excel/last-digits-changed-to-zeros.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from yellowplate.ingest.entries import pointer
from yellowplate.ingest.format import SourceFile
from yellowplate.records import Refusal, RefusalStage

_DIGITS = 15
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        at: its place, "Sheet1!B7".
        text: its value as text, stripped; days as ISO days, numbers in plain digits, "" where it is empty.
        day: the day, where it is formatted as one.
        fault: why its value cannot be had, in one sentence, or "".
    """

    at: str
    text: str = ""
    day: date | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row below the header.

    Attributes:
        number: from 1, counted over all sheets of the workbook without headers and empty rows.
        at: its place, "Sheet1!7".
        cells: by the column's name; a cell that the row does not have is empty.
    """

    number: int
    at: str
    cells: dict[str, Cell]

    @property
    def texts(self) -> dict[str, str]:
        """Text by column name; of cells with a fault "", so ask for `faults` first."""
        return {name: cell.text for name, cell in self.cells.items()}

    @property
    def faults(self) -> dict[str, str]:
        """Fault by column name, for the cells that have one."""
        return {name: cell.fault for name, cell in self.cells.items() if cell.fault}

    def place(self, column: str = "") -> str:
        """Say where a cell, or the row, stands, for people: "Sheet1!B7", "Sheet1!7"."""
        cell = self.cells.get(column)
        return cell.at if cell else self.at

    def field(self, column: str = "") -> str:
        """Write the place as a locator's field: "/<number>/Sheet1!B7", or "/<number>" for the row."""
        cell = self.cells.get(column)
        return pointer(self.number, cell.at) if cell else pointer(self.number)

    def refuse(self, file: SourceFile, reason: str, column: str = "", *, remedy: str = "") -> Refusal:
        """Refuse this row, or one of its cells; the rest of the workbook goes on."""
        return Refusal(
            file=file.item.origin,
            reason=reason,
            stage=RefusalStage.INGEST,
            place=self.place(column),
            remedy=remedy,
            item=file.item.sha256,
            is_partial=True,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet with a header.

    Attributes:
        name: as its tab shows it.
        header: names of the columns as they stand there, in order; columns without a name are left out.
        rows: rows below the header that are not empty.
        is_hidden: True where the program shows no tab for it; it is read all the same.
        twice: names that stand over more than one column; only the first of them was read.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    is_hidden: bool = False
    twice: tuple[str, ...] = ()


def _number(value: float) -> tuple[str, str]:
    if isinstance(value, int) and abs(value) < 10**_DIGITS:
        return str(value), ""
    exact = Decimal(format(value, f".{_DIGITS}g"))
    if abs(exact) >= 10**_DIGITS:
        return "", f"a number of more than {_DIGITS} digits: the worksheet has lost the last ones"
    return format(exact.normalize(), "f"), ""


def cell_of(at: str, value: Any, formula: Any) -> Cell:
    """Turn a value into a cell.

    Args:
        at: its place.
        value: as the workbook holds it, of a formula the value saved with it.
        formula: what stands in the cell: the formula itself where it is one.
    """
    is_formula = (isinstance(formula, str) and formula.startswith("=")) or hasattr(formula, "ref")
    if value is None:
        return Cell(at, fault="a formula saved without its value" if is_formula else "")
    if isinstance(value, datetime):  # midnight is how a worksheet writes a day
        day = value.date()
        return Cell(at, day.isoformat() if value.time() == time() else value.isoformat(sep=" "), day)
    if isinstance(value, bool):
        return Cell(at, "yes" if value else "no")
    if isinstance(value, int | float):
        text, fault = _number(value)
        return Cell(at, text, fault=fault)
    text = str(value).strip()
    return Cell(at, fault=f"the worksheet shows the error {text}") if text in _ERRORS else Cell(at, text)

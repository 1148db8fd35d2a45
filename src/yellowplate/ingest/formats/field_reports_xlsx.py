"""Field reports in a workbook: each sheet whose header is one of field reports; places are cells ("Sheet1!B7")."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.report_columns import columns_of, is_field_report
from yellowplate.ingest.report_rows import Report, statements
from yellowplate.ingest.workbook import SheetRow, headers_of, is_workbook, rows_of
from yellowplate.records import Locator

_NEEDED = frozenset({"place", "area", "count", "low", "high"})
"""Columns without which a row would say something else."""


def recognises(file: SourceFile) -> bool:
    """A workbook in which a sheet has the header of a table of field reports."""
    return is_workbook(file) and bool(headers_of(file.path, is_header=is_field_report))


def _report(row: SheetRow, columns: dict[str, str], file: SourceFile) -> Report:
    def locate(column: str) -> Locator:
        heading = columns[column]
        return Locator(file.item.sha256, row.field(heading), 0, len(row.cells[heading].text))

    return Report(
        {column: row.cells[heading].text for column, heading in columns.items()},
        locate,
        lambda column: row.place(columns.get(column, "")),
    )


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each row of each sheet as one report; a bad row or cell is a partial refusal that names the cell.

    A cell whose value cannot be had (a formula saved without its value) is refused; the row is read without it, or not
    at all where it is the place or the count.

    Raises:
        WrongSchema: two headings stand for one column.
        TooLarge: beyond the limits of a workbook.
        UnreadableInput: broken, old or encrypted.
    """
    for sheet in rows_of(file.path, file=file.item.origin, is_header=is_field_report):
        columns = columns_of(sheet.header, file=file.item.origin, place=sheet.name)
        for row in sheet.rows:
            faults = {column: row.faults[heading] for column, heading in columns.items() if heading in row.faults}
            for column, fault in faults.items():
                yield row.refuse(file, fault, columns[column], remedy="Write the value into the cell.")
            if not _NEEDED & faults.keys():
                yield from statements(_report(row, columns, file), file)


FORMAT = Format(
    name="field_reports_xlsx",
    source="This project: docs/formats/field_reports.schema.json; ECMA-376",
    order=48,
    recognises=recognises,
    read=read,
)

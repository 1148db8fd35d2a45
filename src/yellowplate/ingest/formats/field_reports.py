"""A table of field reports: who saw how many of what where and when; headings in English, Korean or Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.ingest.entries import pointer
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.report_columns import columns_of, is_field_report
from yellowplate.ingest.report_rows import SCHEMA, Report, statements
from yellowplate.ingest.table import Row, column_names, read_rows
from yellowplate.records import Locator, Refusal


def recognises(file: SourceFile) -> bool:
    """A table whose header names a place, a count and a day, method, speaker or thing counted."""
    return is_field_report(column_names(file))


def _report(row: Row, columns: dict[str, str], file: SourceFile) -> Report:
    def locate(column: str) -> Locator:
        return Locator(file.item.sha256, pointer(row.number, columns[column]), 0, len(row.cells[columns[column]]))

    return Report(
        {column: row.cells[heading] for column, heading in columns.items()},
        locate,
        lambda column: row.place(columns.get(column, "")),
    )


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each row as one report; a bad row or cell is a partial refusal that names line and column.

    Raises:
        WrongSchema: two headings stand for one column.
        UnreadableInput: not text, or quotes that break.
    """
    columns: dict[str, str] = {}
    for row in read_rows(file, frozenset()):
        if isinstance(row, Refusal):
            yield row
            continue
        columns = columns or columns_of(row.cells, file=file.item.origin, place="line 1")
        yield from statements(_report(row, columns, file), file)


FORMAT = Format(
    name="field_reports",
    source="This project: docs/formats/field_reports.schema.json",
    order=48,
    recognises=recognises,
    read=read,
    schema=SCHEMA,
)

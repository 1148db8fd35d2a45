"""A lender's workbook of loans (XLSX): every sheet whose header names cars and lenders, as `loans` reads a table.

Nothing is computed: of a formula the value saved with it is read. A file NAME.columns.toml beside NAME.xlsx names
headings that are not known (format `loans_columns`).
"""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.loan_rows import SCHEMA
from yellowplate.ingest.loan_sheets import is_header, read_workbook
from yellowplate.ingest.workbook import headers_of, is_workbook


def recognises(file: SourceFile) -> bool:
    """A workbook in which a sheet has the header of a table of loans, in one of its first rows."""
    return is_workbook(file) and bool(headers_of(file.path, is_header=is_header))


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each loan; a bad row or cell is a partial refusal that names the cell, its heading and a remedy.

    Raises:
        WrongSchema: a heading stands twice.
        TooLarge: beyond the limits of a workbook, or a zip bomb.
        UnreadableInput: broken, old or encrypted, or two columns that may be the same one.
    """
    yield from read_workbook(file)


FORMAT = Format(
    name="loans_xlsx",
    source="This project: docs/formats/loans_xlsx.schema.json; ECMA-376",
    order=47,
    recognises=recognises,
    read=read,
    schema={**SCHEMA, "title": "One row of a sheet of loans, by the columns its headings stand for"},
)

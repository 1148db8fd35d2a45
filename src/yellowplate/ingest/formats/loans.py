"""A lender's table of loans: one row a vehicle, said by the lender about its own claim.

The columns are found by their headings, English or Chinese (`ingest.loan_columns`); a file NAME.columns.toml beside
NAME.csv names those that are not known (format `loans_columns`).
"""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.loan_columns import is_table_of_loans
from yellowplate.ingest.loan_rows import SCHEMA, read_table
from yellowplate.ingest.table import column_names


def recognises(file: SourceFile) -> bool:
    """A table whose header has a VIN and a lender, by whatever name."""
    return is_table_of_loans(column_names(file))


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each loan; a bad row or cell is a partial refusal that names line and column.

    Raises:
        UnreadableInput: not text, quotes that break, or two columns that may be the same one.
    """
    yield from read_table(file)


FORMAT = Format(
    name="loans",
    source="This project: docs/formats/loans.schema.json",
    order=45,
    recognises=recognises,
    read=read,
    schema=SCHEMA,
)

"""NAME.columns.toml beside NAME.csv or NAME.xlsx: which heading of a table of loans stands for which column.

[columns]
vin = "Fahrgestellnummer"
lender = "Bank"
amount = "Restschuld"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from yellowplate.ingest.decode import decode
from yellowplate.ingest.format import Claimed, Folder, Format, SourceFile, Yield
from yellowplate.ingest.loan_columns import COLUMNS
from yellowplate.ingest.loan_rows import read_table
from yellowplate.ingest.loan_sheets import read_workbook
from yellowplate.ingest.workbook import is_workbook
from yellowplate.records.errors import UnreadableInput, WrongSchema
from yellowplate.records.ids import Plain

ENDING = ".columns.toml"
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", "")
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Headings of a lender's table, in a TOML file NAME.columns.toml beside NAME.csv or NAME.xlsx",
    "type": "object",
    "required": ["columns"],
    "properties": {
        "columns": {
            "type": "object",
            "description": "Column of docs/formats/loans.schema.json: heading in the table.",
            "properties": {name: {"type": "string", "minLength": 1} for name in COLUMNS},
            "additionalProperties": False,
        }
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """A file whose name ends in .columns.toml."""
    return file.name.lower().endswith(ENDING)


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """Read the table beside the mapping, by the mapping.

    Raises:
        WrongSchema: no table beside it, no [columns], or a column that the schema does not have.
        UnreadableInput: not TOML; or what `read_table` or `read_workbook` raises about the table.
    """
    mapping = _mapping(file)
    stem = file.name[: -len(ENDING)]
    table = next((found for end in _TABLES if (found := folder.beside(file, stem + end)) is not None), None)
    if table is None:
        raise WrongSchema(file.item.origin, f"no table {stem}.csv stands beside it", remedy="Put both into one folder.")
    yield Claimed(table)
    yield from (read_workbook if is_workbook(table) else read_table)(table, mapping)


def _mapping(file: SourceFile) -> dict[str, str]:
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    try:
        document: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(file.item.origin, f"not TOML: {error}", remedy="Mend the line.") from error
    columns = document.get("columns")
    if not isinstance(columns, dict):
        raise WrongSchema(file.item.origin, "it has no table [columns]", remedy='Write: [columns] and vin = "..."')
    for name, heading in columns.items():
        if name not in COLUMNS or not isinstance(heading, str) or not heading.strip():
            reason = f"{name} = {heading!r} is no column with a heading"
            raise WrongSchema(file.item.origin, reason, place=f"/columns/{name}", remedy=f"Names: {', '.join(COLUMNS)}")
    return columns


FORMAT = Format(
    name="loans_columns",
    source="This project: docs/formats/loans_columns.schema.json",
    order=44,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)

"""Loans as TOML: one [[loan]] a vehicle, with the names of the documented schema or a lender's own headings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yellowplate.ingest.decode import decode
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.loan_columns import REQUIRED, Columns, find, heading
from yellowplate.ingest.loan_rows import LoanRow, statements
from yellowplate.ingest.sniff import head_text
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain

_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A file of loans: [[loan]] tables",
    "type": "object",
    "required": ["loan"],
    "properties": {
        "loan": {
            "type": "array",
            "description": "Each with the columns of loans.schema.json; days and numbers may be TOML days and numbers.",
            "items": {"type": "object", "required": [*sorted(REQUIRED)]},
        }
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """A file whose name ends in .toml and whose head has a table [[loan]]."""
    if not file.name.lower().endswith(".toml"):
        return False
    text = head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or ""
    return any(line.strip().replace(" ", "").startswith("[[loan]]") for line in text.splitlines())


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each loan; a bad loan or value is a partial refusal that names loan and key.

    Raises:
        UnreadableInput: not text, not TOML, or no list of loans.
    """
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    try:
        document: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(
            file.item.origin, f"not TOML: {error}", remedy="Mend the line; Chinese names stand in quotes."
        ) from error
    loans = document.get("loan")
    if not isinstance(loans, list):
        raise UnreadableInput(file.item.origin, "it has no [[loan]]", remedy="Begin each loan with [[loan]].")
    for number, loan in enumerate(loans, 1):
        yield from _loan(file, number, loan)


def _loan(file: SourceFile, number: int, loan: Any) -> Iterator[Yield]:
    row = LoanRow(number, f"loan {number}", {}, Columns({}))
    if not isinstance(loan, Mapping):
        yield row.refuse(file, "not a table", remedy="Write it as [[loan]] with a line for each value.")
        return
    cells: dict[str, str] = {}
    for name, value in loan.items():
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal | date):
            yield row.refuse(file, f"a value that is no text, number or day: {value!r}", name, remedy="Write text.")
        else:
            cells[heading(name)] = str(value).strip()
    try:
        columns = find(cells, file=file.item.origin)
    except UnreadableInput as error:
        yield row.refuse(file, error.reason, remedy="Keep one of them.")
        return
    given = {**dict.fromkeys(REQUIRED, ""), **columns.cells(cells)}
    yield from statements(LoanRow(number, row.at, given, columns), file)


FORMAT = Format(
    name="loans_toml",
    source="This project: docs/formats/loans_toml.schema.json, whose loans are rows of loans.schema.json",
    order=46,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)

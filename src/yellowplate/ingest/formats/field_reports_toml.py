"""Field reports as TOML: one [[sighting]] a report, with the columns of the documented schema."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yellowplate.ingest.decode import decode
from yellowplate.ingest.entries import pointer
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.report_columns import columns_of
from yellowplate.ingest.report_rows import SCHEMA, Report, statements
from yellowplate.ingest.sniff import head_text
from yellowplate.records import Locator
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain

_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A file of field reports: [[sighting]] tables",
    "type": "object",
    "required": ["sighting"],
    "properties": {
        "sighting": {
            "type": "array",
            "description": "Each as field_reports.schema.json; days and numbers may be TOML days and numbers.",
            "items": {"type": "object", "properties": SCHEMA["properties"]},
        }
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """A file whose name ends in .toml and whose head has a table [[sighting]]."""
    if not file.name.lower().endswith(".toml"):
        return False
    text = head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or ""
    return any(line.strip().replace(" ", "").startswith("[[sighting]]") for line in text.splitlines())


def _report(file: SourceFile, number: int, told: Mapping[str, Any]) -> Report:
    at = f"sighting {number}"
    columns = columns_of(told, file=file.item.origin, place=at)
    cells = {column: str(told[heading]).strip() for column, heading in columns.items()}

    def locate(column: str) -> Locator:
        return Locator(file.item.sha256, pointer(number, columns[column]), 0, len(cells[column]))

    return Report(cells, locate, lambda column: f"{at}, key {columns[column]}" if column in columns else at)


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each sighting; a bad one, or a bad value, is a partial refusal that names its number and key.

    Raises:
        UnreadableInput: not text, not TOML, or no list of sightings.
    """
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    try:
        document: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        remedy = "Mend the line; Korean and Chinese headings stand in quotes."
        raise UnreadableInput(file.item.origin, f"not TOML: {error}", remedy=remedy) from error
    sightings = document.get("sighting")
    if not isinstance(sightings, list):
        raise UnreadableInput(file.item.origin, "it has no [[sighting]]", remedy="Begin each with [[sighting]].")
    for number, told in enumerate(sightings, 1):
        report = _report(file, number, {})
        if not isinstance(told, Mapping):
            yield report.refuse(file, "not a table", remedy="Write it as [[sighting]] with a line for each value.")
            continue
        odd = {name for name, value in told.items() if not isinstance(value, str | int | Decimal | date)}
        for name in sorted(odd):
            yield report.refuse(file, f"{name} is no text, number or day", remedy="Write text.")
        try:
            report = _report(file, number, {name: value for name, value in told.items() if name not in odd})
        except UnreadableInput as error:
            yield report.refuse(file, error.reason, remedy=error.remedy)
            continue
        yield from statements(report, file)


FORMAT = Format(
    name="field_reports_toml",
    source="This project: docs/formats/field_reports_toml.schema.json",
    order=48,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)

"""A table of reported facts, one a row: what is said to be where and when, by whom, how they know.

Each row says what its source reports, not that it is so. A row gives one statement; its number keeps its range
("at least 100" has no upper end), its credit becomes the chain of speakers, its caveat stays in the note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from yellowplate.ingest.attribution import chain_of
from yellowplate.ingest.cells import moment_in, number_in, period_in
from yellowplate.ingest.entries import Entry, breaks_schema, pointer
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.table import Row, column_names, read_rows
from yellowplate.records import Locator, Period, Quantity, Refusal, Statement, Subject, SubjectKind
from yellowplate.records.errors import WrongCharacter
from yellowplate.records.ids import Plain

_REQUIRED = frozenset(["topic", "quantity", "low", "high", "unit", "attribution"])
_PLACE, _PRICE, _FLOW, _POLICY = SubjectKind.PLACE, SubjectKind.PRICE, SubjectKind.FLOW, SubjectKind.POLICY
_TOPICS: dict[str, SubjectKind] = {
    **dict.fromkeys(["vehicle_count", "stock", "crossing", "storage_yard", "gazetteer"], _PLACE),
    **dict.fromkeys(
        [
            "price_cn",
            "price_nk",
            "permit",
            "cost",
            "margin",
            "loss",
            "fee",
            "parking",
            "licence",
            "processing",
            "pooling",
            "fx",
        ],
        _PRICE,
    ),
    **dict.fromkeys(["flow", "route", "trade", "model", "dealer"], _FLOW),
    **dict.fromkeys(["policy_nk", "policy_cn", "plate", "sanctions", "lien", "method", "series"], _POLICY),
}
"""Topics of shared/facts/README.md by what they are about; what no place, price or flow holds is about the rules and
ways of the trade (`method` and `series` say how and where it was reported)."""
_CELL: Plain = {"type": "string"}
_NUMBER: Plain = {"type": "string", "pattern": r"^(-?[0-9][0-9,]*(\.[0-9]+)?)?$"}
_DAY: Plain = {"type": "string", "pattern": r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"}
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "One row of a table of reported facts",
    "type": "object",
    "required": [*sorted(_REQUIRED)],
    "properties": {
        **dict.fromkeys(
            ["id", "quantity", "unit", "place", "method", "attribution", "source_title", "source_url", "note"], _CELL
        ),
        **dict.fromkeys(["low", "high", "lat", "lon"], _NUMBER),
        **dict.fromkeys(["observed_from", "observed_to", "published"], _DAY),
        "topic": {"type": "string", "enum": [*sorted(_TOPICS)]},
        "currency": {"type": "string", "pattern": "^([A-Z]{3})?$", "description": "ISO 4217"},
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """A table whose header has topic, quantity, low, high, unit and attribution."""
    return column_names(file) >= _REQUIRED


def _property(cells: Mapping[str, str]) -> str:
    """Name what is stated: a row that counts crossings or vehicles is a count, one that gives kilometres is not."""
    if cells["topic"] == "crossing" and cells["unit"] == "crossings":
        return "crossing_count"
    if cells["topic"] == "vehicle_count" and cells["unit"] not in ("", "vehicles"):
        return cells["unit"].replace(" ", "_")
    if cells["topic"] == "gazetteer":
        return "point"
    return cells["topic"]


def _value(cells: Mapping[str, str], low: Decimal | None, high: Decimal | None) -> str:
    if cells["topic"] == "gazetteer":
        return f"{cells.get('lat', '')},{cells.get('lon', '')}"
    if low is None and high is None:
        return cells["quantity"]
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _numbers(row: Row) -> tuple[Decimal | None, Decimal | None, Period | None, datetime | None]:
    column = ""
    try:
        column = "low"
        low = number_in(row.cells["low"])
        column = "high"
        high = number_in(row.cells["high"])
        if low is not None and high is not None and high < low:
            msg = f"the range goes from {low} to {high}"
            raise WrongCharacter(msg)
        column = "observed_to" if row.cells.get("observed_to") else "observed_from"
        days = period_in(row.cells.get("observed_from", ""), row.cells.get("observed_to", ""))
        column = "published"
        return low, high, days, moment_in(row.cells.get("published", ""))
    except WrongCharacter as error:
        raise WrongCharacter(column, str(error)) from error


def _note(cells: Mapping[str, str], published: datetime | None) -> str:
    printed = cells.get("published", "")
    source = ", ".join(part for part in (cells.get("source_title", ""), cells.get("source_url", "")) if part)
    parts = (
        f"{cells['quantity']}: {cells['note']}" if cells.get("note") else cells["quantity"],
        f"Source: {source}." if source else "",
        f"Published {printed}." if printed and published is None else "",
    )
    return " ".join(part for part in parts if part)


def _statement(row: Row, file: SourceFile) -> Statement | Refusal:
    cells = row.cells
    if fault := breaks_schema(Entry(pointer(row.number), {**cells}), _SCHEMA):
        return row.refuse(file, fault.reason, fault.place.rpartition("/")[2], remedy="Mend the cell.")
    try:
        low, high, days, published = _numbers(row)
    except WrongCharacter as error:
        column, reason = error.args
        return row.refuse(file, reason, column, remedy="Mend the cell.")
    kind = _TOPICS[cells["topic"]]
    name = cells.get("place", "")
    if kind is _PLACE and not name:
        kind = _FLOW  # a count without a place is about the trade as a whole
    key = f"place:{name}" if kind is _PLACE else f"{kind}:{cells['topic']}"
    column = "low" if low is not None else "high" if high is not None else "note" if cells.get("note") else "quantity"
    raw = cells[column]
    unit = cells["unit"] or cells.get("currency", "")
    return Statement(
        subject=Subject(kind, key),
        property=_property(cells),
        value=_value(cells, low, high),
        raw=raw,
        locator=Locator(file.item.sha256, pointer(row.number, column), 0, len(raw)),
        reader="reported_facts/1",
        said_by=chain_of(cells["attribution"], cells.get("method", "")),
        quantity=Quantity(low, high, unit) if unit else None,
        place=name,
        happened_on=days,
        published_at=published,
        note=_note(cells, published),
    )


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each row as one statement; a bad row is a partial refusal that names line and column.

    Raises:
        WrongSchema: a column is missing.
        UnreadableInput: not text, or quotes that break.
    """
    for row in read_rows(file, _REQUIRED):
        yield row if isinstance(row, Refusal) else _statement(row, file)


FORMAT = Format(
    name="reported_facts",
    source="This project: docs/formats/reported_facts.schema.json; columns as in shared/facts/README.md",
    order=40,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)

"""One row of a field report to statements: the count at its place, with its range, day, method and who says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal

from yellowplate.ingest.attribution import basis_of, chain_of
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.report_columns import COLUMNS, method_of, thing_of
from yellowplate.ingest.whereabouts import doubt
from yellowplate.numbers.coordinates import parse_degrees
from yellowplate.numbers.count_words import Counted, parse_count
from yellowplate.numbers.day_words import parse_day
from yellowplate.records import (
    Basis,
    Link,
    Locator,
    Period,
    Quantity,
    Refusal,
    RefusalStage,
    Statement,
    Subject,
    SubjectKind,
)
from yellowplate.records.errors import NumberError
from yellowplate.records.ids import Plain
from yellowplate.tables import places

READER = "field_reports/1"
_ARROW = re.compile(r"\s*(?:→|->|⇒|>)\s*")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")
_RADIUS = re.compile(r"\d{1,4}(?:\.\d{1,4})?", re.ASCII)
_FULL = 100
_WORD: dict[str, Plain] = {"type": ["string", "number"]}
SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "One field report: a row of a table, a [[sighting]] of a TOML file, or a block of lines `heading: value`",
    "description": "Headings may be Korean or Chinese; those known are listed in ingest/report_columns.py.",
    "type": "object",
    "properties": {
        **dict.fromkeys(COLUMNS, _WORD),
        "place": {**_WORD, "description": "Name of the place; this or `area` is needed."},
        "area": {**_WORD, "description": "Name of an area of interest in which was counted."},
        "what": {**_WORD, "description": "What was counted; vehicles where the counting word says so (대, 辆)."},
        "count": {**_WORD, "description": "30, 20-30, at least 100, 30여 대, 几十辆; dozens gives no bound."},
        "low": {**_WORD, "description": "Lowest number meant, instead of count."},
        "high": {**_WORD, "description": "Highest number meant, instead of count."},
        "date": {**_WORD, "description": "Day, month, year or range, Gregorian or Juche: 주체114(2025)년 9월 13일."},
        "method": {**_WORD, "description": "By eye, telephoto, satellite image, hearsay, ..."},
        "said_by": {**_WORD, "description": "A → B where A told B; never the name of a protected source."},
        "coverage": {**_WORD, "description": "Share of the place that was seen, in per cent."},
        "radius_km": {**_WORD, "description": "How far from the point it may be; needed with lat and lon."},
    },
    "additionalProperties": True,
}


@dataclass(frozen=True, slots=True)
class Report:
    """One report as its file holds it.

    Attributes:
        cells: text by column of `COLUMNS`.
        locate: gives the locator of a column.
        place: says where a column stands, for people.
    """

    cells: Mapping[str, str]
    locate: Callable[[str], Locator]
    place: Callable[[str], str]

    def get(self, column: str) -> str:
        """Return the text of a column, "" where there is none."""
        return self.cells.get(column, "").strip()

    def refuse(self, file: SourceFile, reason: str, column: str = "", *, remedy: str = "") -> Refusal:
        """Refuse this report, or one of its cells; the rest of the file goes on."""
        return Refusal(
            file=file.item.origin,
            reason=reason,
            stage=RefusalStage.INGEST,
            place=self.place(column),
            remedy=remedy,
            item=file.item.sha256,
            is_partial=True,
        )


class _BadCell(Exception):
    """A cell that cannot be read: column, reason, remedy."""


def _counted(report: Report) -> tuple[str, Counted]:
    """Read the count: from one cell, or from its two ends."""
    column = next((name for name in ("count", "low", "high") if report.get(name)), "")
    if not column:
        raise _BadCell("count", "no count is given", "Write a number, a range or words; 0 or none where it was empty.")
    ends: dict[str, Counted] = {}
    for name in ("count", "low", "high"):
        if report.get(name):
            try:
                ends[name] = parse_count(report.get(name))
            except NumberError as error:
                remedy = "Write 30, 20-30, at least 100, 30여 대 or 几十辆."
                raise _BadCell(name, str(error), remedy) from error
    if column == "count":
        if "low" not in ends and "high" not in ends:
            return column, ends["count"]
        stated = ends["count"]
        low = ends["low"].low if "low" in ends else stated.low
        high = ends["high"].high if "high" in ends else stated.high
    else:
        stated = ends[column]
        low = ends["low"].low if "low" in ends else None
        high = ends["high"].high if "high" in ends else None
    if low is not None and high is not None and high < low:
        raise _BadCell("high", f"the range goes from {low} to {high}", "Mend the range.")
    return column, Counted(low, high, stated.is_approx, stated.unit)


def _days(report: Report) -> Period | None:
    found: dict[str, Period] = {}
    for name in ("date", "date_to"):
        if report.get(name):
            try:
                found[name] = parse_day(report.get(name))
            except NumberError as error:
                raise _BadCell(name, str(error), "Write the day as 2025-09-13 or 주체114(2025)년 9월 13일.") from error
    if "date_to" not in found:
        return found.get("date")
    earliest = found["date"].earliest if "date" in found else None
    latest = found["date_to"].latest
    if earliest and latest and latest < earliest:
        raise _BadCell("date_to", f"the days end ({latest}) before they begin ({earliest})", "Mend the days.")
    return Period(earliest, latest)


def _published(report: Report) -> datetime | None:
    if not report.get("published"):
        return None
    try:
        day = parse_day(report.get("published"))
    except NumberError as error:
        raise _BadCell("published", str(error), "Write the day as 2025-09-13.") from error
    return datetime.combine(day.earliest, time(), tzinfo=UTC) if day.is_day and day.earliest else None


def _chain(report: Report) -> tuple[Link, ...]:
    """Read who says so: "A → B" and "A to B" where A told B; the innermost knows as the method says."""
    basis = method_of(report.get("method"))[1]
    if basis is Basis.REPORTED:
        basis = basis_of(report.get("method"))
    chain = chain_of(_ARROW.sub(" to ", report.get("said_by")), "")
    return (*chain[:-1], Link(chain[-1].speaker, basis)) if chain else ()


def _point(report: Report) -> tuple[float, float] | None:
    if not (report.get("lat") or report.get("lon")):
        return None
    found = []
    for name in ("lat", "lon"):
        try:
            found.append(parse_degrees(report.get(name)))
        except NumberError as error:
            raise _BadCell(name, f"{error}; the report was read without its point", "Write degrees.") from error
    return found[0], found[1]


def value_of(low: Decimal | None, high: Decimal | None, words: str) -> str:
    """Write a range as statements have it: "30", "20..30", "100..", "..50", or the words where they name no figure."""
    if low is None and high is None:
        return words
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"


def subject_of(name: str) -> Subject:
    """Make the subject of a place: by its English name where the table of places has it, else as it is written."""
    known = places.find(name)
    return Subject(SubjectKind.PLACE, f"place:{known.name if known else name}")


def _note(report: Report, counted: Counted) -> str:
    words = "The source names no figure, so no bound is given." if counted.is_words else ""
    seen = report.get("visibility")
    parts = (words, report.get("note"), f"Visibility: {seen}." if seen else "", _scene(report))
    return " ".join(part for part in parts if part)


def _scene(report: Report) -> str:
    return f"Scene {report.get('scene')}." if report.get("scene") else ""


def _count_statement(report: Report) -> Statement:
    name = report.get("area") or report.get("place")
    if not name:
        raise _BadCell("place", "no place is given", "Name the place or the area that was looked at.")
    column, counted = _counted(report)
    thing = thing_of(report.get("what"), counted.unit)
    if thing is None:
        raise _BadCell("what", "what was counted is not said", "Write vehicles, crossings or another word.")
    name_of_property, unit = thing
    raw = report.cells[column]
    return Statement(
        subject=subject_of(name),
        property=name_of_property,
        value=value_of(counted.low, counted.high, raw),
        raw=raw,
        locator=report.locate(column),
        reader=READER,
        said_by=_chain(report),
        quantity=Quantity(counted.low, counted.high, unit, counted.is_approx),
        place=name,
        happened_on=_days(report),
        published_at=_published(report),
        note=_note(report, counted),
        method=method_of(report.get("method"))[0],
    )


def _beside(count: Statement, report: Report, column: str, name: str, value: str, quantity: Quantity) -> Statement:
    """State a further thing the same report says of the same look: its point, its coverage."""
    return Statement(
        subject=count.subject,
        property=name,
        value=value,
        raw=report.cells[column],
        locator=report.locate(column),
        reader=READER,
        said_by=count.said_by,
        quantity=quantity,
        place=count.place,
        happened_on=count.happened_on,
        published_at=count.published_at,
        method=count.method,
    )


def _with_point(count: Statement, report: Report, file: SourceFile) -> Iterator[Statement | Refusal]:
    point = _point(report)
    if point is None:
        return
    found = doubt(*point, count.place)
    if found is not None:
        yield report.refuse(file, found.reason, "lat", remedy=found.remedy)
        if found.is_refused:
            return
    if not _RADIUS.fullmatch(report.get("radius_km")):
        remedy = "Write in radius_km how far off it may be."
        yield report.refuse(file, "a point without its uncertainty was left out", "lat", remedy=remedy)
        return
    radius = Decimal(report.get("radius_km"))
    quantity = Quantity(radius, radius, "km around the point")
    yield _beside(count, report, "lat", "point", f"{point[0]:.6f},{point[1]:.6f}", quantity)


def _with_coverage(count: Statement, report: Report, file: SourceFile) -> Iterator[Statement | Refusal]:
    if not report.get("coverage"):
        return
    match = _PERCENT.fullmatch(report.get("coverage"))
    share = Decimal(match[1]) if match else None
    if share is None or share > _FULL:
        reason = f"not a share in per cent: {report.get('coverage')!r}"
        yield report.refuse(file, reason, "coverage", remedy="Write 0 to 100.")
    else:
        yield _beside(count, report, "coverage", "coverage", str(share), Quantity(share, share, "per cent"))


def statements(report: Report, file: SourceFile) -> Iterator[Statement | Refusal]:
    """State what one report says.

    Args:
        report: its cells and where they stand.
        file: for refusals.

    Returns:
        The count at its place, then the point and the coverage where they are given; a partial refusal, with place and
        remedy, for a report without a place, count or thing counted, and for each cell that cannot be read. A bad
        point or coverage costs itself, not the count.
    """
    try:
        count = _count_statement(report)
    except _BadCell as error:
        column, reason, remedy = error.args
        yield report.refuse(file, reason, column, remedy=remedy)
        return
    yield count
    try:
        yield from _with_point(count, report, file)
    except _BadCell as error:
        column, reason, remedy = error.args
        yield report.refuse(file, reason, column, remedy=remedy)
    yield from _with_coverage(count, report, file)

"""The case as tables for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, no cell that would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from yellowplate.export import dates, spelling, wording
from yellowplate.export.exporter import Audience, Dossier, Exporter
from yellowplate.export.lines import values
from yellowplate.export.pages import best_vin, check_digit
from yellowplate.export.told import Told, View
from yellowplate.export.view import look

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet take a cell for a formula (OWASP, CSV injection, read 2026-11)."""

MARK = "'"
"""Put before such a cell; the last column of the row names the columns where that was done."""

NEUTRALISED = "neutralised"


def neutral(cell: str) -> str:
    """Make a cell harmless in a spreadsheet.

    >>> neutral("=1+1"), neutral("LVG")
    ("'=1+1", 'LVG')
    """
    return f"{MARK}{cell}" if cell.startswith(RUNS) else cell


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; lines end with CR LF as RFC 4180 asks."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*header, NEUTRALISED])
    for row in rows:
        cells = [neutral(cell) for cell in row]
        changed = [name for name, before, after in zip(header, row, cells, strict=True) if before != after]
        writer.writerow([*cells, " ".join(changed)])
    return out.getvalue()


def _statements(view: View) -> str:
    header = [
        "id",
        "vehicle",
        "tied",
        "property",
        "value",
        "raw",
        "says",
        "who",
        "probability",
        "origin",
        "polarity",
        "item",
        "field",
        "t_start_s",
        "t_end_s",
        "box",
        "happened_on",
        "published",
        "archived",
        "reader",
        "note",
    ]

    def row(told: Told, vehicle: str, tied: str) -> list[str]:
        one, place = told.statement, told.statement.locator
        happened, published, archived = (part.partition(": ")[2] for part in dates.times(told))
        return [
            told.name,
            vehicle,
            tied,
            one.property,
            one.value,
            one.raw,
            wording.what(one),
            wording.who(told, view.items.get(place.item)),
            f"{one.prob:.6f}",
            str(one.origin),
            str(one.polarity),
            place.item,
            place.field,
            "" if place.t_start_s is None else f"{place.t_start_s:.3f}",
            "" if place.t_end_s is None else f"{place.t_end_s:.3f}",
            "" if place.box is None else f"{place.box.left} {place.box.top} {place.box.right} {place.box.bottom}",
            happened,
            published,
            archived,
            one.reader,
            one.note,
        ]

    rows = [row(told, car.file.key, "yes") for car in view.cars for told in car.told]
    rows += [row(told, car.file.key, "nearby") for car in view.cars for told in car.nearby]
    rows += [row(told, "", "no vehicle") for told in view.loose]
    return table(header, rows)


def _vehicles(view: View) -> str:
    header = [
        "key",
        "label",
        "vin",
        "vin_probability",
        "check_digit",
        "vin_alternatives",
        "model",
        "year",
        "plate",
        "price",
        "mileage",
        "encumbered",
        "destination",
        "stages_evidenced",
        "disagree_on",
        "linked",
    ]
    rows = []
    for car in view.cars:
        best = best_vin(car)
        listed = [" | ".join(values(car, name)) for name in header[6:13]]
        rows.append(
            [
                car.file.key,
                car.label,
                car.file.vin,
                f"{best.statement.prob:.6f}" if best else "",
                check_digit(car) if car.file.vin else "",
                " ".join(car.file.vin_alternatives),
                *listed,
                " | ".join(str(one.stage) for one in car.file.stages if one.is_evidenced),
                " ".join(car.file.conflicts),
                " ".join(car.file.linked),
            ]
        )
    return table(header, rows)


def _findings(view: View) -> str:
    header = [
        "vehicle",
        "rule",
        "answer",
        "if_carried_out",
        "on",
        "binds",
        "because",
        "missing",
        "citation",
        "url",
        "text_verified",
        "statements",
    ]
    return table(
        header,
        [
            [
                car.file.key,
                one.rule,
                str(one.answer),
                str(one.if_carried_out),
                one.on.isoformat(),
                " ".join(map(str, one.binds)),
                " | ".join(one.because),
                " | ".join(one.missing),
                one.citation,
                one.url,
                "yes" if one.is_verified else "no",
                " ".join(one.statements),
            ]
            for car in view.cars
            for one in car.findings
        ],
    )


def _sightings(view: View) -> str:
    header = ["vehicle", "place", "what", "low", "high", "unit", "is_approx", "seen_on", "method", "statements"]
    told = [(car.file.key, one) for car in view.cars for one in car.file.sightings]
    return table(
        header,
        [
            [
                key,
                one.place,
                one.what,
                "" if one.count.low is None else spelling.number(one.count.low).replace(",", ""),
                "" if one.count.high is None else spelling.number(one.count.high).replace(",", ""),
                one.count.unit,
                "yes" if one.count.is_approx else "no",
                str(one.seen_on) if one.seen_on else "",
                one.method,
                " ".join(one.statements),
            ]
            for key, one in [*told, *(("", one) for one in view.sightings)]
        ],
    )


def _refusals(view: View) -> str:
    header = ["file", "stage", "place", "reason", "remedy", "item", "rest_was_read"]
    return table(
        header,
        [
            [one.file, str(one.stage), one.place, one.reason, one.remedy, one.item, "yes" if one.is_partial else "no"]
            for one in view.refusals
        ],
    )


TABLES: tuple[tuple[str, Callable[[View], str]], ...] = (
    ("vehicles.csv", _vehicles),
    ("statements.csv", _statements),
    ("findings.csv", _findings),
    ("sightings.csv", _sightings),
    ("refusals.csv", _refusals),
)


def write(dossier: Dossier, folder: Path, audience: Audience) -> list[Path]:
    """Write one table each for vehicles, statements, findings, sightings and refusals.

    Args:
        dossier: everything; what is closed to the audience is taken out first.
        folder: exists and is empty.
        audience: for whom.

    Returns:
        The files written.
    """
    view = look(dossier, audience)
    written = []
    for name, make in TABLES:
        path = folder / name
        path.write_bytes(b"\xef\xbb\xbf" + make(view).encode("utf-8", "replace"))
        written.append(path)
    return written


EXPORTER = Exporter(name="csv", what="tables for a spreadsheet", write=write)

"""`yellowplate text FILE|-`: what each line of a text says about a car, a price, a contact; and what prose states."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import click

from yellowplate.cli._output import json_option, print_json, print_table
from yellowplate.extract.meaning import LineMeaning, analyse
from yellowplate.extract.prose import ProseStatement, row_of, statements_of
from yellowplate.ingest.decode import decode
from yellowplate.records import to_plain
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain

COLUMNS = ("is_offer", "encumbered", "destination", "price_yuan", "mileage_km", "year")
LISTS = ("phone", "wechat", "qq", "plate", "vin")
SIDECAR = ".meta.json"
"""Beside NAME.txt stands NAME.meta.json with `publisher` and `published` (a day, or a month where no day is known)."""


def _read(file: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UnreadableInput(file, str(error.strerror)) from error
    return decode(raw, file=file)[0]


def _sidecar(file: str) -> dict[str, str]:
    path = Path(file).with_suffix("").with_suffix(SIDECAR) if file != "-" else None
    if path is None or not path.is_file():
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UnreadableInput(str(path), f"broken syntax: {error}", remedy="Mend the line named.") from error
    if not isinstance(told, dict):
        raise UnreadableInput(str(path), "it does not hold named values", remedy='Write {"publisher": "..."}.')
    return {name: str(told[name]) for name in ("publisher", "published") if told.get(name)}


def line_row(number: int, line: str, meaning: LineMeaning, stated: list[ProseStatement]) -> dict[str, Plain]:
    """Return what one line says, with the keys the command prints."""
    row: dict[str, Plain] = {"line": number, "text": line}
    row |= {name: to_plain(getattr(meaning, name)) for name in (*COLUMNS, *LISTS, "tracker_removed")}
    row["mentions"] = [
        {"kind": one.kind, "raw": one.raw, "value": one.value, "span": [one.start, one.end], "prob": one.prob}
        for one in meaning.mentions
    ]
    row["reasons"] = [
        {
            "question": one.question,
            "feature": one.feature,
            "weight": one.weight,
            "raw": one.raw,
            "span": [one.start, one.end],
        }
        for one in meaning.reasons
    ]
    row["statements"] = [row_of(one) for one in stated]
    return row


@click.command("text")
@click.argument("file", metavar="FILE|-")
@click.option("--publisher", default=None, help="Who published the text; else NAME.meta.json beside FILE says it.")
@click.option("--published", default=None, help="When: YYYY-MM-DD or YYYY-MM. Relative dates are resolved against it.")
@json_option
def text_command(*, file: str, publisher: str | None, published: str | None, as_json: bool) -> int:
    """Say of each line of FILE (UTF-8 or GB18030; - is standard input) what it offers, asks, names and hides.

    Prose (news, field reports) gives `statements` with speakers and dates as well. Spans count code points of the line
    as it stands. "unclear" and an empty cell mean that the line does not say.
    """
    text = _read(file)
    told = _sidecar(file)
    stated: dict[int, list[ProseStatement]] = defaultdict(list)
    for one in statements_of(
        text, publisher=publisher or told.get("publisher", ""), published=published or told.get("published", "")
    ):
        stated[one.line].append(one)
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        row = line_row(number, line, analyse(line), stated[number])
        if as_json:
            print_json(row)
        rows.append(row)
    if not as_json:
        _print_tables(rows, [one for number in sorted(stated) for one in stated[number]])
    return 0


def _print_tables(rows: list[dict[str, Plain]], stated: list[ProseStatement]) -> None:
    print_table(
        f"{len(rows)} lines",
        ("line", "text", *COLUMNS, "found"),
        [
            (
                row["line"],
                row["text"],
                *(row[name] for name in COLUMNS),
                ", ".join(f"{name} {value}" for name in LISTS for value in _list(row[name])),
            )
            for row in rows
        ],
    )
    if stated:
        print_table(
            f"{len(stated)} statements",
            ("line", "topic", "words", "place", "when", "said by", "how known"),
            [
                (
                    one.line,
                    f"{one.topic}/{one.property}",
                    one.quote,
                    one.place,
                    one.happened_on,
                    " > ".join(one.said_by),
                    one.basis if one.polarity == "asserted" else f"{one.basis}, {one.polarity}",
                )
                for one in stated
            ],
        )


def _list(value: Plain) -> list[Plain]:
    assert isinstance(value, list)
    return value


COMMAND = text_command

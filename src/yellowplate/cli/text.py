"""`yellowplate text FILE|-`: what each line of a text says about a car, a price, a contact."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from yellowplate.cli._output import json_option, print_json, print_table
from yellowplate.extract.meaning import LineMeaning, analyse
from yellowplate.ingest.decode import decode
from yellowplate.records import to_plain
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain

COLUMNS = ("is_offer", "encumbered", "destination", "price_yuan", "mileage_km", "year")
LISTS = ("phone", "wechat", "qq", "plate", "vin")


def _read(file: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UnreadableInput(file, str(error.strerror)) from error
    return decode(raw)[0]


def row_of(number: int, line: str, meaning: LineMeaning) -> dict[str, Plain]:
    """Return what one line says, with the keys the command prints."""
    row: dict[str, Plain] = {"line": number, "text": line}
    row |= {name: to_plain(getattr(meaning, name)) for name in (*COLUMNS, *LISTS, "tracker_removed")}
    row["mentions"] = [
        {"kind": one.kind, "raw": one.raw, "value": one.value, "span": [one.start, one.end], "prob": one.prob}
        for one in meaning.mentions
    ]
    return row


@click.command("text")
@click.argument("file", metavar="FILE|-")
@json_option
def text_command(*, file: str, as_json: bool) -> int:
    """Say of each line of FILE (UTF-8 or GB18030; - is standard input) what it offers, asks, names and hides.

    Spans count code points of the line as it stands. "unclear" and an empty cell mean that the line does not say.
    """
    rows = []
    for number, line in enumerate(_read(file).splitlines(), start=1):
        if not line.strip():
            continue
        row = row_of(number, line, analyse(line))
        if as_json:
            print_json(row)
        rows.append(row)
    if not as_json:
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
    return 0


def _list(value: Plain) -> list[Plain]:
    assert isinstance(value, list)
    return value


COMMAND = text_command

"""`yellowplate read FILE...`: read and extract without a case, one result a line."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from yellowplate import extract, read
from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell_refusals
from yellowplate.ingest import ingest
from yellowplate.records import Item, Locator, MediaKind, Post, Reading, ReadingKind, Refusal, Statement
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain
from yellowplate.settings import Settings

KINDS = {
    ReadingKind.CAPTION: "caption",
    ReadingKind.TEXT: "caption",
    ReadingKind.SPEECH: "caption",
    ReadingKind.VIN: "vin",
    ReadingKind.PLATE: "plate",
    ReadingKind.CODE: "code",
}
"""Kind of result by kind of reading; statements have the kinds below. Signatures hold no words and are not shown."""
PROPERTIES = ("vin", "plate", "price", "mileage", "year", "place", "model", "account")
CONTACTS = ("phone", "wechat", "qq", "account")

Row = dict[str, Plain]


def rows_of(found: Reading | Statement, origins: dict[str, str]) -> Row:
    """Return one result as the command prints it.

    Args:
        found: a reading or a statement made of one.
        origins: the file of each item, by hash.
    """
    if isinstance(found, Reading):
        return _row(found.locator, origins, KINDS[found.kind], found.text, found.text, found.prob, found.reader)
    kind, value = found.property, found.value
    if kind == "contact":
        kind, _, value = value.partition(":")
        kind = kind if kind in CONTACTS else "other"
    elif kind not in PROPERTIES:
        kind, value = "other", f"{kind}={value}"
    return _row(found.locator, origins, kind, found.raw, value, found.prob, found.reader)


def _row(place: Locator, origins: dict[str, str], kind: str, text: str, value: str, prob: float, reader: str) -> Row:
    box = place.box
    return {
        "file": origins.get(place.item, ""),
        "item": place.item,
        "kind": kind,
        "text": text,
        "value": value,
        "prob": prob,
        "t_start_s": place.t_start_s,
        "t_end_s": place.t_end_s,
        "box": [box.left, box.top, box.right, box.bottom] if box else None,
        "reader": reader,
        "field": place.field or None,
        "span": [place.start, place.end] if place.start is not None else None,
    }


def _hash_only(path: Path) -> tuple[str, int]:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size


def _read_all(files: Sequence[Path], settings: Settings) -> Iterator[tuple[Item | None, list[Reading], list[Refusal]]]:
    with tempfile.TemporaryDirectory(prefix="yellowplate-") as folder:

        def keep(path: Path) -> tuple[str, int]:
            sha256, n_bytes = _hash_only(path)
            kept = Path(folder) / sha256
            if not kept.exists():
                # A copy, since a hard link would touch the source and a member of an archive is moved away.
                shutil.copyfile(path, kept)
            return sha256, n_bytes

        for found in ingest(files, keep, settings):
            if isinstance(found, Refusal):
                yield None, [], [found]
            elif isinstance(found, Post):
                yield None, read.read_post(found), []
            elif isinstance(found, Item):
                yield found, [], []
                if found.kind in (MediaKind.IMAGE, MediaKind.VIDEO):
                    readings, refusals = read.read_file(Path(folder) / found.sha256, found, settings)
                    yield None, readings, refusals


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def read_command(*, files: tuple[Path, ...], as_json: bool) -> int:
    """Read everything in FILE... and print each result with its place; nothing is kept.

    Kinds: caption, vin, plate, phone, wechat, qq, price, mileage, year, place, model, account, code, other.
    """
    for file in files:
        if not file.exists():
            msg = f"{file} is not there."
            raise RequestError(msg)
    origins: dict[str, str] = {}
    refused: list[Refusal] = []
    table: list[tuple[Plain, ...]] = []
    for item, readings, refusals in _read_all(files, Settings()):
        refused += refusals
        if item is not None:
            origins[item.sha256] = item.origin
        shown = [one for one in readings if one.kind in KINDS]
        if not shown:
            continue
        # A reader made for VINs or plates has said it already: its statement is the same thing.
        dedicated = {(one.locator, one.reader) for one in shown if one.kind in (ReadingKind.VIN, ReadingKind.PLATE)}
        stated = [one for one in extract.extract(shown) if (one.locator, one.reader) not in dedicated]
        both: list[Reading | Statement] = [*shown, *stated]
        for found in both:
            row = rows_of(found, origins)
            if as_json:
                print_json(row)
            else:
                at = "" if found.locator.t_start_s is None else f"{found.locator.t_start_s:.1f} s"
                table.append((row["file"], at, row["kind"], row["text"], row["value"], f"{found.prob:.2f}"))
    if not as_json:
        print_table("Read", ("file", "at", "kind", "text", "value", "probability"), table)
    tell_refusals(refused)
    return SOME_UNREAD if refused else 0


COMMAND = read_command

"""`yellowplate vin read IMAGE...` and `yellowplate vin decode VIN...`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell
from yellowplate.numbers import vin as vin_format
from yellowplate.numbers import vin_decode
from yellowplate.read import read_vins
from yellowplate.records import Box
from yellowplate.records.errors import NumberError, RequestError, UnreadableInput
from yellowplate.records.ids import Plain


@click.group("vin")
def vin_commands() -> None:
    """Read vehicle identification numbers from pictures, or say what one means."""


@vin_commands.command("read")
@click.argument("images", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--known",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="File of VINs that are certain, one a line: the habits of their makers help where pixels leave a choice.",
)
@json_option
def read_command(*, images: tuple[Path, ...], known: Path | None, as_json: bool) -> int:
    """Read the VIN in each IMAGE, with alternatives, and say whether a person need look at it.

    A check digit is `observed` only where the reading satisfies it unforced; `imposed` where it helped to choose.
    A bar code or 2D code that holds a VIN is told beside the letters; where they differ nothing is accepted.
    """
    vins = _known(known)
    found, status = [], 0
    for image in images:
        try:
            one = read_vins(image, known=vins)
        except UnreadableInput as error:
            tell(f"Not read: {error}")
            status = SOME_UNREAD
            continue
        found.append(one)
        if as_json:
            print_json(
                {
                    "file": one.file,
                    "vin": one.vin or None,
                    "prob": one.prob,
                    "accepted": one.accepted,
                    "check_digit": one.check_digit or None,
                    "gap": one.gap,
                    "alternatives": [{"vin": other.text, "prob": other.prob} for other in one.alternatives],
                    "box": _box(one.box),
                    "cpu_ms": one.cpu_ms,
                    "codes": [
                        {"vin": code.vin, "prob": code.prob, "check_digit": code.check_digit, "box": _box(code.box)}
                        for code in one.codes
                    ],
                    "agrees": one.agrees,
                }
            )
    if not as_json:
        print_table(
            "VINs read",
            ("file", "VIN", "probability", "accepted", "check digit"),
            [
                (
                    one.file,
                    one.vin or "none found",
                    f"{one.prob:.2f}" if one.vin else "",
                    ("yes" if one.accepted else "a person must look") if one.vin else "",
                    one.check_digit,
                )
                for one in found
            ],
        )
    return status


def _known(file: Path | None) -> list[str]:
    """Read the VINs of a file; refuse it where a line is none."""
    vins = []
    for place, line in enumerate(file.read_text("utf-8-sig").splitlines() if file else (), start=1):
        if line.strip():
            try:
                vins.append(vin_format.validate(line))
            except NumberError as error:
                msg = f"{file}, line {place}: {error}. Give one VIN a line."
                raise RequestError(msg) from error
    return vins


def _box(box: Box | None) -> list[Plain] | None:
    return [box.left, box.top, box.right, box.bottom] if box else None


@vin_commands.command("decode")
@click.argument("vins", nargs=-1, required=True, metavar="VIN...")
@json_option
def decode_command(*, vins: tuple[str, ...], as_json: bool) -> int:
    """Say what each VIN tells by itself: maker, candidate model years, check digit (valid, invalid, not binding).

    Placeholders, examples of documentation and VINs whose binding check digit fails are named as such. The letters
    behind a maker are the sources that name it.

    Exit status 1 if one of them has not the shape of a VIN.
    """
    next_year = datetime.now(tz=UTC).year + 1
    decoded = [vin_decode.decode(vin, until=next_year) for vin in vins]
    for one in decoded:
        if as_json:
            print_json(
                {
                    "vin": one.vin,
                    "shape_ok": one.shape_ok,
                    "check_digit": one.check_digit or None,
                    "standing": one.standing or None,
                    "wmi": one.wmi or None,
                    "region": one.region or None,
                    "country": one.country or None,
                    "maker": one.maker or None,
                    "maker_evidence": one.maker_evidence or None,
                    "described": one.described or None,
                    "years": list(one.years),
                    "plant": one.plant or None,
                    "plant_evidence": one.plant_evidence or None,
                    "serial": one.serial or None,
                    "notes": list(one.notes),
                }
            )
    if not as_json:
        print_table(
            "What the VINs say",
            ("VIN", "shape", "check digit", "maker (evidence)", "country", "model years", "plant", "notes"),
            [
                (
                    one.vin,
                    "right" if one.shape_ok else "wrong",
                    one.check_digit.replace("_", " "),
                    f"{one.maker} ({one.maker_evidence})" if one.maker else "not known",
                    one.country,
                    " or ".join(map(str, one.years)),
                    f"{one.plant} ({one.plant_evidence})" if one.plant else "not known",
                    "; ".join(one.notes),
                )
                for one in decoded
            ],
        )
    return 0 if all(one.shape_ok for one in decoded) else 1


COMMAND = vin_commands

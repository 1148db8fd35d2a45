"""`yellowplate plate read IMAGE...`: number plates with their colour."""

from __future__ import annotations

from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell
from yellowplate.read import read_plates
from yellowplate.records.errors import UnreadableInput


@click.group("plate")
def plate_commands() -> None:
    """Read number plates from pictures."""


@plate_commands.command("read")
@click.argument("images", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def read_command(*, images: tuple[Path, ...], as_json: bool) -> int:
    """Read the number plates in each IMAGE: text, country by its grammar, ground colour or "cannot tell".

    A colour says nothing about the owner by itself; what it meant depends on country and year.
    """
    rows, status = [], 0
    for image in images:
        try:
            one = read_plates(image)
        except UnreadableInput as error:
            tell(f"Not read: {error}")
            status = SOME_UNREAD
            continue
        if as_json:
            print_json(
                {
                    "file": one.file,
                    "plates": [
                        {
                            "text": plate.text,
                            "country": plate.country,
                            "colour": plate.colour,
                            "prob": plate.prob,
                            "meanings": list(plate.meanings),
                            "box": [plate.box.left, plate.box.top, plate.box.right, plate.box.bottom],
                        }
                        for plate in one.plates
                    ],
                }
            )
        rows += [
            (one.file, plate.text, plate.country, plate.colour, f"{plate.prob:.2f}", "; ".join(plate.meanings))
            for plate in one.plates
        ]
        if not one.plates:
            rows.append((one.file, "none found", "", "", "", ""))
    if not as_json:
        print_table(
            "Plates read",
            ("file", "plate", "country", "ground", "probability", "what such a ground means, by whom"),
            rows,
        )
    return status


COMMAND = plate_commands

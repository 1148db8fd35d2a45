"""`yellowplate check VIN|FILE.csv --case DIR`: hold, refer, or no obstacle found."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import click

from yellowplate.casebook import check
from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import case_option, json_option, parse_day, print_json, progress, tell
from yellowplate.ingest.loan_columns import find, heading
from yellowplate.law import Decision
from yellowplate.numbers import vin as vin_format
from yellowplate.records import to_plain
from yellowplate.records.errors import NumberError, RequestError, UnreadableInput

BATCH = 2
"""From so many vehicles on a bar with the time left is shown on standard error."""


def _vins(what: str) -> tuple[list[str], list[str]]:
    path = Path(what)
    if path.suffix.lower() != ".csv" and not path.is_file():
        try:
            return [vin_format.validate(what)], []
        except NumberError as error:
            msg = f"{what} is neither a VIN ({error}) nor a file. Give 17 characters or a CSV file with a column `vin`."
            raise RequestError(msg) from error
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = list(csv.reader(stream)) or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(what, str(error), remedy="Save it as CSV in UTF-8 with a column `vin`.") from error
    names = [heading(name) for name in header]
    name = find(names, file=what).heading.get("vin")
    if name is None:
        raise UnreadableInput(what, "it has no column `vin`", place="line 1", remedy="Name the column of VINs `vin`.")
    place = names.index(name)
    good, bad = [], []
    for line, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            try:
                good.append(vin_format.validate(row[place].strip() if place < len(row) else ""))
            except NumberError as error:
                bad.append(str(UnreadableInput(what, str(error), place=f"line {line}", remedy="Correct the VIN.")))
    return good, bad


@click.command("check")
@click.argument("what", metavar="VIN|FILE.csv")
@case_option
@click.option(
    "--on", "on", default=None, help="Day of the planned transaction (YYYY-MM-DD); default the case's last day."
)
@json_option
def check_command(*, what: str, case: Path, on: str | None, as_json: bool) -> int:
    """Say for each vehicle whether anything read in the case stands against dealing in it.

    HOLD, REFER or NO_OBSTACLE_FOUND; never "clear": the answer names the sources searched and the facts missing.
    """
    vins, bad = _vins(what)
    decisions: list[Decision] = []
    # Answers are printed when the bar is gone: while it moves, what is printed goes to standard error with it.
    with progress(quiet=len(vins) < BATCH) as advance:
        for decision in check(case, vins, today=datetime.now(tz=UTC).date(), on=parse_day(on)):
            decisions.append(decision)
            advance("check", len(decisions), len(vins), decision.vin)
    for decision in decisions:
        _print(decision, as_json=as_json)
    for line in bad:
        tell(f"Not read: {line}")
    return SOME_UNREAD if bad else 0


def _print(decision: Decision, *, as_json: bool) -> None:
    plain = to_plain(decision)
    assert isinstance(plain, dict)
    if as_json:
        keys = ("vin", "decision", "reasons", "missing", "sources_searched", "stage", "reach")
        print_json({**{key: plain.get(key, []) for key in keys}, **plain})
        return
    click.secho(f"{decision.vin}  {decision.decision}", bold=True)
    for reason in decision.reasons:
        click.echo(f"  because  {reason}")
    for fact in decision.missing:
        click.echo(f"  missing  {fact}")
    for name in decision.sources_searched:
        click.echo(f"  searched {name}")
    click.echo(f"  stage    {decision.stage}")
    click.echo(f"  reach    {decision.reach}")


COMMAND = check_command

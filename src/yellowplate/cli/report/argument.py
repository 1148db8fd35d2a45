"""`yellowplate report argument`: what is reported for and against each explanation of the surge, as one page."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from yellowplate.cli._output import json_option, print_json
from yellowplate.export.report import write
from yellowplate.reports.argument import report


@click.command("argument")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("report_argument"), show_default=True
)
@json_option
def argument_command(*, out: Path, as_json: bool) -> int:
    """Write the page of arguments to --out: what is reported for and against each explanation, and what is missing."""
    files = write(report(f"Made by Yellowplate {version('yellowplate')}: report argument."), out)
    if as_json:
        print_json({"page": str(files[0]), "files": [str(one) for one in files]})
    else:
        click.echo(f"Wrote {files[0]}.")
    return 0


COMMAND = argument_command

"""`yellowplate demo`: the main job on the example archive that comes with the program."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import click

from yellowplate.cli._output import json_option, progress, tell
from yellowplate.cli.run import print_report
from yellowplate.pipeline import run
from yellowplate.records.errors import RequestError
from yellowplate.settings import Settings


def example_archive() -> Path:
    """Find the example archive: inside the installed package, or in the checkout the package is run from.

    Raises:
        RequestError: the installation lacks it.
    """
    package = Path(str(files("yellowplate")))
    for folder in (package / "examples" / "one_case", package.parents[1] / "examples" / "one_case"):
        if (folder / "README.md").is_file():
            return folder / "archive"
    msg = "the example archive is missing from this installation. Install yellowplate again."
    raise RequestError(msg)


@click.command("demo")
@click.option(
    "--case",
    "case",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("yellowplate-demo"),
    show_default=True,
    help="Directory of the case.",
)
@json_option
def demo_command(*, case: Path, as_json: bool) -> int:
    """Run the main job on a tiny made-up archive and write its dossier.

    One file is broken on purpose, so that the dossier shows how that is told; the exit status is 0 all the same.
    """
    with progress(quiet=as_json) as advance:
        report = run((example_archive(),), case, settings=Settings(), advance=advance, now=lambda: datetime.now(tz=UTC))
    print_report(report, as_json=as_json)
    tell("This archive is made up. The broken file in it is there on purpose.")
    return 0


COMMAND = demo_command

"""`yellowplate verify --case DIR`: re-hash everything and check the log."""

from __future__ import annotations

from pathlib import Path

import click

from yellowplate.casebook import verify
from yellowplate.cli._output import case_option, json_option, print_json


@click.command("verify")
@case_option
@json_option
def verify_command(*, case: Path, as_json: bool) -> int:
    """Hash every archived file again, check the ledger and follow the log; exit status 1 if anything differs."""
    result = verify(case)
    if as_json:
        print_json(
            {
                "ok": not result.problems,
                "problems": list(result.problems),
                "items": result.n_items,
                "records": result.n_records,
                "log_head": result.log_head,
            }
        )
    else:
        for problem in result.problems:
            click.echo(f"DIFFERS  {problem}")
        found = f"{len(result.problems)} differences." if result.problems else "all as stored."
        click.echo(f"Checked {result.n_items} archived files and {result.n_records} records of the ledger: {found}")
        click.echo(
            f"Head of the log: {result.log_head} (note it elsewhere: only so is a log that was cut short noticed)"
        )
    return 1 if result.problems else 0


COMMAND = verify_command

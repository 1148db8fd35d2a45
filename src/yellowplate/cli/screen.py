"""`yellowplate screen FILE`: apply the rules to the facts of a vehicle and a transaction."""

from __future__ import annotations

from pathlib import Path

import click

from yellowplate.cli._document import read_document
from yellowplate.cli._output import json_option, print_json
from yellowplate.law.screening import as_json as finding_as_json
from yellowplate.law.screening import screen


@click.command("screen")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def screen_command(*, file: Path, as_json: bool) -> int:
    """Apply every rule to the facts in FILE (TOML, YAML or JSON): BREACHED, NOT_BREACHED or UNKNOWN.

    A party's own word never makes a breach; it gives `if_carried_out`. UNKNOWN names the facts that would decide it.
    """
    for finding in screen(read_document(file)):
        row = finding_as_json(finding)
        if as_json:
            print_json(row)
            continue
        click.secho(f"{finding.answer}  {finding.rule}  ({finding.citation})", bold=True)
        click.echo(f"  if carried out: {finding.if_carried_out}; binds {', '.join(finding.binds)}; on {finding.on}")
        for step in finding.because:
            click.echo(f"  because {step}")
        for fact in finding.missing:
            click.echo(f"  missing {fact}")
        click.echo(f"  {finding.url}" + ("" if finding.is_verified else "  (text not verified)"))
    return 0


COMMAND = screen_command

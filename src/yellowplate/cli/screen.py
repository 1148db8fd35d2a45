"""`yellowplate screen FILE`: apply the rules to the facts of a vehicle and a transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from yellowplate import law
from yellowplate.cli._document import read_document
from yellowplate.cli._output import json_option, print_json
from yellowplate.law.screening import as_json as finding_as_json
from yellowplate.law.screening import day_of, facts_in, screen


@click.command("screen")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--indicators", "with_indicators", is_flag=True, help="Also test the red flags: indicators, no findings.")
@json_option
def screen_command(*, file: Path, with_indicators: bool, as_json: bool) -> int:
    """Apply every rule to the facts in FILE (TOML, YAML or JSON): BREACHED, NOT_BREACHED or UNKNOWN.

    A party's own word never makes a breach; it gives `if_carried_out`. UNKNOWN names the facts that would decide it.
    """
    document = read_document(file)
    for finding in screen(document):
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
    if with_indicators:
        _indicators(document, as_json=as_json)
    return 0


def _indicators(document: dict[str, Any], *, as_json: bool) -> None:
    found = law.indicators(None, facts_in(document), day_of(document))
    if not as_json:
        click.secho("Indicators (signs, never findings; weights are choices of this project)", bold=True)
    for one in found:
        if as_json:
            print_json(law.indicator_json(one))
        else:
            missing = f"  missing {', '.join(one.missing)}" if one.missing else ""
            click.echo(f"  {one.answer}  {one.id}  weight {one.weight}  {one.because}{missing}")


COMMAND = screen_command

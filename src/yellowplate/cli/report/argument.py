"""`yellowplate report argument`: what is reported for and against each explanation of the surge, as one page."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from yellowplate.cli._output import json_option, print_json
from yellowplate.cli.model._question import Options, question, tell_what_it_is, watched
from yellowplate.cli.report._causes import cause_samples
from yellowplate.export.report import Section, write
from yellowplate.reports.argument import report
from yellowplate.reports.model_questions import cause_section, currency_section

RUNS = 100
"""Runs of each set of causes unless others are asked for."""


@click.command("argument")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("report_argument"), show_default=True
)
@click.option("--with-model", is_flag=True, help="Show apart what the model says of the three causes (8 runs).")
@click.option("--scenario", metavar="SCENARIO", help="Of the model: a TOML file or a shipped one's name.")
@click.option("--runs", "n_runs", type=click.IntRange(2, 2000), default=RUNS, show_default=True, help="Of the model.")
@click.option("--seed", type=click.IntRange(0, 2**31), help="Of the model.")
@click.option("--posterior", metavar="FILE|shipped", help="Numbers that a fit left, instead of the priors.")
@json_option
def argument_command(
    *,
    out: Path,
    with_model: bool,
    scenario: str | None,
    n_runs: int,
    seed: int | None,
    posterior: str | None,
    as_json: bool,
) -> int:
    """Write the page of arguments to --out: what is reported for and against each explanation, and what is missing."""
    options = Options((), n_runs, seed, posterior, None, (), as_json)
    model = _model(scenario, options) if with_model else ()
    how = f" with the model, {n_runs} runs" if with_model else ""
    files = write(report(f"Made by Yellowplate {version('yellowplate')}: report argument{how}.", model), out)
    if as_json:
        print_json({"page": str(files[0]), "files": [str(one) for one in files]})
    else:
        click.echo(f"Wrote {files[0]}.")
    return 0


def _model(scenario: str | None, options: Options) -> tuple[Section, ...]:
    asked, fitted = question(scenario, options), options.fitted()
    if not options.as_json:
        tell_what_it_is()
    with watched(options) as told:
        samples = cause_samples(asked.scenario, fitted, told)
    return (cause_section(samples), currency_section(samples))


COMMAND = argument_command

"""`yellowplate report money [SCENARIO.toml]`: what the state takes from vehicles, as one page."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, tell
from yellowplate.cli.estimate.revenue import read_text, shipped_scenario
from yellowplate.estimate.revenue.document import read_scenario
from yellowplate.estimate.revenue.receipts import N_DRAWS, estimate_revenue
from yellowplate.export.report import write
from yellowplate.reports.money import report


@click.command("money")
@click.argument("scenario", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("report_money"), show_default=True
)
@click.option("--draws", type=click.IntRange(256, 1 << 20), default=N_DRAWS, show_default=True, help="A power of two.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@json_option
def money_command(*, scenario: Path | None, out: Path, draws: int, seed: int, as_json: bool) -> int:
    """Write the page on receipts by SCENARIO (the shipped one without it) to --out: HTML, SVG and Vega-Lite."""
    file = scenario or shipped_scenario()
    found = read_scenario(read_text(file), file.name)
    for fault in found.faults:
        tell(f"Left out: {fault}")
    answer = estimate_revenue(found.scenario, n_draws=draws, seed=seed)
    made_by = f"Made by Yellowplate {version('yellowplate')}: report money, {file.name}, {draws:,} draws, seed {seed}."
    files = write(report(answer, found.scenario, made_by), out)
    if as_json:
        print_json({"page": str(files[0]), "files": [str(one) for one in files]})
    else:
        click.echo(f"Wrote {files[0]} and {len(files) - 1} files of charts beside it.")
    return SOME_UNREAD if found.faults else 0


COMMAND = money_command

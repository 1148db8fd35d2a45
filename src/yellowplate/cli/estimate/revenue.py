"""`yellowplate estimate revenue [SCENARIO.toml]`: what bodies of the state take from vehicles, and what drives it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, tell
from yellowplate.cli.estimate._case import statements_of
from yellowplate.cli.estimate._revenue import as_plain, show
from yellowplate.estimate.revenue.document import read_scenario
from yellowplate.estimate.revenue.receipts import N_DRAWS, estimate_revenue
from yellowplate.records import Polarity, Statement, SubjectKind
from yellowplate.records.errors import RequestError, UnreadableInput
from yellowplate.records.ids import Plain

SHIPPED = "upper_yalu.toml"


def shipped_scenario() -> Path:
    """Find the scenario that comes with the program: inside the installed package, or in the checkout.

    Raises:
        RequestError: the installation lacks it.
    """
    package = Path(str(files("yellowplate")))
    for folder in (package / "examples" / "scenarios", package.parents[1] / "examples" / "scenarios"):
        if (folder / SHIPPED).is_file():
            return folder / SHIPPED
    msg = "the shipped scenario is missing from this installation. Name a SCENARIO.toml, or install yellowplate again."
    raise RequestError(msg)


def read_text(file: Path) -> str:
    """Read a scenario as UTF-8 text, or say at which byte it is none."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            str(file), "it is not UTF-8 text", place=f"byte {error.start}", remedy="Save it as UTF-8."
        ) from error


def prices_told(statements: tuple[Statement, ...]) -> list[Plain]:
    """Return what the statements of a case say of prices and fees: shown beside the scenario, never taken into it."""
    return [
        {
            "statement": one.id,
            "about": one.subject.key,
            "property": one.property,
            "low": None if one.quantity is None or one.quantity.low is None else str(one.quantity.low),
            "high": None if one.quantity is None or one.quantity.high is None else str(one.quantity.high),
            "unit": one.quantity.unit if one.quantity else "",
            "on": str(one.happened_on) if one.happened_on else "",
            "place": one.place,
            "said_by": [link.speaker for link in one.said_by],
            "note": one.note,
        }
        for one in sorted(statements, key=lambda one: (one.subject.key, one.property, one.id))
        if one.subject.kind is SubjectKind.PRICE and one.polarity is Polarity.ASSERTED
    ]


@click.command("revenue")
@click.argument(
    "file", metavar="[SCENARIO.toml]", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--draws", "n_draws", default=N_DRAWS, show_default=True, help="A power of two.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same answer.")
@click.option(
    "--case",
    "case",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also show what a case tells of prices and fees.",
)
@json_option
def revenue_command(*, file: Path | None, n_draws: int, seed: int, case: Path | None, as_json: bool) -> int:
    """Estimate gross, retained and net receipts from vehicles by the beliefs of a scenario.

    Without a file the scenario that comes with the program is run. A number nobody reports has no default: what needs
    it is left out, named and asked for. Formats: docs/formats/revenue_scenario.schema.json, docs/estimates/revenue.md.
    """
    if file is None:
        file = shipped_scenario()
        tell(f"Scenario: {file}")
    read = read_scenario(read_text(file), str(file))
    told = prices_told(statements_of(case)) if case else []
    answer = estimate_revenue(read.scenario, n_draws=n_draws, seed=seed)
    for fault in read.faults:
        tell(f"Not used: {file}: {fault}")
    if as_json:
        print_json({"file": str(file), **as_plain(answer, read.scenario), "told_by_case": told})
    else:
        show(answer, read.scenario, told)
    return SOME_UNREAD if read.faults else 0


COMMAND = revenue_command

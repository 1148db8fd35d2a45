"""`yellowplate estimate counts FILE`: how many vehicles, from counts of the same places again and again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell, tell_refusals
from yellowplate.cli.estimate._case import counts_of
from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.looks.counts import LEVEL, CountAnswer
from yellowplate.estimate.looks.counts_report import LEFT_OUT, CountReport, report
from yellowplate.estimate.looks.counts_rows import read_counts
from yellowplate.estimate.looks.dwell import DWELL_DAYS
from yellowplate.estimate.method import Method
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@click.command("counts")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--case", "case", type=click.Path(file_okay=False, path_type=Path), help="Also counts a case tells of.")
@click.option("--abundance", default="", help="Columns of a place its number depends on: length,elev^2")
@click.option("--detection", default="", help="Columns of a visit detection depends on: date,date^2 (date1, date2 ...)")
@click.option("--most", type=click.IntRange(min=1), help="Largest number per place that N-mixture sums to.")
@click.option(
    "--dwell-days",
    multiple=True,
    type=click.FloatRange(min=0, min_open=True),
    help=f"Days a vehicle stays; may be given again. Reported: {' and '.join(f'{d:g}' for d in DWELL_DAYS)}.",
)
@json_option
def counts_command(
    *,
    file: Path | None,
    case: Path | None,
    abundance: str,
    detection: str,
    most: int | None,
    dwell_days: tuple[float, ...],
    as_json: bool,
) -> int:
    """Estimate vehicles, and vehicles a month, from repeated counts in FILE (CSV or TOML) and in a case.

    One row a visit (`area`, `day`, `count`, `coverage`), or one row a place with its visits in `y1`, `y2`, ... Several
    methods stand side by side; one that the data cannot carry says why.
    """
    if file is None and case is None:
        msg = "name a FILE of counts, or a case with --case DIR"
        raise RequestError(msg)
    rows = read_rows(file, ("scene", "count", "site")) if file else None
    found = read_counts(
        [*(rows.rows if rows else ()), *(counts_of(case) if case else ())],
        file=str(file or case),
        abundance=_names(abundance),
        detection=_names(detection),
        most=most,
        dwell_days=dwell_days or DWELL_DAYS,
    )
    refusals = (*(rows.refusals if rows else ()), *found.refusals)
    tell_refusals(refusals)
    if not found.table.sites:
        tell(f"No estimate: {file or case} holds no count with a figure that could be used.")
        return SOME_UNREAD if refusals else 0
    made = report(found.table)
    if as_json:
        print_json(as_plain(made, str(file or case), found.left_out))
    else:
        _show(made, found.left_out)
    return SOME_UNREAD if refusals else 0


def as_plain(made: CountReport, file: str, left_out: tuple[str, ...]) -> dict[str, Plain]:
    """Return what `--json` prints of a file."""
    return {
        "file": file,
        "population": made.population,
        "n_sites": made.n_sites,
        "n_counts": made.n_counts,
        "models": [_model(method, answer) for method, answer in made.answers],
        "why_open": made.why_open,
        "warnings": [dict(asdict(caution)) for caution in made.cautions],
        "left_out": [*LEFT_OUT, *left_out],
    }


def _model(method: Method, answer: CountAnswer) -> dict[str, Plain]:
    return {
        "name": method.name,
        "quantity": answer.quantity,
        "unit": answer.unit,
        "n_hat": answer.value,
        "lower": answer.lower,
        "upper": answer.upper,
        "level": answer.level,
        "method": method.source,
        "assumptions": list(method.assumptions),
        "aic": answer.aic,
        "figures": dict(answer.figures),
        "why_not": answer.why_not,
        "warnings": [dict(asdict(caution)) for caution in answer.cautions],
    }


def _one(number: float | None) -> str:
    return "" if number is None else f"{number:,.1f}"


def _show(made: CountReport, left_out: tuple[str, ...]) -> None:
    title = f"{made.population}: {made.n_counts} counts (intervals {LEVEL:.0%})"
    rows = [
        (m.name, a.unit, _one(a.value), _one(a.lower), _one(a.upper), _one(a.aic), a.why_not) for m, a in made.answers
    ]
    print_table(title, ("method", "unit", "estimate", "lower", "upper", "AIC", "no estimate because"), rows)
    for method, answer in made.answers:
        click.secho(f"{method.name}: {method.what}", bold=True)
        click.echo(f"  source   {method.source}")
        for name, value in answer.figures.items():
            click.echo(f"  {name} {value:,.4g}")
        for caution in answer.cautions:
            click.echo(f"  caution {caution.code} ({caution.figure}): {caution.text}")
        for text in method.assumptions:
            click.echo(f"  assumes  {text}")
    for caution in made.cautions:
        click.echo(f"caution {caution.code} ({caution.figure}): {caution.text}")
    for text in (*LEFT_OUT, *left_out):
        click.echo(f"left out {text}")


COMMAND = counts_command

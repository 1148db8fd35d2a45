"""`yellowplate estimate serial FILE`: how many numbers were issued, from the numbers seen."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell, tell_refusals
from yellowplate.cli.estimate._case import plates_of
from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.serials.growth import SerialGrowth
from yellowplate.estimate.serials.report import LEFT_OUT, BlockReport, SerialReport, report
from yellowplate.estimate.serials.rows import read_serials
from yellowplate.estimate.serials.serial import LEVEL, SerialAnswer
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain


@click.command("serial")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--case", "case", type=click.Path(file_okay=False, path_type=Path), help="Also plates a case tells of.")
@json_option
def serial_command(*, file: Path | None, case: Path | None, as_json: bool) -> int:
    """Estimate how many numbers were issued from those seen in FILE (CSV or TOML) and in a case.

    A row is one number seen (`block` or `colour`, `region`, `code`; `serial`, `plate` or `vin`; `day`), or a block of
    which only `lowest`, `highest` and `n_seen` are told. Each block is estimated by itself.
    """
    if file is None and case is None:
        msg = "name a FILE of serial numbers, or a case with --case DIR"
        raise RequestError(msg)
    rows = read_rows(file, ("seen", "block")) if file else None
    given = [*(rows.rows if rows else ()), *(plates_of(case) if case else ())]
    table = read_serials(given, file=str(file or case))
    refusals = (*(rows.refusals if rows else ()), *table.refusals)
    tell_refusals(refusals)
    for is_factory in (False, True):
        blocks = [block for block in table.blocks if block.is_factory == is_factory]
        if blocks:
            found = report(blocks)
            if as_json:
                print_json(as_plain(found, str(file or case), table.left_out))
            else:
                _show(found, table.left_out)
    if not table.blocks:
        tell(f"No estimate: {file or case} holds no serial number that could be used.")
    return SOME_UNREAD if refusals else 0


def as_plain(found: SerialReport, file: str, left_out: tuple[str, ...]) -> dict[str, Plain]:
    """Return what `--json` prints of a file."""
    return {
        "file": file,
        "population": found.population,
        "n_observed": found.n_observed,
        "lead": found.lead,
        "lead_left_out": list(found.lead_left_out),
        "models": [
            {
                "name": total.method.name,
                "n_hat": total.value,
                "lower": total.lower,
                "upper": total.upper,
                "level": total.level,
                "method": total.method.source,
                "assumptions": list(total.method.assumptions),
                "n_blocks": total.n_blocks,
                "left_out": list(total.left_out),
            }
            for total in found.totals
        ],
        "blocks": [_block(one) for one in found.blocks],
        "warnings": [dict(asdict(caution)) for caution in found.cautions],
        "left_out": [*LEFT_OUT, *left_out],
    }


def _answer(answer: SerialAnswer) -> dict[str, Plain]:
    return {"n_hat": answer.value, "lower": answer.lower, "upper": answer.upper, "why_not": answer.why_not}


def _block(one: BlockReport) -> dict[str, Plain]:
    block = one.block
    return {
        "name": block.name,
        "n_distinct": block.n_distinct,
        "lowest": block.lowest,
        "highest": block.highest,
        "first": block.first,
        "lead": one.lead,
        "models": [{"name": name, **_answer(answer)} for name, answer in sorted(one.answers.items())],
        "tests": [
            {"name": test.name, "figure": test.figure, "chance": test.chance, "suspect": test.is_suspect}
            for test in one.tests
        ],
        "by_k": [{"k": k, "n_hat": value, "upper": upper} for k, value, upper in one.by_k],
        "growth": _growth(one.growth),
        "warnings": [dict(asdict(caution)) for caution in one.cautions],
        "sources": list(block.sources),
    }


def _growth(grown: SerialGrowth) -> dict[str, Plain]:
    return {
        "windows": [
            {
                "from": window.earliest.isoformat(),
                "to": window.latest.isoformat(),
                "n_distinct": window.n_distinct,
                "highest": window.highest,
                "highest_so_far": window.highest_so_far,
                **_answer(window.answer),
            }
            for window in grown.windows
        ],
        "per_month": grown.per_month,
        "lower": grown.lower,
        "upper": grown.upper,
        "trend_chance": grown.trend_chance,
    }


def _whole(number: float | None) -> str:
    return "" if number is None else f"{number:,.0f}"


def _show(found: SerialReport, left_out: tuple[str, ...]) -> None:
    click.secho(f"Population: {found.population}", bold=True)
    for one in found.blocks:
        block = one.block
        title = f"{block.name}: {block.n_distinct} different numbers, {block.lowest} to {block.highest}"
        rows = [
            (
                f"{name}{' (leads)' if name == one.lead else ''}",
                _whole(a.value),
                _whole(a.lower),
                _whole(a.upper),
                a.why_not,
            )
            for name, a in sorted(one.answers.items())
        ]
        print_table(title, ("method", "estimate", "lower", "upper", "no estimate because"), rows)
        for test in one.tests:
            click.echo(f"  test {test.name}: {test.figure}; chance {test.chance:.3g}")
        for k, value, upper in one.by_k:
            click.echo(f"  if {k} numbers had been read: {_whole(value)}, upper end {_whole(upper)}")
        for window in one.growth.windows:
            ends = f"{_whole(window.answer.lower)} to {_whole(window.answer.upper)}"
            click.echo(f"  {window.earliest} to {window.latest}: highest {window.highest}, estimate {ends}")
        if one.growth.per_month is not None:
            ends = f"{_whole(one.growth.lower)} to {_whole(one.growth.upper)}"
            click.echo(f"  growth {_whole(one.growth.per_month)} a month ({ends})")
        for caution in one.cautions:
            click.echo(f"  caution {caution.code} ({caution.figure}): {caution.text}")
        if block.sources:
            click.echo(f"  sources {', '.join(block.sources)}")
    totals = [
        (
            t.method.name,
            _whole(t.value),
            _whole(t.lower),
            _whole(t.upper),
            f"{t.n_blocks} of {len(found.blocks)}",
            t.method.what,
        )
        for t in found.totals
    ]
    title = f"Sum over blocks, never one maximum over all (intervals {LEVEL:.0%})"
    print_table(title, ("method", "estimate", "lower", "upper", "blocks", "what it is"), totals)
    for caution in found.cautions:
        click.echo(f"caution {caution.code} ({caution.figure}): {caution.text}")
    for text in sorted(
        {line for total in found.totals if total.value is not None for line in total.method.assumptions}
    ):
        click.echo(f"assumes  {text}")
    for text in (*LEFT_OUT, *left_out):
        click.echo(f"left out {text}")


COMMAND = serial_command

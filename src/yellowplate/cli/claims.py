"""`yellowplate claims FILE`: who is paid what from the sale of a car, and on which rule."""

from __future__ import annotations

from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._document import read_document
from yellowplate.cli._output import json_option, print_json, print_table, tell
from yellowplate.law.claims import Distribution, Payment, PositionStep, buyer_position, distribute, read_sales
from yellowplate.law.claims import as_json as distribution_as_json
from yellowplate.law.claims.fen import spoken
from yellowplate.law.claims.plain import sentence
from yellowplate.records.ids import Plain
from yellowplate.tables import claims_switches

_ANSWERS = {True: "yes", False: "no", None: "cannot tell"}


@click.command("claims")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def claims_command(*, file: Path, as_json: bool) -> int:
    """Share out the money from the sale of each car in FILE (YAML, JSON or TOML), with rank, rules and reason.

    Facts that are null are tried in every possible value; open points of law show both results. FILE holds one case,
    or a list under `cases`; its fields are in docs/formats/claims.schema.json. Not legal advice.
    """
    read = read_sales(read_document(file, exact=True), name=file.stem)
    for sale in read.sales:
        found = distribute(sale)
        steps = buyer_position(sale)
        if as_json:
            print_json({**distribution_as_json(found), "buyer_position": [_point(step) for step in steps]})
        else:
            _show(found, steps)
    for fault in read.faults:
        tell(f"Not computed: {file}: {fault}")
    return SOME_UNREAD if read.faults else 0


def _show(found: Distribution, steps: tuple[PositionStep, ...]) -> None:
    click.secho(" ".join(part for part in (found.id, found.title) if part), bold=True)
    click.echo(f"{found.status} ({found.certainty})")
    if found.surplus is not None:
        _payments(f"{found.id}: {spoken(found.net_fen or 0)} CNY to share", found.payments)
        if found.surplus.fen:
            click.echo(f"  left {spoken(found.surplus.fen)} for {found.surplus.to}")
    else:
        click.echo(f"  unknown: {', '.join(found.unknown_facts) or 'nothing; the law gives no order'}")
        rows = [(claim, spoken(least), spoken(most)) for claim, least, most in found.span]
        print_table(f"{found.id}: least and most over {len(found.runs)} runs", ("claim", "least", "most"), rows)
        for run in found.runs:
            supposed = ", ".join(f"{name} = {str(value).lower()}" for name, value in run.assume)
            paid = "; ".join(f"{one.claim} {spoken(one.fen)}" for one in run.payments)
            click.echo(f"  if {supposed}: {paid}")
    for other in found.alternatives:
        click.echo(f"  open point  {sentence(other)}\n    {claims_switches.load()[other.switch].other}")
    for text in found.flags:
        click.echo(f"  look at  {text}")
    for step in steps:
        click.echo(f"  {step.heading_zh} {step.heading}, {step.against}: {_ANSWERS[step.answer]}. {step.sentence}")


def _payments(title: str, payments: tuple[Payment, ...]) -> None:
    rows = [(one.claim, spoken(one.fen), one.tier, ", ".join(one.basis), one.why) for one in payments]
    print_table(title, ("claim", "CNY", "rank", "rules", "why"), rows)


def _point(step: PositionStep) -> dict[str, Plain]:
    return {
        "buyer": step.buyer,
        "heading": step.heading,
        "heading_zh": step.heading_zh,
        "against": step.against,
        "answer": _ANSWERS[step.answer],
        "sentence": step.sentence,
        "rules": list(step.rules),
        "missing": list(step.missing),
    }


COMMAND = claims_command

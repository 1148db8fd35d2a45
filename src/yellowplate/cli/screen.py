"""`yellowplate screen FILE`: apply the rules to the facts of a vehicle and a transaction, or of many."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from yellowplate import law
from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._document import read_document
from yellowplate.cli._output import json_option, parse_day, print_json, progress, tell
from yellowplate.cli._transactions import Batch, Transaction, read_batch
from yellowplate.law.screening import as_json as finding_as_json
from yellowplate.law.screening import day_of, facts_in, screen
from yellowplate.records import Answer, Finding
from yellowplate.records.errors import RequestError

_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
STEP = 200
"""The bar moves after so many transactions."""


@click.command("screen")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--indicators", "with_indicators", is_flag=True, help="Also test the red flags: indicators, no findings.")
@click.option("--raised", "is_raised_only", is_flag=True, help="Print only findings that something stated raises.")
@click.option("--on", "on", default=None, help="Day of the event where FILE does not say (YYYY-MM-DD).")
@json_option
def screen_command(*, file: Path, with_indicators: bool, is_raised_only: bool, on: str | None, as_json: bool) -> int:
    """Apply every rule to the facts in FILE (TOML, YAML or JSON): BREACHED, NOT_BREACHED or UNKNOWN.

    A party's own word never makes a breach; it gives `if_carried_out`. UNKNOWN names the facts that would decide it.

    Many transactions in one FILE: JSON Lines (.jsonl), a JSON list, a list `transactions`, or CSV with a column a
    fact; each has an `id` of its own (else its number), which every line printed names as `transaction`.
    """
    day = parse_day(on)
    batch = read_batch(file)
    if batch is not None:
        return _many(file, batch, day, with_indicators=with_indicators, raised=is_raised_only, as_json=as_json)
    document = read_document(file)
    for finding in _chosen(screen(document, on=day), raised=is_raised_only):
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
        _indicators(document, day, as_json=as_json)
    return 0


def _chosen(findings: Sequence[Finding], *, raised: bool) -> list[Finding]:
    return [one for one in findings if one.raised_by or not raised]


def _indicators(document: dict[str, Any], on: date | None, *, as_json: bool) -> None:
    found = law.indicators(None, facts_in(document), day_of(document, on=on))
    if not as_json:
        click.secho("Indicators (signs, never findings; weights are choices of this project)", bold=True)
    for one in found:
        if as_json:
            print_json(law.indicator_json(one))
        else:
            missing = f"  missing {', '.join(one.missing)}" if one.missing else ""
            click.echo(f"  {one.answer}  {one.id}  weight {one.weight}  {one.because}{missing}")


def _many(file: Path, batch: Batch, on: date | None, *, with_indicators: bool, raised: bool, as_json: bool) -> int:
    """Screen one transaction after the other; one that cannot be read is named, and the others are screened."""
    out = sys.stdout  # the bar would take what is printed with it to standard error
    faults: list[str] = []
    with progress(quiet=batch.n < STEP or out.isatty()) as advance:
        for n, one in enumerate(batch.transactions, 1):
            try:
                lines = _of_one(one, on, with_indicators=with_indicators, raised=raised, as_json=as_json)
                out.writelines(f"{line}\n" for line in lines)
            except RequestError as error:
                faults.append(f"Not screened: {file}: {one.place} ({one.id}): {error}")
            if n % STEP == 0:
                advance("screen", n, batch.n, one.id)
    out.flush()
    for fault in faults:
        tell(fault)
    return SOME_UNREAD if faults else 0


def _of_one(one: Transaction, on: date | None, *, with_indicators: bool, raised: bool, as_json: bool) -> Iterator[str]:
    """Screen one transaction and give the lines to print; all of it is read before the first line."""
    if one.document is None:
        raise RequestError(f"{one.fault}; mend it, the other transactions are screened")
    day, facts = day_of(one.document, on=on), facts_in(one.document)
    findings = _chosen(law.assess(facts, day), raised=raised)
    signs = law.indicators(None, facts, day) if with_indicators else []
    if not as_json:
        return iter([_summary(one.id, day, findings)])
    rows = [finding_as_json(finding) for finding in findings] + [law.indicator_json(sign) for sign in signs]
    return (_JSON.encode({"transaction": one.id, **row}) for row in rows)


def _summary(key: str, day: date, findings: Sequence[Finding]) -> str:
    """Put one transaction on one line: what is breached, what would be, and how much stays open."""
    broken = [one.rule for one in findings if one.answer is Answer.BREACHED]
    would_be = [
        one.rule for one in findings if one.answer is not Answer.BREACHED and one.if_carried_out is Answer.BREACHED
    ]
    counts = Counter(str(one.answer) for one in findings)
    told = f"{key}  on {day}  breached: {', '.join(broken) or 'none'}; if carried out: {', '.join(would_be) or 'none'}"
    return f"{told}; " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items()))


COMMAND = screen_command

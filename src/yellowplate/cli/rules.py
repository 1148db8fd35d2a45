"""`yellowplate rules`: which rules and texts the program knows, on which day, and whether they were read."""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches

import click

from yellowplate import law
from yellowplate.cli._output import json_option, print_json
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain
from yellowplate.tables.law_texts import LawText, law_texts

DAY = click.DateTime(["%Y-%m-%d"])


@click.group("rules")
def rules_group() -> None:
    """List the rules, show one with its conditions, or say what changed between two days."""


@rules_group.command("list")
@click.option("--on", "moment", type=DAY, help="Only texts in force on this day.")
@json_option
def list_command(*, moment: datetime | None, as_json: bool) -> int:
    """List every text in order of id: its kind, days, and whether it was read."""
    on = moment.date() if moment else None
    for text in law_texts().values():
        if on is None or text.is_in_force(on):
            _print(text, as_json=as_json)
    return 0


@rules_group.command("show")
@click.argument("rule_id", metavar="ID")
@json_option
def show_command(*, rule_id: str, as_json: bool) -> int:
    """Show one text with its conditions, exceptions and summary."""
    text = law_texts().get(rule_id)
    if text is None:
        near = ", ".join(get_close_matches(rule_id, law_texts(), n=5, cutoff=0.5))
        raise RequestError(
            f"{rule_id}: no such rule. {f'Near it: {near}.' if near else 'See `yellowplate rules list`.'}"
        )
    row = {**_row(text), **_details(text)}
    if as_json:
        print_json(row)
        return 0
    for name, value in row.items():
        click.echo(f"{name}: {'; '.join(map(str, value)) if isinstance(value, list) else value}")
    return 0


@rules_group.command("diff")
@click.option("--from", "first", type=DAY, required=True, help="The earlier day.")
@click.option("--to", "last", type=DAY, required=True, help="The later day.")
@json_option
def diff_command(*, first: datetime, last: datetime, as_json: bool) -> int:
    """Say which texts began and which ended between two days."""
    start, end = first.date(), last.date()
    if start > end:
        raise RequestError(f"--from {start} lies after --to {end}; turn them around.")
    for text in law_texts().values():
        change = _change(text, start, end)
        if change:
            _print(text, as_json=as_json, change=change)
    return 0


def _change(text: LawText, start: date, end: date) -> str:
    was, is_now = text.is_in_force(start), text.is_in_force(end)
    if not was and is_now:
        return "began"
    if was and not is_now:
        return "ended"
    is_between = not was and start < text.effective_from <= end
    return "began and ended" if is_between else ""


def _kind(text: LawText) -> str:
    return next((str(rule.kind) for rule in law.all_rules() if rule.id == text.id), "claims")


def _row(text: LawText) -> dict[str, Plain]:
    return {
        "rule": text.id,
        "jurisdiction": text.jurisdiction,
        "kind": _kind(text),
        "title": text.title,
        "citation": text.citation,
        "effective_from": text.effective_from.isoformat(),
        "effective_from_verified": text.effective_from_verified,
        "effective_to": text.effective_to.isoformat() if text.effective_to else None,
        "is_verified": text.verified,
        "source_kind": text.source_kind,
        "url": text.source_url,
    }


def _details(text: LawText) -> dict[str, Plain]:
    found = next((rule for rule in law.all_rules() if rule.id == text.id), None)
    if found is None:
        return {"summary": text.summary}
    return {
        "summary": text.summary,
        "binds": [str(one) for one in found.binds],
        "conditions": [part.says for part in found.conditions],
        "defences": [part.says for part in found.defences],
        "unless": list(found.unless),
        "explains": list(found.explains),
        "supports": found.supports,
        "facts": list(dict.fromkeys(name for part in (*found.conditions, *found.defences) for name in part.needs)),
        "meaning": found.meaning,
    }


def _print(text: LawText, *, as_json: bool, change: str = "") -> None:
    row = {**({"change": change} if change else {}), **_row(text)}
    if as_json:
        print_json(row)
        return
    first = text.effective_from.isoformat() if text.effective_from_verified else f"({text.effective_from.isoformat()})"
    last = text.effective_to.isoformat() if text.effective_to else "in force"
    read = "read" if text.verified else "not read"
    head = f"{change}: " if change else ""
    click.echo(f"{head}{text.id}  {row['kind']}  {first} to {last}  text {read}  {text.citation}: {text.title}")


COMMAND = rules_group

"""`yellowplate model show [SCENARIO]`: the numbers, those without source first; mechanisms; the calendar."""

from __future__ import annotations

import click

from yellowplate.cli._output import print_json, print_table
from yellowplate.cli.model._question import Options, Question, question, question_options, row, tell_what_it_is
from yellowplate.cli.model._tables import number, question_row, show_question, titled, unsourced
from yellowplate.model.dated import Dated, weeks
from yellowplate.model.mechanism import Parameter, mechanisms, parameters
from yellowplate.model.summary import shortened
from yellowplate.model.world import CITIES

ENDS = (0.05, 0.5, 0.95)
"""Quantiles of a belief that are printed."""


@click.command("show")
@click.argument("named", metavar="[SCENARIO]", required=False)
@question_options
def show_command(*, named: str | None, options: Options) -> int:
    """Show what the model is made of: numbers, those without any source first; mechanisms in order; the calendar."""
    asked = question(named, options)
    tell_what_it_is()
    if options.as_json:
        _json(asked, options)
    else:
        _tables(asked, options)
    return 0


def ordered() -> tuple[Parameter, ...]:
    """Return every parameter, those that rest on no source first, then in the order of the week."""
    none = unsourced()
    return (*none, *(one for one in parameters().values() if one not in none))


def _rests_on(one: Parameter) -> str:
    return ", ".join(one.prior.facts) or one.prior.source or "no source"


def _json(asked: Question, options: Options) -> None:
    print_json(question_row(asked, options))
    none = unsourced()
    for one in ordered():
        low, middle, high = (shortened(one.prior.quantile(prob)) for prob in ENDS)
        print_json(
            row(
                "parameter",
                name=one.name,
                unit=one.prior.unit,
                says=one.says,
                has_source=one not in none,
                belief=str(one.prior.kind),
                shape=str(one.prior.shape),
                p5=low,
                p50=middle,
                p95=high,
                facts=list(one.prior.facts),
                source=one.prior.source,
                why=one.prior.note,
                is_fitted=one.is_fitted,
                set_to=asked.scenario.numbers.get(one.name),
            )
        )
    for place, part in enumerate(mechanisms(), start=1):
        print_json(
            row(
                "mechanism",
                place=place,
                name=part.name,
                what=part.what,
                moves=[list(pair) for pair in part.moves],
                reads=list(part.reads),
                rests_on=list(part.rests_on),
                assumed=list(part.assumed),
                parameters=[one.name for one in part.parameters],
            )
        )
    for week in weeks(asked.scenario):
        print_json(
            row(
                "week",
                first=week.day.isoformat(),
                **{name: shortened(value) for name, value in week.inputs.items()},
                ownership={city: shortened(share) for city, share in zip(CITIES, week.ownership, strict=True)},
                events=list(week.events),
            )
        )


def _tables(asked: Question, options: Options) -> None:
    show_question(asked, options)
    rows = []
    for one in ordered():
        low, middle, high = (number(one.prior.quantile(prob)) for prob in ENDS)
        told = f"{one.says}. {one.prior.note}".strip()
        rows.append((one.name, low, middle, high, one.prior.unit, _rests_on(one), "yes" if one.is_fitted else "", told))
    heads = ("number", "5 %", "50 %", "95 %", "unit", "rests on", "fitted", "what and why")
    print_table(titled("Numbers, those without any source first"), heads, rows)
    print_table(
        titled("Mechanisms in the order of the week"),
        ("", "mechanism", "what", "facts", "assumed"),
        [
            (place, one.name, one.what, ", ".join(one.rests_on), "; ".join(one.assumed))
            for place, one in enumerate(mechanisms(), start=1)
        ],
    )
    print_table(
        titled("Calendar: weeks in which something changes"),
        ("week of", "changes", "events"),
        [(week.day, changed, ", ".join(week.events)) for week, changed in _changing(asked)],
    )


def _changing(asked: Question) -> list[tuple[Dated, str]]:
    found: list[tuple[Dated, str]] = []
    before: Dated | None = None
    for week in weeks(asked.scenario):
        told = [
            f"{name} {value:.3g}"
            for name, value in week.inputs.items()
            if before is None or before.inputs[name] != value
        ]
        if before is None or before.ownership != week.ownership:
            told.append("ownership " + ", ".join(f"{c} {s:.0%}" for c, s in zip(CITIES, week.ownership, strict=True)))
        if told or (before is not None and before.events != week.events):
            found.append((week, "; ".join(told)))
        before = week
    return found


COMMAND = show_command

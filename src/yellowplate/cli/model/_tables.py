"""Prints what the model says: rows for machines, tables for people; each says that it is model output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yellowplate.cli._output import print_table
from yellowplate.cli.model._question import Options, Question, row
from yellowplate.model.assumption import Driven, driven_by, last_known
from yellowplate.model.mechanism import Parameter, parameters
from yellowplate.model.outcomes import IS, OUTCOMES, Span
from yellowplate.model.summary import QUANTILES, Summary
from yellowplate.records.ids import Plain
from yellowplate.records.prior import PriorKind

HEADS = tuple(f"{percent} %" for percent in QUANTILES)
_THOUSAND, _WHOLE_FROM = 1000, 100
_MILLION, _BILLION = 1e6, 1e9


def titled(what: str) -> str:
    """Return the title of a table, with what it is."""
    return f"{what} ({IS})"


def number(value: float | None) -> str:
    """Write a figure for people; millions and billions by name."""
    if value is None:
        return ""
    size = abs(value)
    if size >= _BILLION:
        return f"{value / _BILLION:.3g} billion"
    if size >= _MILLION:
        return f"{value / _MILLION:.3g} million"
    return f"{value:,.0f}" if size >= _WHOLE_FROM else f"{value:.3g}"


def cells(found: Summary) -> list[str]:
    """Return the quantiles for people."""
    return [number(one) for one in found.quantiles] or ["" for _ in QUANTILES]


def unsourced() -> tuple[Parameter, ...]:
    """Return the parameters that rest on no source at all."""
    return tuple(
        one
        for one in parameters().values()
        if one.prior.kind is PriorKind.ELICITED and not one.prior.facts and not one.prior.source
    )


def question_row(asked: Question, options: Options) -> dict[str, Plain]:
    """Return what was asked, for machines."""
    scenario = asked.scenario
    return row(
        "question",
        scenario=asked.name,
        title=scenario.title,
        file=asked.file,
        first=scenario.first.isoformat(),
        weeks=scenario.n_weeks,
        runs=scenario.n_runs,
        seed=scenario.seed,
        without=[*sorted(scenario.without)],
        numbers="priors" if options.posterior is None else options.posterior,
        last_known=last_known().isoformat(),
        without_source=[one.name for one in unsourced()],
        assumptions=[driven_row(one) for one in driven_by(scenario)],
    )


def driven_row(one: Driven) -> dict[str, Plain]:
    """Return one reason why assumption drives an answer."""
    return {"what": one.what, "why": one.why, "assumption": one.assumption}


def show_question(asked: Question, options: Options) -> None:
    """Print what was asked and what to know first, for people."""
    scenario = asked.scenario
    none = unsourced()
    named = ", ".join(one.name for one in none)
    rows: list[Sequence[object]] = [
        ("scenario", f"{asked.name}: {scenario.title}"),
        ("runs", f"{scenario.n_runs} of {scenario.n_weeks} weeks from {scenario.first}, seed {scenario.seed}"),
        ("numbers", "drawn from what is believed of them" if options.posterior is None else options.posterior),
        ("without source", f"{len(none)} of {len(parameters())} numbers: {named}"),
        ("last dated event", f"{last_known()}; later weeks rest on no report"),
    ]
    rows.extend(("assumption-driven", f"{one.what}: {one.why}. {one.assumption}.") for one in driven_by(scenario))
    print_table(titled("Read first"), ("", ""), rows)


def summaries(name: str, found: Iterable[tuple[Span, Summary]], **more: Plain) -> Iterable[dict[str, Plain]]:
    """Return the rows of one outcome, for machines."""
    outcome = OUTCOMES[name]
    for span, one in found:
        yield {
            "outcome": name,
            "unit": outcome.unit,
            "what": outcome.what,
            "span": span.name,
            "first": span.first.isoformat(),
            "last": span.last.isoformat(),
            **more,
            **one.plain(),
        }

"""The page of arguments: per explanation what is reported for it, against it, and what is missing; the model apart."""

from __future__ import annotations

from yellowplate.export.report import Grid, Report, Section
from yellowplate.reports.figures import facts
from yellowplate.tables.arguments import CLAIMS, Argument, Side, of

HEADINGS = ("fact", "what is reported", "who", "when", "where", "what it has to do with it, in the project's reading")


def report(made_by: str, model: tuple[Section, ...] = ()) -> Report:
    """Make the page.

    Args:
        made_by: program, version and command.
        model: what the model says of the causes, shown apart and last.
    """
    used = [one.fact.id for claim in CLAIMS for side in Side for one in of(claim, side) if one.fact]
    return Report(
        name="argument",
        title="Why the surge? What is reported for and against each explanation",
        stamp="Arguments, no verdict",
        lead=(
            (
                "Reporters conclude that three causes together explain the surge of cars over the upper Yalu: China's "
                "tolerance, the shortage of vehicles and the policy of private ownership. Here is what is reported "
                "for and against each, and for the view that the policy exists to raise hard currency."
            ),
            "The explanations do not exclude each other. Nothing here is weighed into a score.",
        ),
        cautions=(
            "Most lines from inside the country rest on one unnamed source each.",
            "A line says what its source reports, not that it is so.",
        ),
        sections=(*(_section(claim, words) for claim, words in CLAIMS.items()), *model),
        sources=facts(used),
        made_by=made_by,
    )


def _section(claim: str, words: str) -> Section:
    grids = tuple(
        Grid({Side.FOR: "Reported for it", Side.AGAINST: "Reported against it"}[side], HEADINGS, _rows(of(claim, side)))
        for side in (Side.FOR, Side.AGAINST)
    )
    return Section(words, points=tuple(f"Missing: {one.why}." for one in of(claim, Side.MISSING)), grids=grids)


def _rows(lines: tuple[Argument, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            one.fact.id,
            one.fact.note,
            one.fact.attribution,
            str(one.fact.observed or "not said"),
            one.fact.place,
            one.why,
        )
        for one in lines
        if one.fact is not None
    )

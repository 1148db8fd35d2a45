"""What stands beside the result on money: variants, reported figures, printed rates, method and beliefs."""

from __future__ import annotations

from yellowplate.estimate.revenue.answer import RevenueAnswer
from yellowplate.estimate.revenue.estimates import months_of
from yellowplate.export.report import Grid, Section
from yellowplate.reports.figures import number, span


def compared(answer: RevenueAnswer) -> Section:
    """Show the variants, on the same draws."""
    rows = tuple(
        (
            one.name,
            number(one.estimate.lower),
            number(one.estimate.value),
            number(one.estimate.upper),
            f"{number(one.difference[1])} ({span(one.difference[0], one.difference[2])})",
        )
        for one in answer.compared
    )
    return Section(
        "Variants on the same draws",
        grids=(Grid("CNY", ("variant", "low", "middle", "high", "difference from the scenario"), rows),),
    )


def beside(answer: RevenueAnswer) -> Section:
    """Show what others report, and every printed rate; nothing was fitted to them."""
    held = tuple(
        (
            one.fact,
            one.what,
            one.attribution,
            span(one.low, one.high),
            one.outcome,
            span(one.estimate.lower, one.estimate.upper),
            one.reading,
        )
        for one in answer.held
    )
    below = tuple(
        (one.what, f"{span(one.low, one.high)} {one.unit}", one.against, f"{one.share_of_it:.2g}", one.note)
        for one in answer.below
    )
    rates = tuple(
        (
            one.rate_id,
            one.kind,
            f"{one.cny_per_usd:.3g}",
            one.on,
            one.place,
            one.who,
            number(one.median),
            "used" if one.is_used else "",
        )
        for one in answer.conversions
    )
    return Section(
        "Beside what others report",
        words=("Nothing was fitted to these figures. Where they disagree with the scenario it settles nothing.",),
        grids=(
            Grid(
                "Reported figures", ("fact", "what", "who", "reported", "of the scenario", "its 90 %", "reading"), held
            ),
            Grid("Published ceilings", ("what", "figure", "held against", "upper end of gross over it", "note"), below),
            Grid(
                "The total by every printed rate: only one is used, and won are never a way from yuan to dollars",
                ("rate", "kind", "CNY per USD", "on", "place", "who", "middle in USD", ""),
                rates,
            ),
        ),
    )


def method(answer: RevenueAnswer) -> Section:
    """Show the method, its limits and every belief used."""
    first = answer.estimates[0]
    return Section(
        "Method and limits",
        words=(
            first.method + f"; {answer.n_draws:,} draws, seed {answer.seed}.",
            f"It speaks of {first.population}.",
            f"Months: {months_of(first)}.",
        ),
        points=(*first.assumptions, *(f"Not counted: {one}" for one in first.left_out)),
        grids=(
            Grid(
                "Every belief used",
                ("number", "unit", "kind", "shape", "low", "high", "days", "facts or source", "note"),
                tuple(
                    (
                        one.name,
                        one.unit,
                        one.kind,
                        one.shape,
                        f"{one.low:f}",
                        f"{one.high:f}",
                        str(one.on or ""),
                        ", ".join(one.facts) or one.source,
                        one.note,
                    )
                    for one in answer.priors
                ),
            ),
        ),
    )

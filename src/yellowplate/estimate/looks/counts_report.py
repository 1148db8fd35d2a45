"""Everything about a file of repeated counts: every method, and the cautions between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.looks.counts import LEVEL, CountAnswer, CountTable, why_open
from yellowplate.estimate.method import Method, Question, methods
from yellowplate.records import Estimate

APART = 1.2
"""Ratio of the two mixtures' totals from which the choice between them is worth a caution."""

LEFT_OUT = (
    "Places that nobody looked at.",
    "Vehicles under roofs, trees or covers, which no visit can see.",
)


@dataclass(frozen=True, slots=True)
class CountReport:
    """A file of repeated counts.

    Attributes:
        answers: method and answer, in order of the methods' modules.
        cautions: what holds for the whole; those of one method stand with its answer.
        n_sites: places.
        n_counts: counts with a figure.
        population: what the answers speak of.
        why_open: why N-mixture was refused, or "".
    """

    answers: tuple[tuple[Method, CountAnswer], ...]
    cautions: tuple[Caution, ...]
    n_sites: int
    n_counts: int
    population: str
    why_open: str


def report(table: CountTable, *, level: float = LEVEL) -> CountReport:
    """Estimate from repeated counts by every method.

    Args:
        table: at least one site.
        level: coverage of the intervals.

    Raises:
        ValueError: no site.
    """
    if not table.sites:
        msg = "no place with a count that has both ends"
        raise ValueError(msg)
    answers = tuple((method, method.answer(table, level=level)) for method in methods(Question.COUNTS))
    days = [day for site in table.sites for day in site.days if day is not None]
    when = f", {min(days)} to {max(days)}" if days else ""
    return CountReport(
        answers=answers,
        cautions=tuple(_cautions({method.name: answer for method, answer in answers})),
        n_sites=len(table.sites),
        n_counts=sum(len(site.told) for site in table.sites),
        population=f"vehicles at {len(table.sites)} places{when}",
        why_open=why_open(table.sites),
    )


def estimates(found: CountReport) -> tuple[Estimate, ...]:
    """Return the answers as records, those that have a value."""
    return tuple(
        Estimate(
            quantity=answer.quantity,
            value=answer.value,
            lower=answer.lower,
            upper=answer.upper,
            level=answer.level,
            unit=answer.unit,
            method=f"{method.name}: {method.source}",
            population=found.population,
            assumptions=method.assumptions,
            left_out=LEFT_OUT,
        )
        for method, answer in found.answers
        if answer.value is not None
    )


def _cautions(answers: dict[str, CountAnswer]) -> Iterator[Caution]:
    poisson, mixed = answers["n_mixture_poisson"], answers["n_mixture_negative_binomial"]
    if poisson.value and mixed.value and poisson.aic is not None and mixed.aic is not None:
        low, high = sorted((poisson.value, mixed.value))
        if high > APART * low:
            better = "negative binomial" if mixed.aic < poisson.aic else "Poisson"
            text = f"The mixture moves the total; AIC prefers the {better}, which is no proof that its total is right."
            figure = f"{low:,.0f} or {high:,.0f}, AIC apart by {abs(mixed.aic - poisson.aic):.1f}"
            yield Caution("mixture_matters", figure, text)
    bracket = answers["little_bracket"]
    if bracket.lower and bracket.upper:
        yield Caution(
            "dwell_rules",
            f"{bracket.lower:,.0f} to {bracket.upper:,.0f} a month",
            "The same cars in view mean a flow that many times larger or smaller, by how long each stays.",
        )

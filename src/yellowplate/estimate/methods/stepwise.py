"""Pairs entered one by one, as the published analyses of modern slavery did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.best_pairs import with_bootstrap
from yellowplate.estimate.population.bootstrap import Bootstrap, drawn, one_left_out
from yellowplate.estimate.population.fixed_model import fixed_model
from yellowplate.estimate.population.lists import Overlaps, Population
from yellowplate.estimate.population.loglinear import design
from yellowplate.estimate.population.selection import FEWEST_LISTS_PAIRS, STEPWISE_THRESHOLD, stepwise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 50
"""Drawn tables between two reports of progress."""


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Choose pairs stepwise; the bootstrap repeats the choice on every drawn table."""
    import numpy as np

    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    if table.n_lists < FEWEST_LISTS_PAIRS:
        return NotAnswered("two lists cannot tell how they depend on each other; three are needed")
    layout, counts = design(table.n_lists), table.counts()
    chosen = stepwise(layout, counts[None]).chosen[0, layout.n_main :]
    terms = tuple(term for term, is_in in zip(layout.terms, chosen, strict=True) if is_in)
    fixed = fixed_model(table, terms, setup.level)
    if isinstance(fixed, NotAnswered):
        return fixed
    answered = replace(fixed, method=f"forward selection at {STEPWISE_THRESHOLD}; Poisson point")
    if not setup.n_bootstrap:
        return with_bootstrap(answered, None, setup, "")
    left_out, weights = one_left_out(counts)
    tables = np.vstack([drawn(counts, setup.n_bootstrap, setup.seed), left_out])
    parts: list[NDArray[np.float64]] = []
    for at in range(0, len(tables), _AT_ONCE):
        part = tables[at : at + _AT_ONCE]
        parts.append(stepwise(layout, part).n_hidden + part.sum(axis=1))
        setup.advance("stepwise", min(at + _AT_ONCE, len(tables)), len(tables))
    totals = np.concatenate(parts)
    strap = Bootstrap(fixed.n_hat, totals[: setup.n_bootstrap], totals[setup.n_bootstrap :], weights)
    return with_bootstrap(answered, strap, setup, "the stepwise choice repeated")


METHOD = Method(
    name="stepwise",
    question=Question.POPULATION,
    what="log-linear model of pairs, entered in order of the least probable overlap; any number of lists",
    source="Chan, Silverman, Vincent 2021, Journal of the American Statistical Association 116",
    assumptions=(
        "lists depend on each other in pairs only, and the stepwise rule finds which",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)

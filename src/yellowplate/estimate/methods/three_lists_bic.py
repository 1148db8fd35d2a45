"""The best model with terms of up to three lists by Schwarz's criterion."""

from __future__ import annotations

from dataclasses import replace

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.fixed_model import fixed_model
from yellowplate.estimate.population.lists import Overlaps, Population
from yellowplate.estimate.population.loglinear import design, fit
from yellowplate.estimate.population.selection import MOST_LISTS_ALL_PAIRS, choice_matrix, models_to_threes

FEWEST_LISTS = 4
"""With three lists the term of all three knows nothing of the units on no list."""


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Fit every hierarchical model with terms of up to three lists and keep the one with the lowest BIC."""
    import numpy as np

    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    if not FEWEST_LISTS <= table.n_lists <= MOST_LISTS_ALL_PAIRS:
        return NotAnswered(
            f"{table.n_lists} lists: terms of three are searched for {FEWEST_LISTS} to {MOST_LISTS_ALL_PAIRS}"
        )
    models = models_to_threes(table.n_lists)
    terms = tuple(mask for mask in range(1 << table.n_lists) if mask.bit_count() in (2, 3))
    layout = design(table.n_lists, terms)
    bic = fit(layout, table.counts(), choice_matrix(layout, models)).bic(np.array(float(table.n_observed)))
    best = int(bic.argmin())
    if not np.isfinite(bic[best]):
        return NotAnswered("no model with terms of up to three lists has an answer on this table")
    fixed = fixed_model(table, models[best], setup.level)
    if isinstance(fixed, NotAnswered):
        return fixed
    text = f"best BIC of {len(models)} models; Poisson point; profile interval for one who grants the model"
    return replace(fixed, method=text, conditional=(fixed.lower, fixed.upper))


METHOD = Method(
    name="three_lists_bic",
    question=Question.POPULATION,
    what="best of all log-linear models with terms of up to three lists by BIC, four and five lists",
    source="Silverman, Chan, Vincent 2024, Statistics and Computing 34",
    assumptions=(
        "lists depend on each other in pairs and threes only, and BIC finds which",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)

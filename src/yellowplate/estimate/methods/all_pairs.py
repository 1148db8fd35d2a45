"""Every pair of lists may depend on each other: the widest model of pairs."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.fixed_model import fixed_model
from yellowplate.estimate.population.lists import Overlaps, Population, pair_masks
from yellowplate.estimate.population.selection import FEWEST_LISTS_PAIRS


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Fit an interaction for each pair."""
    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    if table.n_lists < FEWEST_LISTS_PAIRS:
        return NotAnswered("two lists cannot tell how they depend on each other; three are needed")
    return fixed_model(table, pair_masks(table.n_lists), setup.level)


METHOD = Method(
    name="all_pairs",
    question=Question.POPULATION,
    what="log-linear model with an interaction of every pair of lists",
    source="Bishop, Fienberg, Holland 1975, Discrete Multivariate Analysis, chapter 6",
    assumptions=(
        "lists depend on each other in pairs only",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)

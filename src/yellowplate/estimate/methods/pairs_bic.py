"""The best set of interacting pairs by Schwarz's criterion."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.best_pairs import best_pairs, rivals
from yellowplate.estimate.population.lists import Population


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Fit every set of pairs and keep the one with the lowest BIC; the bootstrap repeats the choice."""
    return best_pairs(table, setup, "bic", rivals)


METHOD = Method(
    name="pairs_bic",
    question=Question.POPULATION,
    what="best of all log-linear models of pairs by BIC, three to five lists",
    source="Silverman, Chan, Vincent 2024, Statistics and Computing 34",
    assumptions=(
        "lists depend on each other in pairs only, and BIC finds which",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)

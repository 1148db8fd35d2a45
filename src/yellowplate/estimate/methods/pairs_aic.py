"""The best set of interacting pairs by Akaike's criterion."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.best_pairs import best_pairs, criteria
from yellowplate.estimate.population.lists import Population


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Fit every set of pairs and keep the one with the lowest AIC; the bootstrap repeats the choice."""
    return best_pairs(table, setup, "aic", criteria)


METHOD = Method(
    name="pairs_aic",
    question=Question.POPULATION,
    what="best of all log-linear models of pairs by AIC, three to five lists",
    source="Akaike 1974; bootstrap as Silverman, Chan, Vincent 2024, Statistics and Computing 34",
    assumptions=(
        "lists depend on each other in pairs only, and AIC finds which",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)

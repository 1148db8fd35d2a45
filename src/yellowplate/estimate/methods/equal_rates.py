"""Repeated visits, all units and all visits alike (M0)."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.lists import Population
from yellowplate.estimate.population.occasions import by_times


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Fit one rate for all; without a highest number of visits, a Poisson number of times."""
    return by_times(table, None, setup.level, "M0")


METHOD = Method(
    name="m0",
    question=Question.POPULATION,
    what="all units and all visits alike",
    source="Otis, Burnham, White, Anderson 1978, Wildlife Monographs 62; "
    "as log-linear model Rivest and Baillargeon 2007, Biometrics 63",
    assumptions=(
        "every unit has the same chance at every visit",
        "no unit comes or goes between the visits",
    ),
    answer=answer,
)

"""Repeated visits of unequal effort to units of unequal visibility (Mth Poisson2)."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.lists import Population
from yellowplate.estimate.population.occasions import by_history


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Add 2 to the power of the times seen, less 1."""
    return by_history(table, lambda times: 2.0**times - 1, setup.level, "Mth Poisson2")


METHOD = Method(
    name="mth_poisson2",
    question=Question.POPULATION,
    what="visits and units unequal; the logarithm of the odds takes Poisson steps of log 2",
    source="Rivest and Baillargeon 2007, Biometrics 63",
    assumptions=(
        "the logarithm of a unit's odds to be seen moves in Poisson steps of log 2 among the units",
        "no unit comes or goes between the visits",
    ),
    answer=answer,
)

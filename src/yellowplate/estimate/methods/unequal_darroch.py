"""Repeated visits to units of unequal visibility, normal on the logarithm of the odds (Mh Darroch)."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.lists import Population
from yellowplate.estimate.population.occasions import by_times


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Add half the square of the times seen."""
    return by_times(table, lambda times: times**2 / 2, setup.level, "Mh Darroch")


METHOD = Method(
    name="mh_darroch",
    question=Question.POPULATION,
    what="visits alike, units unequal; the logarithm of the odds normal among the units seen",
    source="Darroch, Fienberg, Glonek, Junker 1993, JASA 88; Rivest and Baillargeon 2007, Biometrics 63",
    assumptions=(
        "the logarithm of a unit's odds to be seen is normal, with the same spread, among units seen so often",
        "no unit comes or goes between the visits",
    ),
    answer=answer,
)

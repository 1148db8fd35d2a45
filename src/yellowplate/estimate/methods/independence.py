"""Lists that know nothing of each other: the plainest model, seldom true."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.fixed_model import fixed_model
from yellowplate.estimate.population.lists import Overlaps, Population


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Fit one rate a list and no interaction (Mt of the capture-recapture literature)."""
    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    return fixed_model(table, (), setup.level)


METHOD = Method(
    name="independence",
    question=Question.POPULATION,
    what="log-linear model without interactions; with two lists Lincoln and Petersen's formula",
    source="Fienberg 1972, Biometrika 59; intervals Cormack 1992, Biometrics 48",
    assumptions=(
        "being on one list does not change the chance of being on another",
        "within each list every unit has the same chance",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)

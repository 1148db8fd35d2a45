"""Two lists: the least that can be said from the units on both."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import Kind, ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.limits import log_normal_limits
from yellowplate.estimate.population.lists import Overlaps, Population


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Apply Chapman's formula to the two lists that share most units."""
    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    pair, both = max(table.pairs, key=lambda one: one[1])
    one, other = (table.n_on(1 << number) for number in range(table.n_lists) if pair >> number & 1)
    n_hat = (one + 1) * (other + 1) / (both + 1) - 1
    variance = (one + 1) * (other + 1) * (one - both) * (other - both) / ((both + 1) ** 2 * (both + 2))
    lower, upper = log_normal_limits(n_hat, variance, one + other - both, setup.level)
    which = "" if len(table.pairs) == 1 else f" on {table.named(pair)}, the pair with most units on both"
    return ModelAnswer(
        n_hat, lower, upper, f"Chapman's formula{which}; log-normal interval with Seber's variance", Kind.FLOOR
    )


METHOD = Method(
    name="chapman",
    question=Question.POPULATION,
    what="two lists, nearly unbiased; low where who is on one list is more likely on the other",
    source="Chapman 1951, University of California Publications in Statistics 1; Seber 1970, Biometrics 26; interval "
    "of Chao 1987, Biometrics 43",
    assumptions=(
        "the two lists are made without regard to each other",
        "on one of the lists every unit has the same chance",
        "no unit comes or goes between the two lists",
    ),
    answer=answer,
)

"""N-mixture with Poisson numbers at places."""

from __future__ import annotations

from yellowplate.estimate.looks.counts import CountAnswer, CountTable
from yellowplate.estimate.looks.n_mixture_answer import n_mixture_answer
from yellowplate.estimate.method import Method, Question


def answer(table: CountTable, *, level: float) -> CountAnswer:
    """Estimate with Poisson numbers; see `n_mixture_answer`."""
    return n_mixture_answer(table, is_poisson=True, level=level)


METHOD = Method(
    name="n_mixture_poisson",
    question=Question.COUNTS,
    what="numbers and detection from repeated counts, Poisson over places",
    source="Royle 2004, Biometrics 60, 108-115",
    assumptions=(
        "Nothing leaves or arrives between the visits of a place.",
        "Every vehicle of a visit is overlooked or seen by itself, with the same chance.",
        "Nothing is counted twice, and nothing else is taken for a vehicle.",
        "Numbers at places follow a Poisson distribution, given their covariates.",
    ),
    answer=answer,
)

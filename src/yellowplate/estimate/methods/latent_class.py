"""Units of several degrees of visibility: a second opinion that needs no choice of pairs."""

from __future__ import annotations

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.latent_classes import N_CLASSES, sample
from yellowplate.estimate.population.lists import Overlaps, Population

FEWEST_LISTS = 3
R_HAT = 1.05
"""Chains that agree less than this need more rounds (Vehtari and others 2021 ask for 1.01 in final work)."""

MORE_ROUNDS = 3
"""Where the chains do not agree they are run once more, so many times longer."""


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Sample latent classes; the median and equal tails of the draws of all chains."""
    import numpy as np

    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    if table.n_lists < FEWEST_LISTS:
        return NotAnswered("two lists cannot tell classes of units apart; three are needed")
    for n_rounds in (setup.n_rounds, setup.n_rounds * MORE_ROUNDS):
        chains = sample(
            table,
            n_chains=setup.n_chains,
            n_rounds=n_rounds,
            seed=setup.seed,
            advance=lambda done, total: setup.advance("latent classes", done, total),
        )
        if chains.r_hat <= R_HAT:
            break
    tail = (1 - setup.level) / 2
    median, lower, upper = (float(one) for one in np.quantile(chains.n_all, [0.5, tail, 1 - tail]))
    cautions: tuple[Caution, ...] = ()
    if chains.r_hat > R_HAT:
        text = f"the chains of the latent-class sampler do not yet agree (R-hat {chains.r_hat:.2f}); give more rounds"
        cautions = (Caution("chains_apart", f"{chains.r_hat:.2f}", text),)
    n_kept = chains.n_all.size
    method = (
        f"posterior median and equal tails of {n_kept} draws in {setup.n_chains} chains, R-hat {chains.r_hat:.3f}; at "
        f"most {N_CLASSES} classes, prior 1/N"
    )
    return ModelAnswer(median, lower, upper, method, cautions=cautions)


METHOD = Method(
    name="latent_class",
    question=Question.POPULATION,
    what="Bayesian latent classes: units differ in visibility, lists do not depend on each other within a class",
    source="Manrique-Vallier 2016, Biometrics 72",
    assumptions=(
        "within a class of units being on one list does not change the chance of being on another",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)

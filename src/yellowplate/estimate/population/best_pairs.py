"""The answer of a criterion over all sets of pairs, and what the other models near it say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.bootstrap import Bootstrap
from yellowplate.estimate.population.chosen_pairs import ChosenPairs, chosen_pairs
from yellowplate.estimate.population.existence import Existence
from yellowplate.estimate.population.fixed_model import fixed_model
from yellowplate.estimate.population.lists import Overlaps, Population
from yellowplate.estimate.population.selection import FEWEST_LISTS_PAIRS, MOST_LISTS_ALL_PAIRS

NEAR_BIC = 6.0
"""Models within so much of the best BIC are not ruled out by the data (Raftery 1995: "positive" to "strong")."""

FAR_FACTOR = 1.5
"""Two defensible models whose numbers differ by more than this are named."""

FEW_DRAWS = 5
"""A limit beyond which fewer draws lie moves with the seed."""

FAR_DRAWS = 0.05
"""If more of the draws lie above ten times the estimate, the interval rests on a few sparse overlaps."""

_Cautions = Callable[[Overlaps, ChosenPairs], tuple[Caution, ...]]


def best_pairs(table: Population, setup: Setup, criterion: str, cautions: _Cautions) -> ModelAnswer | NotAnswered:
    """Choose the best set of pairs.

    Args:
        table: three to five lists.
        setup: choices of the run.
        criterion: "bic" or "aic".
        cautions: what else to look at in the fits.

    Returns:
        The Poisson point of the best model with the BCa interval of the whole procedure, the profile interval beside.
    """
    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    if not FEWEST_LISTS_PAIRS <= table.n_lists <= MOST_LISTS_ALL_PAIRS:
        return NotAnswered(
            f"{table.n_lists} lists: every set of pairs is fitted for {FEWEST_LISTS_PAIRS} to {MOST_LISTS_ALL_PAIRS}"
        )
    found = chosen_pairs(table, setup)
    values = found.bic if criterion == "bic" else found.aic
    best = int(values.argmin())
    if not found.fits.settled[best]:
        return NotAnswered("no model of pairs has an answer on this table (linear-programming check)")
    fixed = fixed_model(table, found.models[best], setup.level)
    if isinstance(fixed, NotAnswered):
        return fixed
    strap = found.by_bic if criterion == "bic" else found.by_aic
    text = f"best {criterion.upper()} of {len(found.models)} models; Poisson point"
    answered = replace(fixed, method=text, cautions=cautions(table, found))
    return with_bootstrap(answered, strap, setup, f"the choice among {found.n_tried} models repeated")


def with_bootstrap(answer: ModelAnswer, strap: Bootstrap | None, setup: Setup, repeated: str) -> ModelAnswer:
    """Put the interval of a bootstrap in place of the one for a model that is granted, which is kept beside it."""
    conditional = (answer.lower, answer.upper)
    if strap is None:
        text = f"{answer.method}; profile interval for one who grants the model"
        return replace(answer, method=text, conditional=conditional)
    limits = strap.interval(setup.level)
    cautions, rule = answer.cautions, answer.method.split(";")[0]
    if limits.share_far > FAR_DRAWS:
        text = (
            f"{rule}: {limits.share_far:.0%} of {limits.n_draws} drawn tables give over ten times the estimate "
            "or none: the upper limit rests on a few sparse overlaps"
        )
        cautions = (*cautions, Caution("bootstrap_tail", f"{limits.share_far:.3f}", text))
    if limits.n_beyond < FEW_DRAWS:
        text = (
            f"{rule}: {limits.n_beyond} of {limits.n_draws} drawn tables lie beyond a limit of the interval: "
            "it moves with the seed; draw more tables"
        )
        cautions = (*cautions, Caution("limit_on_few_draws", str(limits.n_beyond), text))
    return replace(
        answer,
        lower=None if limits.lower is None else min(limits.lower, answer.n_hat),
        upper=None if limits.upper is None else max(limits.upper, answer.n_hat),
        method=f"{answer.method}; BCa interval from {limits.n_draws} draws, {repeated}",
        conditional=conditional,
        cautions=cautions,
    )


def rivals(table: Overlaps, found: ChosenPairs) -> tuple[Caution, ...]:
    """Name models without an answer, and a model near the best whose number is far from it."""
    import numpy as np

    cautions = []
    for fault, code, what in (
        (Existence.NO_MAXIMUM, "no_maximum", "have no finite maximum of the likelihood"),
        (Existence.NOT_DETERMINED, "not_identifiable", "have parameters that this table does not determine"),
    ):
        number = sum(count for kinds, count in found.faults.items() if kinds & fault)
        if number:
            text = f"{number} of {len(found.models)} models {what} and were left out (linear-programming check)"
            cautions.append(Caution(code, f"{number} of {len(found.models)}", text))
    best = int(found.bic.argmin())
    n_best = table.n_observed + found.fits.n_hidden[best]
    near = np.flatnonzero((found.bic - found.bic[best] <= NEAR_BIC) & found.fits.settled)
    totals = table.n_observed + found.fits.n_hidden[near]
    factors = np.maximum(totals / n_best, n_best / totals)
    far = near[factors > FAR_FACTOR]
    if len(far):
        other = far[found.bic[far].argmin()]
        n_other = table.n_observed + found.fits.n_hidden[other]
        text = (
            f"{len(near)} models lie within {NEAR_BIC:.0f} BIC of the best and give {totals.min():.0f} to "
            f"{totals.max():.0f}; the nearest that differs by more than {FAR_FACTOR} gives {n_other:.0f} where the "
            f"best gives {n_best:.0f} (BIC {found.bic[other] - found.bic[best]:.2f} apart)"
        )
        cautions.append(Caution("rival_model", f"{factors.max():.2f}", text))
    return tuple(cautions)


def criteria(table: Overlaps, found: ChosenPairs) -> tuple[Caution, ...]:
    """Say where AIC and BIC choose models whose numbers are far apart."""
    one, other = (
        table.n_observed + float(found.fits.n_hidden[int(values.argmin())]) for values in (found.bic, found.aic)
    )
    factor = max(one / other, other / one)
    if factor <= FAR_FACTOR:
        return ()
    text = f"BIC chooses a model that gives {one:.0f}, AIC one that gives {other:.0f}"
    return (Caution("criteria_disagree", f"{factor:.2f}", text),)

"""Every set of pairs on one table, with its bootstrap: shared by the methods that choose among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.population.answer import Setup
from yellowplate.estimate.population.bootstrap import Bootstrap, drawn, one_left_out
from yellowplate.estimate.population.existence import Existence, check
from yellowplate.estimate.population.lists import Overlaps
from yellowplate.estimate.population.loglinear import Design, Fits
from yellowplate.estimate.population.selection import choice_matrix, fit_pair_models, pair_models, search

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ChosenPairs:
    """All sets of pairs fitted to a table.

    Attributes:
        layout: the columns.
        models: pairs of each model.
        fits: one a model.
        bic: Schwarz's criterion of each; inf where it has no answer.
        aic: Akaike's criterion of each; inf where it has no answer.
        by_bic: the bootstrap of the choice by BIC; None without draws.
        by_aic: the bootstrap of the choice by AIC; None without draws.
        n_tried: models that a drawn table chose from.
        faults: models without an answer, by what is wrong.
    """

    layout: Design
    models: tuple[tuple[int, ...], ...]
    fits: Fits
    bic: Floats
    aic: Floats
    by_bic: Bootstrap | None
    by_aic: Bootstrap | None
    n_tried: int
    faults: dict[Existence, int]


def chosen_pairs(table: Overlaps, setup: Setup) -> ChosenPairs:
    """Fit every set of pairs and bootstrap both choices; computed once a run.

    Args:
        table: three to five lists.
        setup: choices of the run.

    Returns:
        The fits; the drawn tables choose from the best `setup.n_top` models of the table itself.
    """
    import numpy as np

    key = ("chosen pairs", table)
    if key in setup.memo:
        found: ChosenPairs = setup.memo[key]
        return found
    counts = table.counts()
    models = pair_models(table.n_lists)
    layout, fits = fit_pair_models(table.n_lists, counts)
    bic, aic = fits.bic(np.array(float(table.n_observed))), fits.aic()
    by_bic = by_aic = None
    tried = np.arange(len(models))
    if setup.n_top:
        tried = np.union1d(np.argsort(bic, kind="stable")[: setup.n_top], np.argsort(aic, kind="stable")[: setup.n_top])
    if setup.n_bootstrap and np.isfinite(bic.min()):
        left_out, weights = one_left_out(counts)
        tables = np.vstack([drawn(counts, setup.n_bootstrap, setup.seed), left_out])
        choices = search(
            layout,
            tables,
            choice_matrix(layout, models)[tried],
            lambda done, total: setup.advance("sets of pairs", done, total),
        )
        by_bic, by_aic = (
            Bootstrap(
                table.n_observed + float(fits.n_hidden[int(values.argmin())]),
                choice.n_hidden[: setup.n_bootstrap] + table.n_observed,
                choice.n_hidden[setup.n_bootstrap :] + table.n_observed - 1,
                weights,
            )
            for values, choice in zip((bic, aic), choices, strict=True)
        )
    faults: dict[Existence, int] = {}
    for number in np.flatnonzero(~fits.settled):
        fault = check(table, models[number])
        faults[fault] = faults.get(fault, 0) + 1
    found = ChosenPairs(layout, models, fits, bic, aic, by_bic, by_aic, len(tried), faults)
    setup.memo[key] = found
    return found

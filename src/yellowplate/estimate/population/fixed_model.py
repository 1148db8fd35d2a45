"""One log-linear model, named beforehand: its answer and the interval once it is granted."""

from __future__ import annotations

from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered
from yellowplate.estimate.population.existence import check
from yellowplate.estimate.population.lists import Overlaps
from yellowplate.estimate.population.loglinear import design, fit, reduced
from yellowplate.estimate.population.profile import profile

FAULTS = {
    1: "its likelihood has no finite maximum on this table (linear-programming check)",
    2: "the cells that are not empty do not determine its parameters",
    3: "its likelihood has no finite maximum, and the cells that are not empty do not determine its parameters",
}


def fixed_model(
    table: Overlaps, terms: tuple[int, ...], level: float, set_aside: tuple[int, ...] = ()
) -> ModelAnswer | NotAnswered:
    """Fit one model.

    Args:
        table: who was on which list.
        terms: combinations of two or more lists that interact; a term of three needs its pairs.
        level: coverage the interval aims at, for one who grants the model.
        set_aside: exact combinations that are not fitted; their units count as seen.

    Returns:
        The Poisson point, observed + exp(constant), with the multinomial profile interval; or what is wrong.
    """
    import numpy as np

    layout = design(table.n_lists, terms)
    counts = table.counts()
    chosen = layout.chosen(terms)
    fault = check(table, terms)
    usable = ~np.isin(np.arange(1, len(counts) + 1), set_aside)
    found = fit(layout, counts, chosen, usable)
    if fault or not found.settled[0]:
        return NotAnswered(FAULTS[int(fault) or 1])
    cells, active = reduced(layout, counts[None], chosen[None])
    kept = cells[0] & usable
    limits = profile(layout.columns[kept][:, active[0]], counts[kept], level, extra=int(counts[~usable].sum()))
    n_hat = table.n_observed + float(found.n_hidden[0])
    return ModelAnswer(
        n_hat,
        min(limits.lower, n_hat),
        limits.upper,
        f"Poisson fit; multinomial profile interval (its own point: {limits.n_hat:.1f})",
        deviance=float(found.deviance[0]),
        bic=float(found.bic(np.array([float(table.n_observed)]))[0]),
        aic=float(found.aic()[0]),
        terms=tuple(table.named(term) for term in terms),
    )

"""Chao's lower bound: what those seen once and twice say of those never seen."""

from __future__ import annotations

from math import comb, lgamma, log

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import Kind, ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.limits import log_normal_limits
from yellowplate.estimate.population.lists import Overlaps, Population, TimesSeen
from yellowplate.estimate.population.loglinear import design, fit
from yellowplate.estimate.population.profile import profile

TWICE = 2


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Fit those seen once and twice; leave those seen more often as they are."""
    seen = table if isinstance(table, TimesSeen) else table.times_seen
    once, twice = seen.n_times(1), seen.n_times(2)
    if not once:
        return NotAnswered("no unit was seen only once: nothing points at units never seen")
    if not twice:
        n_hat = seen.n_observed + once * (once - 1) / 2
        lower, upper = log_normal_limits(
            n_hat, once * (once - 1) * (2 * once - 1) ** 2 / 4 + 1e-9, seen.n_observed, setup.level
        )
        text = "none seen twice: bias-corrected form n + f1(f1 - 1)/2; log-normal interval"
        return ModelAnswer(n_hat, lower, upper, text, Kind.FLOOR)
    if isinstance(table, Overlaps) and not table.are_occasions:
        return _of_lists(table, setup)
    return _of_times(seen, setup)


def _of_lists(table: Overlaps, setup: Setup) -> ModelAnswer:
    import numpy as np

    layout = design(table.n_lists, ())
    few = np.array([mask.bit_count() <= TWICE for mask in range(1, 1 << table.n_lists)])
    counts = table.counts()
    found = fit(layout, counts, layout.chosen(()), few)
    limits = profile(layout.columns[few], counts[few], setup.level, extra=int(counts[~few].sum()))
    n_hat = table.n_observed + float(found.n_hidden[0])
    text = "Poisson fit of those on one and on two lists, each list with its own rate (Mth); profile interval"
    return ModelAnswer(n_hat, min(limits.lower, n_hat), limits.upper, text, Kind.FLOOR)


def _of_times(seen: TimesSeen, setup: Setup) -> ModelAnswer:
    import numpy as np

    once, twice, most = seen.n_times(1), seen.n_times(2), seen.n_occasions
    if most is None:
        hidden, offset = once**2 / (2 * twice), [-lgamma(2), -lgamma(3)]
        text = "n + f1^2/(2 f2), Poisson; profile interval"
    else:
        hidden, offset = (most - 1) / most * once**2 / (2 * twice), [log(most), log(comb(most, 2))]
        text = f"n + (t-1)/t f1^2/(2 f2) with t = {most}, all occasions alike (Mh); profile interval"
    columns = np.array([[1.0, 1.0], [1.0, 2.0]])
    extra = seen.n_observed - once - twice
    limits = profile(columns, np.array([once, twice], float), setup.level, offset=np.array(offset), extra=extra)
    n_hat = seen.n_observed + hidden
    return ModelAnswer(n_hat, min(limits.lower, n_hat), limits.upper, text, Kind.FLOOR)


METHOD = Method(
    name="chao",
    question=Question.POPULATION,
    what="lower bound from those seen once and twice; holds however unequal the units are",
    source="Chao 1987, Biometrics 43; as log-linear models Rivest and Baillargeon 2007, Biometrics 63",
    assumptions=(
        "for one unit, being on one list does not change its chance on another",
        "units may differ in visibility; the number then errs on the low side",
        "no unit comes or goes during the time of the lists",
    ),
    answer=answer,
)

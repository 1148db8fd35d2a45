"""N-mixture as an answer with its cautions: refused where places are open, checked for the cut of its sum."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.looks.counts import LEVEL, CountAnswer, CountSite, CountTable, repeated, visits_vary, why_open
from yellowplate.estimate.looks.n_mixture import NMixture, fit, profile

LOW_DETECTION = 0.3
"""Mean detection below which the estimate is unsafe (simulation in docs/estimates/counts.md)."""

FEW_SITES = 10
"""Places below which the fit has little to go on."""

CUT_MOVES = 0.01
"""Share by which the total may move when the sum goes twice as far."""

VARY_CHANCE = 0.01
"""Chance below which visits vary more than a closed place allows."""


def n_mixture_answer(table: CountTable, *, is_poisson: bool, level: float = LEVEL) -> CountAnswer:
    """Estimate the number of vehicles at the places counted, those overlooked included.

    Args:
        table: places with visits.
        is_poisson: the mixture; else negative binomial.
        level: coverage of the interval.

    Returns:
        The expected total over the places with its profile-likelihood interval, or why there is none.
    """
    quantity, unit = "vehicles at the places counted, those overlooked included", "vehicles"
    why_not = why_open(table.sites)
    if why_not:
        return CountAnswer(quantity, unit, why_not=why_not)
    best = fit(table.sites, is_poisson=is_poisson, most=table.most)
    further = fit(table.sites, is_poisson=is_poisson, most=2 * best.most)
    lower, upper = profile(table.sites, best, level=level)
    figures = {
        "log_likelihood": best.log_likelihood,
        "mean_detection": best.mean_prob,
        "realised": best.realised,
        "most_per_place": float(best.most),
        "total_with_twice_as_many": further.total,
        **_named("abundance", ("intercept", *table.abundance), best.abundance),
        **_named("detection", ("intercept", *table.detection), best.detection),
    }
    if best.log_size is not None:
        figures["log_size"] = best.log_size
    return CountAnswer(
        quantity,
        unit,
        value=best.total,
        lower=None if lower is None else min(lower, best.total),
        upper=None if upper is None else max(upper, best.total),
        level=level,
        aic=best.aic,
        figures=figures,
        cautions=tuple(sorted(_cautions(table, best, further, upper))),
    )


def _named(part: str, names: tuple[str, ...], values: tuple[float, ...]) -> dict[str, float]:
    return {f"{part}:{name}": value for name, value in zip(names, values, strict=True)}


def _has_days(sites: tuple[CountSite, ...]) -> bool:
    return any(site.span_days is not None for site in repeated(sites))


def _cautions(table: CountTable, best: NMixture, further: NMixture, upper: float | None) -> Iterator[Caution]:
    if best.mean_prob < LOW_DETECTION:
        text = "So few are seen at one visit that number and detection can hardly be told apart: do not use the total."
        yield Caution("low_detection", f"{best.mean_prob:.2f}", text)
    moves = abs(further.total - best.total) / best.total
    if moves > CUT_MOVES:
        text = f"The total moves when the sum goes to {further.most} per place: give a larger number, or doubt the fit."
        yield Caution("cut_too_low", f"{moves:.0%} at {best.most}", text)
    if upper is None:
        yield Caution("no_upper_end", f"{best.most} per place", "The counts set no upper end to the total.")
    if not best.is_converged:
        yield Caution("not_converged", f"{best.log_likelihood:.2f}", "The search did not come to rest.")
    n_unvisited = sum(not site.told for site in table.sites)
    if n_unvisited:
        text = "Places without a visit are in the total by their covariates alone."
        yield Caution("places_not_visited", f"{n_unvisited} of {len(table.sites)}", text)
    n_sites = len(repeated(table.sites))
    if n_sites < FEW_SITES:
        yield Caution("few_places", f"{n_sites}", "Few places were counted twice: the spread over places is guessed.")
    if not _has_days(table.sites):
        text = "The file gives no days: whether vehicles left or arrived between visits cannot be checked."
        yield Caution("closure_not_checked", "no days", text)
    index, chance = visits_vary(table.sites)
    if chance < VARY_CHANCE:
        text = "Counts of one place vary more between visits than a closed place allows: open, or detection changes."
        yield Caution("visits_vary", f"index {index:.1f}, chance {chance:.2g}", text)

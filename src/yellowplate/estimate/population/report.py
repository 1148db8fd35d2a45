"""The answers of `population` as plain values: one object, keys in a fixed order, numbers rounded."""

from __future__ import annotations

from yellowplate.estimate.method import Method
from yellowplate.estimate.population.answer import ModelAnswer
from yellowplate.estimate.population.linked import OverLinks
from yellowplate.estimate.population.lists import Overlaps
from yellowplate.estimate.population.together import IDENTIFYING, ODDS_RATIOS, Answered, Spread
from yellowplate.estimate.population.visibility import IfSo
from yellowplate.records import Estimate
from yellowplate.records.ids import Plain

_DIGITS = 3


def plain(answered: Answered, links: tuple[OverLinks, ...] = ()) -> dict[str, Plain]:
    """Write the answers as one object.

    Args:
        answered: what all methods say.
        links: the number over drawn link sets, where sightings had probabilities.

    Returns:
        n_observed, lists, models, spread, warnings and what stands beside them; the same answers give the same object.
    """
    table = answered.table
    sizes = dict(zip(table.lists, table.sizes, strict=True)) if isinstance(table, Overlaps) else None
    return {
        "n_observed": table.n_observed,
        "lists": None if sizes is None else {**sizes},
        "models": [_model(answered, method, answer) for method, answer in answered.models],
        "spread": _spread(answered.spread),
        "warnings": [{"code": one.code, "figure": one.figure, "text": one.text} for one in answered.cautions],
        "not_answered": [{"name": method.name, "reason": reason} for method, reason in answered.not_answered],
        "identifying_assumption": IDENTIFYING,
        "sensitivity": {
            "odds_ratio": [
                {"ratio": ratio, "n_hat": {name: _rounded(n_hat) for name, n_hat in answered.at_odds_ratio(ratio)}}
                for ratio in ODDS_RATIOS
            ],
            "links_missed": [_if_so(one, "share") for one in answered.if_missed],
            "uneven_visibility": [_if_so(one, "cv") for one in answered.if_uneven],
        },
        "over_links": [
            {
                "name": one.name,
                "n_hat": _rounded(one.n_hat),
                "lower": _rounded(one.lower),
                "upper": _rounded(one.upper),
                "link_sets": one.n_link_sets,
            }
            for one in links
        ],
    }


def _model(answered: Answered, method: Method, answer: ModelAnswer) -> Plain:
    given = answer.conditional
    return {
        "name": method.name,
        "n_hat": _rounded(answer.n_hat),
        "lower": _rounded(answer.lower),
        "upper": _rounded(answer.upper),
        "level": answered.level,
        "method": answer.method,
        "deviance": _rounded(answer.deviance),
        "bic": _rounded(answer.bic),
        "aic": _rounded(answer.aic),
        "kind": str(answer.kind),
        "terms": list(answer.terms),
        "if_model_granted": None if given is None else [_rounded(given[0]), _rounded(given[1])],
        "what": method.what,
        "assumptions": list(method.assumptions),
        "source": method.source,
    }


def _spread(spread: Spread | None) -> Plain:
    if spread is None:
        return None
    return {
        "lowest": _rounded(spread.lowest),
        "lowest_name": spread.lowest_name,
        "highest": _rounded(spread.highest),
        "highest_name": spread.highest_name,
        "ratio": _rounded(spread.ratio),
        "lower": _rounded(spread.lower),
        "upper": _rounded(spread.upper),
    }


def _if_so(one: IfSo, key: str) -> Plain:
    return {key: one.size, "n_hat": _rounded(one.n_hat), "lower": _rounded(one.lower), "upper": _rounded(one.upper)}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(float(number), _DIGITS)


def estimates(answered: Answered, *, quantity: str, unit: str, population: str) -> tuple[Estimate, ...]:
    """Return the answers as records, one a method.

    Args:
        answered: what all methods say.
        quantity: what is estimated ("vehicles offered").
        unit: of the numbers ("vehicles").
        population: what they speak about: where, when, which vehicles.

    Returns:
        Estimates in order of methods; each names its method and assumptions, and what was left out.
    """
    left_out = tuple(f"{method.name}: {reason}" for method, reason in answered.not_answered)
    return tuple(
        Estimate(
            quantity=quantity,
            value=answer.n_hat,
            lower=answer.lower,
            upper=answer.upper,
            level=None if answer.lower is None and answer.upper is None else answered.level,
            unit=unit,
            method=f"{method.name}: {answer.method} ({method.source})",
            population=population,
            assumptions=method.assumptions,
            left_out=left_out,
        )
        for method, answer in answered.models
    )

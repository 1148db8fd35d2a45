"""Short ways to write down what is believed of a number: reported with its facts, or assumed with its reason."""

from __future__ import annotations

from decimal import Decimal

from yellowplate.model.mechanism import Parameter
from yellowplate.records.prior import Prior, PriorKind, Shape


def reported(
    name: str,
    unit: str,
    low: str,
    high: str,
    says: str,
    facts: tuple[str, ...],
    *,
    shape: Shape = Shape.LOGNORMAL,
    error: str = "0.1",
    source: str = "",
    is_fitted: bool = False,
) -> Parameter:
    """Write down a number whose figures a source printed.

    Args:
        name: dotted.
        unit: of the number.
        low: lowest printed figure.
        high: highest printed figure.
        says: what it is, one sentence.
        facts: ids of the facts.
        shape: form of the belief.
        error: how far a printed figure may be off, as a share of it.
        source: address of a source outside the table of facts.
        is_fitted: True if a fit learns it.
    """
    prior = Prior(
        name,
        unit,
        PriorKind.REPORTED,
        shape,
        Decimal(low),
        Decimal(high),
        error=Decimal(error),
        facts=facts,
        source=source,
    )
    return Parameter(prior, says, is_fitted)


def assumed(
    name: str,
    unit: str,
    low: str,
    high: str,
    says: str,
    why: str,
    *,
    shape: Shape = Shape.LOGNORMAL,
    facts: tuple[str, ...] = (),
    is_fitted: bool = False,
) -> Parameter:
    """Write down a number that no source prints: a judgement, with what it rests on.

    Args:
        name: dotted.
        unit: of the number.
        low: lower end of the central nine tenths.
        high: upper end.
        says: what it is, one sentence.
        why: what the judgement rests on.
        shape: form of the belief.
        facts: ids of facts that bear on it without printing it.
        is_fitted: True if a fit learns it.
    """
    prior = Prior(name, unit, PriorKind.ELICITED, shape, Decimal(low), Decimal(high), facts=facts, note=why)
    return Parameter(prior, says, is_fitted)

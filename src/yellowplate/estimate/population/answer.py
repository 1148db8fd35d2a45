"""What a method for the question `population` is given beside the table, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from yellowplate.estimate.caution import Caution


class Kind(StrEnum):
    """How far an answer is meant."""

    FLOOR = "floor"
    """At least about so many, under assumptions that err on the low side."""
    MODEL = "model"
    """So many, if the model holds."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Choices of one run.

    Attributes:
        level: coverage the intervals aim at.
        n_bootstrap: drawn tables.
        seed: of every random draw.
        n_top: models that a drawn table chooses from where every set of pairs is a model: the best so many of the
            table itself; 0 for all.
        delta: prior count of one cell of a decomposable graph; 1 / number of cells if None.
        with_saturated: let the graph that joins all lists take part in the average.
        n_chains: chains of the latent-class sampler.
        n_rounds: rounds of each chain, the first quarter of which is thrown away.
        advance: told what is being done, how much of it is done, and of how much.
        memo: results that several methods share within the run.
    """

    level: float = 0.95
    n_bootstrap: int = 500
    seed: int = 1
    n_top: int = 100
    delta: float | None = None
    with_saturated: bool = False
    n_chains: int = 16
    n_rounds: int = 400
    advance: Callable[[str, int, int], None] = lambda _what, _done, _total: None
    memo: dict[Any, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """One method's number of all units, seen and not seen.

    Attributes:
        n_hat: the point estimate.
        lower: lower limit, or None where there is none.
        upper: upper limit, or None where the table sets none.
        method: which convention of the point and of the interval, and the model chosen.
        kind: floor or model.
        deviance: of a log-linear model against the saturated one; None for other methods.
        bic: Schwarz's criterion of a log-linear model, sample size the units observed; None for other methods.
        aic: Akaike's criterion; None for other methods.
        terms: terms beyond the lists themselves ("LA:NG").
        conditional: interval with the model taken as given, where the main one repeats the choice.
        cautions: what a reader must know before using it.
    """

    n_hat: float
    lower: float | None
    upper: float | None
    method: str
    kind: Kind = Kind.MODEL
    deviance: float | None = None
    bic: float | None = None
    aic: float | None = None
    terms: tuple[str, ...] = ()
    conditional: tuple[float | None, float | None] | None = None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """Why a method gives no number for this table.

    Attributes:
        reason: one sentence.
    """

    reason: str

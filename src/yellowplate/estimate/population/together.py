"""How many there are: every method side by side, how far they spread, and what must be known before using them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.method import Method, Question, methods
from yellowplate.estimate.population.answer import Kind, ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.fixed_model import fixed_model
from yellowplate.estimate.population.lists import Overlaps, Population
from yellowplate.estimate.population.table_cautions import table_cautions
from yellowplate.estimate.population.visibility import IfSo, if_links_were_missed, if_visibility_varied

ODDS_RATIOS = (0.5, 1.0, 2.0)
"""Of the units on no list against what a model extends to them (Aleshin-Guendel, Sadinle, Wakefield 2024)."""

WIDE = 1.5
"""Highest over lowest number of the models from which on the spread is named."""

IDENTIFYING = (
    "No table says how many are on no list: each model extends a pattern of the lists to them (most: no interaction of "
    "all lists together). The odds ratio says how far the truth may depart from that."
)


@dataclass(frozen=True, slots=True)
class Spread:
    """From which model to which.

    Attributes:
        lowest: lowest point estimate.
        lowest_name: its method.
        highest: highest point estimate.
        highest_name: its method.
        lower: lowest lower limit; None where no method gives one.
        upper: highest upper limit; None where some method sets none.
    """

    lowest: float
    lowest_name: str
    highest: float
    highest_name: str
    lower: float | None
    upper: float | None

    @property
    def ratio(self) -> float:
        """Highest over lowest."""
        return self.highest / self.lowest if self.lowest else 1.0


@dataclass(frozen=True, slots=True)
class Answered:
    """What all methods say of one table.

    Attributes:
        table: the table.
        level: coverage the intervals aim at.
        models: methods with their answers, in order of names.
        not_answered: methods with the reason they give no number.
        spread: over the models; over the floors where there is no model; None where fewer than two answered.
        if_missed: the number for several shares of missed links; empty where the table names no lists.
        if_uneven: the number for several degrees of uneven visibility; empty likewise.
        cautions: warnings of the table and of all methods.
    """

    table: Population
    level: float
    models: tuple[tuple[Method, ModelAnswer], ...]
    not_answered: tuple[tuple[Method, str], ...]
    spread: Spread | None
    if_missed: tuple[IfSo, ...]
    if_uneven: tuple[IfSo, ...]
    cautions: tuple[Caution, ...]

    def at_odds_ratio(self, ratio: float) -> tuple[tuple[str, float], ...]:
        """Return each model's number if the units on no list were so many times what it says."""
        n_seen = self.table.n_observed
        return tuple(
            (method.name, n_seen + ratio * (answer.n_hat - n_seen))
            for method, answer in self.models
            if answer.kind is Kind.MODEL
        )


def estimate_population(
    table: Population,
    setup: Setup | None = None,
    *,
    window_days: float | None = None,
    dwell_days: float | None = None,
    cautions: tuple[Caution, ...] = (),
    only: tuple[str, ...] = (),
    also: tuple[Method, ...] = (),
) -> Answered:
    """Ask every method.

    Args:
        table: who was on which list, or how often units were seen.
        setup: choices of the run; the defaults if None.
        window_days: days the lists span, where known.
        dwell_days: days a unit can be seen, where known.
        cautions: what the reader of the table already had to say.
        only: names of the methods to ask; all if empty.
        also: further methods, such as a `given_model`.

    Returns:
        All answers; never one model alone. The same table and setup give the same answers.

    Raises:
        ValueError: the table holds no unit.
    """
    if not table.n_observed:
        msg = "the table holds no unit"
        raise ValueError(msg)
    setup = setup or Setup()
    known = [method for method in (*methods(Question.POPULATION), *also) if not only or method.name in only]
    models: list[tuple[Method, ModelAnswer]] = []
    refused: list[tuple[Method, str]] = []
    for method in known:
        answer: ModelAnswer | NotAnswered = method.answer(table, setup)
        if isinstance(answer, NotAnswered):
            refused.append((method, answer.reason))
        elif not isfinite(answer.n_hat):
            refused.append((method, "its number is not finite on this table"))
        else:
            models.append((method, answer))
    if_missed: tuple[IfSo, ...] = ()
    if_uneven: tuple[IfSo, ...] = ()
    if isinstance(table, Overlaps):
        if_missed = if_links_were_missed(table, level=setup.level, n_draws=setup.n_bootstrap, seed=setup.seed)
        if_uneven = if_visibility_varied(table, level=setup.level, n_draws=setup.n_bootstrap, seed=setup.seed)
    spread = _spread(models)
    found = (*cautions, *table_cautions(table, window_days=window_days, dwell_days=dwell_days))
    found += tuple(caution for _, answer in models for caution in answer.cautions)
    return Answered(
        table,
        setup.level,
        tuple(models),
        tuple(refused),
        spread,
        if_missed,
        if_uneven,
        tuple(dict.fromkeys((*found, *_of_spread(spread, models), *_of_links(if_missed)))),
    )


def given_model(terms: tuple[int, ...], set_aside: tuple[int, ...] = ()) -> Method:
    """Make a method of one log-linear model that the user names.

    Args:
        terms: combinations of two or more lists that interact.
        set_aside: exact combinations that are not fitted; their units count as seen.

    Returns:
        A method named "given"; its interval holds for one who grants the model.
    """

    def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
        if not isinstance(table, Overlaps):
            return NotAnswered("the table does not say on which lists the units were")
        return fixed_model(table, terms, setup.level, set_aside)

    return Method(
        name="given",
        question=Question.POPULATION,
        what="the log-linear model that was asked for",
        source="Fienberg 1972, Biometrika 59; intervals Cormack 1992, Biometrics 48",
        assumptions=("the model that was asked for holds",),
        answer=answer,
    )


def _spread(models: list[tuple[Method, ModelAnswer]]) -> Spread | None:
    shown = [one for one in models if one[1].kind is Kind.MODEL] or models
    if len(models) <= 1:
        return None
    low, high = (pick(shown, key=lambda one: one[1].n_hat) for pick in (min, max))
    lowers = [answer.lower for _, answer in shown if answer.lower is not None]
    uppers = [answer.upper for _, answer in shown]
    known = [upper for upper in uppers if upper is not None]
    return Spread(
        low[1].n_hat,
        low[0].name,
        high[1].n_hat,
        high[0].name,
        min(lowers, default=None),
        max(known) if len(known) == len(uppers) else None,
    )


def _of_spread(spread: Spread | None, models: list[tuple[Method, ModelAnswer]]) -> tuple[Caution, ...]:
    if models and spread is None:
        text = f"only {models[0][0].name} gives a number: one method alone is no estimate"
        return (Caution("one_answer", "1", text),)
    if spread is None:
        return (Caution("no_answer", "0", "no method gives a number for this table; the reasons are listed"),)
    if spread.ratio <= WIDE:
        return ()
    text = (
        f"defensible models give {spread.lowest:.0f} ({spread.lowest_name}) to {spread.highest:.0f} "
        f"({spread.highest_name}), a factor of {spread.ratio:.2f}: the data do not settle the number"
    )
    return (Caution("wide_spread", f"{spread.ratio:.2f}", text),)


def _of_links(if_missed: tuple[IfSo, ...]) -> tuple[Caution, ...]:
    known = [one for one in if_missed if one.n_hat is not None]
    if len(known) <= 1:
        return ()
    none, most = known[0], known[-1]
    text = (
        f"missed links leave no trace in a fit: if {most.size:.0%} of the true links were missed, {none.n_hat:.0f} "
        f"would be {most.n_hat:.0f}"
    )
    return (Caution("links_not_checked", f"{most.size:.2f}", text),)

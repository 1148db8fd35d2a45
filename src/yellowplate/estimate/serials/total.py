"""Adds the blocks: one total a method, never one maximum over all blocks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from yellowplate.estimate.method import Method, Question, methods
from yellowplate.estimate.serials.serial import LEVEL, SerialAnswer, SerialBlock, capped

N_DRAWS = 20_000
"""Draws of the sum; the ends move by about 1 % with another seed."""

SEED = 20251022
"""Start of the random stream: the same input gives the same ends."""


@dataclass(frozen=True, slots=True)
class SerialTotal:
    """One method's total over the blocks it answers.

    Attributes:
        method: the method.
        value: sum of the values; None where no block has one.
        lower: lower end, or None.
        upper: upper end, or None.
        level: coverage aimed at; None without an interval.
        n_blocks: blocks in the sum.
        left_out: names of the blocks the method has no value for, each with the reason.
    """

    method: Method
    value: float | None
    lower: float | None
    upper: float | None
    level: float | None
    n_blocks: int
    left_out: tuple[str, ...]


def answers(block: SerialBlock, *, level: float = LEVEL) -> dict[str, SerialAnswer]:
    """Ask every method about one block, by the methods' names."""
    return {method.name: method.answer(block, level=level) for method in methods(Question.SERIAL)}


def pooled_maximum(blocks: Sequence[SerialBlock]) -> float | None:
    """Return what one maximum over all blocks would give; shown only to say what is not done.

    Returns:
        Goodman's formula over the pooled numbers; None for fewer than two blocks.
    """
    if len(blocks) < 2:  # noqa: PLR2004 - with one block there is nothing to pool
        return None
    k = sum(block.n_distinct for block in blocks)
    return max(block.highest for block in blocks) * (k + 1) / k - 1


def totals(blocks: Sequence[SerialBlock], *, level: float = LEVEL, seed: int = SEED) -> tuple[SerialTotal, ...]:
    """Add the blocks, one total a method.

    Args:
        blocks: at least one.
        level: coverage of the intervals.
        seed: start of the random stream that the blocks' distributions are added with.

    Returns:
        Totals in order of the methods' modules.

    Limits: blocks nobody saw are in no sum. The blocks are taken as independent. The interval of a sum is cut from
        draws of each block's confidence distribution; its coverage is measured in docs/estimates/serial.md.
    """
    asked = [(block, answers(block, level=level)) for block in blocks]
    return tuple(
        _total(method, [(block, found[method.name]) for block, found in asked], level, seed)
        for method in methods(Question.SERIAL)
    )


def _total(method: Method, asked: Sequence[tuple[SerialBlock, SerialAnswer]], level: float, seed: int) -> SerialTotal:
    left_out = tuple(f"{block.name}: {answer.why_not}" for block, answer in asked if answer.value is None)
    told = [(block, answer, answer.value) for block, answer in asked if answer.value is not None]
    if not told:
        return SerialTotal(method, None, None, None, None, 0, left_out)
    value = math.fsum(number for _, _, number in told)
    if len(told) == 1:
        _, answer, _ = told[0]
        used = None if answer.upper is None else level
        return SerialTotal(method, value, answer.lower, answer.upper, used, 1, left_out)
    if any(answer.draw is None for _, answer, _ in told):
        lower = math.fsum(answer.lower or 0.0 for _, answer, _ in told)
        return SerialTotal(method, value, lower, None, None, len(told), left_out)
    lower, upper = _ends([(block, answer) for block, answer, _ in told], level, seed)
    return SerialTotal(method, value, min(lower, value), max(upper, value), level, len(told), left_out)


def _ends(told: Sequence[tuple[SerialBlock, SerialAnswer]], level: float, seed: int) -> tuple[float, float]:
    import numpy as np

    chance = np.random.default_rng(seed)
    drawn = np.zeros(N_DRAWS)
    for block, answer in told:
        assert answer.draw is not None
        numbers = answer.draw(chance.uniform(np.finfo(float).tiny, 1.0, N_DRAWS))
        drawn += np.minimum(numbers, capped(math.inf, block.most))
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return round(float(low), 1), round(float(high), 1)

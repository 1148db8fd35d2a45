"""Everything about a file of serial numbers: blocks, totals by method, tests, growth, and the cautions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.method import Question, methods
from yellowplate.estimate.serials.growth import SerialGrowth, growth
from yellowplate.estimate.serials.serial import FEWEST_FOR_RANGE, LEVEL, SerialAnswer, SerialBlock
from yellowplate.estimate.serials.signs import SerialTest, numbers_of, run_tests
from yellowplate.estimate.serials.total import SerialTotal, answers, pooled_maximum, totals
from yellowplate.records import Estimate

FEW_NUMBERS = 5
"""Below so many numbers the upper end is more than 1.8 times the highest (20^(1/k))."""

SENSITIVE_TO_K = (2, 10, 30)
"""Other counts of numbers read, shown where a source gives only the ends."""

LATE_CHANCE = 0.05
"""Chance of so high a lowest number below which a first number that nobody tells is not taken as 1."""

TREND_CHANCE = 0.01
"""Chance of a rise with the days below which the total is taken to grow."""

WIDE = 1.5
"""Ratio between two methods from which their spread is worth a caution."""

LEFT_OUT = (
    "Blocks of which no plate was seen.",
    "Vehicles without a plate, with another colour, or with a plate of another series.",
)


@dataclass(frozen=True, slots=True)
class BlockReport:
    """One block.

    Attributes:
        block: the block.
        answers: by method.
        lead: the method whose answer goes into the leading total: "goodman", or "two_sided" where the first number is
            neither told nor plausibly 1.
        tests: signs that numbers do not run on evenly.
        growth: the block over time.
        by_k: what Goodman's formula would give with other counts of numbers read; empty where the numbers are known.
        cautions: what a reader must know.
    """

    block: SerialBlock
    answers: dict[str, SerialAnswer]
    lead: str
    tests: tuple[SerialTest, ...]
    growth: SerialGrowth
    by_k: tuple[tuple[int, float, float], ...]
    cautions: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class SerialReport:
    """A file of serial numbers.

    Attributes:
        blocks: in order of names.
        totals: one a method.
        lead: sum over the blocks of each block's leading method; None where a block has no answer by it.
        lead_left_out: blocks without a leading value, with the reason.
        cautions: what holds for the whole.
        population: what the totals speak of.
    """

    blocks: tuple[BlockReport, ...]
    totals: tuple[SerialTotal, ...]
    lead: float | None
    lead_left_out: tuple[str, ...]
    cautions: tuple[Caution, ...]
    population: str

    @property
    def n_observed(self) -> int:
        """Different numbers seen, over all blocks."""
        return sum(one.block.n_distinct for one in self.blocks)


def report(blocks: Sequence[SerialBlock], *, level: float = LEVEL) -> SerialReport:
    """Estimate from serial numbers by every method.

    Args:
        blocks: at least one; all of plates or all of VINs.
        level: coverage of the intervals.

    Returns:
        The report; the same blocks give the same one.

    Raises:
        ValueError: no block, or plates and VINs together: their sum means nothing.
    """
    if len({block.is_factory for block in blocks}) != 1:
        msg = "give blocks of plates, or blocks of VINs: their sum means nothing" if blocks else "no block of numbers"
        raise ValueError(msg)
    reports = tuple(_block_report(block, level) for block in blocks)
    led = [(one, one.answers[one.lead]) for one in reports]
    values = [answer.value for _, answer in led if answer.value is not None]
    left_out = tuple(f"{one.block.name}: {answer.why_not}" for one, answer in led if answer.value is None)
    sums = totals(blocks, level=level)
    return SerialReport(
        blocks=reports,
        totals=sums,
        lead=sum(values) if values else None,
        lead_left_out=left_out,
        cautions=tuple(_whole_cautions(blocks, sums)),
        population=_population(blocks),
    )


def estimates(found: SerialReport) -> tuple[Estimate, ...]:
    """Return the totals as records, those that have a value."""
    return tuple(
        Estimate(
            quantity="serial numbers issued",
            value=total.value,
            lower=total.lower,
            upper=total.upper,
            level=total.level,
            unit="serial numbers",
            method=f"{total.method.name}: {total.method.source}",
            population=found.population,
            assumptions=total.method.assumptions,
            left_out=(*LEFT_OUT, *(f"Block {name}." for name in total.left_out)),
        )
        for total in found.totals
        if total.value is not None
    )


def _population(blocks: Sequence[SerialBlock]) -> str:
    what = "numbers the factory gave out" if blocks[0].is_factory else "plates issued"
    names = ", ".join(block.name for block in blocks)
    return f"{what} in the blocks seen ({names}), up to the last sighting"


def _block_report(block: SerialBlock, level: float) -> BlockReport:
    tests = run_tests(block)
    is_late = any(test.name == "late_start" and test.chance < LATE_CHANCE for test in tests)
    grown = growth(block, level=level)
    goodman = next(method for method in methods(Question.SERIAL) if method.name == "goodman")
    by_k: list[tuple[int, float, float]] = []
    if len(numbers_of(block)) < block.n_distinct:
        for k in sorted({*(k for k in SENSITIVE_TO_K if k < block.n_distinct), block.n_distinct}):
            answer = goodman.answer(replace(block, n_distinct=k, seen=()), level=level)
            by_k.append((k, answer.value or 0.0, answer.upper or 0.0))
    return BlockReport(
        block=block,
        answers=answers(block, level=level),
        lead="two_sided" if is_late else "goodman",
        tests=tests,
        growth=grown,
        by_k=tuple(by_k),
        cautions=tuple(sorted(_block_cautions(block, tests, grown, by_k))),
    )


def _block_cautions(
    block: SerialBlock, tests: Sequence[SerialTest], grown: SerialGrowth, by_k: Sequence[tuple[int, float, float]]
) -> Iterator[Caution]:
    name, k = block.name, block.n_distinct
    if k < FEW_NUMBERS:
        text = f"{name}: the upper end lies {20 ** (1 / k):.1f} times above the highest number."
        yield Caution("few_numbers", f"{k} numbers", text)
    if by_k:
        known = len(numbers_of(block))
        low, high = by_k[0][2], by_k[-1][2]
        yield Caution(
            "numbers_not_told",
            f"{known} of {k} numbers known",
            f"{name}: no test of gaps or of an even spread can be made; if only {by_k[0][0]} plates had been read, the "
            f"upper end would be {low:,.0f} and not {high:,.0f}.",
        )
    if block.is_floor:
        yield Caution("count_is_floor", f"at least {k}", f"{name}: how many were seen is told with an open end.")
    if block.first is None and block.lowest > 1:
        text = f"{name}: the first number issued is not told; one-sided answers take 1, the two-sided one does not."
        yield Caution("first_not_told", f"lowest {block.lowest}", text)
    for test in tests:
        if test.is_suspect:
            yield Caution(test.name, f"chance {test.chance:.2g}", f"{name}: {test.figure}. {_FOLLOWS[test.name]}")
    vehicles: dict[int, set[str]] = {}
    for one in block.seen:
        if one.vehicle:
            vehicles.setdefault(one.number, set()).add(one.vehicle.casefold())
    twice = sorted(number for number, found in vehicles.items() if len(found) > 1)
    if twice:
        text = f"{name}: number {twice[0]} was seen on different vehicles: plates are moved or issued again."
        yield Caution("number_on_two_vehicles", f"{len(twice)} numbers", text)
    n_undated = sum(one.seen_on is None for one in block.seen)
    if n_undated and not block.is_factory:
        text = f"{name}: numbers without a day are taken as issued after the plates were exchanged in 2016-17."
        yield Caution("undated", f"{n_undated} of {len(block.seen)}", text)
    if grown.trend_chance is not None and grown.trend_chance < TREND_CHANCE:
        text = (
            f"{name}: numbers rise with the days, so the total grew while it was watched: read the last window, not "
            "the estimate over all days."
        )
        yield Caution("growing", f"chance {grown.trend_chance:.2g}", text)


_FOLLOWS = {
    "uniform": "Numbers do not run on evenly, or some plates are seen more than others: the total is unsafe.",
    "largest_gap": "A stretch may never have been issued: then the estimate is too high by about its width.",
    "restarts": "Numbers seem to begin anew at each hundred: see the method restarts.",
    "digits": "A digit may be left out by whoever issues: then the estimate is too high.",
    "late_start": "The block does not begin at 1: the two-sided answer leads.",
}
"""What follows from each suspect test."""


def _whole_cautions(blocks: Sequence[SerialBlock], sums: Sequence[SerialTotal]) -> Iterator[Caution]:
    yield Caution(
        "gaps_unknown",
        f"{sum(block.n_distinct for block in blocks)} numbers seen",
        "No more than that exist for certain, and fewer where a source tells plates seen and not numbers read; highest "
        "minus lowest is no lower bound, since numbers may be left out.",
    )
    pooled = pooled_maximum(blocks)
    if pooled is not None:
        text = "What one maximum over all blocks would give: wrong where blocks are numbered apart, and not used."
        yield Caution("pooled_not_used", f"{pooled:,.0f}", text)
    if any(block.is_factory for block in blocks):
        text = "Serial parts of VINs count what the factory built; they say nothing of how many crossed a border."
        yield Caution("factory_count", f"{len(blocks)} blocks", text)
    values = [total.value for total in sums if total.value is not None and total.method.name in _COMPARED]
    if len(values) >= FEWEST_FOR_RANGE and max(values) > WIDE * min(values):
        text = "The methods differ by more than half: too few numbers, or blocks that do not begin at 1."
        yield Caution("wide_spread", f"{min(values):,.0f} to {max(values):,.0f}", text)


_COMPARED = ("goodman", "bayes_flat", "two_sided", "restarts")
"""Methods that answer the same question; the floor is not one of them."""

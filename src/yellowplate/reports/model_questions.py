"""What the model answers: paired differences of scenarios, and how the three causes share the outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.export.report import Grid, Section
from yellowplate.model.assumption import LABEL, Driven, driven_by
from yellowplate.model.causes import cause_shares
from yellowplate.model.changes import CAUSES
from yellowplate.model.outcomes import OUTCOMES
from yellowplate.model.summary import Summary, summary
from yellowplate.reports.figures import number
from yellowplate.reports.model_pictures import differences

if TYPE_CHECKING:
    from yellowplate.model.sample import Sample
    from yellowplate.reports.model_runs import Runs

STAMP = "Model output, not evidence"
SHOWN = ("crossed", "sold_private", "serial", "price_used", "state_gross", "state_net", "drawn_out")
"""Outcomes of the summary and of the tables of differences and causes."""
PICTURED = ("crossed", "sold_private", "state_gross")
"""Outcomes whose differences are drawn."""
CURRENCY = (
    *("state_gross", "state_retained", "left_for_china", "state_net", "drawn_out"),
    *("drawn_share_of_least", "drawn_share_of_most", "returned"),
)
"""Outcomes that bear on the view that the policy exists to raise hard currency."""
CAUSED = ("crossed", "sold_private", "state_gross", "drawn_out")
"""Outcomes that are shared among the causes."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A scenario and the calendar of the reports under its numbers, run by run with the same chance.

    Attributes:
        asked: runs of the scenario.
        beside: runs of the calendar.
    """

    asked: Runs
    beside: Runs

    @property
    def driven(self) -> tuple[Driven, ...]:
        """Why assumption drives the difference."""
        return driven_by(self.asked.scenario)


def ends(found: Summary) -> tuple[str, str, str]:
    """Write the ends and the middle of runs for people; "none" where the number exists in none of them."""
    if not found.quantiles:
        return ("", "none", "")
    return (number(found.quantiles[0]), number(found.middle), number(found.quantiles[-1]))


def difference_section(pairs: Sequence[Pair]) -> Section:
    """Show what the changes of scenarios would do in the model.

    Args:
        pairs: each scenario with what it is held against.
    """
    heading = "What a change would do in the model"
    if not pairs:
        return Section(heading, words=("No scenario with a change was asked for.",))
    rows = []
    for pair in pairs:
        for name in SHOWN:
            difference = pair.asked.values[name][:, 0] - pair.beside.values[name][:, 0]
            before = summary(pair.beside.values[name][:, 0]).middle
            label = LABEL if pair.driven else "within what was observed"
            rows.append(
                (
                    pair.asked.name,
                    OUTCOMES[name].what,
                    number(before),
                    *ends(summary(difference)),
                    OUTCOMES[name].unit,
                    label,
                )
            )
    heads = ("scenario", "outcome", "middle as reported", "difference: 5 %", "middle", "95 %", "unit", "rests on")
    return Section(
        heading,
        words=(
            (
                "Each scenario is held against the calendar of the reports under the same numbers and the same "
                "chance, run by "
                "run. It says what a change would do in the model; it searches for no change."
            ),
        ),
        charts=tuple(
            differences(
                name,
                [(pair.asked.name, pair.asked.values[name][:, 0] - pair.beside.values[name][:, 0]) for pair in pairs],
            )
            for name in PICTURED
        ),
        grids=(Grid("Paired differences over the whole run", heads, tuple(rows)),),
    )


def cause_section(samples: Mapping[frozenset[str], Sample]) -> Section:
    """Share outcomes among the three causes, in the model; also the model's part of the page of arguments.

    Args:
        samples: runs of every subset of the causes.
    """
    rows = []
    for name in CAUSED:
        for one in cause_shares(samples, name, 0):
            share = "cannot tell" if one.share is None else f"{one.share:.0%}"
            interval = "" if one.lower is None or one.upper is None else f"{one.lower:.0%} to {one.upper:.0%}"
            rows.append((OUTCOMES[name].what, one.cause, share, interval, *ends(one.adds), OUTCOMES[name].unit))
    first = next(iter(samples.values()))
    over = first.spans[0]
    return Section(
        "In the model: how the three causes share the outcomes",
        words=(
            (
                f"{STAMP}, and {LABEL}: nobody saw the loop without one of its causes. {first.scenario.n_runs} runs of "
                f"{over.first} to {over.last} for each of the eight sets of causes, with the same chance."
            ),
            (
                "A share is what a cause adds, averaged over the orders in which causes may come (Shapley 1953). "
                "The interval is "
                "of the mean over runs; it does not hold what is wrong with the model. It proves nothing of the world."
            ),
        ),
        points=tuple(f"{told}." for told in CAUSES.values()),
        grids=(
            Grid(
                "Shares of the mean, and what each cause adds run by run",
                ("outcome", "cause", "share", "90 % of the mean", "adds: 5 %", "middle", "95 %", "unit"),
                tuple(rows),
            ),
        ),
    )


def currency_section(samples: Mapping[frozenset[str], Sample]) -> Section:
    """Show what currency moves with all causes and without the policy of ownership, for the page of arguments.

    Args:
        samples: runs of every subset of the causes.
    """
    every = frozenset(CAUSES)
    found, without = samples[every], samples[every - {"ownership"}]
    rows = []
    for name in CURRENCY:
        one, other = found.whole(name), without.whole(name)
        cells = (OUTCOMES[name].what, OUTCOMES[name].unit, *ends(summary(one)), *ends(summary(one - other)))
        rows.append(cells)
    over = found.spans[0]
    return Section(
        "In the model: currency that is collected, leaves and comes out of hiding",
        words=(
            (
                f"{STAMP}, and {LABEL} where the policy is taken away. {found.scenario.n_runs} runs of {over.first} to "
                f"{over.last}. What the model collects says nothing of why the policy was made."
            ),
        ),
        grids=(
            Grid(
                "With all causes, and the paired difference that the policy of ownership makes",
                ("outcome", "unit", "5 %", "middle", "95 %", "of it by the policy: 5 %", "middle", "95 %"),
                tuple(rows),
            ),
        ),
    )

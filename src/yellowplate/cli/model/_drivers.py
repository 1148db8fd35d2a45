"""What drives an outcome and what to learn next: `yellowplate model compare --drivers`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from yellowplate.cli._output import print_json, print_table
from yellowplate.cli.model._question import Options, Question, Told, row
from yellowplate.cli.model._tables import question_row, show_question, titled
from yellowplate.model import drivers
from yellowplate.model.learning import Worth, worth_of
from yellowplate.model.outcomes import OUTCOMES
from yellowplate.model.posterior import Posterior
from yellowplate.model.sample import Sample, sample
from yellowplate.records.ids import Plain

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

USUAL = ("crossed", "sold_private", "state_retained", "drawn_out")
"""Outcomes that are asked for where none is named."""
FITTED = "posterior"
"""Group of the parameters that come together from one draw of a fit."""
LEARNT = ("crossed", "sold_private", "price_used", "yard", "market", "fords", "serial", "capital_share")
"""Outcomes that somebody can go and count, quarter by quarter."""
N_SHOWN = 12


def answer(asked: Question, options: Options, fitted: Posterior | None, told: Told) -> Callable[[], None]:
    """Run the matrices and return what prints the shares.

    Runs of the scenario are rows of a matrix; parameters that come from draws of a fit are one group, since they do not
    vary one apart from the other.
    """
    scenario = asked.scenario
    a, b = drivers.design(scenario.n_runs, scenario.seed)
    fixed = set(scenario.numbers)
    if fitted is not None:
        a |= fitted.given(scenario.n_runs, scenario.seed)
        b |= fitted.given(scenario.n_runs, drivers.other_seed(scenario.seed))
        fixed |= set(fitted.parameters)
    members = {name: tuple(one for one in found if one not in fixed) for name, found in drivers.groups().items()}
    members = {name: found for name, found in members.items() if found}
    if fitted is not None:
        members[FITTED] = tuple(name for name in fitted.parameters if name not in scenario.numbers)
    n_steps = len(drivers.steps(members))
    done: list[Sample] = []

    def run(numbers: Mapping[str, Array], seed: int) -> Mapping[str, Array]:
        place = len(done)
        found = sample(
            replace(scenario, seed=seed),
            given=numbers,
            work=options.work,
            told=lambda weeks, whole: told(f"{asked.name}: shares", place * whole + weeks, n_steps * whole),
        )
        done.append(found)
        return {name: found.whole(name) for name in OUTCOMES}

    found = drivers.runs(a, b, members, scenario.seed, run)
    return lambda: _print(asked, options, members, found, done[:2])


def _print(
    asked: Question,
    options: Options,
    members: Mapping[str, tuple[str, ...]],
    found: Mapping[str, Mapping[str, Array]],
    both: list[Sample],
) -> None:
    if options.as_json:
        print_json(question_row(asked, options))
    else:
        show_question(asked, options)
    for name in options.outcomes or USUAL:
        shares = drivers.group_shares(found, name, members)
        worth = _worth(name, both)
        if options.as_json:
            for one in shares:
                print_json(_share_row(asked, name, one))
            for learnt in worth:
                print_json(_worth_row(asked, learnt))
        else:
            _show(name, shares, worth)


def _worth(about: str, both: list[Sample]) -> tuple[Worth, ...]:
    """Sort the runs of both matrices by each parameter and by each outcome that can be counted in a quarter."""
    import numpy as np

    known = {name: np.concatenate([one.numbers[name] for one in both]) for name in both[0].numbers}
    for name in LEARNT:
        for at, span in enumerate(both[0].spans):
            if at:
                known[f"{name} in {span.name}"] = np.concatenate([one.values[name][:, at] for one in both])
    return worth_of(about, np.concatenate([one.whole(about) for one in both]), known)


def _share_row(asked: Question, outcome: str, one: drivers.GroupShare) -> dict[str, Plain]:
    return row(
        "driver",
        scenario=asked.name,
        outcome=outcome,
        group=one.group,
        members=list(one.members),
        first=one.first,
        first_lower=one.first_interval[0],
        first_upper=one.first_interval[1],
        total=one.total,
        total_lower=one.total_interval[0],
        total_upper=one.total_interval[1],
        level=drivers.LEVEL,
        method="Sobol shares of groups (Saltelli 2010, Jansen 1999), chance as one group",
    )


def _worth_row(asked: Question, one: Worth) -> dict[str, Plain]:
    return row(
        "worth",
        scenario=asked.name,
        outcome=one.about,
        learnt=one.learnt,
        n=one.n,
        variance_taken=one.taken,
        variance_taken_lower=one.interval[0],
        variance_taken_upper=one.interval[1],
        narrower=one.narrower,
        level=drivers.LEVEL,
        method="variance between bins of equal count, less what chance shows; learnt without error",
    )


def _show(name: str, shares: tuple[drivers.GroupShare, ...], worth: tuple[Worth, ...]) -> None:
    print_table(
        titled(f"What drives {name}: shares of its variance by groups of numbers"),
        ("group", "by itself", "90 % interval", "with others", "90 % interval", "numbers"),
        [
            (
                one.group,
                f"{one.first:.0%}",
                f"{one.first_interval[0]:.0%} to {one.first_interval[1]:.0%}",
                f"{one.total:.0%}",
                f"{one.total_interval[0]:.0%} to {one.total_interval[1]:.0%}",
                len(one.members),
            )
            for one in shares
        ],
    )
    for kind, told in ((False, "learning a number"), (True, "counting an outcome for a quarter")):
        rows = [
            (one.learnt, f"{one.narrower:.0%}", f"{one.taken:.0%}", f"{one.interval[0]:.0%} to {one.interval[1]:.0%}")
            for one in worth
            if (" in " in one.learnt) is kind
        ]
        print_table(
            titled(f"What {told} without error would do for {name}, the {N_SHOWN} most"),
            ("learnt", "spread narrower by", "variance taken", "90 % interval"),
            rows[:N_SHOWN],
        )

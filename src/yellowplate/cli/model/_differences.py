"""Paired differences between scenarios: `yellowplate model compare SCENARIO ...`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from yellowplate.cli._output import print_json, print_table
from yellowplate.cli.model._question import REPORTED, Options, Question, Told, row, run
from yellowplate.cli.model._tables import (
    HEADS,
    cells,
    driven_row,
    number,
    question_row,
    show_question,
    summaries,
    titled,
)
from yellowplate.model.assumption import LABEL, Driven, driven_by
from yellowplate.model.outcomes import OUTCOMES
from yellowplate.model.posterior import Posterior
from yellowplate.model.sample import Sample
from yellowplate.model.summary import shortened, summary
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

WITHIN = "within what was observed"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two samples run by run.

    Attributes:
        asked: the scenario.
        against: the other.
        found: its runs.
        beside: the other's.
    """

    asked: Question
    against: Question
    found: Sample
    beside: Sample

    @property
    def driven(self) -> tuple[Driven, ...]:
        """Why assumption drives the difference: what either of the two takes for granted, each once."""
        return tuple(dict.fromkeys((*driven_by(self.asked.scenario), *driven_by(self.against.scenario))))

    @property
    def label(self) -> str:
        """How far the difference rests on what was observed."""
        return LABEL if self.driven else WITHIN


def answer(asked: Sequence[Question], options: Options, fitted: Posterior | None, told: Told) -> Callable[[], None]:
    """Run the scenarios and return what prints their differences.

    Each is held against the calendar of the reports under the numbers that it sets itself, then against the others.

    Raises:
        RequestError: the scenarios differ in first day, length, runs or seed, so runs are no pairs.
    """
    first = asked[0].scenario
    shape = (first.first, first.n_weeks, first.n_runs, first.seed)
    for one in asked[1:]:
        other = one.scenario
        if (other.first, other.n_weeks, other.n_runs, other.seed) != shape:
            msg = (
                f"{asked[0].name} and {one.name} differ in first day, weeks, runs or seed, so their runs are no pairs. "
                "Make them the same, or give --runs and --seed."
            )
            raise RequestError(msg)
    plain: dict[str, tuple[Question, Sample]] = {}
    found = []
    for one in asked:
        key = repr(sorted(one.scenario.numbers.items()))
        if key not in plain:
            base = Question(REPORTED, "", replace(one.scenario, title="As reported", changes=(), without=frozenset()))
            plain[key] = (base, run(base, options, fitted, told))
        found.append((one, run(one, options, fitted, told), plain[key]))
    pairs = [Pair(one, base, sample, beside) for one, sample, (base, beside) in found]
    pairs.extend(Pair(two, one, last, before) for (one, before, _), (two, last, _) in combinations(found, 2))
    return lambda: _print(pairs, asked, options)


def _print(pairs: Sequence[Pair], asked: Sequence[Question], options: Options) -> None:
    for one in asked:
        if options.as_json:
            print_json(question_row(one, options))
        else:
            show_question(one, options)
    for pair in pairs:
        if options.as_json:
            _json(pair, options)
        else:
            _table(pair, options)


def _more(difference: Array) -> float | None:
    """Return the share of the pairs in which the scenario has more; None where there is no pair."""
    import numpy as np

    known = difference[np.isfinite(difference)]
    return shortened(float((known > 0).mean())) if len(known) else None


def _json(pair: Pair, options: Options) -> None:
    for name in options.asked():
        one, other = pair.found.values[name], pair.beside.values[name]
        spans = pair.found.spans
        rows = summaries(name, ((span, summary(one[:, at] - other[:, at])) for at, span in enumerate(spans)))
        for at, cell in enumerate(rows):
            more: dict[str, Plain] = {
                "share_more": _more(one[:, at] - other[:, at]),
                "share_same": shortened(float((one[:, at] == other[:, at]).mean())),
                "middle": summary(one[:, at]).middle,
                "middle_against": summary(other[:, at]).middle,
                "label": pair.label,
                "assumptions": [driven_row(one_why) for one_why in pair.driven],
            }
            print_json(row("difference", scenario=pair.asked.name, against=pair.against.name, **cell, **more))


def _table(pair: Pair, options: Options) -> None:
    rows = []
    for name in options.asked():
        difference = pair.found.whole(name) - pair.beside.whole(name)
        more = _more(difference)
        rows.append(
            (
                name,
                number(summary(pair.beside.whole(name)).middle),
                *cells(summary(difference)),
                "" if more is None else f"{more:.0%}",
                OUTCOMES[name].unit,
            )
        )
    title = f"{pair.asked.name} less {pair.against.name}, whole run, same chance: {pair.label}"
    heads = ("outcome", f"middle {pair.against.name}", *HEADS, "runs with more", "unit")
    print_table(titled(title), heads, rows)
    for name in options.outcomes:
        spans = enumerate(pair.found.spans)
        quarters = [
            (span.name, *cells(summary(pair.found.values[name][:, at] - pair.beside.values[name][:, at])))
            for at, span in spans
            if at
        ]
        print_table(titled(f"{name}: {title}"), ("quarter", *HEADS), quarters)
    print_table(
        titled("What the model takes for granted in it"),
        ("what", "observed", "assumption"),
        [(one.what, one.why, one.assumption) for one in pair.driven],
    )

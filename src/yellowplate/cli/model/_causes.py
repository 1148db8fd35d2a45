"""How the three causes share each outcome in the model: `yellowplate model compare --causes`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from yellowplate.cli._output import print_json, print_table
from yellowplate.cli.model._question import Options, Question, Told, row, run
from yellowplate.cli.model._tables import HEADS, cells, question_row, show_question, titled
from yellowplate.model.assumption import LABEL
from yellowplate.model.causes import CauseShare, cause_shares, subsets, with_only
from yellowplate.model.changes import CAUSES
from yellowplate.model.outcomes import OUTCOMES
from yellowplate.model.posterior import Posterior
from yellowplate.model.sample import Sample
from yellowplate.records.ids import Plain

if TYPE_CHECKING:
    pass


def answer(asked: Question, options: Options, fitted: Posterior | None, told: Told) -> Callable[[], None]:
    """Run all eight subsets of the causes and return what prints the shares."""
    samples: dict[frozenset[str], Sample] = {}
    for present in subsets():
        name = " and ".join(cause for cause in CAUSES if cause in present) or "no cause"
        one = replace(asked, name=name, scenario=with_only(asked.scenario, present))
        samples[present] = run(one, options, fitted, told)
    return lambda: _print(asked, samples, options)


def _print(asked: Question, samples: Mapping[frozenset[str], Sample], options: Options) -> None:
    spans = range(len(next(iter(samples.values())).spans))
    if options.as_json:
        print_json(question_row(asked, options))
        for name in options.asked():
            for span in spans:
                for one in cause_shares(samples, name, span):
                    print_json(_row(asked, one))
        return
    show_question(asked, options)
    rows = [
        (name, one.cause, *cells(one.adds), *_share(one), OUTCOMES[name].unit)
        for name in options.asked()
        for one in cause_shares(samples, name, 0)
    ]
    print_table(
        titled(f"What each cause adds in the model, averaged over the orders in which they come: {LABEL}"),
        ("outcome", "cause", *HEADS, "share of mean", "90 %, by runs", "unit"),
        rows,
    )
    print_table(titled("How a cause is taken away"), ("cause", "in the model"), list(CAUSES.items()))


def _row(asked: Question, one: CauseShare) -> dict[str, Plain]:
    return row(
        "cause",
        scenario=asked.name,
        outcome=one.outcome,
        unit=OUTCOMES[one.outcome].unit,
        span=one.span,
        cause=one.cause,
        **one.adds.plain(),
        share=one.share,
        share_lower=one.lower,
        share_upper=one.upper,
        label=LABEL,
        assumption=CAUSES[one.cause],
    )


def _share(one: CauseShare) -> tuple[str, str]:
    share = "" if one.share is None else f"{one.share:.0%}"
    return share, "" if one.lower is None or one.upper is None else f"{one.lower:.0%} to {one.upper:.0%}"

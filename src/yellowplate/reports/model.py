"""The page on the model: method and limits first, then what runs of scenarios say, beside what was observed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from yellowplate.export.report import Grid, Report, Section
from yellowplate.model.assumption import LABEL, driven_by, last_known
from yellowplate.model.mechanism import mechanisms, parameters
from yellowplate.model.odd_tables import judged, number_row, printed, without_source
from yellowplate.model.outcomes import OUTCOMES
from yellowplate.model.panels import words
from yellowplate.model.summary import Summary, summary
from yellowplate.reports.figures import facts, number, span
from yellowplate.reports.model_checks import beside_observations, fitted_numbers
from yellowplate.reports.model_diagrams import drawings
from yellowplate.reports.model_pictures import Mark, fans, flows, marks
from yellowplate.reports.model_questions import SHOWN, STAMP, Pair, cause_section, difference_section, ends

if TYPE_CHECKING:
    from yellowplate.model.outcomes import Span
    from yellowplate.model.posterior import Posterior
    from yellowplate.model.sample import Sample
    from yellowplate.reports.model_runs import Runs


_NUMBER_HEADS = ("number", "unit", "shape", "5 % to 95 %", "rests on", "fitted", "what and why")


def report(
    main: Runs,
    pairs: Sequence[Pair],
    made_by: str,
    *,
    quarters: Sequence[str] = (),
    causes: Mapping[frozenset[str], Sample] | None = None,
    posterior: Posterior | None = None,
) -> Report:
    """Make the page.

    Args:
        main: the scenario that the fans, flows and checks show.
        pairs: scenarios whose differences are shown.
        made_by: program, version and command.
        quarters: names of the quarters whose flows are drawn; empty for the busiest and the last with a dated report.
        causes: runs of every subset of the causes, or None where they were not asked for.
        posterior: what a fit left, if the runs took their numbers from it.
    """
    dated = marks(main)
    sections = [
        _method(main, posterior),
        _unsourced(),
        _whole(main),
        Section(
            "Over time, with the dated events",
            words=("Not a forecast. The list below says what the numbers on the red lines stand for.",),
            charts=fans(main, dated),
            grids=(_marked(dated),),
        ),
        _flows(main, quarters),
        difference_section(pairs),
    ]
    if causes is not None:
        sections.append(cause_section(causes))
    if posterior is not None:
        sections.append(fitted_numbers(posterior))
    # Reports tell of what happened: they are held against the calendar of the reports, not against a change of it.
    base = next((pair.beside for pair in pairs if pair.asked is main), main)
    sections += [beside_observations(base, posterior), _drawn(), _numbers()]
    used = {one for part in mechanisms() for one in part.rests_on}
    used |= {one for parameter in parameters().values() for one in parameter.prior.facts}
    used |= {fact.id for one in main.observed for fact in one.facts}
    return Report(
        name="model",
        title=f"The whole loop as a model: {main.scenario.title}",
        stamp=STAMP,
        lead=_lead(main),
        cautions=_cautions(main, pairs),
        sections=tuple(sections),
        sources=facts(used),
        made_by=made_by,
    )


def _lead(main: Runs) -> tuple[str, ...]:
    crossed, gross = (summary(main.values[name][:, 0]) for name in ("crossed", "state_gross"))
    over = main.spans[0]
    return (
        (
            "This page shows what follows from a written-down model of the trade. It is output of that model, "
            "not evidence "
            "of anything, and nothing of it enters a case."
        ),
        (
            f"In {main.scenario.n_runs} runs of {over.first} to {over.last} the middle is {_told(crossed)} cars "
            "across and "
            f"{_told(gross)} CNY gross receipts of bodies of the state (90 % of the runs in brackets)."
        ),
    )


def _told(found: Summary) -> str:
    return f"{number(found.middle)} ({span(found.quantiles[0], found.quantiles[-1])})" if found.quantiles else "none"


def _cautions(main: Runs, pairs: Sequence[Pair]) -> tuple[str, ...]:
    none = without_source()
    told = [
        f"{len(none)} of the {len(parameters())} numbers rest on no source at all; they are listed first below.",
        (
            f"{len(judged())} more are judgements that reported facts bear on; {len(printed())} are figures that a "
            "source printed."
        ),
        f"The last dated report begins on {last_known()}; later weeks go on as if nothing else happened.",
        "The ranges hold what the numbers and chance spread. What the mechanisms leave out is not in them.",
    ]
    driven = [*driven_by(main.scenario), *(one for pair in pairs for one in pair.driven)]
    told += [f"{LABEL.capitalize()}: {one.what}: {one.why}. {one.assumption}." for one in dict.fromkeys(driven)]
    return tuple(told)


def _method(main: Runs, posterior: Posterior | None) -> Section:
    scenario = main.scenario
    drawn = "the fit named below" if posterior is not None else "what is believed of them, before any fit"
    return Section(
        "Method and limits",
        words=(
            (
                f"Cars stand in stocks and money in accounts; each week {len(mechanisms())} mechanisms move "
                "them, none makes or "
                f"loses any. {scenario.n_runs} runs of {scenario.n_weeks} weeks from {scenario.first}, seed "
                f"{scenario.seed}; "
                f"their numbers come from {drawn}. The protocol document docs/model/odd.md describes all of it."
            ),
        ),
        points=tuple(f"{part.name}: {told}." for part in mechanisms() for told in part.assumed),
    )


def _unsourced() -> Section:
    rows = tuple(_number_cells(number_row(one)) for one in without_source())
    return Section(
        "Numbers without any source",
        words=("Judgements, each with its reason. Whoever knows better can set them in a scenario.",),
        grids=(Grid(f"{len(rows)} of {len(parameters())}", _NUMBER_HEADS, rows),),
    )


def _numbers() -> Section:
    heads = _NUMBER_HEADS
    return Section(
        "All other numbers",
        grids=(
            Grid(
                "Judgements that reported facts bear on",
                heads,
                tuple(_number_cells(number_row(one)) for one in judged()),
            ),
            Grid("Figures that a source printed", heads, tuple(_number_cells(number_row(one)) for one in printed())),
        ),
    )


def _number_cells(row: tuple[str, ...]) -> tuple[str, ...]:
    name, unit, _, shape, _, _, ends, rests, is_fitted, told = row
    return (name, unit, shape, ends, rests, is_fitted, told)


def _whole(main: Runs) -> Section:
    rows = []
    for name in SHOWN:
        found = summary(main.values[name][:, 0])
        rows.append((OUTCOMES[name].what, OUTCOMES[name].unit, *ends(found)))
    over = main.spans[0]
    return Section(
        "The whole run",
        grids=(Grid(f"{over.first} to {over.last}", ("outcome", "unit", "5 %", "middle", "95 %"), tuple(rows)),),
    )


def _marked(dated: Sequence[Mark]) -> Grid:
    rows = tuple(
        (str(place), mark.on, mark.what, ", ".join(mark.who) or "the scenario")
        for place, mark in enumerate(dated, start=1)
    )
    return Grid(
        "Dated events that begin in a week in which an input of the model changes",
        ("", "from", "what is reported", "who"),
        rows,
    )


def _flows(main: Runs, quarters: Sequence[str]) -> Section:
    named = [one.name for one in main.quarters]
    chosen = [named.index(one) for one in quarters] if quarters else chosen_quarters(main)
    rows = []
    for (mechanism, unit, source, target), amount in main.flows.items():
        for quarter in chosen:
            found = summary(amount[:, quarter])
            path = f"{words(source)} → {words(target)}"
            rows.append((named[quarter], mechanism, path, unit, *ends(found)))
    order = {named[quarter]: place for place, quarter in enumerate(chosen)}
    rows.sort(key=lambda row: order[row[0]])
    return Section(
        "Where cars and money go, by quarter",
        words=("Widths are to scale within a picture, not between pictures.",),
        charts=tuple(drawing for quarter in chosen for drawing in flows(main, quarter)),
        grids=(
            Grid(
                "Every flow of these quarters; below zero where more went back",
                ("quarter", "mechanism", "path", "unit", "5 %", "middle", "95 %"),
                tuple(rows),
            ),
        ),
    )


def chosen_quarters(main: Runs) -> list[int]:
    """Return the quarter with most cars across in the middle run, and the last that begins by the last dated report."""
    quarters: Sequence[Span] = main.quarters
    crossed = [summary(main.values["crossed"][:, at + 1]).middle or 0.0 for at in range(len(quarters))]
    known = [at for at, one in enumerate(quarters) if one.first <= last_known()]
    return sorted({crossed.index(max(crossed)), *known[-1:]})


def _drawn() -> Section:
    return Section("The causal diagram, drawn from the code", charts=drawings())

"""`yellowplate report model [SCENARIO...]`: what the model says, as one page; method and limits first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import click

from yellowplate.cli._output import json_option, print_json
from yellowplate.cli.model._question import Options, Question, Told, question, tell_what_it_is, watched
from yellowplate.cli.report._causes import cause_samples
from yellowplate.export.report import write
from yellowplate.model.posterior import Posterior
from yellowplate.records.errors import RequestError
from yellowplate.reports.model import report
from yellowplate.reports.model_questions import Pair
from yellowplate.reports.model_runs import Runs, as_reported, run

MOST_RUNS = 2000
"""Runs that a page keeps week by week."""


@click.command("model")
@click.argument("named", metavar="[SCENARIO]...", nargs=-1)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("report_model"), show_default=True
)
@click.option("--runs", "n_runs", type=click.IntRange(2, MOST_RUNS), help="Runs side by side.")
@click.option("--seed", type=click.IntRange(0, 2**31), help="The same seed gives the same runs.")
@click.option("--posterior", metavar="FILE|shipped", help="Numbers that a fit left, instead of the priors.")
@click.option("--quarter", "quarters", multiple=True, metavar="2025-Q3", help="Draw the flows of this quarter.")
@click.option("--causes/--no-causes", "with_causes", default=True, help="Share outcomes among the causes (8 runs).")
@json_option
def model_command(
    *,
    named: tuple[str, ...],
    out: Path,
    n_runs: int | None,
    seed: int | None,
    posterior: str | None,
    quarters: tuple[str, ...],
    with_causes: bool,
    as_json: bool,
) -> int:
    """Write the page on the model to --out: HTML, SVG and Vega-Lite.

    SCENARIO is a TOML file or the name of a shipped scenario; the first is shown over time, all that change something
    are held against the calendar of the reports. Without any, the calendar of the reports is shown.
    """
    options = Options((), n_runs, seed, posterior, None, (), as_json)
    asked = [question(one, options) for one in named or (None,)]
    _check(asked, quarters)
    fitted = options.fitted()
    if not as_json:
        tell_what_it_is()
    with watched(options) as told:
        main, pairs = _runs(asked, fitted, told)
        causes = cause_samples(asked[0].scenario, fitted, told) if with_causes else None
    scenario = main.scenario
    words = ", ".join(one.name for one in asked)
    made_by = (
        f"Made by Yellowplate {version('yellowplate')}: report model, {words}, {scenario.n_runs} runs, "
        f"seed {scenario.seed}, numbers from {posterior or 'the priors'}."
    )
    page = report(main, pairs, made_by, quarters=quarters, causes=causes, posterior=fitted)
    files = write(page, out)
    if as_json:
        print_json({"page": str(files[0]), "files": [str(one) for one in files]})
    else:
        click.echo(f"Wrote {files[0]} and {len(files) - 1} files of charts beside it.")
    return 0


def _check(asked: Sequence[Question], quarters: Sequence[str]) -> None:
    """Refuse what cannot be shown together.

    Raises:
        RequestError: scenarios of different shape or one name, too many runs, or a quarter outside the run.
    """
    from yellowplate.model.outcomes import spans

    first = asked[0].scenario
    shapes = {(one.scenario.first, one.scenario.n_weeks, one.scenario.n_runs, one.scenario.seed) for one in asked}
    if len(shapes) > 1:
        msg = "The scenarios differ in first day, weeks, runs or seed. Make them the same, or give --runs and --seed."
        raise RequestError(msg)
    if len({one.name for one in asked}) < len(asked):
        msg = "Two scenarios have one name; name each file differently."
        raise RequestError(msg)
    if first.n_runs > MOST_RUNS:
        msg = f"A page keeps at most {MOST_RUNS} runs week by week; give --runs."
        raise RequestError(msg)
    known = [one.name for one in spans(first.calendar())[1:]]
    for quarter in quarters:
        if quarter not in known:
            msg = f"--quarter {quarter} is not in the run; choose from {known[0]} to {known[-1]}."
            raise RequestError(msg)


def _runs(asked: Sequence[Question], fitted: Posterior | None, told: Told) -> tuple[Runs, list[Pair]]:
    """Run each scenario, and once for each set of numbers the calendar it is held against."""

    def of(name: str, one: Question) -> Runs:
        return run(name, one.scenario, fitted, lambda done, n_all: told(name, done, n_all))

    found = [of(one.name, one) for one in asked]
    plain: dict[str, Runs] = {}
    pairs = []
    for one, runs in zip(asked, found, strict=True):
        base = as_reported(one.scenario)
        if not one.scenario.changes and not one.scenario.without:
            continue
        key = repr(sorted(base.numbers.items()))
        if key not in plain:
            plain[key] = of("as reported", replace(one, scenario=base))
        pairs.append(Pair(runs, plain[key]))
    return found[0], pairs


COMMAND = model_command

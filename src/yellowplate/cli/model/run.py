"""`yellowplate model run [SCENARIO]`: the loop over many runs, each outcome by quarter and over the whole."""

from __future__ import annotations

import click

from yellowplate.cli._output import print_json, print_table
from yellowplate.cli.model._question import Options, question, question_options, row, run, tell_what_it_is, watched
from yellowplate.cli.model._tables import HEADS, cells, question_row, show_question, summaries, titled
from yellowplate.model.outcomes import OUTCOMES
from yellowplate.model.sample import Sample
from yellowplate.model.summary import summary


@click.command("run")
@click.argument("named", metavar="[SCENARIO]", required=False)
@question_options
def run_command(*, named: str | None, options: Options) -> int:
    """Run the model on SCENARIO, a TOML file or the name of a shipped scenario; without it as reported.

    Prints quantiles over the runs. Numbers of the model are drawn from what is believed of them, or from a posterior.
    """
    asked, fitted = question(named, options), options.fitted()
    tell_what_it_is()
    with watched(options) as told:
        found = run(asked, options, fitted, told)
    if options.as_json:
        print_json(question_row(asked, options))
        for name in options.asked():
            for cell in summaries(
                name, ((span, summary(found.values[name][:, at])) for at, span in enumerate(found.spans))
            ):
                print_json(row("outcome", scenario=asked.name, **cell))
        return 0
    show_question(asked, options)
    _show_whole(found, options)
    for name in options.outcomes:
        _show_quarters(found, name)
    return 0


def _show_whole(found: Sample, options: Options) -> None:
    span = found.spans[0]
    rows = [
        (name, *cells(summary(found.whole(name))), OUTCOMES[name].unit, OUTCOMES[name].what) for name in options.asked()
    ]
    print_table(titled(f"{span.first} to {span.last}"), ("outcome", *HEADS, "unit", "what"), rows)


def _show_quarters(found: Sample, name: str) -> None:
    rows = [(span.name, *cells(summary(found.values[name][:, at]))) for at, span in enumerate(found.spans) if at]
    print_table(titled(f"{name}, {OUTCOMES[name].unit}: {OUTCOMES[name].what}"), ("quarter", *HEADS), rows)


COMMAND = run_command

"""`yellowplate model compare [SCENARIO ...]`: paired differences; with flags the causes' shares and what drives it."""

from __future__ import annotations

import click

from yellowplate.cli.model import _causes, _differences, _drivers
from yellowplate.cli.model._question import Options, question, question_options, tell_what_it_is, watched
from yellowplate.records.errors import RequestError


@click.command("compare")
@click.argument("named", metavar="[SCENARIO]...", nargs=-1)
@click.option("--causes", "by_cause", is_flag=True, help="Share each outcome among the three causes (8 runs).")
@click.option("--drivers", "by_driver", is_flag=True, help="Sobol shares, and what the next observation is worth.")
@question_options
def compare_command(*, named: tuple[str, ...], by_cause: bool, by_driver: bool, options: Options) -> int:
    """Compare scenarios with the calendar of the reports and with each other, run by run with the same chance.

    SCENARIO is a TOML file or the name of a shipped scenario. A difference outside what was observed is labelled
    assumption-driven, with the assumption. It answers what a change would do in the model; it searches for no change.
    """
    if by_cause and by_driver:
        msg = "ask for --causes or --drivers, one at a time"
        raise RequestError(msg)
    if (by_cause or by_driver) and len(named) > 1:
        msg = "--causes and --drivers take one SCENARIO, or none for the calendar of the reports"
        raise RequestError(msg)
    if by_cause and options.without:
        msg = "--causes takes every cause away itself: leave --without out"
        raise RequestError(msg)
    if not named and not (by_cause or by_driver):
        msg = "name a SCENARIO to compare, or ask for --causes or --drivers"
        raise RequestError(msg)
    asked = [question(one, options) for one in named or (None,)]
    fitted = options.fitted()
    tell_what_it_is()
    with watched(options) as told:
        if by_cause:
            show = _causes.answer(asked[0], options, fitted, told)
        elif by_driver:
            show = _drivers.answer(asked[0], options, fitted, told)
        else:
            show = _differences.answer(asked, options, fitted, told)
    show()
    return 0


COMMAND = compare_command

"""`yellowplate model fit [SCENARIO]`: learns up to ten numbers of the model from the dated observations; resumable."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from yellowplate.cli._output import print_json, print_table, progress, tell
from yellowplate.cli.model._question import Options, question, row, tell_what_it_is
from yellowplate.model.fit_report import BANK, PARTICLES, POPULATIONS, Order, order
from yellowplate.model.observations import DATINGS
from yellowplate.model.posterior import Posterior
from yellowplate.records.errors import RequestError

FILE = "posterior.json"
_PLAIN = Options(
    without=(), n_runs=None, seed=None, posterior=None, work=None, outcomes=(), as_json=False
)  # a fit takes the calendar and the numbers of a scenario, nothing else


@click.command("fit")
@click.argument("named", metavar="[SCENARIO]", required=False)
@click.option("--until", metavar="DATE", help="Fit only to what was known on that day.")
@click.option(
    "--dated", type=click.Choice(DATINGS), default=DATINGS[0], show_default=True, help="What DATE is held to."
)
@click.option("--work", type=click.Path(file_okay=False, path_type=Path), required=True, help="Directory of the fit.")
@click.option("--populations", "n_populations", type=click.IntRange(1, 40), default=POPULATIONS, show_default=True)
@click.option("--particles", "n_particles", type=click.IntRange(20, 20_000), default=PARTICLES, show_default=True)
@click.option("--bank", "n_bank", type=click.IntRange(200, 1_000_000), default=BANK, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**31), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a line.")
def fit_command(
    *,
    named: str | None,
    until: str | None,
    dated: str,
    work: Path,
    n_populations: int,
    n_particles: int,
    n_bank: int,
    seed: int,
    as_json: bool,
) -> int:
    """Fit the model to dated reports, by approximate Bayesian computation.

    Writes posterior.json into the directory, for `--posterior` of the other commands: with where it came from, which
    observations fight and what was not learnt. Finished populations are kept there; the same command goes on from
    them, and gives the same posterior for a seed with the same versions of the libraries.
    """
    asked = question(named, _PLAIN)
    day = parse_until(until)
    wanted = Order(asked.scenario, named or "", day, dated, n_populations, n_particles, n_bank, seed)
    tell_what_it_is()
    with progress(quiet=as_json) as advance:
        try:
            found = order(wanted, work, advance)
        except ValueError as error:
            raise RequestError(str(error)) from error
    file = work / FILE
    file.write_text(found.document(), encoding="utf-8")
    if as_json:
        _print_lines(found, file)
    else:
        _show(found, day)
        tell(f"Written: {file}")
    return 0


def parse_until(text: str | None) -> date | None:
    """Read the value of `--until`.

    Raises:
        RequestError: not an ISO day.
    """
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        msg = f"--until {text}: not a day. Write it as YYYY-MM-DD."
        raise RequestError(msg) from error


def _print_lines(found: Posterior, file: Path) -> None:
    about: dict[str, Any] = dict(found.about)
    told = about.pop("diagnosis")
    print_json(row("fit", file=str(file), **about))
    for one in told["parameters"]:
        print_json(row("parameter", **one, learnt=one["name"] not in told["nothing_learnt"]))
    for one in told["against_others"]:
        print_json(row("observation", **one))
    for one in told["fights"]:
        print_json(row("fight", **one))


def _show(found: Posterior, day: date | None) -> None:
    told = found.about["diagnosis"]
    print_table(
        f"Fitted parameters, known by {day or 'today'}: 5 %, median, 95 %",
        ("parameter", "unit", "prior", "posterior", "spread shrunk by", ""),
        (
            (
                one["name"],
                one["unit"],
                _three(one["prior"]),
                _three(one["posterior"]),
                f"{one['contraction']:.0%}",
                "next to nothing learnt" if one["name"] in told["nothing_learnt"] else "",
            )
            for one in told["parameters"]
        ),
    )
    print_table(
        "Observations beside what a fit to all others expects: 5 %, median, 95 %",
        ("observation", "expected", "chance", "in the fit", ""),
        (
            (
                one["id"],
                _three([one["low"], one["middle"], one["high"]]),
                f"{one['chance']:.3f}",
                "yes" if one["counted"] else "no",
                "at odds" if one["at_odds"] else "",
            )
            for one in told["against_others"]
        ),
    )
    print_table(
        "Observations that fight: runs near both, as a share of what chance would give",
        ("one", "other", "share", "at most"),
        ((one["one"], one["other"], one["lift"], one["lift_high"]) for one in told["fights"]),
    )
    left_out = found.about["left_out"]
    for reason, ids in left_out.items():
        if ids:
            tell(f"Left out, {reason.replace('_', ' ')}: {', '.join(ids)}")


def _three(ends: list[float | None]) -> str:
    return ", ".join("" if one is None else f"{one:,.4g}" for one in ends)


COMMAND = fit_command

"""What the commands of the model share: the scenario asked for, its options, and how a run is watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from yellowplate.cli._output import progress, tell
from yellowplate.model.changes import CAUSES
from yellowplate.model.outcomes import IS, OUTCOMES
from yellowplate.model.posterior import Posterior, load
from yellowplate.model.sample import Sample, sample
from yellowplate.model.scenario import MOST_RUNS, Scenario, read
from yellowplate.records.errors import RequestError, UnreadableInput
from yellowplate.records.ids import Plain

PREFIX = "model_"
"""Shipped scenarios of the model begin so."""
SHIPPED_POSTERIOR = "shipped"
"""Value of `--posterior` for the one that comes with the program."""
REPORTED = "as reported"
"""Name of the calendar of the reports where no file is named."""

Told = Callable[[str, int, int], None]
"""Name of what runs, weeks done, weeks in all."""


@dataclass(frozen=True, slots=True)
class Question:
    """A scenario with where it came from.

    Attributes:
        name: of its file without ending, or "as reported".
        file: address, or "".
        scenario: with the options of the command applied.
    """

    name: str
    file: str
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Options:
    """What the commands of the model have in common.

    Attributes:
        without: causes taken away.
        n_runs: instead of the scenario's, or None.
        seed: instead of the scenario's, or None.
        posterior: file that a fit left, `SHIPPED_POSTERIOR` for the one that comes with the program, or None.
        work: folder of finished chunks, or None.
        outcomes: names asked for; empty for all.
        as_json: JSON Lines instead of tables.
    """

    without: tuple[str, ...]
    n_runs: int | None
    seed: int | None
    posterior: str | None
    work: Path | None
    outcomes: tuple[str, ...]
    as_json: bool

    def fitted(self) -> Posterior | None:
        """Read the posterior named, if one is.

        Raises:
            RequestError: no such file.
            UnreadableInput: it is no posterior of this model.
        """
        if self.posterior is None:
            return None
        path = None if self.posterior == SHIPPED_POSTERIOR else Path(self.posterior)
        try:
            found = load(path)
        except FileNotFoundError as error:
            msg = f"--posterior {self.posterior}: no such file. Name one, or write --posterior {SHIPPED_POSTERIOR}."
            raise RequestError(msg) from error
        if not found.is_of_today():
            tell("This posterior was fitted with other beliefs or observations than the program has now.")
        return found

    def asked(self) -> tuple[str, ...]:
        """Return the names of the outcomes asked for."""
        return self.outcomes or tuple(OUTCOMES)


def question_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that run, compare and show share; the command is given them as `options`."""
    import functools

    @functools.wraps(command)
    def asked(
        *,
        without: tuple[str, ...],
        n_runs: int | None,
        seed: int | None,
        posterior: str | None,
        work: Path | None,
        outcomes: tuple[str, ...],
        as_json: bool,
        **rest: Any,
    ) -> int:
        options = Options(without, n_runs, seed, posterior, work, outcomes, as_json)
        return command(options=options, **rest)

    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a line."),
        click.option(
            "--outcome", "outcomes", multiple=True, type=click.Choice(tuple(OUTCOMES)), help="Only these, by quarter."
        ),
        click.option(
            "--work", type=click.Path(file_okay=False, path_type=Path), help="Keep finished chunks; go on from there."
        ),
        click.option("--posterior", metavar="FILE|shipped", help="Numbers that a fit left, instead of the priors."),
        click.option("--seed", type=click.IntRange(0, 2**31), help="The same seed gives the same runs."),
        click.option("--runs", "n_runs", type=click.IntRange(1, MOST_RUNS), help="Runs side by side."),
        click.option("--without", multiple=True, type=click.Choice(tuple(CAUSES)), help="Take a cause away."),
    ):
        asked = option(asked)
    return asked


def read_text(path: Path) -> str:
    """Read a file as UTF-8.

    Raises:
        UnreadableInput: it is none.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise UnreadableInput(str(path), "it is not UTF-8 text", place=place, remedy="Save it as UTF-8.") from error


def shipped() -> dict[str, Path]:
    """Return the scenarios of the model that come with the program, by name; from the package or the checkout."""
    package = Path(str(files("yellowplate")))
    for folder in (package / "examples" / "scenarios", package.parents[1] / "examples" / "scenarios"):
        found = {one.stem.removeprefix(PREFIX): one for one in sorted(folder.glob(f"{PREFIX}*.toml"))}
        if found:
            return found
    return {}


def question(named: str | None, options: Options) -> Question:
    """Find and read a scenario, and apply the options.

    Args:
        named: a file, the name of a shipped scenario, or None for the calendar of the reports.
        options: of the command.

    Raises:
        RequestError: no such file and no such shipped scenario.
        UnreadableInput: the file is no scenario; names the line.
    """
    if named is None:
        return Question(REPORTED, "", _applied(Scenario(), options))
    path = Path(named)
    if not path.is_file():
        known = shipped()
        if named not in known:
            msg = f"{named}: no such file, and no shipped scenario of that name. Shipped: {', '.join(known) or 'none'}."
            raise RequestError(msg)
        path = known[named]
    return Question(path.stem.removeprefix(PREFIX), str(path), _applied(read(read_text(path), str(path)), options))


def _applied(scenario: Scenario, options: Options) -> Scenario:
    return replace(
        scenario,
        n_runs=scenario.n_runs if options.n_runs is None else options.n_runs,
        seed=scenario.seed if options.seed is None else options.seed,
        without=scenario.without | frozenset(options.without),
    )


@contextmanager
def watched(options: Options) -> Iterator[Told]:
    """Show how far a run is, with the time left, on standard error."""
    with progress(quiet=options.as_json) as advance:
        yield lambda name, done, total: advance(name, done, total, "weeks")


def run(asked: Question, options: Options, fitted: Posterior | None, told: Told) -> Sample:
    """Run a question."""
    scenario = asked.scenario
    given = None if fitted is None else fitted.given(scenario.n_runs, scenario.seed)
    return sample(scenario, given=given, work=options.work, told=lambda done, total: told(asked.name, done, total))


def row(kind: str, **cells: Plain) -> dict[str, Plain]:
    """Make a row of JSON that says what it is."""
    return {"is": IS, "kind": kind, **cells}


def tell_what_it_is() -> None:
    """Say first what follows is, for people."""
    tell(f"{IS[0].upper()}{IS[1:]}. Nothing of it enters a case.")

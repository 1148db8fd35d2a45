"""`yellowplate estimate population TABLE.csv`: how many there are, from who was on which list."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from yellowplate.casebook import view
from yellowplate.cli._output import json_option, print_json, print_table, progress, tell
from yellowplate.estimate.method import Method
from yellowplate.estimate.population.answer import Setup
from yellowplate.estimate.population.case_lists import case_lists
from yellowplate.estimate.population.linked import OverLinks, over_links, overlaps_of_records
from yellowplate.estimate.population.list_tables import ListTable, read_table
from yellowplate.estimate.population.lists import FEWEST_LISTS, Overlaps, Population
from yellowplate.estimate.population.report import plain
from yellowplate.estimate.population.together import (
    IDENTIFYING,
    ODDS_RATIOS,
    Answered,
    estimate_population,
    given_model,
)
from yellowplate.records.errors import RequestError
from yellowplate.store.case import Case

_DEFAULTS = Setup()


@click.command("population")
@click.argument("table", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--case", "case", type=click.Path(file_okay=False, path_type=Path), help="Take the lists from a case.")
@click.option(
    "--level", type=click.FloatRange(0.5, 0.999), default=_DEFAULTS.level, show_default=True, help="Of intervals."
)
@click.option(
    "--bootstrap", "n_bootstrap", type=click.IntRange(0, 20_000), default=_DEFAULTS.n_bootstrap, show_default=True,
    help="Tables drawn for intervals over the whole procedure; 0 for intervals that grant the model.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=_DEFAULTS.seed, show_default=True, help="Of every draw.")
@click.option(
    "--top", "n_top", type=click.IntRange(0), default=_DEFAULTS.n_top, show_default=True,
    help="Sets of pairs a drawn table chooses from: the best so many; 0 for all.",
)  # fmt: skip
@click.option(
    "--rounds", "n_rounds", type=click.IntRange(16), default=_DEFAULTS.n_rounds, show_default=True,
    help="Of each chain of the latent-class sampler.",
)  # fmt: skip
@click.option("--delta", type=click.FloatRange(0, min_open=True), help="Prior count of a cell for graphs; 1 / cells.")
@click.option("--with-saturated", is_flag=True, help="Let the graph of all lists into the average.")
@click.option("--occasions/--lists", "are_occasions", default=None, help="Columns are repeated visits, or are not.")
@click.option("--model", "model", default=None, help='Also this log-linear model, as "A:B B:C"; "" for no interaction.')
@click.option("--set-aside", "set_aside", default="", help="Of --model: one exact combination not fitted, as A:B:C.")
@click.option("--window-days", type=click.FloatRange(0), help="Days the lists span.")
@click.option("--dwell-days", type=click.FloatRange(0), help="Days one vehicle can be seen.")
@click.option(
    "--link-sets",
    "n_link_sets",
    type=click.IntRange(0),
    default=100,
    show_default=True,
    help="Drawn where links are uncertain.",
)
@json_option
def population_command(
    *,
    table: Path | None,
    case: Path | None,
    level: float,
    n_bootstrap: int,
    seed: int,
    n_top: int,
    n_rounds: int,
    delta: float | None,
    with_saturated: bool,
    are_occasions: bool | None,
    model: str | None,
    set_aside: str,
    window_days: float | None,
    dwell_days: float | None,
    n_link_sets: int,
    as_json: bool,
) -> int:
    """Estimate how many there are from TABLE (CSV), by every method side by side.

    TABLE has one row a combination of lists (columns of 0 and 1, the count last), one row a unit (columns of 0 and
    1), two columns times,count, or columns vehicle,list with prob and record where links are uncertain.
    """
    if (table is None) == (case is None):
        msg = "name either a TABLE of lists or a case with --case DIR"
        raise RequestError(msg)
    if table is not None:
        read = read_table(table, are_occasions=are_occasions)
    else:
        assert case is not None
        read, case_days = _read_case(case)
        window_days = case_days if window_days is None else window_days
    found = read.table
    also = _given(found, model, set_aside)
    with progress(quiet=as_json) as advance:
        setup = Setup(
            level=level,
            n_bootstrap=n_bootstrap,
            seed=seed,
            n_top=n_top,
            n_rounds=n_rounds,
            delta=delta,
            with_saturated=with_saturated,
            advance=lambda what, done, total: advance(what, done, total, ""),
        )
        answered = estimate_population(
            found, setup, window_days=window_days, dwell_days=dwell_days, cautions=read.cautions, also=also
        )
    links: tuple[OverLinks, ...] = ()
    if n_link_sets and isinstance(found, Overlaps) and _are_uncertain(read):
        links = over_links(found.lists, read.records, n_sets=n_link_sets, level=level, seed=seed)
    if as_json:
        print_json(plain(answered, links))
    else:
        _show(answered, links)
    return 0


def _given(table: Population, model: str | None, set_aside: str) -> tuple[Method, ...]:
    if model is None and not set_aside:
        return ()
    if not isinstance(table, Overlaps):
        msg = "--model and --set-aside need a table that names its lists"
        raise RequestError(msg)
    terms = tuple(_combination(table, term) for term in (model or "").split())
    return (given_model(terms, (_combination(table, set_aside),) if set_aside else ()),)


def _read_case(directory: Path) -> tuple[ListTable, float | None]:
    with Case.open(directory, read_only=True) as case:
        seen = view(case, today=datetime.now(tz=UTC).date())
    lists = case_lists(seen.vehicles, seen.posts)
    if len(lists.lists) < FEWEST_LISTS:
        msg = (
            f"the case {directory} holds {len(lists.records)} sightings of vehicles with a VIN on {len(lists.lists)} "
            "lists; at least two lists that share vehicles are needed. Read more sources into it."
        )
        raise RequestError(msg)
    table = overlaps_of_records(lists.lists, lists.records)
    return ListTable(table, "sightings", lists.cautions, lists.records), lists.window_days


def _are_uncertain(read: ListTable) -> bool:
    return any(sum(prob for _, prob in one.choices) < 1 or len(one.choices) > 1 for one in read.records)


def _combination(table: Overlaps, text: str) -> int:
    names = text.split(":")
    unknown = [name for name in names if name not in table.lists]
    if unknown or len(set(names)) != len(names):
        msg = f"{text}: no such combination. The lists are {', '.join(table.lists)}; join them with a colon."
        raise RequestError(msg)
    return sum(1 << table.lists.index(name) for name in names)


def _whole(number: float | None) -> str:
    return "not known" if number is None else f"{number:,.0f}"


def _show(answered: Answered, links: tuple[OverLinks, ...]) -> None:
    table, spread = answered.table, answered.spread
    click.secho(f"{table.n_observed:,} different units seen.", bold=True)
    if isinstance(table, Overlaps):
        click.echo("  " + ", ".join(f"{name} {size:,}" for name, size in zip(table.lists, table.sizes, strict=True)))
    if spread is not None:
        click.secho(
            f"The models give {_whole(spread.lowest)} ({spread.lowest_name}) to {_whole(spread.highest)} "
            f"({spread.highest_name}); their intervals reach from {_whole(spread.lower)} to {_whole(spread.upper)}.",
            bold=True,
        )
    rows = [
        (method.name, str(one.kind), _whole(one.n_hat), _whole(one.lower), _whole(one.upper), one.method)
        for method, one in answered.models
    ]
    title = f"Each method with its {answered.level:.0%} interval; no one of them alone"
    print_table(title, ("method", "kind", "number", "lower", "upper", "how"), rows)
    for one in links:
        click.echo(
            f"  over {one.n_link_sets} drawn link sets, {one.name}: {_whole(one.n_hat)} ({_whole(one.lower)} to "
            f"{_whole(one.upper)})"
        )
    click.echo(IDENTIFYING)
    for ratio in ODDS_RATIOS:
        numbers = ", ".join(f"{name} {_whole(n_hat)}" for name, n_hat in answered.at_odds_ratio(ratio))
        click.echo(f"  odds ratio {ratio:g}: {numbers}")
    for word, sizes in (("links missed", answered.if_missed), ("uneven visibility, cv", answered.if_uneven)):
        for fault in sizes:
            click.echo(
                f"  {word} {fault.size:g}: {_whole(fault.n_hat)} ({_whole(fault.lower)} to {_whole(fault.upper)})"
            )
    for caution in answered.cautions:
        click.echo(f"  {click.style(caution.code, bold=True)} [{caution.figure}]  {caution.text}")
    for method, reason in answered.not_answered:
        tell(f"No number from {method.name}: {reason}.")


COMMAND = population_command

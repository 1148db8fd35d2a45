"""`yellowplate estimate ownership`: shortage prices, yellow plates, what is said of buyers, and the line of events."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell_refusals
from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.owner.before_after import before_after, reported_counts
from yellowplate.estimate.owner.ownership import reported_visits, shortages, statements, timeline, yellow_share
from yellowplate.estimate.owner.tables import read_counts, read_visits
from yellowplate.records import Refusal, to_plain
from yellowplate.records.ids import Plain
from yellowplate.tables import china_stance, reported_facts

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _line(kind: str, record: object) -> dict[str, Plain]:
    plain = to_plain(record)
    assert isinstance(plain, dict)
    return {**plain, "kind": kind}


def _share(row: Mapping[str, Plain]) -> dict[str, Plain]:
    return {name: round(value, 6) if isinstance(value, float) else value for name, value in row.items()}


@click.command("ownership")
@click.option("--plates", "plates", type=_FILE, help="A table of visits: day, place, yellow, seen, source.")
@click.option("--counts", "counts", type=_FILE, help="A table of nights: day, count, nights, source.")
@json_option
def ownership_command(*, plates: Path | None, counts: Path | None, as_json: bool) -> int:
    """Show the owner's side as reported: attributed, dated, side by side; nothing is scored.

    The flow before and after each candidate date of the ownership policy is compared only where enough was counted.
    """
    refusals: list[Refusal] = []
    visits, nights = reported_visits(reported_facts.load()), reported_counts()
    if plates:
        rows = read_rows(plates, ("visit",))
        seen = read_visits(rows.rows, str(plates))
        visits = (*visits, *seen.visits)
        refusals += [*rows.refusals, *seen.refusals]
    if counts:
        rows = read_rows(counts, ("night",))
        counted = read_counts(rows.rows, str(counts))
        nights = (*nights, *counted.counts)
        refusals += [*rows.refusals, *counted.refusals]
    tell_refusals(refusals)
    shares, compared = [yellow_share(visit) for visit in visits], before_after(nights)
    if as_json:
        for row in (
            *(_line("shortage", one) for one in shortages()),
            *(_share(_line("yellow_share", one)) for one in shares),
            *({**_line("statement", fact), "theme": theme} for theme, fact in statements()),
            *(_line("timeline", one) for one in timeline()),
            *(_line("china_stance", one) for one in china_stance.load()),
            *(_share(_line("before_after", one)) for one in compared),
        ):
            print_json({"kind": row["kind"], **row})
        return SOME_UNREAD if refusals else 0
    print_table(
        "Price on the North Korean bank over price in China, one class at one time",
        ("class", "there", "here", "lower", "upper", "what it is"),
        [
            (one.vehicle_class, one.there and one.there.id, one.here and one.here.id, one.low, one.high, one.says)
            for one in shortages()
        ],
    )
    print_table(
        "Yellow plates by visit",
        ("days", "place", "yellow", "seen", "share", "95 % interval", "source", "note"),
        [
            (
                one.visit.on,
                one.visit.place,
                one.visit.n_yellow,
                one.visit.n_seen,
                "blank" if one.share is None else f"{one.share:.3f}",
                "" if one.low is None or one.high is None else f"{one.low:.3f} to {one.high:.3f}",
                one.visit.source,
                one.says,
            )
            for one in shares
        ],
    )
    print_table(
        "What is said of buyers; each line is one source at one place",
        ("theme", "fact", "place", "days", "by", "what"),
        [
            (theme.replace("_", " "), fact.id, fact.place, fact.observed, fact.attribution, fact.note)
            for theme, fact in statements()
        ],
    )
    _show_line()
    print_table(
        "Flow before and after each candidate date",
        ("event", "day", "counts before", "counts after", "after over before", "95 % interval", "says"),
        [
            (
                one.event,
                one.on,
                one.n_before,
                one.n_after,
                "" if one.ratio is None else f"{one.ratio:.2f}",
                "" if one.low is None or one.high is None else f"{one.low:.2f} to {one.high:.2f}",
                one.says,
            )
            for one in compared
        ],
    )
    for one in compared:
        click.echo(f"Within a year of {one.event} also: {', '.join(one.also)}.")
    return SOME_UNREAD if refusals else 0


def _show_line() -> None:
    print_table(
        "Crackdown and concession by date, with what is made of them side by side",
        ("days", "side", "place", "what", "said by", "readings"),
        [
            (
                one.event.happened_on,
                one.side,
                ", ".join(one.event.places),
                one.event.what,
                "; ".join(one.said_by),
                "\n".join(f"{who}: {what}" for who, what in one.readings),
            )
            for one in timeline()
        ],
    )
    print_table(
        "What the Chinese authorities are reported to do",
        ("days", "stance", "place", "what", "said by"),
        [
            (
                one.over,
                " or ".join(str(stance).replace("_", " ") for stance in one.stances),
                one.place,
                one.what,
                "; ".join(dict.fromkeys(fact.attribution for fact in one.facts)),
            )
            for one in china_stance.load()
        ],
    )


COMMAND = ownership_command

"""`yellowplate estimate series FILE`: counts of areas over time, with gaps, changes and dated events beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell, tell_refusals
from yellowplate.cli.estimate._case import counts_of
from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.looks.change_report import ChangeReport, change_report, over_all
from yellowplate.estimate.looks.events import within
from yellowplate.estimate.looks.series import AreaSeries, MonthTotal, SceneState, by_area, month_totals
from yellowplate.estimate.looks.series_rows import read_scenes
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain
from yellowplate.tables.route_events import RouteEvent, load

GAP_DAYS = 45
"""Gaps longer than this are printed: a month and a half without a look."""


@click.command("series")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--case", "case", type=click.Path(file_okay=False, path_type=Path), help="Also counts a case tells of.")
@json_option
def series_command(*, file: Path | None, case: Path | None, as_json: bool) -> int:
    """Follow counts of areas in FILE (CSV or TOML: `area`, `day`, `count`, `coverage`) and in a case over time.

    A count of 0 is "seen and empty"; `not seen` is a gap. Changes come with an interval for their date; below 8 scenes
    nothing is said of them. Halts and restarts of the route stand beside, each with its source.
    """
    if file is None and case is None:
        msg = "name a FILE of counts, or a case with --case DIR"
        raise RequestError(msg)
    rows = read_rows(file, ("scene", "count")) if file else None
    table = read_scenes([*(rows.rows if rows else ()), *(counts_of(case) if case else ())], file=str(file or case))
    refusals = (*(rows.refusals if rows else ()), *table.refusals)
    tell_refusals(refusals)
    series, events = by_area(table.scenes), load()
    for one in series:
        found = change_report(one, events=events)
        beside = within(events, one.scenes[0].day, one.scenes[-1].day)
        if as_json:
            print_json(area_plain(one, found, beside))
        else:
            _show(one, found, beside)
    if series:
        totals = month_totals(series)
        found = over_all(totals, events=events)
        if as_json:
            print_json(total_plain(totals, found))
        else:
            _show_total(totals, found)
    else:
        tell(f"No series: {file or case} holds no count that could be used.")
    return SOME_UNREAD if refusals else 0


def area_plain(series: AreaSeries, found: ChangeReport, beside: Sequence[RouteEvent]) -> dict[str, Plain]:
    """Return what `--json` prints of one area."""
    return {
        "kind": "area",
        "area": series.area,
        "scenes": [
            {
                "day": scene.day.isoformat(),
                "state": str(scene.state),
                "low": scene.low,
                "high": scene.high,
                "coverage": scene.coverage,
                "words": scene.words,
                "sensor": scene.sensor,
                "gsd_m": scene.gsd_m,
                "source": scene.source,
            }
            for scene in series.scenes
        ],
        "gaps": [
            {
                "after": gap.after.isoformat(),
                "before": gap.before.isoformat(),
                "days": gap.n_days,
                "not_seen": gap.n_not_seen,
            }
            for gap in series.gaps(longer_than_days=GAP_DAYS)
        ],
        "left_out": list(series.left_out),
        **_changes(found),
        "events": [_event(event) for event in beside],
    }


def total_plain(totals: Sequence[MonthTotal], found: ChangeReport) -> dict[str, Plain]:
    """Return what `--json` prints of all areas together."""
    return {
        "kind": "total",
        "months": [
            {"month": t.month, "low": t.low, "high": t.high, "n_areas": t.n_areas, "not_seen": list(t.not_seen)}
            for t in totals
        ],
        **_changes(found),
    }


def _source(event: RouteEvent) -> str:
    return f"{', '.join(event.said_by)}; {' '.join(fact.id for fact in event.facts)}"


def _event(event: RouteEvent) -> dict[str, Plain]:
    return {
        "what": event.what,
        "kind": str(event.kind),
        "happened_on": str(event.happened_on),
        "source": [fact.id for fact in event.facts],
        "told_by": list(event.said_by),
    }


def _changes(found: ChangeReport) -> dict[str, Plain]:
    return {
        "n_scenes": found.n_scenes,
        "silent": found.why_silent,
        "variation": found.variation,
        "levels": [
            {**asdict(level), "first": level.first.isoformat(), "last": level.last.isoformat()}
            for level in found.levels
        ],
        "changes": [
            {
                "after": change.after.isoformat(),
                "before": change.before.isoformat(),
                "earliest": change.earliest.isoformat(),
                "latest": change.latest.isoformat(),
                "ratio": change.ratio,
                "chance": change.chance,
                "holds_at_ends": change.holds_at_ends,
                "events": [_event(event) for event in change.events],
            }
            for change in found.changes
        ],
        "warnings": [dict(asdict(caution)) for caution in found.cautions],
    }


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    return f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"


def _show(series: AreaSeries, found: ChangeReport, beside: Sequence[RouteEvent]) -> None:
    counts = {state: len(series.of_state(state)) for state in SceneState}
    told = ", ".join(f"{n} {str(state).replace('_', ' ')}" for state, n in counts.items() if n)
    rows = [
        (s.day, str(s.state).replace("_", " "), _range(s.low, s.high), f"{s.coverage:.0%}", s.words, s.sensor, s.source)
        for s in series.scenes
    ]
    print_table(f"{series.area}: {told}", ("day", "state", "vehicles", "in view", "words", "sensor", "source"), rows)
    for gap in series.gaps(longer_than_days=GAP_DAYS):
        blind = f", {gap.n_not_seen} looks that did not see it" if gap.n_not_seen else ""
        click.echo(f"  gap      {gap.after} to {gap.before}: {gap.n_days} days{blind}")
    _show_changes(found)
    for event in beside:
        click.echo(f"  event    {event.happened_on}: {event.what} ({_source(event)})")
    for text in series.left_out:
        click.echo(f"  left out {text}")


def _show_changes(found: ChangeReport) -> None:
    if found.why_silent:
        click.echo(f"  no word on changes: {found.why_silent}")
        return
    for level in found.levels:
        told = f"told {level.low:.1f} to {level.high:.1f}"
        span = f"{level.first} to {level.last} ({level.n_scenes} scenes)"
        click.echo(f"  level    {span}: {level.mean:.1f} ({level.lower:.1f} to {level.upper:.1f}; {told})")
    for change in found.changes:
        ratio = "" if change.ratio is None else f", by {change.ratio:.2f}"
        span = f"between {change.after} and {change.before}; likely {change.earliest} to {change.latest}"
        click.echo(f"  change   {span}{ratio}; chance without it {change.chance:.3f}")
        for event in change.events:
            click.echo(f"    beside {event.happened_on}: {event.what} ({_source(event)})")
    if not found.changes:
        click.echo("  no change shown; one smaller than the scatter may lie in it")
    for caution in found.cautions:
        click.echo(f"  caution {caution.code} ({caution.figure}): {caution.text}")


def _show_total(totals: Sequence[MonthTotal], found: ChangeReport) -> None:
    rows = [(t.month, _range(t.low, t.high), t.n_areas, ", ".join(t.not_seen)) for t in totals]
    print_table(
        "All areas, last look of each month; nothing filled in", ("month", "vehicles", "areas", "not seen"), rows
    )
    _show_changes(found)


COMMAND = series_command

"""The report on the border: yards and crossings over time, serial numbers, and counts that cannot be reconciled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yellowplate.estimate.crossings.overlapping import Survey, Union
from yellowplate.estimate.looks.change_report import ChangeReport
from yellowplate.estimate.looks.series import AreaSeries, Scene, SceneState
from yellowplate.estimate.serials.report import SerialReport
from yellowplate.estimate.serials.total import SerialTotal
from yellowplate.export.charts import shapes
from yellowplate.export.report import Grid, Report, Section, Source
from yellowplate.reports.figures import facts, number, span
from yellowplate.tables.route_events import RouteEvent
from yellowplate.tables.route_events import load as all_events

NOT_SEEN = "not seen: the scene says nothing of it"


def report(
    *,
    series: Sequence[tuple[AreaSeries, ChangeReport]],
    surveys: Sequence[Survey],
    union: Union,
    serials: SerialReport | None,
    sources: Sequence[Source],
    made_by: str,
) -> Report:
    """Make the report.

    Args:
        series: each area with what was found in it; may be empty.
        surveys: the counts of crossings that cannot be reconciled.
        union: what can be said of them together.
        serials: what plates' serial numbers say, or None where none were given.
        sources: where the counts come from, beside the reported facts.
        made_by: program, version and command.
    """
    events = all_events()
    used = {fact.id for event in events for fact in event.facts} | {
        id_ for one in surveys for id_ in one.source.split()
    }
    cautions = [f"{one.text} ({one.figure})" for one in union.cautions]
    cautions += [f"{name.area}: {one.text} ({one.figure})" for name, found in series for one in found.cautions]
    if serials is not None:
        cautions += [f"{one.text} ({one.figure})" for one in serials.cautions]
    return Report(
        name="border",
        title="Crossings, yards and plates",
        stamp="Counts and estimates, not evidence",
        lead=(
            f"{len(series)} areas of interest with a series of counts." if series else "No series of counts was given.",
            _bound(union),
        ),
        cautions=tuple(dict.fromkeys(cautions)),
        sections=(
            *(_area(one, found, events) for one, found in series),
            _crossings(surveys, union),
            *(() if serials is None else (_serials(serials),)),
            _events(events),
            _method(),
        ),
        sources=(*sources, *facts(used)),
        made_by=made_by,
    )


def _area(series: AreaSeries, found: ChangeReport, events: Sequence[RouteEvent]) -> Section:
    seen = [one for one in series.scenes if one.state in {SceneState.COUNTED, SceneState.EMPTY}]
    rows = [
        {"on": one.day.isoformat(), "low": one.low or 0, "high": (one.low or 0) if one.high is None else one.high}
        for one in seen
    ]
    levels = [{"first": one.first.isoformat(), "last": one.last.isoformat(), "value": one.mean} for one in found.levels]
    first, last = series.scenes[0].day, series.scenes[-1].day
    beside = [one for one in events if first <= (one.happened_on.earliest or date.min) <= last]
    by_day: dict[str, list[RouteEvent]] = {}
    for event in beside:
        by_day.setdefault(str(event.happened_on.earliest), []).append(event)
    breaks = [(day, str(place)) for place, day in enumerate(by_day, start=1)]
    told = "; ".join(
        f"{place} {one.what} ({', '.join(one.said_by)})"
        for place, day in enumerate(by_day.values(), start=1)
        for one in day
    )
    changes = tuple(
        f"A change by a factor of {number(one.ratio)} between {one.after} and {one.before}"
        + (
            f", at the widest between {one.earliest} and {one.latest}"
            if (one.earliest, one.latest) != (one.after, one.before)
            else ""
        )
        + "."
        for one in found.changes
    )
    chart = shapes.counts(
        f"area_{_number_of(series.area)}",
        f"{series.area}: vehicles in view",
        "Each bar is one look, from the lowest to the highest number meant; a line is the level between changes. Days "
        "without a bar were not looked at, or the scene did not show the area."
        + (f" Numbered lines stand beside the series, not as causes: {told}." if told else ""),
        unit="vehicles",
        rows=rows,
        levels=levels,
        breaks=breaks,
    )
    grid = Grid(
        "Looks",
        ("day", "count", "share of the area in view", "seen with", "who", "words"),
        tuple(_look(one) for one in series.scenes),
    )
    words = (found.why_silent,) if found.why_silent else (f"{found.n_scenes} scenes with a figure.",)
    return Section(series.area, words=words, points=changes, charts=(chart,) if rows else (), grids=(grid,))


def _number_of(name: str) -> int:
    """Number a name so that charts of two areas never share a file name."""
    import zlib

    return zlib.crc32(name.encode())


def _look(one: Scene) -> tuple[str, ...]:
    counted = {
        SceneState.COUNTED: span(one.low, one.high) if one.low != one.high else str(one.low),
        SceneState.EMPTY: "seen and empty",
        SceneState.NOT_COUNTED: "words only",
    }.get(one.state, NOT_SEEN)
    return (one.day.isoformat(), counted, f"{one.coverage:.0%}", one.sensor, one.source, one.words)


def _bound(union: Union) -> str:
    most = "no most can be given" if union.most is None else f"at most {union.most}"
    return (
        f"The published counts of crossings overlap and cannot be reconciled without their points: at least "
        f"{union.least} different places ({', '.join(union.why_least)}), {most}."
    )


def _crossings(surveys: Sequence[Survey], union: Union) -> Section:
    rows = tuple(
        (
            one.name,
            f"{'at least ' if one.is_floor else ''}{one.count}",
            f"{one.length_km:g}",
            str(one.when or ""),
            one.what,
            "yes" if one.has_points else "no",
            ", ".join(one.built_on),
            one.source,
        )
        for one in surveys
    )
    headings = ("who", "count", "km", "when", "what was counted", "points at hand", "built on", "facts")
    chart = shapes.bars(
        "crossings",
        "Published counts of crossings, each over its own stretch and time",
        "The bars cannot be added, and none is wrong for being shorter: stretch, time and what is counted differ.",
        unit="places",
        rows=[{"label": f"{one.name}, {one.length_km:g} km", "value": one.count} for one in surveys],
    )
    return Section(
        "Crossings: counts that overlap",
        words=(_bound(union),),
        points=union.reasons,
        charts=(chart,),
        grids=(Grid("Published counts", headings, rows),),
    )


def _serials(serials: SerialReport) -> Section:
    rows = [
        {"label": total.method.name, "value": total.value, "low": total.lower, "high": total.upper}
        for total in serials.totals
        if total.value is not None
    ]
    grid = Grid(
        "Sums over blocks, one a method",
        ("method", "low", "value", "high", "level", "blocks", "what it assumes"),
        tuple(
            (
                total.method.name,
                *_range(total),
                f"{total.level:.0%}" if total.level else "",
                str(total.n_blocks),
                " ".join(total.method.assumptions),
            )
            for total in serials.totals
        ),
    )
    chart = shapes.intervals(
        "serials",
        "Plates issued, by method",
        "The dashed line is the number of different plates read. Each block is estimated by itself, then summed.",
        unit="plates",
        rows=rows,
        mark=float(serials.n_observed),
    )
    return Section("Plates: what serial numbers say", words=(f"{serials.population}.",), charts=(chart,), grids=(grid,))


def _range(total: SerialTotal) -> tuple[str, str, str]:
    if total.value is None:
        return ("", "no answer", "")
    return (number(total.lower), number(total.value), number(total.upper))


def _events(events: Sequence[RouteEvent]) -> Section:
    rows = tuple(
        (
            str(one.happened_on),
            str(one.kind),
            one.what,
            ", ".join(one.said_by),
            " ".join(fact.id for fact in one.facts),
            one.note,
        )
        for one in events
    )
    return Section(
        "Halts, restarts and rules, as reported",
        words=("They stand beside the series. That one came before a change does not make it the cause.",),
        grids=(Grid("In order of day", ("when", "kind", "what", "who", "facts", "note"), rows),),
    )


def _method() -> Section:
    return Section(
        "Method and limits",
        points=(
            "A count keeps its range; a look that shows nothing counts as empty, no look counts as nothing.",
            "Changes: exact segmentation with the site's own spread; silent below eight scenes.",
            "Serial numbers: each block by itself, Goodman 1952 and others side by side (docs/estimates/serial.md).",
            "What stands in a yard is a stock; the flow behind it depends on how long vehicles stay there.",
        ),
    )

"""The report on money: what bodies of the state take from vehicles, by the shipped scenario or one's own."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.estimate.revenue.answer import FanMonth, RevenueAnswer
from yellowplate.estimate.revenue.estimates import MEANINGS, is_of_year
from yellowplate.estimate.revenue.scenario import Scenario
from yellowplate.export.charts import shapes
from yellowplate.export.charts.chart import Chart
from yellowplate.export.report import Grid, Report, Section
from yellowplate.records import Estimate
from yellowplate.records.receipts import Total
from yellowplate.reports import money_beside
from yellowplate.reports.figures import facts, number, span
from yellowplate.tables import route_events

N_DRIVERS = 10
SHOWN_LEVELS = (0.5, 0.8, 0.95)


def report(answer: RevenueAnswer, scenario: Scenario, made_by: str) -> Report:
    """Make the report.

    Args:
        answer: what `estimate_revenue` gave.
        scenario: what it was asked.
        made_by: program, version and command.
    """
    year, asked = scenario.asked.year, MEANINGS[scenario.asked.total]
    of_year = [one for one in answer.estimates if is_of_year(one, year)]
    dollars = next(one for one in of_year if one.quantity == asked and one.unit == "USD")
    yuan = next(one for one in of_year if one.quantity == asked and one.unit == "CNY")
    used = {fact for prior in answer.priors for fact in prior.facts} | {one.fact for one in answer.held}
    used |= {fact for one in answer.below for fact in one.facts}
    return Report(
        name="money",
        title=f"What the state takes from vehicles: {scenario.title}",
        stamp="Estimates, not evidence",
        lead=(
            (
                f"{_first_up(asked)}, {year}: middle {number(dollars.value)} USD, central 90 % "
                f"{span(dollars.lower, dollars.upper)} USD ({number(yuan.value)} CNY; {span(yuan.lower, yuan.upper)})."
            ),
            (
                f"{sum(prior.kind == 'elicited' for prior in answer.priors)} of the {len(answer.priors)} numbers "
                "behind it are judgements, not reports. What no report gives is left out and named below."
            ),
        ),
        cautions=tuple(f"{one.text} ({one.figure})" for one in answer.cautions),
        sections=(
            _totals(of_year, year),
            _pictures(answer, scenario),
            _blanks(answer),
            _drivers(answer),
            money_beside.compared(answer),
            money_beside.beside(answer),
            money_beside.method(answer),
        ),
        sources=facts(used),
        made_by=made_by,
    )


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _totals(of_year: list[Estimate], year: int) -> Section:
    rows = tuple((one.quantity, one.unit, number(one.lower), number(one.value), number(one.upper)) for one in of_year)
    net = MEANINGS[Total.NET]
    return Section(
        f"Totals of {year}",
        words=(
            (
                "Gross is what any body of the state collects, retained what reaches the centre, net what is left for "
                "the country after what was paid to China for the same vehicles."
            ),
            f"Net below zero ({net.partition(':')[0]}) means that more left for China than was collected.",
        ),
        grids=(Grid("Middle and central 90 % of the draws", ("what", "unit", "low", "middle", "high"), rows),),
    )


def _pictures(answer: RevenueAnswer, scenario: Scenario) -> Section:
    density = answer.density
    bands = [(band.level, band.low, band.high) for band in density.bands]
    points = [{"at": at, "height": height} for at, height in zip(density.at, density.height, strict=True)]
    widest = max(bands)
    fans = [_fan(name, unit, months) for name, unit, months in _by_quantity(answer.fan)]
    exceeded = [{"x": one.threshold, "y": one.prob} for one in answer.exceedance]
    asked = scenario.asked
    return Section(
        "Pictures",
        charts=(
            shapes.density(
                "density",
                f"{density.quantity}, {density.unit}",
                f"How the draws lie: the shades hold 50, 80 and 95 % of them, the line is the middle. 95 % lie between "
                f"{number(widest[1])} and {number(widest[2])} {density.unit}. What lies beyond its judgements "
                "is not in the picture.",
                unit=density.unit,
                rows=points,
                bands=bands,
                median=density.median,
            ),
            *fans,
            shapes.curve(
                "exceedance",
                f"Chance that the total of {asked.year} lies above a sum",
                "Read up from a sum to the share of the draws above it: a chance in this scenario, not in the world.",
                across=answer.exceedance[0].unit if answer.exceedance else "",
                up="share of the draws above",
                rows=exceeded,
                is_log=True,
            ),
        ),
    )


def _by_quantity(months: tuple[FanMonth, ...]) -> Iterator[tuple[str, str, list[FanMonth]]]:
    for name, unit in dict.fromkeys((one.quantity, one.unit) for one in months):
        yield name, unit, [one for one in months if (one.quantity, one.unit) == (name, unit)]


def _fan(name: str, unit: str, months: list[FanMonth]) -> Chart:
    known = route_events.by_id()
    rows = [
        {
            "on": f"{one.month}-15",
            "median": one.median,
            **{f"{end}{band.level * 100:g}": getattr(band, end) for band in one.bands for end in ("low", "high")},
        }
        for one in months
    ]
    by_month = {one.month: [event for event in one.breaks if event in known] for one in months if one.breaks}
    breaks = [(f"{month}-15", str(place)) for place, month in enumerate(by_month, start=1)]
    told = "; ".join(
        f"{place} {known[event].what} ({', '.join(known[event].said_by)})"
        for place, events in enumerate(by_month.values(), start=1)
        for event in events
    )
    return shapes.fan(
        f"fan_{name}",
        f"{_first_up(name)} by month, {unit}",
        "The shades hold 50, 80 and 95 % of the draws. "
        + (f"Marked breaks, across which no flow is carried: {told}." if told else ""),
        unit=unit,
        rows=rows,
        levels=[band.level for band in months[0].bands],
        breaks=breaks,
    )


def _blanks(answer: RevenueAnswer) -> Section:
    rows = tuple(
        (
            one.vehicle_class,
            str(one.stream),
            " ".join(one.asks),
            "; ".join(one.reported) or "nothing was found",
            f"{number(one.per_unit.value)} {one.per_unit.unit}" if one.per_unit else "more than one number is missing",
        )
        for one in answer.blanks
    )
    return Section(
        "What is not in the totals",
        words=(
            "A stream without a reported or stated number is left out of every total. State the number to count it.",
        ),
        grids=(
            Grid(
                "Blank streams",
                ("class", "stream", "what is asked", "what is reported", "what each 1,000 yuan of it would bring"),
                rows,
            ),
        ),
    )


def _drivers(answer: RevenueAnswer) -> Section:
    says = {prior.name: prior for prior in answer.priors}
    indices = sorted(answer.indices, key=lambda one: (-one.total, one.name))[:N_DRIVERS]
    swings = answer.swings[:N_DRIVERS]
    worth = [one for one in answer.worth if one.gain > 0][:N_DRIVERS]
    rows = tuple(
        (
            one.name,
            says[one.name].kind if one.name in says else "",
            f"{one.total:.2f} ({one.total_low:.2f} to {one.total_high:.2f})",
            ", ".join(says[one.name].facts) if one.name in says else "",
            says[one.name].note if one.name in says else "",
        )
        for one in indices
    )
    return Section(
        "What drives the result",
        charts=(
            shapes.bars(
                "sobol",
                "Share of the variance of the log that goes with each number, alone or with others",
                "Total Sobol indices; bars may add to more than one where numbers act together.",
                unit="share",
                rows=[{"label": one.name, "value": max(0.0, one.total)} for one in indices],
            ),
            shapes.bars(
                "tornado",
                "The total at the 5th and 95th part of each number, CNY",
                "All other numbers stand at their middle.",
                unit="CNY",
                rows=[
                    {"label": one.name, "low": min(one.at_low, one.at_high), "high": max(one.at_low, one.at_high)}
                    for one in swings
                ],
            ),
        ),
        points=tuple(
            f"Knowing {', '.join(one.names)} would raise the chance of a right answer to the question by "
            f"{one.gain:.1%}, at most {one.at_most:.1%} were everything known."
            for one in worth
        ),
        grids=(
            Grid(
                "The numbers behind the largest shares",
                ("number", "kind", "total share (90 %)", "facts", "on what it rests"),
                rows,
            ),
        ),
    )

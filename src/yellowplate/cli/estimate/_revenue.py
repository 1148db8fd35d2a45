"""Prints an answer of `estimate revenue`: one object for machines, tables for people."""

from __future__ import annotations

from collections.abc import Sequence

import click

from yellowplate.cli._output import print_table
from yellowplate.estimate.revenue.answer import RevenueAnswer
from yellowplate.estimate.revenue.estimates import MEANINGS, is_of_year, months_of
from yellowplate.estimate.revenue.scenario import Scenario
from yellowplate.records import Estimate, to_plain
from yellowplate.records.ids import Plain

_SHARED = ("method", "assumptions", "left_out")
"""Fields that all estimates of one answer have in common: printed once."""
_N_DRIVERS = 8
_WHOLE_FROM = 100
"""From here on numbers are printed without decimals."""


def _estimate(one: Estimate) -> dict[str, Plain]:
    plain = to_plain(one)
    assert isinstance(plain, dict)
    return {name: value for name, value in plain.items() if name not in _SHARED}


def _asked(answer: RevenueAnswer, scenario: Scenario) -> dict[str, Estimate]:
    """Return the estimates of the total and year asked for, by currency."""
    name, year = MEANINGS[scenario.asked.total], scenario.asked.year
    return {one.unit: one for one in answer.estimates if one.quantity == name and is_of_year(one, year)}


def as_plain(answer: RevenueAnswer, scenario: Scenario) -> dict[str, Plain]:
    """Return what `--json` prints of an answer."""
    asked = _asked(answer, scenario)
    first = answer.estimates[0]
    whole = to_plain(answer)
    assert isinstance(whole, dict)
    return {
        "title": answer.title,
        "n_draws": answer.n_draws,
        "seed": answer.seed,
        "total": str(scenario.asked.total),
        "year": scenario.asked.year,
        "question": f"above {scenario.asked.threshold}?",
        "median_cny": asked["CNY"].value,
        "lower_cny": asked["CNY"].lower,
        "upper_cny": asked["CNY"].upper,
        "median_usd": asked["USD"].value,
        "lower_usd": asked["USD"].lower,
        "upper_usd": asked["USD"].upper,
        "level": first.level,
        "method": first.method,
        "assumptions": list(first.assumptions),
        "left_out": list(first.left_out),
        "estimates": [dict(_estimate(one)) for one in answer.estimates],
        "blanks": [
            {
                "class": one.vehicle_class,
                "stream": str(one.stream),
                "lacks": list(one.lacks),
                "asks": list(one.asks),
                "reported": list(one.reported),
                "per_1000_yuan": dict(_estimate(one.per_unit)) if one.per_unit else None,
            }
            for one in answer.blanks
        ],
        "density": whole["density"],
        "fan": whole["fan"],
        "exceedance": whole["exceedance"],
        "scenarios": [
            {"name": one.name, **_estimate(one.estimate), "difference": list(one.difference)} for one in answer.compared
        ],
        "tornado": whole["swings"],
        "sobol": whole["indices"],
        "worth_of_knowing": whole["worth"],
        "conversions": whole["conversions"],
        "held_against": [
            {
                "fact": one.fact,
                "what": one.what,
                "attribution": one.attribution,
                "low": one.low,
                "high": one.high,
                "outcome": one.outcome,
                "estimate": dict(_estimate(one.estimate)),
                "prob_of_less": one.prob_of_less,
                "reading": one.reading,
            }
            for one in answer.held
        ],
        "ceilings": whole["below"],
        "priors": whole["priors"],
        "warnings": whole["cautions"],
    }


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if abs(value) >= _WHOLE_FROM else f"{value:.3g}"


def _rows(estimates: Sequence[Estimate]) -> list[list[str]]:
    return [
        [
            one.quantity,
            months_of(one),
            _number(one.lower),
            _number(one.value),
            _number(one.upper),
            one.unit,
        ]
        for one in estimates
    ]


def show(answer: RevenueAnswer, scenario: Scenario, told: Sequence[Plain]) -> None:
    """Print an answer for people: what to know first, the figures, what is left out, what drives them."""
    first = answer.estimates[0]
    print_table("Read first", ("code", "figure", "what follows"), [(c.code, c.figure, c.text) for c in answer.cautions])
    columns = ("what", "months", "5 %", "middle", "95 %", "unit")
    shown = [one for one in answer.estimates if is_of_year(one, scenario.asked.year)]
    print_table(f"{answer.title}: {answer.n_draws} draws, seed {answer.seed}", columns, _rows(shown))
    click.echo("Other years and all months together: --json.")
    click.echo(f"Method: {first.method}.")
    for title, lines in (("Assumes", first.assumptions), ("Left out", first.left_out)):
        for line in lines:
            click.echo(f"{title}: {line}")
    print_table(
        "Blank, and asked",
        ("class", "stream", "question", "reported", "for each 1,000 yuan, CNY in the year asked"),
        [
            (
                one.vehicle_class,
                one.stream,
                "\n".join(one.asks),
                "\n".join(one.reported),
                f"{_number(one.per_unit.lower)} to {_number(one.per_unit.upper)}" if one.per_unit else "",
            )
            for one in answer.blanks
        ],
    )
    print_table(
        f"Scenarios: {MEANINGS[scenario.asked.total]}, {scenario.asked.year}, CNY",
        ("scenario", "5 %", "middle", "95 %", "difference, 5 to 95 %"),
        [
            (
                row.name,
                _number(row.estimate.lower),
                _number(row.estimate.value),
                _number(row.estimate.upper),
                f"{_number(row.difference[0])} to {_number(row.difference[2])}",
            )
            for row in answer.compared
        ],
    )
    _show_drivers(answer)
    _show_beside(answer, told)


def _show_drivers(answer: RevenueAnswer) -> None:
    swings = {one.name: one for one in answer.swings}
    print_table(
        "What drives it: share of the variance of the log, and swing from the 5th to the 95th part, CNY",
        ("number", "alone", "with others", "90 % interval", "at its 5th part", "at its 95th part"),
        [
            (
                one.name,
                f"{one.first:.3f}",
                f"{one.total:.3f}",
                f"{one.total_low:.3f} to {one.total_high:.3f}",
                _number(swings[one.name].at_low),
                _number(swings[one.name].at_high),
            )
            for one in sorted(answer.indices, key=lambda one: (-one.total, one.name))[:_N_DRIVERS]
        ],
    )
    print_table(
        "Worth of knowing a number exactly, for the question asked",
        ("numbers", "rise in the chance to be right", "at most"),
        [(", ".join(one.names), f"{one.gain:.3f}", f"{one.at_most:.3f}") for one in answer.worth[:_N_DRIVERS]],
    )
    print_table(
        "Chance of more than",
        ("sum", "unit", "chance"),
        [(_number(one.threshold), one.unit, f"{one.prob:.3f}") for one in answer.exceedance],
    )


def _show_beside(answer: RevenueAnswer, told: Sequence[Plain]) -> None:
    print_table(
        "Held against reports; nothing is fitted to them",
        ("fact", "reported", "by", "outcome", "5 %", "middle", "95 %", "reading"),
        [
            (
                one.fact,
                _number(one.low) if one.high == one.low else f"{_number(one.low)} to {_number(one.high) or 'more'}",
                one.attribution,
                one.outcome,
                _number(one.estimate.lower),
                _number(one.estimate.value),
                _number(one.estimate.upper),
                one.reading,
            )
            for one in answer.held
        ],
    )
    print_table(
        "Published figures beside the upper end of gross in the year asked",
        ("figure", "value", "unit", "our upper end over it", "note"),
        [
            (
                f"{one.what} [{' '.join(one.facts) or one.source_url}]",
                _number(one.high),
                one.unit,
                f"{one.share_of_it:.3f}",
                one.note,
            )
            for one in answer.below
        ],
    )
    print_table(
        "Dollars by other rates; only the first is used",
        ("rate", "kind", "yuan for a dollar", "day", "place", "who", "middle, USD"),
        [
            (one.rate_id, one.kind, f"{one.cny_per_usd:.4g}", one.on, one.place, one.who, _number(one.median))
            for one in answer.conversions
        ],
    )
    if told:
        rows = [row for row in told if isinstance(row, dict)]
        print_table(
            "What the case tells of prices and fees; not taken into the scenario",
            ("statement", "about", "low", "high", "unit", "day", "place", "note"),
            [
                [str(row[name] or "") for name in ("statement", "about", "low", "high", "unit", "on", "place", "note")]
                for row in rows
            ],
        )

"""`yellowplate estimate trade`: figures of trade and rates as printed, their conflicts, gaps and spreads."""

from __future__ import annotations

from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell_refusals
from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.trade.gaps import CIF_FOB, Gap, Sum, gaps, sums
from yellowplate.estimate.trade.rates import CrossRate, Disagreement, Spread, cross_rates, disagreements, spreads
from yellowplate.estimate.trade.rates_table import read_rates
from yellowplate.estimate.trade.table import read_trade
from yellowplate.records import Refusal, to_plain
from yellowplate.records.ids import Plain
from yellowplate.tables import exchange_rates, owner_statements, trade
from yellowplate.tables.exchange_rates import RatePoint
from yellowplate.tables.reported_facts import Fact

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _quote(point: RatePoint) -> str:
    return f"{point.value:f} {point.pair} {point.on} {point.place}, {point.surveyor} [{point.id}]"


def _gap(one: Gap) -> dict[str, Plain]:
    return {
        "kind": "gap",
        "flow": one.flow,
        "product": one.product,
        "over": str(one.over),
        "low": to_plain(one.low),
        "high": to_plain(one.high),
        "log_ratio": round(one.log_ratio, 6),
        "allowance": round(one.allowance, 6),
        "answer": one.answer,
        "alternatives": list(one.alternatives),
    }


def _sum(one: Sum) -> dict[str, Plain]:
    return {
        "kind": "sum",
        "over": str(one.over),
        "total": to_plain(one.total),
        "parts": [to_plain(part) for part in one.parts],
        "log_ratio": round(one.log_ratio, 6),
    }


def _disagreement(one: Disagreement) -> dict[str, Plain]:
    return {
        "kind": "disagreement",
        "pair": one.pair,
        "low": to_plain(one.low),
        "high": to_plain(one.high),
        "factor": round(one.factor, 4),
        "is_one_surveyor": one.is_one_surveyor,
    }


def _spread(one: Spread) -> dict[str, Plain]:
    return {
        "kind": "spread",
        "market": to_plain(one.market),
        "bank": to_plain(one.bank),
        "ratio": round(one.ratio, 4),
    }


def _cross(one: CrossRate) -> dict[str, Plain]:
    return {
        "kind": "cross_rate",
        "dollar": to_plain(one.dollar),
        "yuan": to_plain(one.yuan),
        "cny_per_usd": round(one.value, 4),
        "official": one.official,
        "official_year": one.official_year,
        "off_by": None if one.off_by is None else round(one.off_by, 4),
    }


def _fact(kind: str, fact: Fact) -> dict[str, Plain]:
    return {"kind": kind, "fact": to_plain(fact)}


@click.command("trade")
@click.option("--rates", "rates", type=_FILE, help="A table of won market rates, instead of those that come along.")
@click.option("--figures", "figures", type=_FILE, help="A table of trade figures, beside the points that come along.")
@json_option
def trade_command(*, rates: Path | None, figures: Path | None, as_json: bool) -> int:
    """Show gaps between printed figures of trade, and disagreements, spreads and cross rates of the won.

    A gap is a log ratio with what it may be; which alternative it is cannot be told from the figures.
    """
    refusals: list[Refusal] = []
    points, quotes = trade.load(), exchange_rates.load()
    of_partners: tuple[str, ...] = ()
    if figures:
        rows = read_rows(figures, ("figure",))
        read = read_trade(rows.rows, str(figures))
        points, of_partners = (*points, *read.points), read.of_partners
        refusals += [*rows.refusals, *read.refusals]
    if rates:
        rows = read_rows(rates, ("rate",))
        found = read_rates(rows.rows, str(rates))
        quotes = (*found.points, *(one for one in quotes if one.kind == "bank"))
        refusals += [*rows.refusals, *found.refusals]
    tell_refusals(refusals)
    every = gaps(points, sides=of_partners)
    quarrels, spread, crosses = disagreements(quotes), spreads(quotes), cross_rates(quotes)
    hoarding = owner_statements.by_theme()["hoarding"]
    if as_json:
        for row in (
            *map(_gap, every),
            *map(_sum, sums(points)),
            *map(_disagreement, quarrels),
            *map(_spread, spread),
            *map(_cross, crosses),
            *(_fact("hoarding", fact) for fact in hoarding),
        ):
            print_json(row)
    else:
        _show(every, quarrels, spread, crosses, hoarding)
    return SOME_UNREAD if refusals else 0


def _show(
    every: tuple[Gap, ...],
    quarrels: tuple[Disagreement, ...],
    spread: tuple[Spread, ...],
    crosses: tuple[CrossRate, ...],
    hoarding: tuple[Fact, ...],
) -> None:
    low, high = CIF_FOB
    print_table(
        f"Two figures for one flow; an importer's may be {low} to {high} times an exporter's",
        ("flow", "goods", "over", "lower, million USD", "higher", "log ratio", "answer", "may be"),
        [
            (
                one.flow,
                one.product,
                one.over,
                f"{one.low.musd:f} [{one.low.id}]",
                f"{one.high.musd:f} [{one.high.id}]",
                f"{one.log_ratio:.4f}",
                one.answer,
                "; ".join(one.alternatives),
            )
            for one in every
        ],
    )
    print_table(
        "Quotes of one week that stand far apart; both are kept",
        ("lower", "higher", "factor", "same surveyor"),
        [
            (_quote(one.low), _quote(one.high), f"{one.factor:.2f}", "yes" if one.is_one_surveyor else "no")
            for one in quarrels
        ],
    )
    print_table(
        "Market over bank rate, by place and day",
        ("market", "bank", "ratio"),
        [(_quote(one.market), _quote(one.bank), f"{one.ratio:.2f}") for one in spread],
    )
    values = sorted(one.value for one in crosses)
    reach = f"from {values[0]:.2f} to {values[-1]:.2f} yuan for a dollar" if values else "none paired"
    print_table(
        f"A detour through won would make {reach}; it is not taken",
        ("dollar in won", "yuan in won", "yuan for a dollar", "official mean", "off by"),
        [
            (
                _quote(one.dollar),
                _quote(one.yuan),
                f"{one.value:.3f}",
                f"{one.official} ({one.official_year})" if one.official else "not known",
                "" if one.off_by is None else f"{one.off_by:+.1%}",
            )
            for one in crosses
        ],
    )
    print_table(
        "Hoarding and foreign money, as reported",
        ("fact", "by", "place", "days", "what"),
        [(fact.id, fact.attribution, fact.place, fact.observed, fact.note) for fact in hoarding],
    )


COMMAND = trade_command

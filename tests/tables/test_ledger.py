"""The ledger of reported figures: facts, rates, trade, fees, events, stance, ceilings, statements of buyers."""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from update import exchange_rates as update_rates
from update import reported_facts as update_facts
from update import trade as update_trade
from yellowplate.records import Period, parse_period
from yellowplate.records.units import KINDS
from yellowplate.tables import (
    ceilings,
    china_stance,
    exchange_rates,
    fees,
    owner_statements,
    reported_facts,
    route_events,
    rows,
    trade,
)
from yellowplate.tables.china_stance import Stance
from yellowplate.tables.route_events import EventKind

SHARED = Path(__file__).resolve().parents[2] / "../shared"
NAMES = (
    "route_events",
    "ceilings",
    "china_stance",
    "exchange_rates",
    "fees",
    "official_rates",
    "owner_statements",
    "reported_facts",
    "trade",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_where_it_comes_from(name: str) -> None:
    about = tomllib.loads(rows.content(f"{name}.toml").decode())
    assert {"title", "source", "licence", "built", "columns"} <= set(about)
    assert list(about["columns"]) == list(rows.read(f"{name}.csv")[0])


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_ragged_or_doubled(name: str) -> None:
    table = rows.read(f"{name}.csv")
    assert all(None not in row and None not in row.values() for row in table)
    assert len({tuple(row.values()) for row in table}) == len(table)


def test_facts_are_typed() -> None:
    facts = reported_facts.by_id()
    assert list(facts) == [f"F{number:03d}" for number in range(1, 372)]
    permit = facts["F077"]
    assert (permit.low, permit.high, permit.unit, permit.currency) == (
        Decimal(25000),
        Decimal(25000),
        "CNY per vehicle",
        "CNY",
    )
    assert permit.observed == Period(date(2025, 1, 1), date(2025, 2, 28))
    assert facts["F001"].high is None
    assert facts["F119"].is_in_words_only
    assert facts["F113"].low == 200
    assert facts["F033"].observed is None
    assert facts["F157"].observed == Period(date(2024, 6, 1), None)
    assert facts["F127"].observed == Period(None, date(2024, 12, 31))
    assert {fact.id for fact in reported_facts.of_topic("permit")} == {f"F{n:03d}" for n in range(76, 82)}
    assert reported_facts.of_topic("no such topic") == ()
    assert all(fact.source_url and fact.attribution for fact in facts.values())


def test_money_units_of_facts_are_units_the_types_know() -> None:
    known = {unit for unit in KINDS if unit.startswith(("CNY", "USD", "KPW"))}
    seen = {fact.unit for fact in reported_facts.load() if fact.topic in ("permit", "price_nk", "margin", "loss")}
    assert {unit for unit in seen if unit.startswith("CNY per")} <= known


def test_market_rates_keep_their_conflicts() -> None:
    january = {
        point.id: (point.value, point.place)
        for point in exchange_rates.load()
        if point.pair == "KPW/USD" and str(point.on).startswith("2025-01")
    }
    assert january["F263"] == (Decimal(16000), "Sinuiju")
    assert january["F264"] == (Decimal(21700), "Pyongyang")
    assert {point.kind for point in exchange_rates.load()} == {"market", "bank", "average"}
    assert {point.id for point in exchange_rates.load() if point.kind == "bank"} == {"F279", "F280"}
    assert {str(point.value) for point in exchange_rates.load() if point.pair == "CNY/USD"} == {"7.21", "6.41"}


def test_official_rates_are_dated_and_not_carried_back() -> None:
    assert exchange_rates.official_for(2011) is None
    in_2025, later = exchange_rates.official_for(2025), exchange_rates.official_for(2031)
    assert in_2025 is not None
    assert later is not None
    assert (in_2025.year, in_2025.rate.value, later.year) == (2025, Decimal("7.1875"), 2025)
    assert exchange_rates.last_official_day() == date(2025, 12, 31)
    assert all(6 < one.rate.value < 8 for one in exchange_rates.official())


def test_trade_keeps_both_figures_of_a_year() -> None:
    of_2012 = {point.musd for point in trade.load() if point.flow == "total" and str(point.over) == "2012"}
    assert of_2012 == {Decimal(5930), Decimal("6033.9")}
    vehicles = {str(point.over): point.musd for point in trade.load() if point.product == "HS 87"}
    assert vehicles["2011"] == Decimal("220.577")
    together = next(point for point in trade.load() if point.id == "F302")
    assert together.over == parse_period("2024-01/2024-07")


def test_fees_take_their_figures_from_facts() -> None:
    assert [fee.fact.id for fee in fees.of_item("permit") if fee.fact] == ["F076", "F077"]
    assert fees.of_item("permit", "truck") == ()
    assert fees.is_unreported("registration")
    assert fees.is_unreported("operating_permit")
    assert fees.is_unreported("fuel")
    assert not fees.is_unreported("plate")
    assert [fee.has_figure for fee in fees.of_item("fuel")] == [False]


def test_events_stand_in_order_and_name_who_says_so() -> None:
    days = [event.happened_on.earliest for event in route_events.load()]
    assert days == sorted(day for day in days if day is not None)
    assert all(event.said_by for event in route_events.load())
    halts = {event.id for event in route_events.of_kind(EventKind.HALT)}
    assert {"route-halt-2025-03", "route-halt-2025-05"} <= halts
    assert route_events.by_id()["route-halt-2024-06"].happened_on.latest is None
    assert {event.id for event in route_events.of_kind(EventKind.OWNERSHIP)} >= {
        "civil-law-2024",
        "ownership-2025",
        "ownership-2026",
    }


def test_halted_days_are_counted_once() -> None:
    march = (date(2025, 3, 1), date(2025, 3, 31))
    one = Period(date(2025, 3, 4), date(2025, 3, 13))
    other = Period(date(2025, 3, 10), date(2025, 4, 2))
    assert route_events.n_halted_days(*march, (one,)) == 10
    assert route_events.n_halted_days(*march, (one, other)) == 28
    assert route_events.n_halted_days(*march, ()) == 0
    with pytest.raises(ValueError, match="has no end"):
        route_events.n_halted_days(*march, (Period(date(2025, 3, 1), None),))


def test_reports_of_the_stance_may_disagree_on_a_day() -> None:
    december = {stance for report in china_stance.on(date(2025, 12, 1)) for stance in report.stances}
    assert december == {Stance.ACTS_AGAINST, Stance.FAILS_TO_STOP}
    assert china_stance.on(date(2017, 1, 1)) == ()
    loosened = next(report for report in china_stance.load() if report.id == "cn-2025-08")
    assert loosened.stances == (Stance.ALLOWS, Stance.FAILS_TO_STOP)
    assert not any(Stance.DIRECTS in report.stances for report in china_stance.load())


def test_ceilings_rest_on_facts_or_a_page() -> None:
    assert all(bool(one.facts) is not bool(one.source_url) for one in ceilings.load())
    permits = next(one for one in ceilings.load() if one.id == "permits-9000")
    cars, fee = permits.facts
    assert cars.low is not None
    assert fee.low is not None
    assert permits.high == cars.low * fee.low


def test_statements_of_buyers_have_themes() -> None:
    assert {"pooling", "instalments", "fear", "demand", "hoarding"} <= set(owner_statements.by_theme())
    assert {fact.id for fact in owner_statements.by_theme()["pooling"]} == {"F140", "F142"}


def test_facts_are_copied_in_order_of_id_and_twice_is_refused() -> None:
    text = "id,topic\r\nF002, fx \r\nF001,fee\r\n"
    assert update_facts.convert(text) == "id,topic\nF001,fee\nF002,fx\n"
    with pytest.raises(ValueError, match="twice"):
        update_facts.convert(text + "F001,fee\n")


def test_rates_take_only_the_points_named() -> None:
    series = (
        "date,precision,place,kpw_per_usd,kpw_per_cny,surveyed_by,url,note\n"
        "2024-12-07,day,Sinuiju,21400,3200,Daily NK,https://example.org,\n"
        "2024-12-08,day,Sinuiju,21400,3200,Daily NK,https://example.org,\n"
    )
    made = list(csv.DictReader(io.StringIO(update_rates.convert(series))))
    assert [row["value"] for row in made if row["id"].startswith("S")] == ["3200", "21400"]


def test_trade_reads_months_together() -> None:
    annual = "year,total_musd,china_exports_musd,china_imports_musd,url,note\n"
    monthly = (
        "month,total_musd,china_exports_musd,china_imports_musd,url,note\n2020-01/02,,198,10,u,two months together\n"
    )
    made = list(csv.DictReader(io.StringIO(update_trade.convert(annual, monthly))))
    assert [row["over"] for row in made if row["source_url"] == "u"] == ["2020-01-01/2020-02-29"] * 2
    assert {row["source_url"] for row in made if row["reporter"] == "a second report"} == {""}


@pytest.mark.shared
def test_the_tables_are_what_their_scripts_make() -> None:
    if not SHARED.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    facts = update_facts.convert((SHARED / "facts/reported.csv").read_text("utf-8"))
    assert facts.encode() == rows.content("reported_facts.csv")
    series = SHARED / "series"
    rates = update_rates.convert((series / "nk_market_fx_points.csv").read_text("utf-8"))
    assert rates.encode() == rows.content("exchange_rates.csv")
    made = update_trade.convert(
        (series / "china_dprk_trade_annual_points.csv").read_text("utf-8"),
        (series / "china_dprk_trade_monthly_points.csv").read_text("utf-8"),
    )
    assert made.encode() == rows.content("trade.csv")

"""Rates of the won: disagreements, spreads, cross rates, and a user's table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.trade.rates import cross_rates, days_apart, disagreements, spreads
from yellowplate.estimate.trade.rates_table import read_rates
from yellowplate.records import parse_period
from yellowplate.tables import exchange_rates
from yellowplate.tables.exchange_rates import RatePoint

SHARED = Path(__file__).resolve().parents[3] / "../shared"


def quote(**changes: Any) -> RatePoint:
    on = parse_period(changes.pop("on", "2025-01-05"))
    value = Decimal(changes.pop("value", 20000))
    stated = {
        "id": "x",
        "pair": "KPW/USD",
        "place": "Hyesan",
        "surveyor": "A",
        "kind": "market",
        "source_url": "",
        "note": "",
        **changes,
    }
    return RatePoint(value=value, on=on, **stated)


def test_quotes_of_one_week_that_stand_far_apart() -> None:
    low, high = quote(id="a"), quote(id="b", value=40000, on="2025-01-12", surveyor="B")
    [found] = disagreements([high, low])
    assert (found.low.id, found.high.id, found.factor, found.is_one_surveyor) == ("a", "b", 2.0, False)


@pytest.mark.parametrize(
    "other",
    [
        quote(id="b", value=24000),
        quote(id="b", value=40000, on="2025-01-13"),
        quote(id="b", value=40000, pair="KPW/CNY"),
        quote(id="b", value=40000, kind="bank"),
        quote(id="b", value=40000, on="2025"),
        quote(id="b", value=40000, on="2025-01/.."),
    ],
)
def test_what_is_no_disagreement(other: RatePoint) -> None:
    assert disagreements([quote(id="a"), other]) == ()


def test_the_table_shows_the_reported_conflicts() -> None:
    couples = {(one.low.id, one.high.id) for one in disagreements(exchange_rates.load())}
    assert ("F263", "F264") in couples
    assert any(high == "F261" for _, high in couples)
    jump = next(one for one in disagreements(exchange_rates.load()) if one.high.id == "F277")
    assert jump.is_one_surveyor


def test_the_spread_is_of_one_pair_and_the_same_days() -> None:
    found = {one.market.id: round(one.ratio, 2) for one in spreads(exchange_rates.load())}
    assert found == {"F275": 2.0, "F276": 1.37, "F277": 2.65, "F278": 1.9}


def test_cross_rates_say_how_far_off_they_are() -> None:
    found = {one.dollar.id: one for one in cross_rates(exchange_rates.load())}
    assert found["F277"].value == pytest.approx(39800 / 5700)
    assert found["F277"].off_by == pytest.approx(39800 / 5700 / 7.1875 - 1)
    assert max(one.value for one in found.values()) > 9
    old = cross_rates([quote(on="2009-01-01"), quote(pair="KPW/CNY", value=3000, on="2009-01-01")])
    assert (old[0].official, old[0].off_by) == (None, None)
    open_ended = cross_rates([quote(on="../2009"), quote(pair="KPW/CNY", value=3000, on="../2009")])
    assert open_ended[0].official is None


def test_days_between_periods() -> None:
    assert days_apart(parse_period("2025-01"), parse_period("2025-02-03")) == 3
    assert days_apart(parse_period("2025-02-03"), parse_period("2025-01")) == 3
    assert days_apart(parse_period("2025"), parse_period("2025-02")) == 0
    assert days_apart(parse_period("2025/.."), parse_period("2025-02")) is None


def test_a_users_table() -> None:
    rows = [
        ("line 2", {"date": "2025-01-05", "place": "Hyesan", "kpw_per_usd": "20000", "kpw_per_cny": "3000"}),
        ("line 3", {"date": "2025-01", "kpw_per_usd": "21000", "precision": "month average"}),
    ]
    read = read_rates(rows, "r.csv")
    assert [(point.pair, point.kind) for point in read.points] == [
        ("KPW/USD", "market"),
        ("KPW/CNY", "market"),
        ("KPW/USD", "average"),
    ]
    assert read.refusals == ()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"date": "2025-01-05"}, "neither"),
        ({"date": "5 January", "kpw_per_usd": "1"}, "not an ISO day"),
        ({"date": "2025-01-05", "kpw_per_usd": "many"}, "kpw_per_usd: no number"),
        ({"date": "2025-01-05", "kpw_per_usd": "-3"}, "not above zero"),
        ({"date": "2025-01-05", "kpw_per_usd": "NaN"}, "not above zero"),
    ],
)
def test_a_bad_row_is_named_and_left_out(cells: dict[str, str], why: str) -> None:
    read = read_rates([("line 2", cells)], "r.csv")
    assert read.points == ()
    assert (read.refusals[0].place, read.refusals[0].is_partial) == ("line 2", True)
    assert why in read.refusals[0].reason


@pytest.mark.shared
def test_the_series_in_place_has_the_known_reach_of_cross_rates() -> None:
    file = SHARED / "series/nk_market_fx_points.csv"
    if not file.is_file():
        pytest.skip("the folder of shared samples is not beside the checkout")
    read = read_rates(read_rows(file, ()).rows, file.name)
    values = [one.value for one in cross_rates(read.points)]
    assert (len(values), round(min(values), 1), round(max(values), 1)) == (31, 5.0, 9.9)
    assert read.refusals == ()

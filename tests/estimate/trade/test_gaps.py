"""Gaps between printed figures: log ratios, allowances, named alternatives; never one explanation."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from yellowplate.estimate.trade.gaps import SAME_SIDE, TWO_SIDES, gaps, sums
from yellowplate.estimate.trade.table import read_trade
from yellowplate.records import parse_period
from yellowplate.tables import trade
from yellowplate.tables.trade import TradePoint


def figure(name: str, musd: str, flow: str = "china_exports", over: str = "2024") -> TradePoint:
    return TradePoint(name, flow, "all", parse_period(over), Decimal(musd), "made up", "", "")


@pytest.mark.parametrize(
    ("one", "other", "sides", "answer"),
    [
        ("100", "100.4", (), "within the allowance"),
        ("100", "103", (), "cannot tell which alternative"),
        ("100", "108", ("b",), "within the allowance"),
        ("100", "112", ("b",), "cannot tell which alternative"),
        ("108", "100", ("b",), "cannot tell which alternative"),
    ],
)
def test_a_gap_is_held_against_its_allowance(one: str, other: str, sides: tuple[str, ...], answer: str) -> None:
    """Where the partner takes the goods in, only its figure may hold freight and insurance."""
    [gap] = gaps([figure("a", one), figure("b", other)], sides=sides)
    assert gap.answer == answer
    expected = () if answer.startswith("within") else TWO_SIDES if sides else SAME_SIDE
    assert gap.alternatives == expected
    assert gap.log_ratio == pytest.approx(math.log(max(float(one), float(other)) / min(float(one), float(other))))


def test_of_imports_china_is_the_importer_and_of_totals_nobody() -> None:
    pair = [figure("a", "108", "china_imports"), figure("b", "100", "china_imports")]
    assert gaps(pair, sides=("b",))[0].answer == "within the allowance"
    pair = [figure("a", "108", "total"), figure("b", "100", "total")]
    assert gaps(pair, sides=("b",))[0].answer == "cannot tell which alternative"


def test_no_gap_is_called_smuggling() -> None:
    assert not any("smuggl" in line for line in (*SAME_SIDE, *TWO_SIDES))


def test_what_is_no_couple() -> None:
    assert gaps([figure("a", "100"), figure("b", "100")]) == ()
    assert gaps([figure("a", "100"), figure("b", "90", over="2023")]) == ()
    assert gaps([figure("a", "100"), figure("b", "90", flow="total")]) == ()
    assert gaps([figure("a", "0"), figure("b", "90")]) == ()


def test_the_table_shows_its_conflicts() -> None:
    found = {(gap.flow, str(gap.over)): gap for gap in gaps(trade.load())}
    assert found["china_exports", "2022-10"].log_ratio == pytest.approx(math.log(132.4 / 118.9))
    assert found["total", "2013"].answer == "within the allowance"


def test_totals_are_checked_against_their_parts() -> None:
    parts = [figure("a", "10", "total"), figure("b", "6"), figure("c", "4", "china_imports"), figure("d", "5")]
    found = sums([*parts, figure("e", "0", "total", "2023"), figure("f", "1", over="2023")])
    assert [(one.total.id, one.parts[0].id, round(one.log_ratio, 6)) for one in found] == [
        ("a", "b", 0.0),
        ("a", "d", round(math.log(10 / 9), 6)),
    ]


def test_a_users_table() -> None:
    cells = {"flow": "china_exports", "over": "2024-05", "musd": "12.5", "reporter": "x", "side": "partner"}
    read = read_trade([("line 2", cells), ("line 3", {**cells, "side": "china", "product": "HS 87"})], "t.csv")
    assert [(point.id, point.product) for point in read.points] == [("line 2", "all"), ("line 3", "HS 87")]
    assert (read.of_partners, read.refusals) == (("line 2",), ())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"flow": "exports"}, "flow: 'exports' is none of"),
        ({"side": ""}, "side: '' is none of"),
        ({"musd": "x"}, "no number"),
        ({"musd": "0"}, "not above zero"),
        ({"over": "May"}, "not an ISO day"),
    ],
)
def test_a_bad_row_is_named_and_left_out(change: dict[str, str], why: str) -> None:
    cells = {"flow": "total", "over": "2024-05", "musd": "12.5", "reporter": "x", "side": "china", **change}
    read = read_trade([("line 2", cells)], "t.csv")
    assert read.points == ()
    assert why in read.refusals[0].reason

"""The owner's side: cost sheets, shortage, yellow plates, statements, the line of events, before and after."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from yellowplate.estimate.owner import cost_sheet
from yellowplate.estimate.owner.before_after import CANDIDATES, FlowCount, before_after, count_from, reported_counts
from yellowplate.estimate.owner.cost_sheet import cost_sheets
from yellowplate.estimate.owner.ownership import (
    Visit,
    reported_visits,
    shortages,
    statements,
    timeline,
    wilson,
    yellow_share,
)
from yellowplate.estimate.owner.tables import read_counts, read_visits
from yellowplate.records import Period, parse_period
from yellowplate.tables import exchange_rates, fees, reported_facts


def test_a_cost_sheet_holds_reported_cells_and_names_the_blank_ones() -> None:
    sheet = next(sheet for sheet in cost_sheets() if sheet.price.id == "F088")
    cells = {cell.item: cell for cell in sheet.cells}
    assert (cells["sale_price"].low, cells["sale_price"].high) == (Decimal(83000), Decimal(83000))
    assert (cells["plate"].low, cells["plate"].high) == (Decimal(114), Decimal(300))
    assert set(sheet.blank) == {"registration", "operating_permit", "storage", "fuel"}
    assert all(cells[name].low is None for name in sheet.blank)
    assert cells["fuel"].says == "no report of fuel of a car was found"
    assert "permit is in the price" in sheet.note


def test_won_become_yuan_only_with_quotes_near_in_time_and_at_their_widest() -> None:
    parking = next(cell for cell in cost_sheets()[0].cells if cell.item == "parking")
    assert (parking.low, parking.high) == (Decimal("26.32") * 12, Decimal("36.59") * 12)
    assert {"F276", "F278"} <= set(parking.facts)
    assert "F280" not in parking.facts


def test_won_without_a_quote_near_stay_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_rates, "load", lambda: ())
    sheet = cost_sheets()[0]
    assert "parking" in sheet.blank
    assert sheet.shares[0].yearly_low == 0


def test_a_fact_without_a_day_or_in_dollars_is_not_converted() -> None:
    facts = reported_facts.by_id()
    assert cost_sheet._in_yuan(facts["F103"])[:2] == (None, None)
    assert cost_sheet._near(facts["F033"], exchange_rates.load()) == ()


def test_shares_of_a_pooled_car() -> None:
    sheet = next(sheet for sheet in cost_sheets() if sheet.price.id == "F088")
    shares = {share.n_sharers: share for share in sheet.shares}
    assert shares[3].once_low == Decimal("28004.67")  # (83000 + 114) / 3 + 300
    assert shares[1].once_high == Decimal("84500.00")  # 83000 + 300 + 1200
    open_ended = next(sheet for sheet in cost_sheets() if sheet.price.id == "F094")
    assert open_ended.shares[0].once_high is None


def test_prices_of_two_reporters_have_two_sheets() -> None:
    assert len({sheet.price.id for sheet in cost_sheets()}) == len(cost_sheets()) == 8
    assert [sheet.price.id for sheet in cost_sheets("truck")] == ["F097"]
    assert cost_sheets("boat") == ()


def test_shortage_is_a_ratio_of_one_class_at_one_time() -> None:
    found = {one.vehicle_class: one for one in shortages()}
    assert found["car"].low == found["car"].high == Decimal("1.84")
    assert (found["car"].there, found["car"].here) == (
        reported_facts.by_id()["F088"],
        reported_facts.by_id()["F070"],
    )
    assert found["truck"].low is None
    assert "no price in China reported of this class" in found["truck"].says


def test_yellow_shares() -> None:
    reported = reported_visits(reported_facts.load())
    assert {visit.source.partition(",")[0]: visit.n_yellow for visit in reported} == {"F030": 6, "F031": 100}
    assert all(yellow_share(visit).share is None for visit in reported)
    seen = yellow_share(Visit("2026-01", "Pyongyang", 5, 10, "made up"))
    assert seen.share == 0.5
    assert seen.low == pytest.approx(0.2366, abs=1e-4)
    assert wilson(0, 10)[0] == pytest.approx(0)
    assert wilson(10, 10)[1] == pytest.approx(1)


def test_statements_are_attributed_and_tagged_with_their_place() -> None:
    assert all(fact.attribution and fact.place for _, fact in statements())


def test_interpretations_stand_side_by_side() -> None:
    cut = next(entry for entry in timeline() if entry.event.id == "permit-cut-2025")
    assert cut.side == "concession"
    assert [who.partition(",")[0] for who, _ in cut.readings] == ["F079", "F080"]
    assert {entry.side for entry in timeline()} == {"crackdown", "concession"}


def counts(day: str, *numbers: float) -> list[FlowCount]:
    return [FlowCount(parse_period(day), number, 1.0, "made up") for number in numbers]


def test_too_few_counts_are_refused_with_the_figure() -> None:
    found = before_after(reported_counts())
    assert [one.event for one in found] == list(CANDIDATES)
    assert all(one.ratio is None and one.says.startswith("refused: ") for one in found)
    assert "0 before and 1 after, of 3" in found[1].says
    half = before_after([*counts("2024-12", 5, 5, 5), *counts("2025-03", 9)])
    assert half[1].says == "refused: 1 after, of 3 dated counts needed on either side"
    none = before_after([*counts("2024-12", 0, 0, 0), *counts("2025-03", 9, 9, 9)])
    assert "0 vehicles before and 27 after" in none[1].says


def test_a_ratio_with_its_interval_and_what_else_happened() -> None:
    found = before_after([*counts("2024-12", 10, 10, 10), *counts("2025-03", 20, 20, 20)])[1]
    half = 2.7764451 * math.sqrt(1 / 30 + 1 / 60)
    assert (found.n_before, found.n_after) == (3, 3)
    assert found.ratio == pytest.approx(2)
    assert found.low == pytest.approx(2 * math.exp(-half), rel=1e-5)
    assert found.high == pytest.approx(2 * math.exp(half), rel=1e-5)
    assert {"route-halt-2025-03", "permit-cut-2025"} <= set(found.also)
    assert "not an effect" in found.says


def test_nights_that_differ_widen_the_interval() -> None:
    even = before_after([*counts("2024-12", 10, 10, 10), *counts("2025-03", 20, 20, 20)])[1]
    uneven = before_after([*counts("2024-12", 1, 10, 19), *counts("2025-03", 2, 20, 38)])[1]
    assert even.high is not None
    assert uneven.high is not None
    assert uneven.ratio == pytest.approx(even.ratio)
    assert uneven.high > even.high


def test_counts_whose_days_are_open_or_span_the_date_are_on_no_side() -> None:
    loose = [FlowCount(Period(None, None), 5, 1, "x"), *counts("2025", 4), *counts("2025-01/2025-03", 4)]
    assert (before_after(loose)[1].n_before, before_after(loose)[1].n_after) == (0, 0)


def test_user_tables() -> None:
    visits = read_visits(
        [
            ("line 2", {"day": "2026-01", "place": "Pyongyang", "yellow": "5", "seen": "10", "source": "x"}),
            ("line 3", {"day": "2026-01", "yellow": "5"}),
            ("line 4", {"day": "2026-01", "yellow": "12", "seen": "10"}),
            ("line 5", {"day": "2026-01", "yellow": "many"}),
            ("line 6", {"day": "soon", "yellow": "1"}),
        ],
        "v.csv",
    )
    assert [(visit.n_yellow, visit.n_seen) for visit in visits.visits] == [(5, 10), (5, None)]
    assert [refusal.place for refusal in visits.refusals] == ["line 4", "line 5", "line 6"]
    nights = read_counts(
        [
            ("line 2", {"day": "2025-09-03", "count": "27", "source": "x"}),
            ("line 3", {"day": "2025-09-03", "count": "27", "nights": "2"}),
            ("line 4", {"day": "2025-09-03", "count": "dozens"}),
            ("line 5", {"day": "2025-09-03", "count": "-1"}),
            ("line 6", {"day": "soon", "count": "1"}),
        ],
        "n.csv",
    )
    assert [(one.count, one.n_nights) for one in nights.counts] == [(27, 1), (27, 2)]
    assert [refusal.place for refusal in nights.refusals] == ["line 4", "line 5", "line 6"]
    with pytest.raises(ValueError, match="0 nights"):
        count_from(parse_period("2025"), Decimal(1), Decimal(0), "")


def test_a_price_in_words_only_makes_no_sheet_and_no_day_no_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    words = fees.Fee("sale_price", "car", reported_facts.by_id()["F101"], "")
    undated = fees.Fee("purchase", "car", reported_facts.by_id()["F033"], "")
    real = fees.of_item
    monkeypatch.setattr(
        fees,
        "of_item",
        lambda item, kind="car": (
            (words,) if item == "sale_price" else (undated,) if item == "purchase" else real(item, kind)
        ),
    )
    assert cost_sheets() == ()
    car = next(one for one in shortages() if one.vehicle_class == "car")
    assert (car.low, car.says) == (None, "blank: no two prices at once reported of this class")

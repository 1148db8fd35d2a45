"""One report to statements: ranges, days, speakers, point and coverage; a bad cell costs as little as it can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.report_rows import Report, statements, value_of
from yellowplate.records import Basis, Link, Locator, Quantity, Refusal, Statement

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
ROW = {
    "place": "혜산",
    "what": "차량",
    "count": "30여 대",
    "date": "2025-09-13",
    "method": "육안",
    "said_by": "주민 → 기자",
}


def run(collected: Collected, **change: str) -> list[Statement | Refusal]:
    files, _ = collected({"a.csv": "x"})
    cells = {name: value for name, value in {**ROW, **change}.items() if value}
    sha256 = files["a.csv"].item.sha256
    report = Report(cells, lambda column: Locator(sha256, f"/1/{column}"), lambda column: f"row 1, {column}")
    return list(statements(report, files["a.csv"]))


def only(collected: Collected, **change: str) -> Statement:
    (found,) = run(collected, **change)
    assert isinstance(found, Statement)
    return found


def refusal(collected: Collected, **change: str) -> Refusal:
    found = [one for one in run(collected, **change) if isinstance(one, Refusal)]
    assert len(found) == 1
    assert found[0].is_partial
    return found[0]


def test_a_report(collected: Collected) -> None:
    found = only(collected)
    assert (found.subject.key, found.place, found.property) == ("place:Hyesan", "혜산", "vehicle_count")
    assert (found.value, found.raw, found.locator.field) == ("30", "30여 대", "/1/count")
    assert found.quantity == Quantity(Decimal(30), Decimal(30), "vehicles", is_approx=True)
    assert (str(found.happened_on), found.method) == ("2025-09-13", "by eye")
    assert found.said_by == (Link("기자", Basis.REPORTED), Link("주민", Basis.SAW))


@pytest.mark.parametrize(
    ("change", "quantity", "field"),
    [
        ({"count": "", "low": "20", "high": "40"}, Quantity(Decimal(20), Decimal(40), "vehicles"), "/1/low"),
        ({"count": "", "low": "100"}, Quantity(Decimal(100), None, "vehicles"), "/1/low"),
        ({"count": "", "high": "40"}, Quantity(None, Decimal(40), "vehicles"), "/1/high"),
        ({"count": "30", "low": "25", "high": "40"}, Quantity(Decimal(25), Decimal(40), "vehicles"), "/1/count"),
        ({"count": "30", "high": "40"}, Quantity(Decimal(30), Decimal(40), "vehicles"), "/1/count"),
        ({"count": "30", "low": "20"}, Quantity(Decimal(20), Decimal(30), "vehicles"), "/1/count"),
        ({"count": "수십 대"}, Quantity(None, None, "vehicles"), "/1/count"),
        ({"count": "0"}, Quantity(Decimal(0), Decimal(0), "vehicles"), "/1/count"),
        ({"what": "", "count": "几十辆"}, Quantity(None, None, "vehicles"), "/1/count"),
    ],
)
def test_counts_keep_their_range(collected: Collected, change: dict[str, str], quantity: Quantity, field: str) -> None:
    found = only(collected, **change)
    assert (found.quantity, found.locator.field) == (quantity, field)


def test_words_without_a_figure_say_so(collected: Collected) -> None:
    found = only(collected, count="dozens", note="in rows", visibility="fog", scene="S1")
    assert found.value == "dozens"
    assert found.note == "The source names no figure, so no bound is given. in rows Visibility: fog. Scene S1."


def test_values() -> None:
    assert value_of(None, Decimal(3), "x") == "..3"
    assert value_of(Decimal(3), None, "x") == "3.."
    assert value_of(Decimal(3), Decimal(5), "x") == "3..5"


@pytest.mark.parametrize(
    ("change", "days"),
    [
        ({"date": "2025-09-01", "date_to": "2025-09-03"}, "2025-09-01/2025-09-03"),
        ({"date": "", "date_to": "2025-09-03"}, "../2025-09-03"),
        ({"date": "주체114년 9월"}, "2025-09"),
    ],
)
def test_days(collected: Collected, change: dict[str, str], days: str) -> None:
    assert str(only(collected, **change).happened_on) == days


def test_no_day_no_speaker_no_method(collected: Collected) -> None:
    found = only(collected, date="", said_by="", method="", published="2025-11")
    assert (found.happened_on, found.said_by, found.method, found.published_at) == (None, (), "", None)
    dated = only(collected, published="2025-11-18", method="document", said_by="an office")
    assert dated.published_at is not None
    assert dated.said_by == (Link("an office", Basis.SAW),)


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"place": ""}, "place", "no place"),
        ({"count": ""}, "count", "no count"),
        ({"count": "lots and lots"}, "count", "not a count"),
        ({"count": "", "low": "x"}, "low", "not a count"),
        ({"count": "", "low": "9", "high": "5"}, "high", "the range goes from 9 to 5"),
        ({"what": "", "count": "30"}, "what", "not said"),
        ({"date": "9월 13일"}, "date", "with its year"),
        ({"date": "农历八月十五"}, "date", "lunar"),
        ({"date_to": "2025-09-01"}, "date_to", "end"),
        ({"published": "soon"}, "published", "not a day"),
    ],
)
def test_what_costs_the_report(collected: Collected, change: dict[str, str], column: str, reason: str) -> None:
    (bad,) = run(collected, **change)
    assert isinstance(bad, Refusal)
    assert reason in bad.reason
    assert bad.place == f"row 1, {column}"
    assert bad.remedy


def test_an_area_goes_before_a_place(collected: Collected) -> None:
    assert only(collected, area="Yard A").place == "Yard A"


def test_a_point_with_its_uncertainty(collected: Collected) -> None:
    count, point = run(collected, lat="41.402", lon="128.173", radius_km="0.2")
    assert isinstance(count, Statement)
    assert isinstance(point, Statement)
    assert (point.property, point.value, point.subject) == ("point", "41.402000,128.173000", count.subject)
    assert point.quantity == Quantity(Decimal("0.2"), Decimal("0.2"), "km around the point")


@pytest.mark.parametrize(
    ("change", "reason", "n_statements"),
    [
        ({"lat": "128.173", "lon": "41.402", "radius_km": "1"}, "look swapped", 1),
        ({"lat": "39.9", "lon": "116.4", "radius_km": "1"}, "km from Hyesan", 2),
        ({"lat": "41.402", "lon": "128.173"}, "without its uncertainty", 1),
        ({"lat": "41.402", "lon": "128.173", "radius_km": "near"}, "without its uncertainty", 1),
        ({"lat": "41.402", "lon": "128.173", "radius_km": "-1"}, "without its uncertainty", 1),
        ({"lat": "41.402"}, "not an angle", 1),
        ({"lat": "north", "lon": "128.173"}, "not an angle", 1),
        ({"coverage": "120"}, "not a share", 1),
        ({"coverage": "half"}, "not a share", 1),
    ],
)
def test_what_costs_a_cell_only(collected: Collected, change: dict[str, str], reason: str, n_statements: int) -> None:
    assert reason in refusal(collected, **change).reason
    assert sum(isinstance(one, Statement) for one in run(collected, **change)) == n_statements


def test_coverage_in_per_cent(collected: Collected) -> None:
    _, seen = run(collected, coverage="80 %")
    assert isinstance(seen, Statement)
    assert (seen.property, seen.quantity) == ("coverage", Quantity(Decimal(80), Decimal(80), "per cent"))

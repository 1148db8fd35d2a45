"""`yellowplate estimate revenue`: keys, the shipped scenario, faults and exit status."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.called import Command
from tests.estimate.made_up import one, scenario_text
from yellowplate.cli.estimate import revenue
from yellowplate.cli.estimate.revenue import prices_told, shipped_scenario
from yellowplate.records import Link, Locator, Period, Polarity, Quantity, Statement, Subject, SubjectKind, parse_period
from yellowplate.records.errors import RequestError
from yellowplate.records.speaker import Basis

KEYS = {
    "file",
    "title",
    "n_draws",
    "seed",
    "total",
    "year",
    "median_cny",
    "lower_cny",
    "upper_cny",
    "median_usd",
    "lower_usd",
    "upper_usd",
    "level",
    "method",
    "assumptions",
    "left_out",
    "estimates",
    "blanks",
    "density",
    "fan",
    "exceedance",
    "scenarios",
    "tornado",
    "sobol",
    "worth_of_knowing",
    "conversions",
    "held_against",
    "ceilings",
    "priors",
    "warnings",
    "told_by_case",
}
CAR = {
    "arrivals": ("vehicles per month", 100),
    "permit": ("CNY per vehicle", 25000),
    "permit_paid": ("share", 1),
    "private_share": ("share", 0.5),
}


def test_the_shipped_scenario_with_all_keys(command: Command) -> None:
    spoken = command("estimate", "revenue", "--draws", "512", "--seed", "3", "--json")
    assert spoken.status == 0
    [row] = spoken.rows
    assert set(row) >= KEYS
    assert row["lower_cny"] < row["median_cny"] < row["upper_cny"]
    assert "upper_yalu.toml" in spoken.err
    assert {blank["stream"] for blank in row["blanks"]} >= {"registration", "operating_permit"}
    assert {month["month"] for month in row["fan"]} >= {"2025-11", "2025-12"}
    assert all(prior["kind"] in ("reported", "elicited") for prior in row["priors"])
    assert set(row["warnings"][0]) == {"code", "figure", "text"}
    assert row == command("estimate", "revenue", "--draws", "512", "--seed", "3", "--json").rows[0]


def test_words_for_people(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text(scenario_text(CAR, last="2026-02"), "utf-8")
    spoken = command("estimate", "revenue", file, "--draws", "256")
    assert spoken.status == 0
    for words in ("Read first", "Blank, and asked", "registration", "Left out", "Method: Monte Carlo", "Dollars by"):
        assert words in spoken.out
    assert "What the case tells" not in spoken.out


def test_a_fault_is_named_and_the_rest_computed(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text(scenario_text(CAR, text=one("[class.car.plate]", "KPW per vehicle", 5)), "utf-8")
    spoken = command("estimate", "revenue", file, "--draws", "256", "--json")
    assert spoken.status == 3
    assert "line 35, class.car.plate.unit" in spoken.err
    assert "won are not yuan" in spoken.err
    assert spoken.rows[0]["median_cny"] == 30_000_000
    assert ["class.car.plate"] in [blank["lacks"] for blank in spoken.rows[0]["blanks"]]


@pytest.mark.parametrize(
    ("content", "status", "why"),
    [
        (b"title = ", 3, "broken syntax"),
        (b"\xff\xfe", 3, "not UTF-8"),
        (scenario_text(CAR, total="retained").encode(), 2, "country.central_share"),
    ],
)
def test_what_cannot_be_computed(command: Command, tmp_path: Path, content: bytes, status: int, why: str) -> None:
    file = tmp_path / "s.toml"
    file.write_bytes(content)
    spoken = command("estimate", "revenue", file, "--draws", "256")
    assert (spoken.status, why in spoken.err) == (status, True)


def test_a_number_of_draws_that_is_no_power_of_two(command: Command) -> None:
    spoken = command("estimate", "revenue", "--draws", "1000")
    assert (spoken.status, "power of two" in spoken.err) == (2, True)


def test_an_installation_without_the_scenario_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(revenue, "files", lambda _: tmp_path / "src" / "yellowplate")
    with pytest.raises(RequestError, match="missing from this installation"):
        shipped_scenario()
    folder = tmp_path / "src" / "yellowplate" / "examples" / "scenarios"
    folder.mkdir(parents=True)
    (folder / "upper_yalu.toml").write_text("", "utf-8")
    assert shipped_scenario() == folder / "upper_yalu.toml"


def told(**changes: object) -> Statement:
    stated: dict[str, object] = {
        "subject": Subject(SubjectKind.PRICE, "price:permit"),
        "property": "permit",
        "value": "25000",
        "raw": "25,000",
        "locator": Locator("0" * 64, "/1/low", 0, 6),
        "reader": "made_up/1",
        **changes,
    }
    return Statement(**stated)  # type: ignore[arg-type]  # keywords gathered for a test


def test_prices_of_a_case_are_shown_and_never_taken_in() -> None:
    period: Period = parse_period("2025-01")
    rows = prices_told(
        (
            told(
                quantity=Quantity(Decimal(25000), None, "CNY per vehicle"),
                happened_on=period,
                said_by=(Link("a trader", Basis.HEARD),),
            ),
            told(value="30000"),
            told(polarity=Polarity.DENIED),
            told(subject=Subject(SubjectKind.VEHICLE, "x")),
        )
    )
    assert [isinstance(row, dict) and (row["low"], row["high"], row["unit"], row["on"]) for row in rows] in (
        [("25000", None, "CNY per vehicle", "2025-01"), (None, None, "", "")],
        [(None, None, "", ""), ("25000", None, "CNY per vehicle", "2025-01")],
    )


def test_a_case_is_read_beside_the_scenario(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revenue, "statements_of", lambda _: (told(),))
    file = tmp_path / "s.toml"
    file.write_text(scenario_text(CAR), "utf-8")
    plain = command("estimate", "revenue", file, "--draws", "256", "--json").rows[0]
    beside = command("estimate", "revenue", file, "--draws", "256", "--case", tmp_path, "--json").rows[0]
    assert [row["about"] for row in beside["told_by_case"]] == ["price:permit"]
    assert {**beside, "told_by_case": []} == plain
    shown = command("estimate", "revenue", file, "--draws", "256", "--case", tmp_path)
    assert "What the case tells of prices and fees; not taken into the scenario" in shown.out

"""The worked cases, to the fen: our own copies, one TOML file a case, and the research files they were copied from."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yellowplate.cli._document import read_document
from yellowplate.law.claims import as_json, distribute, read_sales
from yellowplate.tables.claims_rules import claims_rules

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
SHARED = Path(__file__).resolve().parents[3] / "../shared/law"
FILES = {"priority_cases.yaml": 34, "unknown_cases.yaml": 9}
FEN = Decimal("0.005")


def _plain(value: Any) -> Any:
    """Turn the exact numbers of a document into the numbers of JSON."""
    return json.loads(json.dumps(value, default=float))


def _number(value: Any) -> Decimal:
    return Decimal(str(value))


def _same_payments(expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    given = {(one["claim"], one["tier"]): one for one in found}
    assert {(one["claim"], one["tier"]) for one in expected} == set(given)
    for one in expected:
        match = given[one["claim"], one["tier"]]
        assert abs(_number(one["amount"]) - _number(match["amount"])) < FEN, one["claim"]
        assert set(one.get("basis", ())) <= set(match["basis"]), one["claim"]
        assert match["why"]


def _same_surplus(expected: dict[str, Any], found: dict[str, Any]) -> None:
    assert (None if expected["to"] == "nobody" else expected["to"]) == found["to"]
    assert _number(expected["amount"]) == _number(found["amount"])


def _compare(case: dict[str, Any]) -> None:
    read = read_sales({"cases": [case]})
    assert not read.faults
    row: dict[str, Any] = as_json(distribute(read.sales[0]))
    expected = case["expected"]
    assert row["id"] == case["id"]
    assert row["status"] == expected.get("status", "determined")
    wanted = None if expected["auction_possible"] == "unknown" else expected["auction_possible"]
    assert row["auction_possible"] == wanted
    for key in ("net_proceeds", "shortfalls", "applied", "span", "surplus_span", "unknown_facts"):
        if key in expected:
            assert row[key] == _plain(expected[key]), key
    if "payments" in expected:
        _same_payments(expected["payments"], row["payments"])
        _same_surplus(expected["surplus"], row["surplus"])
    for one, other in zip(expected.get("runs", ()), row.get("runs", ()), strict=False):
        assert one["assume"] == other["assume"]
        assert one["auction_possible"] == other["auction_possible"]
        _same_payments(one["payments"], other["payments"])
        _same_surplus(one["surplus"], other["surplus"])
    assert len(expected.get("runs", ())) in {0, len(row.get("runs", ()))}
    if case["id"].startswith("U"):
        assert set(case.get("alternatives", ())) <= set(row.get("alternatives", ()))


def test_all_worked_cases_are_here() -> None:
    assert len(CASES) == sum(FILES.values())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_worked_case_comes_out_to_the_fen(path: Path) -> None:
    _compare(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_rule_a_case_names_has_its_article_and_address(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    row: Any = as_json(distribute(read_sales(case).sales[0]))
    named = {rule for step in row["steps"] for rule in step["rules"]}
    named |= {rule for run in [row, *row.get("runs", ())] for one in run["payments"] for rule in one["basis"]}
    for rule in named:
        assert claims_rules()[rule].article
        assert claims_rules()[rule].source_url.startswith("http")


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_the_research_files_come_out_to_the_fen(name: str) -> None:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"needs {name} in the folder of shared samples beside the checkout")
    cases = read_document(path, exact=True)["cases"]
    assert len(cases) == FILES[name]
    for case in cases:
        _compare(case)

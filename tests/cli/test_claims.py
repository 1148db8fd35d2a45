"""`yellowplate claims FILE`: keys, formats, exact amounts, faults and exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.called import Command
from yellowplate.cli._document import read_document

CASES = Path(__file__).resolve().parents[1] / "law" / "claims" / "cases"
KEYS = {"id", "status", "certainty", "auction_possible", "net_proceeds", "payments", "surplus", "shortfalls"}
CASE = """
as_of: 2024-09-01
gross_proceeds: 100.10
costs: {execution_fee: .05}
owner: {kind: natural_person, bankruptcy: false}
claims:
- {id: M, kind: mortgage, amounts: {principal: 1_000.07}, contract_date: 2024-01-01,
   publicity: {kind: vehicle_office, date: 2024-01-02T09:30:00}}
"""


def test_the_keys_of_the_contract(command: Command) -> None:
    spoken = command("claims", CASES / "p01.toml", "--json")
    assert spoken.status == 0
    [row] = spoken.rows
    assert set(row) >= KEYS
    assert row["payments"][0]["claim"] == "M"
    assert set(row["payments"][0]) == {"claim", "amount", "tier", "basis", "why"}


def test_the_keys_where_a_fact_is_unknown(command: Command) -> None:
    [row] = command("claims", CASES / "u05.toml", "--json").rows
    assert set(row) >= KEYS | {"unknown_facts", "span", "surplus_span", "runs"}
    assert row["runs"][0]["assume"] == {"transfers[0].buyer_knew": True}
    assert row["buyer_position"][0]["answer"] == "yes"


@pytest.mark.parametrize("name", ["p20", "p28", "u05", "u02", "u03", "p34"])
def test_words_for_people(command: Command, name: str) -> None:
    spoken = command("claims", CASES / f"{name}.toml")
    assert spoken.status == 0
    assert name.upper() in spoken.out


def test_a_circle_in_words(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "circle.yaml"
    tax = "- {id: T, kind: tax, amounts: {principal: 50}, arrears_date: 2024-06-01}\n"
    lien = "- {id: S, kind: lien, amounts: {principal: 80}, possession_from: 2024-07-01}\n"
    file.write_text(CASE + tax + lien, encoding="utf-8")
    spoken = command("claims", file)
    assert "the law gives no order" in spoken.out
    assert "before later security" in spoken.out


def test_amounts_of_yaml_stay_exact(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "loan 7.yaml"
    file.write_text(CASE, encoding="utf-8")
    [row] = command("claims", file, "--json").rows
    assert (row["id"], row["net_proceeds"]) == ("loan 7", 100.05)
    assert row["shortfalls"] == {"M": 900.02}


@pytest.mark.parametrize("number", [".inf", "12:30.5"])
def test_what_yaml_calls_a_number_and_is_none(command: Command, tmp_path: Path, number: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE.replace("100.10", number), encoding="utf-8")
    spoken = command("claims", file, "--json")
    assert spoken.status == 3
    assert "gross_proceeds" in spoken.err


def test_floats_stay_floats_for_the_other_commands(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("price: 1.5\nplace: NO\n", encoding="utf-8")
    assert read_document(file) == {"price": 1.5, "place": "NO"}
    assert isinstance(read_document(file)["price"], float)


def test_a_fault_leaves_the_other_cases(command: Command, tmp_path: Path) -> None:
    inputs: dict[str, Any] = {"as_of": "2024-09-01", "gross_proceeds": 100, "owner": {"kind": "natural_person"}}
    good = {"id": "GOOD", "inputs": {**inputs, "claims": []}}
    bad = {"id": "BAD", "inputs": {**inputs, "gross_proceeds": -1, "claims": []}}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [bad, good]}), encoding="utf-8")
    spoken = command("claims", file, "--json")
    assert spoken.status == 3
    assert [row["id"] for row in spoken.rows] == ["GOOD"]
    assert "BAD: gross_proceeds: is -1, below zero. Remedy: " in spoken.err


BAD_YAML = """cases:
- id: BAD
  inputs: {as_of: 2024-02-30, gross_proceeds: 5, owner: {kind: natural_person}, claims: []}
- id: GOOD
  inputs: {as_of: 2024-02-20, gross_proceeds: 5, owner: {kind: natural_person}, claims: []}
"""
BAD_TOML = """[[cases]]
id = "BAD"
inputs = { as_of = 2024-02-30, gross_proceeds = 5, owner = { kind = "natural_person" }, claims = [] }
[[cases]]
id = "GOOD"
inputs = { as_of = 2024-02-20, gross_proceeds = 5, owner = { kind = "natural_person" }, claims = [] }
"""


@pytest.mark.parametrize(("ending", "text"), [("yaml", BAD_YAML), ("toml", BAD_TOML)])
def test_a_day_that_does_not_exist_stops_its_own_case_only(
    command: Command, tmp_path: Path, ending: str, text: str
) -> None:
    file = tmp_path / f"cases.{ending}"
    file.write_text(text, encoding="utf-8")
    spoken = command("claims", file, "--json")
    assert spoken.status == 3
    assert [row["id"] for row in spoken.rows] == ["GOOD"]
    assert "BAD: as_of: is 2024-02-30, a day that does not exist. Remedy: " in spoken.err


@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 5000, '{"a": 2024-02-30}'])
def test_a_document_nothing_can_read_is_refused(command: Command, tmp_path: Path, text: str) -> None:
    file = tmp_path / "cases.json"
    file.write_text(text, encoding="utf-8")
    spoken = command("claims", file, "--json")
    assert spoken.status in (2, 3)
    assert "broken syntax" in spoken.err

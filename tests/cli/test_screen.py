"""`yellowplate screen FILE` over many transactions: one line a finding with the transaction's id; faults aside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.called import Command

ONE: dict[str, Any] = {"on": "2026-01-31", "destination_country": "kp", "vehicle_class": "passenger_car"}
TWO: dict[str, Any] = {"on": "2026-01-31", "destination_country": "kz", "party_countries": ["cn", "kz"]}


def _write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def _forms(folder: Path) -> list[Path]:
    """Write the same two transactions in every form."""
    rows = [{"id": "A", **ONE}, {"id": "B", **TWO}]
    header = "id,on,destination_country,vehicle_class,party_countries\n"
    cells = "A,2026-01-31,kp,passenger_car,\n\nB,2026-01-31,kz,,cn; kz\n"
    toml = "".join(
        "[[transactions]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in row.items()) for row in rows
    )
    return [
        _write(folder, "many.jsonl", "\n\n".join(json.dumps(row) for row in rows)),
        _write(folder, "many.json", json.dumps(rows)),
        _write(folder, "list.json", json.dumps({"transactions": rows})),
        _write(folder, "many", json.dumps(rows)),
        _write(folder, "many.toml", toml),
        _write(folder, "many.yaml", json.dumps({"transactions": rows})),
        _write(folder, "many.csv", header + cells),
    ]


def test_every_form_gives_the_findings_of_each_transaction(command: Command, tmp_path: Path) -> None:
    single = {
        key: command("screen", _write(tmp_path, f"{key}.json", json.dumps(one)), "--json").rows
        for key, one in (("A", ONE), ("B", TWO))
    }
    expected = [{"transaction": key, **row} for key in ("A", "B") for row in single[key]]
    for file in _forms(tmp_path):
        assert command("screen", file, "--json").rows == expected, file.name


def test_one_line_a_transaction_for_people(command: Command, tmp_path: Path) -> None:
    told = command("screen", _forms(tmp_path)[0]).out.splitlines()
    assert [line.split()[0] for line in told] == ["A", "B"]
    assert "if carried out: " in told[0]
    assert "un-2397-7" in told[0]


def test_only_what_is_raised_and_indicators(command: Command, tmp_path: Path) -> None:
    file = _forms(tmp_path)[0]
    every = command("screen", file, "--json").rows
    raised = command("screen", file, "--json", "--raised").rows
    assert raised == [row for row in every if row["raised_by"]]
    assert 0 < len(raised) < len(every)
    with_signs = command("screen", file, "--json", "--raised", "--indicators").rows
    assert {row["transaction"] for row in with_signs if "weight" in row} == {"A", "B"}
    alone = _write(tmp_path, "one.json", json.dumps(ONE))
    assert all(row["raised_by"] for row in command("screen", alone, "--json", "--raised").rows)


def test_a_day_for_those_that_name_none(command: Command, tmp_path: Path) -> None:
    file = _write(
        tmp_path, "a.jsonl", '{"destination_country": "kp"}\n{"destination_country": "kp", "on": "2017-01-01"}'
    )
    assert command("screen", file, "--json").status == 3
    rows = command("screen", file, "--json", "--on", "2026-01-31").rows
    assert {(row["transaction"], row["on"]) for row in rows} == {("1", "2026-01-31"), ("2", "2017-01-01")}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.jsonl", '{"id": "X"\n', "line 1 (1): broken syntax"),
        ("a.jsonl", "5\n", "line 1 (1): it is not a table of facts"),
        ("a.jsonl", '{"id": "X", "destnation": "kp", "on": "2026-01-31"}\n', "line 1 (X): destnation: no rule knows"),
        ("a.jsonl", '{"id": "GOOD", "destination_country": "kp"}\n', "line 1 (GOOD): the day of the event is missing"),
        ("a.jsonl", '{"id": "X", "price_cny": -5, "on": "2026-01-31"}\n', "line 1 (X): price_cny: expected a number"),
        ("a.csv", "on,destination_country\n2026-02-30,kp\n", "line 2 (1): on: expected a day"),
        ("a.csv", "on,destination_country\n2026-01-31\n", "line 2 (1): 1 cells where the header has 2"),
        ("a.csv", "on,color\n2026-01-31,red\n", "line 2 (1): color: no rule knows this fact"),
    ],
)
def test_a_transaction_with_a_fault_is_named_and_the_others_are_screened(
    command: Command, tmp_path: Path, name: str, text: str, says: str
) -> None:
    good = {"a.jsonl": json.dumps({"id": "GOOD2", **ONE}), "a.csv": "2026-01-31,kp"}[name]
    if "color" in text:
        good = "2026-01-31,"
    spoken = command("screen", _write(tmp_path, name, text + good), "--json")
    assert spoken.status == 3
    assert says in spoken.err
    assert len({row["transaction"] for row in spoken.rows}) == 1


def test_an_id_stands_once(command: Command, tmp_path: Path) -> None:
    line = json.dumps({"id": "A", **ONE}) + "\n"
    spoken = command("screen", _write(tmp_path, "a.jsonl", line * 2), "--json")
    assert "line 2 (A): the id A stands twice" in spoken.err
    assert {row["transaction"] for row in spoken.rows} == {"A"}


@pytest.mark.parametrize(
    ("name", "content", "status", "says"),
    [
        ("a.json", b"[1,", 3, "broken syntax"),
        ("a.toml", b"transactions = 5", 3, "transactions is not a list"),
        ("a.csv", b"on,on\n", 3, "columns twice: on"),
        ("a.csv", b"on\n\xff\n", 3, "UTF-8"),
    ],
)
def test_a_file_nothing_can_read(
    command: Command, tmp_path: Path, name: str, content: bytes, status: int, says: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    spoken = command("screen", file)
    assert spoken.status == status
    assert says in spoken.err


def test_progress_over_many(command: Command, tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": n, **ONE}) for n in range(230))
    spoken = command("screen", _write(tmp_path, "a.jsonl", rows), "--json", "--raised")
    assert spoken.status == 0
    assert len({row["transaction"] for row in spoken.rows}) == 230
    assert "screen" in spoken.err

"""Tables: readable by a spreadsheet, and harmless there."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.factories import a_dossier, posts_of_a_case, statements_of_a_case, told
from yellowplate.export.exporter import Audience, Dossier
from yellowplate.export.formats.csv import EXPORTER, neutral
from yellowplate.records import Refusal, RefusalStage
from yellowplate.resolve import resolve, sightings


def tables(dossier: Dossier, folder: Path, audience: Audience = Audience.OWN) -> dict[str, list[dict[str, str]]]:
    found = {}
    for path in EXPORTER.write(dossier, folder, audience):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        text = content.decode("utf-8-sig")
        assert text.endswith("\r\n")
        found[path.name] = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    return found


def the_case() -> Dossier:
    statements = statements_of_a_case()
    return a_dossier(resolve(statements, [], posts_of_a_case()), sightings=sightings(statements))


def test_every_statement_is_a_row(tmp_path: Path) -> None:
    found = tables(the_case(), tmp_path)
    assert sorted(row["id"] for row in found["statements.csv"]) == sorted(one.id for one in statements_of_a_case())
    price = next(row for row in found["statements.csv"] if row["value"] == "68000")
    assert price["says"] == "the price is said to be 68,000 CNY"
    assert (price["t_start_s"], price["box"], price["published"][:10]) == ("2.000", "40 660 400 700", "2026-02-23")


def test_the_other_tables(tmp_path: Path) -> None:
    found = tables(the_case(), tmp_path)
    offered = found["vehicles.csv"][1]
    assert (offered["vin"], offered["vin_probability"]) == ("LVGXX000100000041", "0.930000")
    assert offered["price"] == "68,000 CNY | 65,000 CNY"
    assert offered["stages_evidenced"] == "encumbered | defaulted | offered"
    assert {row["answer"] for row in found["findings.csv"]} == {"UNKNOWN"}
    assert found["sightings.csv"][0]["low"] == "100"
    assert found["sightings.csv"][0]["high"] == ""
    assert found["refusals.csv"][0]["reason"] == "the file ends before its index"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_a_spreadsheet_would_run_is_neutralised_aloud(start: str, tmp_path: Path) -> None:
    evil = f"{start}HYPERLINK(1)"
    refusal = Refusal("a", evil, RefusalStage.READ, remedy="none")
    found = tables(a_dossier((), refusals=(refusal,)), tmp_path)
    (row,) = found["refusals.csv"]
    assert row["reason"] == f"'{evil}"
    assert row["neutralised"] == "reason"
    assert neutral(evil) == f"'{evil}"


def test_commas_quotes_and_lines_survive(tmp_path: Path) -> None:
    words = 'one, "two"\nthree'
    found = tables(a_dossier(resolve([told("offer", "yes", raw=words)], [], ()), statements=(), posts=()), tmp_path)
    assert found["statements.csv"][0]["raw"] == words
    assert found["statements.csv"][0]["neutralised"] == ""

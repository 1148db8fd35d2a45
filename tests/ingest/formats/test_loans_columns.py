"""A table with headings of its own beside a file that says what they are; the VIN is made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yellowplate.ingest.format import Claimed, SourceFile
from yellowplate.ingest.formats.loans_columns import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Refusal, Statement
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
VIN = "LVGBM51K5PG123456"
"""Made up; the form of a VIN and nothing more."""
TABLE = f"Fahrgestell;Bank AG;Rest\n{VIN};Example Bank;68000\n{VIN[:-1]};Example Bank;1\n"
MAPPING = '[columns]\nvin = "Fahrgestell"\nlender = "Bank AG"\namount = "Rest"\n'


def test_the_mapping_reads_the_table(collected: Collected) -> None:
    made, folder = collected({"loans.csv": TABLE, "loans.columns.toml": MAPPING})
    assert FORMAT.recognises(made["loans.columns.toml"])
    assert not FORMAT.recognises(made["loans.csv"])
    claimed, stated, refused = FORMAT.read(made["loans.columns.toml"], folder)
    assert claimed == Claimed(made["loans.csv"])
    assert isinstance(stated, Statement)
    assert (stated.property, stated.said_by[0].speaker) == ("claim", "Example Bank")
    assert stated.locator.item == made["loans.csv"].item.sha256
    assert stated.quantity is not None
    assert stated.quantity.low == 68000
    assert isinstance(refused, Refusal)
    assert refused.place == "line 3, column fahrgestell"


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        ("[columns\n", "not TOML"),
        ("vin = 'a'\n", "no table"),
        ("[columns]\ncolour = 'Farbe'\n", "colour = 'Farbe' is no column"),
        ("[columns]\nvin = 3\n", "vin = 3 is no column"),
        ("[columns]\nvin = ' '\n", "is no column with a heading"),
        ("[columns]\nvin = 'Nummer'\n", "names a column 'Nummer' for vin"),
        ("[columns]\nvin = 'Fahrgestell'\n", "columns missing: lender"),
    ],
)
def test_mappings_that_cannot_be_used(collected: Collected, mapping: str, reason: str) -> None:
    made, folder = collected({"loans.csv": TABLE, "loans.columns.toml": mapping})
    with pytest.raises(UnreadableInput, match=reason) as raised:
        list(FORMAT.read(made["loans.columns.toml"], folder))
    assert raised.value.remedy


def test_a_mapping_without_its_table(collected: Collected) -> None:
    made, folder = collected({"other.csv": TABLE, "loans.columns.toml": MAPPING})
    with pytest.raises(UnreadableInput, match=r"no table loans\.csv stands beside it"):
        list(FORMAT.read(made["loans.columns.toml"], folder))

"""That a document is an official record is said by a file typed by hand, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.official_records import FACTS, FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.law import FACT_KINDS
from yellowplate.law.screening import value_of
from yellowplate.records import Refusal, Statement
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
VIN = "LVGBM51K5PG123456"
RECORD = """[record]
kind = "customs_record"
authority = "Example Customs"
document = "scan.txt"
obtained = "from the exporter's file, 2025-03-01"
"""


def _entry(fact: str, value: str, *, vin: str = VIN, words: str = "some words") -> str:
    return f'[[states]]\nvin = "{vin}"\nfact = "{fact}"\nvalue = {value}\nwords = "{words}"\n'


def run(collected: Collected, text: str) -> tuple[list[Statement], list[Refusal], dict[str, SourceFile]]:
    made, folder = collected({"scan.record.toml": text, "scan.txt": "a scan"})
    assert FORMAT.recognises(made["scan.record.toml"])
    assert not FORMAT.recognises(made["scan.txt"])
    out = list(FORMAT.read(made["scan.record.toml"], folder))
    return [one for one in out if isinstance(one, Statement)], [one for one in out if isinstance(one, Refusal)], made


def test_a_record_and_what_was_copied_from_it(collected: Collected) -> None:
    (record, copied), refused, made = run(collected, RECORD + _entry("export_cleared_on", "2024-03-01", words="放行"))
    assert not refused
    assert (record.subject.key, record.property, record.value, record.said_by) == (
        "authority:Example Customs",
        "official_record",
        made["scan.txt"].item.sha256,
        (),
    )
    assert record.note == "customs_record; obtained from the exporter's file, 2025-03-01"
    assert (copied.subject.key, copied.property, copied.value, copied.raw) == (
        f"vin:{VIN}",
        "fact_export_cleared_on",
        "2024-03-01",
        "放行",
    )
    assert copied.said_by[0].speaker == "Example Customs"


VALUES = {
    "hs_code": '"8703.23"',
    "export_cleared_on": '"2024/3/1"',
    "first_registration_date": "2024-03-01",
    "deregistration_date": "2024-03-01",
    "total_value_cny": "120000.50",
}


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_the_law_knows_each_fact_and_reads_its_value(collected: Collected, fact: str) -> None:
    shape = FACTS[fact]
    assert (shape if isinstance(shape, str) else "choice") == str(FACT_KINDS[fact].shape)
    values = [f'"{word}"' for word in shape] if isinstance(shape, tuple) else [VALUES.get(fact, '"KP"')]
    for value in ["true", "false"] if shape == "yes_no" else values:
        (_, copied), refused, _ = run(collected, RECORD + _entry(fact, value))
        assert not refused
        assert value_of(fact, copied.value) is not None


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (_entry("carried_out", '"yes"'), "true or false is asked for"),
        (_entry("export_cleared_on", '"2024-03"'), "a whole day is asked for"),
        (_entry("export_cleared_on", "5"), "WrongLength"),
        (_entry("total_value_cny", "-5"), "a number is asked for"),
        (_entry("total_value_cny", '""'), "a number is asked for"),
        (_entry("seal_status", '"perhaps"'), "one of none, sealed is asked for"),
        (_entry("hs_code", '"87"'), "a customs code"),
        (_entry("destination_country", '"North Korea"'), "a two-letter country code"),
        (_entry("colour", '"red"'), "none a record can state"),
        (_entry("carried_out", "true", words=" "), "its words are missing"),
        (_entry("carried_out", "true", vin="LVG"), "Wrong"),
        ('[[states]]\nvin = "x"\n', "KeyError"),
        ("states = [5]\n", "TypeError"),
    ],
)
def test_a_bad_entry_is_refused_and_the_record_stands(collected: Collected, entry: str, reason: str) -> None:
    text = entry + RECORD if entry.startswith("states") else RECORD + entry
    stated, (refused,), _ = run(collected, text)
    assert [one.property for one in stated] == ["official_record"]
    assert reason in refused.reason or reason == "WrongLength"
    assert (refused.place, refused.is_partial) == ("[[states]] 1", True)
    assert refused.remedy


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[record", "not TOML"),
        ("x = 1", "no table"),
        (RECORD.replace("customs_record", "post"), "kind is missing, or 'post'"),
        (RECORD.replace('authority = "Example Customs"\n', ""), "authority is missing"),
        (RECORD.replace('"Example Customs"', "5"), "authority is missing, or 5"),
        (RECORD.replace("scan.txt", "other.pdf"), "no document other.pdf stands beside it"),
    ],
)
def test_a_file_that_says_too_little(collected: Collected, text: str, says: str) -> None:
    with pytest.raises(UnreadableInput, match=says.replace("[", r"\[")):
        run(collected, text)


def test_nothing_out_of_an_archive_makes_a_record(collected: Collected) -> None:
    made, folder = collected({"scan.record.toml": RECORD, "scan.txt": "a scan"})
    file = made["scan.record.toml"]
    inside = replace(file, item=replace(file.item, parent="ab" * 32))
    with pytest.raises(UnreadableInput, match="out of an archive"):
        list(FORMAT.read(inside, folder))

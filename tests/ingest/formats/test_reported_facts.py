"""Reported facts: ranges, subjects, speakers, and rows that are refused by line and column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.reported_facts import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Basis, Link, Quantity, Refusal, Statement, Subject, SubjectKind
from yellowplate.records.errors import WrongSchema

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
COLUMNS = [
    "id",
    "topic",
    "quantity",
    "low",
    "high",
    "unit",
    "currency",
    "place",
    "lat",
    "lon",
    "observed_from",
    "observed_to",
    "published",
    "method",
    "attribution",
    "source_title",
    "source_url",
    "note",
]
ROW = {
    "id": "F1",
    "topic": "vehicle_count",
    "quantity": "vehicles in the yard",
    "low": "100",
    "high": "",
    "unit": "vehicles",
    "place": "Hyesan",
    "observed_from": "2025-09",
    "observed_to": "2025-09",
    "published": "2025-11-18",
    "method": "telephoto",
    "attribution": "a team to Example Letter",
    "source_title": "A yard",
    "source_url": "https://example.org/1",
    "note": "Counted by eye.",
}
SHARED = Path(__file__).resolve().parents[3] / "../shared/facts/reported.csv"


def table(*rows: Mapping[str, str]) -> str:
    return "\n".join([",".join(COLUMNS), *(",".join(row.get(name, "") for name in COLUMNS) for row in rows)]) + "\n"


def run(collected: Collected, *changes: Mapping[str, str]) -> list[Statement | Refusal]:
    made, folder = collected({"facts.csv": table(*({**ROW, **change} for change in changes))})
    assert FORMAT.recognises(made["facts.csv"])
    return [one for one in FORMAT.read(made["facts.csv"], folder) if isinstance(one, Statement | Refusal)]


def only(collected: Collected, **change: str) -> Statement:
    (found,) = run(collected, change)
    assert isinstance(found, Statement)
    return found


def test_a_count_at_a_place(collected: Collected) -> None:
    found = only(collected)
    assert found.subject == Subject(SubjectKind.PLACE, "place:Hyesan")
    assert (found.property, found.value, found.raw, found.place) == ("vehicle_count", "100..", "100", "Hyesan")
    assert found.quantity == Quantity(Decimal(100), None, "vehicles")
    assert (found.locator.field, found.locator.start, found.locator.end) == ("/1/low", 0, 3)
    assert str(found.happened_on) == "2025-09"
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2025-11-18T00:00:00+00:00"
    assert found.said_by == (Link("Example Letter", Basis.REPORTED), Link("a team", Basis.SAW))
    assert found.note == "vehicles in the yard: Counted by eye. Source: A yard, https://example.org/1."


@pytest.mark.parametrize(
    ("change", "value", "field", "raw"),
    [
        ({"low": "5", "high": "7"}, "5..7", "/1/low", "5"),
        ({"low": "5", "high": "5"}, "5", "/1/low", "5"),
        ({"low": "", "high": "7"}, "..7", "/1/high", "7"),
        ({"low": "", "high": ""}, "vehicles in the yard", "/1/note", "Counted by eye."),
        ({"low": "", "high": "", "note": ""}, "vehicles in the yard", "/1/quantity", "vehicles in the yard"),
        ({"low": "0", "high": "0"}, "0", "/1/low", "0"),
    ],
)
def test_ranges_keep_their_open_ends(
    collected: Collected, change: dict[str, str], value: str, field: str, raw: str
) -> None:
    found = only(collected, **change)
    assert (found.value, found.locator.field, found.raw) == (value, field, raw)


@pytest.mark.parametrize(
    ("change", "subject", "name"),
    [
        ({"topic": "crossing", "unit": "crossings"}, Subject(SubjectKind.PLACE, "place:Hyesan"), "crossing_count"),
        ({"topic": "crossing", "unit": "km"}, Subject(SubjectKind.PLACE, "place:Hyesan"), "crossing"),
        ({"unit": "vehicles per site"}, Subject(SubjectKind.PLACE, "place:Hyesan"), "vehicles_per_site"),
        ({"place": ""}, Subject(SubjectKind.FLOW, "flow:vehicle_count"), "vehicle_count"),
        ({"topic": "price_cn", "unit": "CNY per vehicle"}, Subject(SubjectKind.PRICE, "price:price_cn"), "price_cn"),
        ({"topic": "flow"}, Subject(SubjectKind.FLOW, "flow:flow"), "flow"),
        ({"topic": "policy_nk", "unit": ""}, Subject(SubjectKind.POLICY, "policy:policy_nk"), "policy_nk"),
    ],
)
def test_subjects_by_topic(collected: Collected, change: dict[str, str], subject: Subject, name: str) -> None:
    found = only(collected, **change)
    assert (found.subject, found.property) == (subject, name)


def test_a_point_is_its_coordinates(collected: Collected) -> None:
    found = only(collected, topic="gazetteer", low="", unit="", lat="41.4", lon="128.2")
    assert (found.property, found.value, found.quantity) == ("point", "41.4,128.2", None)


def test_money_without_a_unit_is_in_its_currency(collected: Collected) -> None:
    found = only(collected, topic="fee", unit="", currency="CNY")
    assert found.quantity == Quantity(Decimal(100), None, "CNY")


def test_what_is_not_told_is_left_out(collected: Collected) -> None:
    empty = dict.fromkeys(("observed_from", "observed_to", "attribution", "source_title", "source_url", "note"), "")
    found = only(collected, published="2025-11", **empty)
    assert (found.happened_on, found.published_at, found.said_by) == (None, None, ())
    assert found.note == "vehicles in the yard Published 2025-11."


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"low": "some"}, "low"),
        ({"high": "9x"}, "high"),
        ({"low": "9", "high": "5"}, "high"),
        ({"observed_from": "2025-13"}, "observed_to"),
        ({"observed_from": "2025-13", "observed_to": ""}, "observed_from"),
        ({"observed_to": "2024"}, "observed_to"),
        ({"published": "2025-02-30"}, "published"),
        ({"published": "last week"}, "published"),
        ({"topic": "weather"}, "topic"),
        ({"currency": "yuan"}, "currency"),
    ],
)
def test_a_bad_row_names_line_and_column_and_the_rest_goes_on(
    collected: Collected, change: dict[str, str], column: str
) -> None:
    bad, good = run(collected, change, {})
    assert isinstance(bad, Refusal)
    assert isinstance(good, Statement)
    assert bad.place == f"line 2, column {column}"
    assert bad.is_partial
    assert good.locator.field == "/2/low"


def test_a_short_row_is_refused(collected: Collected) -> None:
    made, folder = collected({"facts.csv": table(ROW) + "only,two\n"})
    good, bad = FORMAT.read(made["facts.csv"], folder)
    assert isinstance(good, Statement)
    assert isinstance(bad, Refusal)


def test_gb18030_with_semicolons(collected: Collected) -> None:
    text = table({**ROW, "place": "丹东口岸", "note": "据当地司机介绍，车辆多为抵押车。"}).replace(",", ";")
    made, folder = collected({"facts.csv": text.encode("gb18030")})
    assert FORMAT.recognises(made["facts.csv"])
    (found,) = FORMAT.read(made["facts.csv"], folder)
    assert isinstance(found, Statement)
    assert found.place == "丹东口岸"


def test_other_tables_are_not_recognised(collected: Collected) -> None:
    made, folder = collected({"a.csv": "topic,low\n1,2\n", "b.json": "{}"})
    assert not any(FORMAT.recognises(file) for file in made.values())
    with pytest.raises(WrongSchema, match="columns missing: attribution"):
        list(FORMAT.read(made["a.csv"], folder))


@pytest.mark.shared
def test_every_row_of_the_shared_table_is_a_statement(collected: Collected) -> None:
    if not SHARED.is_file():
        pytest.skip("the folder of shared samples is not beside the checkout")
    made, folder = collected({"reported.csv": SHARED.read_bytes()})
    found = list(FORMAT.read(made["reported.csv"], folder))
    assert all(isinstance(one, Statement) for one in found)
    assert len(found) > 300

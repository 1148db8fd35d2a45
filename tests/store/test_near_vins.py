"""Search for VINs that the question may be a misreading of: found, and called near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from yellowplate.numbers.vin_near import distance
from yellowplate.store import Case
from yellowplate.store.near_vins import is_part

if TYPE_CHECKING:
    from tests.store.conftest import Records

# Made-up numbers; the last two are near to each other and far from the first.
VINS = ("LVGBH42K9HG123456", "LVVDB21B4MD115843", "LVVDB21B4M0115843")


@pytest.fixture
def filled(case: Case, records: Records) -> Case:
    for word, vin in zip(("one", "two", "three"), VINS, strict=True):
        sha = records.sha(word)
        case.ledger.append_item(sha, stage="ingest", version="ingest/1", items=[records.item(word)])
        told = [records.statement(word, "vin", vin), records.statement(word, "contact", "wechat:VVDB21B4M8")]
        case.ledger.append_item(sha, stage="read", version="read/1", statements=told)
    return case


def near(case: Case, query: str) -> dict[str, float]:
    return {hit.text: hit.near_nats for hit in case.search.search(query) if hit.near_nats is not None}


@pytest.mark.parametrize(
    ("query", "expected", "why"),
    [
        (VINS[1], {VINS[2]}, "D for 0; the very VIN is no near one"),
        ("lvvdb2184md115843", {VINS[1], VINS[2]}, "8 for B, and D for 0 on top"),
        ("LVGBH42K9HG123451", set(), "6 is hardly taken for 1"),
        ("VVDB21B4MD1", {VINS[2]}, "a part; where it really stands it is found as a part"),
        ("LVVDB2", set(), "a part that stands there, with no letter of it in doubt enough"),
        ("VVDB2", set(), "too short a part"),
        ("VVDBBB", set(), "no digit: a word"),
        ("VVDO21B4MD1", set(), "O is in no VIN"),
        (VINS[1] + "8", set(), "longer than a VIN"),
    ],
)
def test_what_is_near(filled: Case, query: str, expected: set[str], why: str) -> None:
    assert set(near(filled, query)) == expected, why


def test_a_near_hit_says_how_near_and_comes_behind_the_very_one(filled: Case) -> None:
    hits = filled.search.search(VINS[1])
    assert [hit.text for hit in hits] == [VINS[1], VINS[2]]
    assert [hit.near_nats for hit in hits] == [None, distance(VINS[1], VINS[2])]
    assert hits[0].score > hits[1].score > 2


def test_what_was_superseded_is_not_near(filled: Case, records: Records) -> None:
    filled.search.search(VINS[1])
    sha = records.sha("three")
    filled.ledger.append_item(
        sha, stage="read", version="read/2", statements=[records.statement("three", "year", "2021")]
    )
    assert near(filled, VINS[1]) == {}


@pytest.mark.parametrize(("part", "may_be"), [("115843", True), ("11584", False), ("ABCDEF", False), ("1158O3", False)])
def test_what_may_be_a_part(part: str, *, may_be: bool) -> None:
    assert is_part(part) is may_be

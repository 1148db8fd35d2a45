"""The work list: done with the results or not at all; a worker that dies twice on an item is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.errors import BrokenRecord, CaseError
from yellowplate.store import Case

if TYPE_CHECKING:
    from tests.store.conftest import Records

STAGE, VERSION = "read", "read/1"


@pytest.fixture
def shas(records: Records) -> list[str]:
    return sorted(records.sha(word) for word in "abcd")


def test_what_is_done_is_not_to_do(case: Case, records: Records, shas: list[str]) -> None:
    assert case.work.todo(STAGE, VERSION, reversed(shas)) == shas
    case.work.begin(STAGE, VERSION, shas[:2])
    assert case.work.done(records.sha("a"), stage=STAGE, version=VERSION, records=[records.reading("a", "one")])
    assert not case.work.done(records.sha("a"), stage=STAGE, version=VERSION, records=[records.reading("a", "one")])
    case.ledger.append_item(records.sha("b"), stage=STAGE, version=VERSION)
    left = [sha for sha in shas if sha not in (records.sha("a"), records.sha("b"))]
    assert sorted(case.work.todo(STAGE, VERSION, shas)) == left
    assert case.work.todo(STAGE, "read/2", shas) == shas
    assert case.work.todo("extract", VERSION, shas) == shas
    assert case.work.todo(STAGE, VERSION, []) == []
    assert [one.text for one in case.ledger.readings()] == ["one"]


def test_items_under_way_when_the_program_died_come_last(case: Case, shas: list[str]) -> None:
    case.work.begin(STAGE, VERSION, [shas[0], shas[1]])
    case.work.begin(STAGE, VERSION, [shas[0], shas[2]])
    assert case.work.todo(STAGE, VERSION, shas) == [shas[3], shas[1], shas[2], shas[0]]
    assert case.work.tries(shas[0], stage=STAGE, version=VERSION) == (2, 0)
    assert case.work.tries(shas[3], stage=STAGE, version=VERSION) == (0, 0)
    assert list(case.ledger.refusals()) == []


def test_a_worker_that_dies_twice_on_an_item_makes_a_refusal(case: Case, shas: list[str]) -> None:
    for _ in range(2):
        case.work.begin(STAGE, VERSION, shas[:1])
        assert shas[0] in case.work.todo(STAGE, VERSION, shas)
        refusal = case.work.stopped(
            shas[0], stage=RefusalStage.READ, version=VERSION, file="a.mp4", why="more than 600 s"
        )
    assert refusal is not None
    assert refusal.reason == "stopped the reader 2 times: more than 600 s"
    assert refusal.remedy
    assert list(case.ledger.refusals()) == [refusal]
    assert case.work.todo(STAGE, VERSION, shas) == shas[1:]
    assert case.work.tries(shas[0], stage=STAGE, version=VERSION) == (2, 2)


def test_an_item_never_begun_may_stop_too_and_one_try_may_be_all(case: Case, shas: list[str]) -> None:
    refusal = case.work.stopped(shas[0], stage=RefusalStage.READ, version=VERSION, file="a.mp4", max_tries=1)
    assert refusal is not None
    assert refusal.reason == "stopped the reader 1 times"
    assert case.work.stopped(shas[1], stage=RefusalStage.READ, version=VERSION, file="b.mp4") is None
    assert case.work.todo(STAGE, VERSION, shas) == shas[1:]


def test_a_failure_with_its_reason_is_done(case: Case, records: Records, shas: list[str]) -> None:
    refusal = Refusal("a.mp4", "the end is missing", RefusalStage.READ, item=records.sha("a"), is_partial=True)
    half = records.reading("a", "the beginning")
    assert case.work.failed(refusal, version=VERSION, records=[half])
    assert list(case.ledger.refusals()) == [refusal]
    assert list(case.ledger.readings()) == [half]
    assert records.sha("a") not in case.work.todo(STAGE, VERSION, shas)
    with pytest.raises(BrokenRecord):
        case.work.done(records.sha("a"), stage=STAGE, version=VERSION)
    with pytest.raises(CaseError, match="only an archived item"):
        case.work.failed(Refusal("b.mp4", "gone", RefusalStage.READ), version=VERSION)


def test_long_lists_are_asked_in_parts(case: Case) -> None:
    many = [f"{n:064x}" for n in range(1100)]
    case.work.begin(STAGE, VERSION, many)
    case.work.begin(STAGE, VERSION, many[:3])
    assert case.work.todo(STAGE, VERSION, many) == [*many[3:], *many[:3]]


def test_a_case_opened_for_reading_does_no_work(case: Case, shas: list[str]) -> None:
    with Case.open(case.directory, read_only=True) as reader:
        assert reader.work.todo(STAGE, VERSION, shas) == shas
        with pytest.raises(CaseError, match="for reading only"):
            reader.work.begin(STAGE, VERSION, shas)
        with pytest.raises(CaseError, match="for reading only"):
            reader.work.done(shas[0], stage=STAGE, version=VERSION)
        with pytest.raises(CaseError, match="for reading only"):
            reader.work.stopped(shas[0], stage=RefusalStage.READ, version=VERSION, file="a")

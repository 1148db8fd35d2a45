"""The ledger only grows, takes the same thing twice as once, and looks the same whatever the order of writing."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from yellowplate.records import (
    Box,
    Item,
    Judgement,
    Locator,
    MediaKind,
    Post,
    PostKind,
    Refusal,
    RefusalStage,
    Verdict,
)
from yellowplate.records.errors import BrokenRecord, CaseError
from yellowplate.store import Case
from yellowplate.store.ledger import Ledger
from yellowplate.store.rows import place_of
from yellowplate.store.schema import FROZEN, METADATA
from yellowplate.store.sqlite import begin_write, freeze_table, open_memory

if TYPE_CHECKING:
    from tests.store.conftest import Records

JUDGED_AT = datetime(2026, 1, 2, tzinfo=UTC)


def fill(ledger: Ledger, records: Records, words: list[str], version: str = "read/1") -> None:
    for word in words:
        sha = records.sha(word)
        ledger.append_item(sha, stage="ingest", version="ingest/1", items=[records.item(word)])
        readings = [records.reading(word, f"{word} {n}", at=n) for n in range(3)]
        ledger.append_item(sha, stage="read", version=version, readings=readings)


def test_what_is_written_is_read_back_in_canonical_order(case: Case, records: Records) -> None:
    words = ["c", "a", "b"]
    post = Post(Locator(records.sha("b"), field="/0"), PostKind.VIDEO, platform="douyin")
    statement = records.statement("b", "price", "68000")
    refusal = Refusal("b.txt", "half of it", RefusalStage.INGEST, item=records.sha("b"), is_partial=True)
    for word in words:
        case.ledger.append_item(
            records.sha(word),
            stage="ingest",
            version="ingest/1",
            items=[records.item(word)],
            posts=[post] if word == "b" else [],
            statements=[statement] if word == "b" else [],
            refusals=[refusal] if word == "b" else [],
            readings=[records.reading(word, "later", at=10), records.reading(word, "first", at=9)],
        )
    order = sorted(words, key=records.sha)
    assert [item.sha256 for item in case.ledger.items()] == [records.sha(word) for word in order]
    assert [(one.locator.item, one.text) for one in case.ledger.readings()] == [
        (records.sha(word), said) for word in order for said in ("first", "later")
    ]
    assert list(case.ledger.posts()) == [post]
    assert list(case.ledger.statements()) == [statement]
    assert list(case.ledger.refusals()) == [refusal]
    assert [one.text for one in case.ledger.readings(item=records.sha("a"))] == ["first", "later"]
    assert list(case.ledger.posts(item=records.sha("a"))) == []
    assert case.ledger.item(records.sha("a")) == records.item("a")
    assert case.ledger.item(records.sha("z")) is None
    assert case.ledger.record(statement.id) == statement
    assert case.ledger.record(post.id) == post
    assert case.ledger.record("st_none") is None
    assert case.ledger.counts() == {
        "items": 3,
        "posts": 1,
        "readings": 6,
        "statements": 1,
        "judgements": 0,
        "refusals": 1,
    }


def test_the_same_again_is_nothing_and_other_results_are_refused(case: Case, records: Records) -> None:
    sha, readings = records.sha("a"), [records.reading("a", "one"), records.reading("a", "two", at=1)]
    assert case.ledger.append_item(sha, stage="read", version="read/1", readings=readings)
    assert not case.ledger.append_item(sha, stage="read", version="read/1", readings=reversed(readings * 2))
    with pytest.raises(BrokenRecord, match="other results"):
        case.ledger.append_item(sha, stage="read", version="read/1", readings=readings[:1])
    assert list(case.ledger.readings()) == readings


def test_a_revision_is_shown_instead_and_the_old_edition_stays(case: Case, records: Records) -> None:
    sha = records.sha("a")
    post = Post(Locator(sha), PostKind.VIDEO, missing_media=("a.mp4",))
    found = replace(post, missing_media=(), media=(records.sha("b"),))
    assert case.ledger.append_item(sha, stage="ingest", version="ingest/1", posts=[post], revise=True)
    assert case.ledger.append_item(sha, stage="ingest", version="ingest/1", posts=[found], revise=True)
    assert not case.ledger.append_item(sha, stage="ingest", version="ingest/1", posts=[found], revise=True)
    assert list(case.ledger.posts()) == list(case.ledger.posts("ingest/1")) == [found]
    with begin_write(case._engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM posts")) == 2
    assert list(case.verify()) == []


@pytest.mark.parametrize("stage_of_second", ["read", "other"])
def test_one_id_for_two_records_is_refused_and_nothing_is_written(
    case: Case, records: Records, stage_of_second: str
) -> None:
    reading = records.reading("a", "one")
    other = replace(reading, n_seen=2)
    assert reading.id == other.id
    with pytest.raises(BrokenRecord, match="two different records"):
        case.ledger.append_item(records.sha("a"), stage="read", version="read/1", readings=[reading, other])
    case.ledger.append_item(records.sha("a"), stage="read", version="read/1", readings=[reading])
    with pytest.raises(BrokenRecord, match="has this id already"):
        case.ledger.append_item(records.sha("b"), stage=stage_of_second, version="read/1", readings=[other])
    case.ledger.append_item(records.sha("b"), stage="read", version="read/1", readings=[reading])
    assert list(case.ledger.readings()) == [reading]
    assert case.work.todo("read", "read/1", [records.sha("b")]) == []


def test_what_json_cannot_hold_is_refused(case: Case, records: Records) -> None:
    statement = replace(records.statement("a", "price", "1"), note=object())  # type: ignore[arg-type]
    with pytest.raises(BrokenRecord, match="statements: no plain form"):
        case.ledger.append_item(records.sha("a"), stage="read", version="read/1", statements=[statement])


def test_a_new_version_is_shown_and_the_old_one_stays(case: Case, records: Records) -> None:
    for word in ("a", "b"):
        old = [records.reading(word, "old")]
        case.ledger.append_item(records.sha(word), stage="read", version="read/9", readings=old)
    case.ledger.append_item(
        records.sha("a"), stage="read", version="read/10", readings=[records.reading("a", "new", at=1)]
    )
    assert sorted(one.text for one in case.ledger.readings()) == ["new", "old"]
    assert [one.text for one in case.ledger.readings("read/10")] == ["new"]
    assert [one.text for one in case.ledger.readings("read/9")] == ["old", "old"]
    assert len(list(case.ledger.readings("read/9", "read/10"))) == 3
    assert case.ledger.versions("read") == ["read/10", "read/9"]
    assert case.ledger.versions("extract") == []
    assert len({case.digest(), case.digest("read/9"), case.digest("read/10")}) == 3


def test_a_new_version_that_finds_nothing_hides_the_old_finds(case: Case, records: Records) -> None:
    sha = records.sha("a")
    case.ledger.append_item(sha, stage="read", version="read/1", readings=[records.reading("a", "wrong")])
    case.ledger.append_item(sha, stage="read", version="read/2")
    assert list(case.ledger.readings()) == []


def test_going_back_to_an_old_version_shows_it_again(case: Case, records: Records) -> None:
    sha = records.sha("a")

    def read(version: str) -> str:
        if case.work.todo("read", version, [sha]):
            case.work.done(sha, stage="read", version=version, records=[records.reading("a", version)])
        return next(case.ledger.readings()).text

    assert [read(version) for version in ("one", "two", "one", "one", "two")] == ["one", "two", "one", "one", "two"]
    digest = case.digest()
    assert not case.ledger.append_item(sha, stage="read", version="one", readings=[records.reading("a", "one")])
    assert next(case.ledger.readings()).text == "one"
    assert case.digest() != digest
    with Case.open(case.directory, read_only=True) as reader:
        assert reader.work.todo("read", "two", [sha]) == []
        assert next(reader.ledger.readings()).text == "one"
    assert [problem for problem in case.verify() if problem.part != "media"] == []


def test_judgements_stand_beside_in_order_of_time(case: Case) -> None:
    later = Judgement(Verdict.ACCEPT, ("st_1",), "R. Example", JUDGED_AT.replace(day=3))
    first = Judgement(Verdict.REJECT, ("st_2",), "R. Example", JUDGED_AT, why="misread")
    assert case.ledger.append_judgement(later)
    assert case.ledger.append_judgement(first)
    assert not case.ledger.append_judgement(first)
    assert list(case.ledger.judgements()) == [first, later]


def test_a_refused_file_is_listed_until_it_is_archived(case: Case, records: Records) -> None:
    denied = Refusal("a.txt", "permission denied", RefusalStage.INGEST)
    other = Refusal("z.txt", "permission denied", RefusalStage.INGEST)
    read = Refusal("b.txt", "broken", RefusalStage.READ, item=records.sha("b"))
    for refusal in (other, denied, denied):
        case.ledger.append_refusal(refusal, version="ingest/1")
    case.ledger.append_item(records.sha("b"), stage="read", version="read/1", refusals=[read])
    assert list(case.ledger.refusals()) == [denied, other, read]
    assert list(case.ledger.refusals(stage=RefusalStage.READ)) == [read]
    assert list(case.ledger.refusals("ingest/1")) == [denied, other]
    case.ledger.append_item(records.sha("a"), stage="ingest", version="ingest/1", items=[records.item("a")])
    assert list(case.ledger.refusals()) == [other, read]
    with pytest.raises(BrokenRecord, match="written with that item"):
        case.ledger.append_refusal(read, version="read/1")


@pytest.mark.parametrize("table", FROZEN)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_triggers_refuse_every_edit(case: Case, records: Records, table: str, change: str) -> None:
    sha = records.sha("a")
    case.ledger.append_item(
        sha,
        stage="ingest",
        version="ingest/1",
        items=[records.item("a")],
        posts=[Post(Locator(sha), PostKind.TEXT)],
        readings=[records.reading("a", "one")],
        statements=[records.statement("a", "price", "1")],
        refusals=[Refusal("a.txt", "half", RefusalStage.INGEST, item=sha)],
    )
    case.ledger.append_judgement(Judgement(Verdict.ACCEPT, ("st_1",), "R. Example", JUDGED_AT))
    before = case.digest()
    with pytest.raises(IntegrityError, match="append-only"), begin_write(case._engine) as connection:
        connection.execute(text(change.format(table)))
    assert case.digest() == before


def test_together_is_all_or_nothing(case: Case, records: Records) -> None:
    with case.ledger.together():
        fill(case.ledger, records, ["a", "b"])
        assert list(case.ledger.items()) == []
    assert len(list(case.ledger.items())) == 2

    def fill_and_fail() -> None:
        with case.ledger.together():
            fill(case.ledger, records, ["c"])
            case.ledger.append_item(records.sha("a"), stage="ingest", version="ingest/1")

    with pytest.raises(BrokenRecord, match="other results"):
        fill_and_fail()
    assert len(list(case.ledger.items())) == 2
    fill(case.ledger, records, ["c"])
    assert len(list(case.ledger.items())) == 3


def test_file_names_that_are_not_utf8_come_back_whole(case: Case, records: Records) -> None:
    name = b"\xff\xfe\x00clip.mp4".decode("utf-8", "surrogateescape")
    item = records.item("a", origin=name)
    refusal = Refusal(name, "broken\x00", RefusalStage.READ)
    case.ledger.append_item(item.sha256, stage="ingest", version="ingest/1", items=[item])
    case.ledger.append_refusal(refusal, version="read/1")
    assert list(case.ledger.items()) == [item]
    assert list(case.verify())[1:] == []  # the first: its bytes are not in the archive
    assert list(case.ledger.refusals()) == []  # a file of that name is archived
    assert len(case.digest()) == 64


def test_the_dump_is_json_lines(case: Case, records: Records) -> None:
    fill(case.ledger, records, ["a"])
    lines = [json.loads(line) for line in case.ledger.dump()]
    assert lines[0] == {"pass": ["ingest", "ingest/1", records.sha("a")]}
    assert [line.get("table") for line in lines[2:]] == ["items", "readings", "readings", "readings"]


def test_a_case_opened_for_reading_takes_nothing(case: Case, records: Records) -> None:
    with Case.open(case.directory, read_only=True) as reader:
        with pytest.raises(CaseError, match="for reading only"):
            fill(reader.ledger, records, ["a"])
        assert list(reader.ledger.items()) == []


WORDS = ["a", "b", "c", "d", "e", "f", "g"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.permutations(WORDS), seed=st.integers(0, 2**16))
def test_the_digest_does_not_depend_on_the_order_of_writing(records: Records, order: list[str], seed: int) -> None:
    digests = set()
    for words in (WORDS, order):
        engine = open_memory()
        with begin_write(engine) as connection:
            METADATA.create_all(connection)
            for table in FROZEN:
                freeze_table(connection, table)
        ledger = Ledger(engine)
        fill(ledger, records, words)
        again = [*words]
        random.Random(seed).shuffle(again)
        fill(ledger, records, again[:3])
        ledger.append_refusal(Refusal("x", "gone", RefusalStage.INGEST), version="ingest/1")
        digests.add(ledger.digest())
        engine.dispose()
    assert len(digests) == 1


times = st.none() | st.floats(-100, 10**5).map(lambda time_s: round(time_s, 3))
boxes = st.none() | st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.integers(-50, 9000),
    st.integers(-50, 9000),
    st.integers(1, 500),
    st.integers(1, 500),
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "/0", "/0/x", "/1", "/车"]), times, st.none() | st.integers(0, 10**6), boxes),
        min_size=2,
        max_size=8,
    )
)
def test_places_sort_as_locators_do(
    parts: list[tuple[str, float | None, int | None, Box | None]],
) -> None:
    locators = [
        Locator("0" * 64, field, start, start, time_s, time_s, box=box)
        for field, time_s, start, box in parts
        if time_s is None or time_s >= 0
    ]
    by_place = sorted(locators, key=place_of)
    assert [one.sort_key for one in by_place] == sorted(one.sort_key for one in locators)


def test_streams_do_not_hold_the_whole_case(case: Case, records: Records) -> None:
    with case.ledger.together():
        for n in range(1200):
            case.ledger.append_item(
                f"{n:064x}",
                stage="ingest",
                version="ingest/1",
                items=[Item(f"{n:064x}", n, "text/plain", MediaKind.TEXT, f"{n}.txt")],
            )
    stream = case.ledger.items()
    assert next(stream).n_bytes == 0
    case.ledger.append_item("f" * 64, stage="read", version="read/1")  # a writer is not held up by an open stream
    assert sum(1 for _ in stream) == 1199

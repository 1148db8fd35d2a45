"""Whoever goes round the triggers is found out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from yellowplate.records import Judgement, Verdict
from yellowplate.store import Case
from yellowplate.store.problem import ProblemKind
from yellowplate.store.schema import FROZEN
from yellowplate.store.soundness import check_ledger
from yellowplate.store.sqlite import begin_write, freeze_table

if TYPE_CHECKING:
    from tests.store.conftest import Records


@pytest.fixture
def filled(case: Case, records: Records) -> Case:
    for word in "abc":
        sha = records.sha(word)
        statements = [records.statement(word, "price", str(n), at=n) for n in range(3)]
        case.ledger.append_item(sha, stage="ingest", version="ingest/1", items=[records.item(word)])
        case.ledger.append_item(sha, stage="extract", version="extract/1", statements=statements)
    case.ledger.append_item(records.sha("a"), stage="read", version="read/1")
    judged_at = case.log._clock()
    case.ledger.append_judgement(Judgement(Verdict.REJECT, ("st_1",), "R. Example", judged_at, why="misread"))
    return case


def _tamper(case: Case, *changes: str) -> None:
    with begin_write(case._engine) as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        for table in FROZEN:
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER {table}_no_{verb}"))
        for change in changes:
            connection.execute(text(change.replace(":", "\\:")))
        for table in FROZEN:
            freeze_table(connection, table)


def test_a_sound_ledger_has_no_problems(filled: Case) -> None:
    assert list(check_ledger(filled._engine)) == []


@pytest.mark.parametrize(
    ("change", "n_problems", "words"),
    [
        ('UPDATE statements SET body = replace(body, \'"value":"1"\', \'"value":"9"\')', 6, "does not fit its content"),
        ("UPDATE statements SET body = '{}' WHERE place LIKE '%1'", 6, "missing"),
        ("UPDATE statements SET body = 'garbled' WHERE place LIKE '%1'", 6, "Expecting value"),
        ("UPDATE statements SET place = 'x' WHERE place LIKE '%1'", 6, "does not fit"),
        ("DELETE FROM statements WHERE place LIKE '%2'", 3, "rows were changed, added or taken away"),
        ("UPDATE judgements SET body = replace(body, 'misread', 'forged')", 2, "rows were changed"),
        (
            "INSERT INTO items SELECT p.id, i.id, item, place, body FROM items i, passes p WHERE stage='read' LIMIT 1",
            1,
            "rows were changed",
        ),
        ("UPDATE passes SET sha256 = 'x' WHERE stage = 'read'", 1, "rows were changed"),
    ],
)
def test_rows_changed_behind_the_triggers_are_found(filled: Case, change: str, n_problems: int, words: str) -> None:
    before = filled.digest() if "garbled" not in change and "{}" not in change else ""
    _tamper(filled, change)
    found = list(check_ledger(filled._engine))
    assert len(found) == n_problems
    assert any(words in problem.reason for problem in found), found
    assert {problem.kind for problem in found} == {ProblemKind.CHANGED}
    if before and "passes" not in change:
        assert (filled.digest() != before) == ("INSERT" not in change)


def test_rows_of_no_pass_are_found(filled: Case) -> None:
    with filled._engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("INSERT INTO items SELECT 999, id, item, place, body FROM items LIMIT 1")
        raw.execute("PRAGMA foreign_keys = ON")
    (problem,) = check_ledger(filled._engine)
    assert (problem.place, problem.kind) == ("pass 999", ProblemKind.FOREIGN)


def test_passes_taken_away_whole_are_found(filled: Case) -> None:
    with begin_write(filled._engine) as connection:
        numbers = list(connection.scalars(text("SELECT id FROM passes WHERE stage = 'extract' ORDER BY id")))
    _tamper(
        filled,
        *(f"DELETE FROM {table} WHERE pass = {numbers[0]}" for table in ("statements", "choices")),
        f"DELETE FROM passes WHERE id = {numbers[0]}",
    )
    (problem,) = check_ledger(filled._engine)
    assert (problem.place, problem.kind) == (f"pass {numbers[0]} to {numbers[0]}", ProblemKind.MISSING)


def test_choices_taken_away_or_turned_are_found(filled: Case) -> None:
    _tamper(filled, "DELETE FROM choices WHERE stage = 'read'", "UPDATE choices SET stage = 'x' WHERE stage = 'judge'")
    gone, turned_away, turned = sorted(check_ledger(filled._engine), key=lambda problem: problem.place, reverse=True)
    assert [gone.kind, turned_away.kind, turned.kind] == [
        ProblemKind.MISSING,
        ProblemKind.MISSING,
        ProblemKind.CHANGED,
    ]
    assert str(turned).startswith("ledger, choice ")


def test_a_missing_trigger_is_found(filled: Case) -> None:
    with begin_write(filled._engine) as connection:
        connection.execute(text("DROP TRIGGER statements_no_update"))
    (problem,) = check_ledger(filled._engine)
    assert (problem.place, problem.kind) == ("trigger statements_no_update", ProblemKind.MISSING)


def test_a_damaged_file_is_found(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yellowplate.store.soundness.quick_check", lambda _: ["row 3 missing from index"])
    (problem,) = check_ledger(filled._engine)
    assert problem.reason == "the database is damaged: row 3 missing from index"

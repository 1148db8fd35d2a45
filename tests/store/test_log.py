"""The log is a chain: every change, gap and torn end is found."""

from __future__ import annotations

import json
import logging
import resource
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from yellowplate.records.errors import BrokenRecord, CaseError
from yellowplate.store.log import NOTHING, AuditLog
from yellowplate.store.problem import ProblemKind

Clock = Callable[[], datetime]


@pytest.fixture
def path(tmp_path: Path, clock: Clock) -> Path:
    log = AuditLog(tmp_path / "audit.log", clock)
    for n in range(5):
        log.append("step", {"n": n, "word": "车"})
    return tmp_path / "audit.log"


def test_records_are_chained(path: Path, clock: Clock) -> None:
    log = AuditLog(path, clock)
    records = list(log.records())
    assert [record["seq"] for record in records] == [1, 2, 3, 4, 5]
    assert set(records[0]) == {"seq", "at", "event", "details", "previous", "sha256"}
    assert records[0]["at"] == "2026-01-02T03:04:05+00:00"
    assert records[0]["details"] == {"n": 0, "word": "车"}
    hashes = [record["sha256"] for record in records]
    assert [record["previous"] for record in records] == [NOTHING, *hashes[:-1]]
    assert log.head() == hashes[-1]
    assert list(log.verify(head=str(hashes[2]))) == []


def test_an_empty_log_is_sound(tmp_path: Path, clock: Clock) -> None:
    log = AuditLog(tmp_path / "audit.log", clock)
    assert (log.head(), list(log.verify()), list(log.records())) == (NOTHING, [], [])
    assert log.append("begun") == log.head()


def test_a_reopened_log_goes_on(path: Path, clock: Clock) -> None:
    AuditLog(path, clock).append("more")
    log = AuditLog(path, clock, read_only=True)
    assert list(log.verify()) == []
    assert len(list(log.records())) == 6
    with pytest.raises(CaseError, match="for reading only"):
        log.append("no")


def _edit(path: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (
            lambda lines: [*lines[:2], lines[2].replace(b'"n":2', b'"n":9'), *lines[3:]],
            [("line 3", ProblemKind.CHANGED)],
        ),
        (lambda lines: [*lines[:-1], lines[-1].replace(b"step", b"stop")], [("line 5", ProblemKind.CHANGED)]),
        (lambda lines: [lines[0].replace(b":", b": ", 1), *lines[1:]], [("line 1", ProblemKind.CHANGED)]),
        (lambda lines: [*lines[:2], *lines[3:]], [("line 3", ProblemKind.MISSING)]),
        (lambda lines: lines[1:], [("line 1", ProblemKind.MISSING)]),
        (
            lambda lines: [*lines[:2], lines[3], lines[2], lines[4]],
            [(f"line {n}", ProblemKind.MISSING) for n in (3, 4, 5)],
        ),
        (lambda lines: [*lines[:2], lines[1], *lines[2:]], [("line 3", ProblemKind.MISSING)]),
        (lambda lines: [*lines[:2], lines[2][:20] + b"\n", *lines[3:]], [("line 3", ProblemKind.CHANGED)]),
        (
            lambda lines: [*lines[:2], b"[]\n", *lines[2:]],
            [("line 3", ProblemKind.CHANGED), ("line 4", ProblemKind.MISSING)],
        ),
        (lambda lines: [*lines[:4], lines[4][:-5]], [("line 5", ProblemKind.TORN)]),
    ],
)
def test_tampering_is_found(
    path: Path, clock: Clock, change: Callable[[list[bytes]], list[bytes]], kinds: list[tuple[str, ProblemKind]]
) -> None:
    _edit(path, change)
    found = AuditLog(path, clock, read_only=True).verify()
    assert [(problem.place, problem.kind) for problem in found] == kinds


def test_a_log_cut_off_whole_is_found_by_its_head(path: Path, clock: Clock) -> None:
    head = AuditLog(path, clock).head()
    _edit(path, lambda lines: lines[:3])
    log = AuditLog(path, clock)
    assert list(log.verify()) == []
    (problem,) = log.verify(head=head)
    assert (problem.place, problem.kind) == ("end", ProblemKind.MISSING)


def test_a_torn_end_is_mended_aloud(path: Path, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    whole = path.read_bytes()
    torn = whole.splitlines(keepends=True)[-1][:-30]
    path.write_bytes(whole[: whole.rindex(b"\n", 0, -1) + 1] + torn)
    with caplog.at_level(logging.WARNING):
        log = AuditLog(path, clock)
    assert "torn" in caplog.text
    assert list(log.verify()) == []
    last = list(log.records())[-1]
    assert (last["event"], last["seq"]) == ("log mended", 5)
    assert last["details"] == {"n_bytes": len(torn), "sha256": last["details"]["sha256"], "kept": False}  # type: ignore[index,call-overload]


def test_a_whole_record_without_its_line_feed_is_kept(path: Path, clock: Clock) -> None:
    path.write_bytes(path.read_bytes()[:-1])
    log = AuditLog(path, clock)
    assert [record["event"] for record in log.records()] == ["step"] * 5 + ["log mended"]
    assert list(log.verify()) == []


def test_a_log_that_is_only_torn_begins_anew(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "audit.log").write_bytes(b'{"at"')
    log = AuditLog(tmp_path / "audit.log", clock)
    assert [record["seq"] for record in log.records()] == [1]
    assert list(log.verify()) == []


def test_after_a_forged_line_the_chain_goes_on_from_the_last_sound_one(path: Path, clock: Clock) -> None:
    _edit(path, lambda lines: [*lines[:-1], b"forged\n"])
    log = AuditLog(path, clock)
    log.append("more")
    assert [problem.place for problem in log.verify()] == ["line 5", "line 6"]
    with pytest.raises(BrokenRecord, match="line 5"):
        list(log.records())


def test_a_full_disk_is_told_and_leaves_no_half_line(path: Path, clock: Clock) -> None:
    log = AuditLog(path, clock)
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 20, hard))
    try:
        with pytest.raises(CaseError, match="cannot be written"):
            log.append("too much")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before
    log.append("goes on")
    assert list(log.verify()) == []


def test_a_log_that_cannot_be_read_or_mended_is_told(
    tmp_path: Path, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CaseError, match="cannot be read"):
        AuditLog(tmp_path / "folder", clock)
    path.write_bytes(path.read_bytes() + b"torn")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.truncate", refuse)
    with pytest.raises(CaseError, match="cannot be mended"):
        AuditLog(path, clock)


def test_a_line_is_canonical_json(path: Path) -> None:
    line = path.read_text(encoding="utf-8").splitlines()[0]
    assert line == json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

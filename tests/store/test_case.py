"""A case is opened by one writer and many readers, and refuses what it cannot be."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from yellowplate.records.errors import CaseError
from yellowplate.store import Case
from yellowplate.store import case as case_module
from yellowplate.store import lock as lock_module
from yellowplate.store.lock import WriterLock

if TYPE_CHECKING:
    from tests.store.conftest import Records


def test_a_new_case_has_its_parts_and_opens_again(tmp_path: Path, records: Records) -> None:
    directory = tmp_path / "deep" / "case"
    with Case.open(directory, create=True, name='River "Yalu" 鸭绿\x07') as case:
        assert case.name == 'River "Yalu" 鸭绿\x07'
        case.ledger.append_item(records.sha("a"), stage="read", version="read/1")
        digest = case.digest()
        case.close()
    for create in (True, False):
        with Case.open(directory, create=create) as case:
            assert case.name == 'River "Yalu" 鸭绿'
            assert case.digest() == digest
            assert list(case.verify()) == []
    with Case.open(tmp_path / "plain", create=True) as case:
        assert case.name == "plain"


def _drop_mark(directory: Path) -> None:
    (directory / "case.toml").unlink()


def _newer(directory: Path) -> None:
    (directory / "case.toml").write_text('schema = 99\nname = "x"\n')


def _garbled(directory: Path) -> None:
    (directory / "case.toml").write_text("schema = \n")


def _without_name(directory: Path) -> None:
    (directory / "case.toml").write_text("schema = 1\n")


def _wrong_types(directory: Path) -> None:
    (directory / "case.toml").write_text('schema = "1"\nname = "x"\n')


def _no_database(directory: Path) -> None:
    (directory / "case.db").unlink()


def _gone(directory: Path) -> None:
    shutil.rmtree(directory)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_drop_mark, "not a case"),
        (_newer, r"newer version \(schema 99.*Update yellowplate"),
        (_garbled, "cannot be understood"),
        (_without_name, "cannot be understood"),
        (_wrong_types, "must be a number"),
        (_no_database, "lost its case.db"),
        (_gone, "not a case"),
    ],
)
def test_what_is_no_case_is_refused_with_a_remedy(tmp_path: Path, spoil: object, words: str) -> None:
    Case.open(tmp_path / "case", create=True).close()
    assert callable(spoil)
    spoil(tmp_path / "case")
    for read_only in (False, True):
        with pytest.raises(CaseError, match=words):
            Case.open(tmp_path / "case", read_only=read_only)


def test_a_case_is_never_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"x")
    with pytest.raises(CaseError, match=r"not empty \(it holds 'clip\.mp4'\)"):
        Case.open(tmp_path, create=True)
    with pytest.raises(CaseError, match="not a directory"):
        Case.open(tmp_path / "clip.mp4", create=True)
    with pytest.raises(CaseError, match="cannot be opened"):
        Case.open(tmp_path / "clip.mp4" / "case", create=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.mp4"]


def test_a_half_made_case_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(case_module, "_write_mark", stop)
    with pytest.raises(KeyboardInterrupt):
        Case.open(tmp_path / "case", create=True)
    monkeypatch.undo()
    with pytest.raises(CaseError, match="not a case"):
        Case.open(tmp_path / "case")
    with Case.open(tmp_path / "case", create=True) as case:
        assert list(case.verify()) == []


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    Case.open(tmp_path / "case", create=True).close()
    (tmp_path / "case" / "case.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(CaseError, match="not a database"), Case.open(tmp_path / "case") as case:
        case.digest()
    (tmp_path / "case" / "case.db").write_bytes(b"")
    with pytest.raises(CaseError, match="lacks a table"), Case.open(tmp_path / "case") as case:
        case.digest()


def test_a_second_writer_is_told_who_holds_the_case(tmp_path: Path, records: Records) -> None:
    directory = tmp_path / "case"
    code = (
        "import sys; from pathlib import Path; from yellowplate.store import Case\n"
        "case = Case.open(Path(sys.argv[1]), create=True); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(directory)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        for create in (False, True):
            with pytest.raises(CaseError, match=rf"process {holder.pid} on .* is writing to this case"):
                Case.open(directory, create=create)
        with Case.open(directory, read_only=True) as reader:
            assert list(reader.ledger.items()) == []
        holder.send_signal(signal.SIGKILL)
    with Case.open(directory) as case:
        assert case.ledger.append_item(records.sha("a"), stage="read", version="read/1")


def test_two_writers_in_one_process_are_kept_apart(case: Case) -> None:
    with pytest.raises(CaseError, match=f"process {os.getpid()}"):
        Case.open(case.directory)
    case.close()
    Case.open(case.directory).close()


def test_a_forked_worker_does_not_keep_the_case_locked(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "lock")
    lock_module._forget_in_child()  # what a forked child runs first
    again = WriterLock(tmp_path / "lock")
    again.release()
    again.release()
    lock.release()


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(CaseError, match="cannot be opened for writing"):
        WriterLock(tmp_path / "lock")

    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(CaseError, match="cannot be locked"):
        WriterLock(tmp_path / "other")


def test_a_reader_sees_what_a_writer_has_finished(case: Case, records: Records) -> None:
    with Case.open(case.directory, read_only=True) as reader:
        assert list(reader.ledger.items()) == []
        case.ledger.append_item(records.sha("a"), stage="ingest", version="ingest/1", items=[records.item("a")])
        assert [item.origin for item in reader.ledger.items()] == ["a.txt"]
        assert reader.digest() == case.digest()


def test_a_case_on_a_disk_that_cannot_be_written_is_read(
    tmp_path: Path, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(tmp_path / "case", create=True) as case:
        case.ledger.append_item(
            records.sha("a"), stage="read", version="read/1", readings=[records.reading("a", "抵押")]
        )
    before = sorted(path.name for path in (tmp_path / "case").iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Case.open(tmp_path / "case", read_only=True) as reader:
        assert [one.text for one in reader.ledger.readings()] == ["抵押"]
        assert len(reader.search.search("抵押")) == 1
    assert sorted(path.name for path in (tmp_path / "case").iterdir()) == before


def test_a_case_stopped_while_writing_is_not_read_where_it_cannot_be_mended(
    tmp_path: Path, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(tmp_path / "case", create=True) as case:
        case.ledger.append_item(records.sha("a"), stage="read", version="read/1")
        shutil.copytree(tmp_path / "case", tmp_path / "stopped")
    with Case.open(tmp_path / "stopped", read_only=True) as reader:
        assert reader.work.todo("read", "read/1", [records.sha("a")]) == []
    shutil.rmtree(tmp_path / "stopped")
    with Case.open(tmp_path / "case") as case:
        case.ledger.append_item(records.sha("b"), stage="read", version="read/1")
        shutil.copytree(tmp_path / "case", tmp_path / "stopped")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CaseError, match="cannot be mended"):
        Case.open(tmp_path / "stopped", read_only=True)


def test_only_the_owner_looks_into_a_new_case(case: Case) -> None:
    assert stat.S_IMODE(case.directory.stat().st_mode) == 0o700


def test_a_full_disk_loses_nothing_finished(case: Case, records: Records) -> None:
    case.ledger.append_item(records.sha("a"), stage="read", version="read/1", readings=[records.reading("a", "x")])
    digest = case.digest()
    case._engine.dispose()

    @event.listens_for(case._engine, "connect")
    def limit(raw: object, _record: object) -> None:
        raw.execute("PRAGMA max_page_count = 50")  # type: ignore[attr-defined]

    def fill() -> None:
        for n in range(500):
            readings = [records.reading("b", f"{n} " * 500, at=n)]
            case.ledger.append_item(f"{n:064x}", stage="read", version="read/1", readings=readings)

    with pytest.raises(CaseError, match=r"disk is full.*Free some space"):
        fill()
    assert records.sha("a") not in case.work.todo("read", "read/1", [records.sha("a")])
    assert list(case.ledger.readings(item=records.sha("a"))) == [records.reading("a", "x")]
    event.remove(case._engine, "connect", limit)
    case._engine.dispose()
    assert [problem for problem in case.verify() if problem.part == "ledger"] == []
    assert case.digest() != digest

"""The pool: limits hold, a lost file is named, the rest goes on, nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from yellowplate.read import pool, read_many
from yellowplate.records import Item, MediaKind, RefusalStage
from yellowplate.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")

SETTINGS = Settings(n_jobs=2, file_timeout_s=20.0, memory_mb=300)
WORK = """
import os, signal, sys, time

from yellowplate.records import Alternative, Locator, Reading, ReadingKind

def work(path, item, settings):
    what = item.origin
    if what == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "exits":
        os._exit(7)
    if what == "slow":
        time.sleep(60)
    if what == "greedy":
        bytearray(2**30)
    if what == "decoder":
        raise RuntimeError("first line\\nFailed to allocate 99 bytes")
    if what == "raises":
        raise RuntimeError("odd file")
    if what == "mute":
        raise RuntimeError
    threads = os.environ["OMP_NUM_THREADS"]
    words = (Alternative(f"{what} {threads}", 1.0),)
    return [Reading(Locator(item.sha256), ReadingKind.TEXT, words, "test/1", item.sha256)], []
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Return a function that new processes can import."""
    (tmp_path / "read_pool_work.py").write_text(WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import importlib

    made = importlib.import_module("read_pool_work").work
    assert callable(made)
    return made  # type: ignore[no-any-return]


def _jobs(*names: str) -> list[tuple[Path, Item]]:
    return [(Path(name), Item(f"{place:064x}", 1, "", MediaKind.IMAGE, name)) for place, name in enumerate(names)]


def test_each_loss_is_named_and_the_rest_goes_on(work: pool.Work) -> None:
    names = ("a", "killed", "b", "exits", "greedy", "decoder", "raises", "mute", "c")
    done = {
        item.origin: (readings, refusals) for item, readings, refusals in read_many(_jobs(*names), SETTINGS, work=work)
    }
    assert set(done) == set(names)
    for name in ("a", "b", "c"):
        readings, refusals = done[name]
        assert [one.text for one in readings] == [f"{name} 1"]
        assert refusals == []
    reasons = {name: done[name][1][0] for name in names if done[name][1]}
    assert "signal SIGKILL" in reasons["killed"].reason
    assert "exit status 7" in reasons["exits"].reason
    assert "more than 300 MB" in reasons["greedy"].reason
    assert "more than 300 MB" in reasons["decoder"].reason
    assert reasons["raises"].reason == "reading failed: RuntimeError: odd file"
    assert reasons["mute"].reason == "reading failed: RuntimeError: no message"
    limits = {name for name, one in reasons.items() if pool.is_limit(one)}
    assert limits == {"killed", "exits", "greedy", "decoder"}
    assert {one.stage for one in reasons.values()} == {RefusalStage.READ}
    assert all(one.item and one.file == name for name, one in reasons.items())


def test_a_file_that_takes_too_long_is_stopped(work: pool.Work) -> None:
    begin = time.monotonic()
    settings = Settings(n_jobs=1, file_timeout_s=0.5, memory_mb=300)
    done = {item.origin: refusals for item, _, refusals in read_many(_jobs("slow", "a"), settings, work=work)}
    assert "longer than 0.5 s" in done["slow"][0].reason
    assert pool.is_limit(done["slow"][0])
    assert done["a"] == []
    assert time.monotonic() - begin < 30


def test_a_caller_who_stops_leaves_nothing_running(work: pool.Work) -> None:
    results = read_many(_jobs("a", "slow", "slow", "slow"), SETTINGS, work=work)
    next(results)
    begin = time.monotonic()
    results.close()
    assert time.monotonic() - begin < 20
    import multiprocessing

    assert multiprocessing.active_children() == []


def test_nothing_to_do() -> None:
    assert list(read_many([], Settings(n_jobs=1))) == []


def test_real_files_are_read_in_processes_of_their_own(tmp_path: Path, item_of: Callable[..., Item]) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    ((item, readings, refusals),) = read_many([(path, item_of(path, MediaKind.IMAGE))], Settings(n_jobs=1))
    assert (item.origin, readings) == ("a.png", [])
    assert "not a picture" in refusals[0].reason


def test_an_interrupt_stops_cleanly(tmp_path: Path) -> None:
    (tmp_path / "read_pool_work.py").write_text(WORK, encoding="utf-8")
    script = tmp_path / "main.py"
    script.write_text(
        "from pathlib import Path\n"
        "from read_pool_work import work\n"
        "from yellowplate.read import read_many\n"
        "from yellowplate.records import Item, MediaKind\n"
        "from yellowplate.settings import Settings\n"
        "if __name__ == '__main__':\n"
        "    names = ('a', 'slow', 'slow')\n"
        "    jobs = [(Path(n), Item(f'{i:064x}', 1, '', MediaKind.IMAGE, n)) for i, n in enumerate(names)]\n"
        "    try:\n"
        "        for item, *_ in read_many(jobs, Settings(n_jobs=1), work=work):\n"
        "            print(item.origin, flush=True)\n"
        "    except KeyboardInterrupt:\n"
        "        import multiprocessing\n"
        "        print('left', multiprocessing.active_children(), flush=True)\n",
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"a\n"
        os.killpg(run.pid, signal.SIGINT)
        told, _ = run.communicate(timeout=30)
    assert told == b"left []\n"
    assert run.returncode == 0


def test_a_new_process_takes_its_limit_and_its_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limits: list[tuple[int, int]] = []
    ignored: list[int] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limit: limits.append(limit))
    monkeypatch.setattr(signal, "signal", lambda number, _: ignored.append(number))
    for name in pool.ONE_THREAD:
        monkeypatch.setenv(name, "4")
    for is_reading in (False, True):
        pool._begin(100, is_reading)
    monkeypatch.setattr(pool, "STATM", Path("not/there"))
    pool._begin(100, False)
    assert ignored == [signal.SIGINT] * 3
    assert len(limits) == 2
    assert all(soft > 100 * 2**20 for soft, _ in limits)
    assert {os.environ[name] for name in pool.ONE_THREAD} == {"1"}

"""The main job: the same archive gives the same bytes, whatever the workers, the kills and the repetitions."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

import yellowplate
from tests.called import ExampleCase, clock
from yellowplate import pipeline, read
from yellowplate.casebook import build_dossier
from yellowplate.pipeline import run
from yellowplate.records import Item, Post, Reading, Refusal, RefusalStage
from yellowplate.settings import Settings
from yellowplate.store.case import Case

ARCHIVE = Path(__file__).resolve().parents[1] / "examples" / "one_case" / "archive"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.xdist_group("example")
def test_another_number_of_workers_gives_the_same_bytes(example_case: ExampleCase, tmp_path: Path) -> None:
    report = run([ARCHIVE], tmp_path / "one_case", settings=Settings(n_jobs=1), now=clock)
    assert report.digest == example_case.report.digest
    assert _bytes(tmp_path / "one_case" / "dossier") == _bytes(example_case.directory / "dossier")


@pytest.mark.xdist_group("example")
def test_a_second_run_reads_nothing_again_and_changes_nothing(own_example_case: Path) -> None:
    before = _bytes(own_example_case / "dossier")
    report = run([ARCHIVE], own_example_case, settings=Settings(n_jobs=1), now=clock)
    assert (report.n_read, report.n_kept) == (0, 5)
    assert _bytes(own_example_case / "dossier") == before


@pytest.mark.xdist_group("example")
def test_more_folders_add_to_the_case_and_fewer_take_nothing_away(own_example_case: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "note.txt").write_text("2026年5月长白县停着20多辆车。", encoding="utf-8")
    with Case.open(own_example_case, read_only=True) as case:
        before = {post.id: post.media for post in case.ledger.posts()}
    run(
        [tmp_path / "more", ARCHIVE / "mediacrawler" / "data" / "douyin" / "jsonl"],
        own_example_case,
        settings=Settings(),
        now=clock,
    )
    with Case.open(own_example_case, read_only=True) as case:
        after = {post.id: post.media for post in case.ledger.posts()}
        assert sum(1 for _ in case.ledger.items()) == 15
    assert before.items() <= after.items()


@pytest.mark.xdist_group("kill")
def test_kills_lose_nothing_and_the_resumed_run_is_the_unbroken_one(tmp_path: Path) -> None:
    unbroken = run([ARCHIVE], tmp_path / "unbroken" / "case", settings=Settings(n_jobs=1), now=clock)
    directory = tmp_path / "killed" / "case"
    words = [
        sys.executable,
        "-m",
        "yellowplate",
        "run",
        str(ARCHIVE),
        "--case",
        str(directory),
        "--jobs",
        "1",
        "--json",
    ]
    chance = random.Random(20260720)
    n_done: list[int] = []
    for _ in range(4):
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(chance.uniform(1.0, 6.0))  # the kill must fall anywhere: there is nothing to wait for
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        n_done.append(_n_read(directory))
    assert n_done == sorted(n_done), "a finished item was lost"
    resumed = run([ARCHIVE], directory, settings=Settings(n_jobs=1), now=clock)
    assert resumed.n_kept >= n_done[-1]
    assert resumed.digest == unbroken.digest
    assert _bytes(directory / "dossier") == _bytes(tmp_path / "unbroken" / "case" / "dossier")
    with Case.open(directory, read_only=True) as case:
        assert [str(problem) for problem in case.verify()] == []


def _n_read(directory: Path) -> int:
    if not (directory / "case.toml").is_file():
        return 0
    with Case.open(directory, read_only=True) as case:
        images = [item.sha256 for item in case.ledger.items() if item.kind in pipeline.READABLE]
        return len(images) - len(case.work.todo("read", read.version(Settings()), images))


@pytest.mark.xdist_group("example")
def test_a_file_given_up_for_time_is_told_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(jobs, settings):  # type: ignore[no-untyped-def]
        for _, item in jobs:
            yield (
                item,
                [],
                [
                    Refusal(
                        item.origin, "too slow", RefusalStage.READ, remedy="raise the limit of time", item=item.sha256
                    )
                ],
            )

    with monkeypatch.context() as patched:
        patched.setattr(read, "read_many", late)
        report = run([ARCHIVE / "pictures"], tmp_path / "case", settings=Settings(n_jobs=1), now=clock)
    assert [refusal.reason for refusal in report.refusals] == ["too slow", "too slow"]
    again = run([ARCHIVE / "pictures"], tmp_path / "case", settings=Settings(n_jobs=1), now=clock)
    assert (again.n_read, again.refusals) == (2, ())


@pytest.mark.xdist_group("example")
def test_the_day_of_the_rules_is_the_offers_own_unless_one_is_given(example_case: ExampleCase) -> None:
    with Case.open(example_case.directory, read_only=True) as case:
        own = build_dossier(case, today=date(2030, 1, 1))
        given = build_dossier(case, today=date(2030, 1, 1), on=date(2017, 1, 1))
    days = {finding.on for finding in own.findings["vin:LVGTEST13MX000017"]}
    assert days == {date(2026, 3, 2)}
    assert {finding.on for finding in given.findings["vin:LVGTEST13MX000017"]} == {date(2017, 1, 1)}


@pytest.mark.xdist_group("example")
def test_an_empty_case_uses_today(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("nothing of note", encoding="utf-8")
    report = run([tmp_path / "note.txt"], tmp_path / "case", settings=Settings(n_jobs=1), now=clock)
    assert report.vehicles == ()
    assert json.loads((tmp_path / "case" / "dossier" / "case.json").read_text(encoding="utf-8"))["on"] == "2026-07-20"


def test_the_package_gives_its_nouns_and_stages() -> None:
    assert yellowplate.Item is Item
    assert yellowplate.Reading is Reading
    assert yellowplate.Post is Post
    assert yellowplate.run is run
    with pytest.raises(AttributeError, match="no_such_thing"):
        yellowplate.no_such_thing  # noqa: B018 - the access is what is tested
    assert "run" in dir(yellowplate)

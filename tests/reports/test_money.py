"""The report on money: what is printed, what is named as missing, and that the page fetches nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from yellowplate.cli.estimate.revenue import read_text, shipped_scenario
from yellowplate.estimate.revenue.document import read_scenario
from yellowplate.estimate.revenue.receipts import estimate_revenue
from yellowplate.export.report import Report, write
from yellowplate.reports.money import report


@pytest.fixture(scope="module")
def money() -> Report:
    scenario = read_scenario(read_text(shipped_scenario()), "shipped").scenario
    return report(estimate_revenue(scenario, n_draws=256, seed=1), scenario, "Made by a test.")


def test_the_answer_has_a_range_and_says_what_it_is(money: Report) -> None:
    assert "central 90 %" in money.lead[0]
    assert "judgements" in money.lead[1]
    assert money.stamp == "Estimates, not evidence"
    assert money.cautions


def test_what_no_report_gives_is_named(money: Report) -> None:
    (section,) = [one for one in money.sections if one.heading == "What is not in the totals"]
    streams = {row[1] for row in section.grids[0].rows}
    assert {"registration", "operating_permit"} <= streams


def test_every_fact_used_is_among_the_sources(money: Report) -> None:
    ids = [source.id for source in money.sources]
    assert ids == sorted(set(ids))
    assert {"F076", "F077", "F026"} <= set(ids)
    assert all(source.words for source in money.sources)


def test_one_page_holds_all_and_fetches_nothing(money: Report, tmp_path: Path) -> None:
    files = write(money, tmp_path / "out")
    page = files[0].read_text(encoding="utf-8")
    assert page.count("<svg") == sum(len(section.charts) for section in money.sections)
    assert "<script" not in page
    assert not re.search(r'(?:src|srcset)="', page)
    assert all(address.startswith(("http", "#")) for address in re.findall(r'href="([^"]+)"', page))
    documents = [json.loads(one.read_text(encoding="utf-8")) for one in files if one.name.endswith(".vl.json")]
    assert all(document["data"]["values"] for document in documents)
    assert page == write(money, tmp_path / "again")[0].read_text(encoding="utf-8")

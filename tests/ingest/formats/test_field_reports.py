"""Field reports as tables: headings of three languages, places of bad cells, rows that go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.ingest.border_files import CSV
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.field_reports import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Refusal, Statement
from yellowplate.records.errors import WrongSchema

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
SHARED = Path(__file__).resolve().parents[3] / "../shared/facts/reported.csv"


def run(collected: Collected, text: str | bytes) -> list[Statement | Refusal]:
    files, folder = collected({"a.csv": text})
    assert FORMAT.recognises(files["a.csv"])
    return [one for one in FORMAT.read(files["a.csv"], folder) if isinstance(one, Statement | Refusal)]


def test_korean_rows(collected: Collected) -> None:
    first, second, third, fourth = run(collected, CSV)
    assert isinstance(first, Statement)
    assert (first.locator.field, first.locator.start, first.locator.end) == ("/1/대수", 0, len("30여 대"))
    assert str(first.happened_on) == "2025-09-13"
    assert isinstance(second, Statement)
    assert second.value == "수십 대"
    assert isinstance(third, Refusal)
    assert (third.place, "lunar" in third.reason) == ("line 4, column 날짜", True)
    assert isinstance(fourth, Statement)
    assert fourth.value == "0"


def test_chinese_rows_in_gb18030_with_semicolons(collected: Collected) -> None:
    text = "地点;对象;数量;日期;方法\n图们;车辆;几十辆;2025年9月13日;目测\n"
    (found,) = run(collected, text.encode("gb18030"))
    assert isinstance(found, Statement)
    assert (found.place, found.value, found.method) == ("图们", "几十辆", "by eye")


def test_a_short_row_is_refused_and_the_next_read(collected: Collected) -> None:
    bad, good = run(collected, "place,what,count,date\nHyesan,cars\nHyesan,cars,3,2025-09\n")
    assert isinstance(bad, Refusal)
    assert isinstance(good, Statement)
    assert good.locator.field == "/2/count"


def test_two_columns_of_one_meaning(collected: Collected) -> None:
    with pytest.raises(WrongSchema, match="two columns may be place"):
        run(collected, "place,地点,count,date\na,b,3,2025-09\n")


def test_other_tables_are_not_recognised(collected: Collected) -> None:
    files, _ = collected({"a.csv": "vin,place,count,date\n1,2,3,4\n", "b.csv": "a,b\n1,2\n", "c.json": "{}"})
    assert not any(FORMAT.recognises(file) for file in files.values())


@pytest.mark.shared
def test_the_table_of_reported_facts_stays_with_its_own_format(collected: Collected) -> None:
    if not SHARED.is_file():
        pytest.skip("the folder of shared samples is not beside the checkout")
    files, _ = collected({"reported.csv": SHARED.read_bytes()})
    assert not FORMAT.recognises(files["reported.csv"])

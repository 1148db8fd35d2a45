"""Field reports as text: blocks of headings with values, each value with its span."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.ingest.border_files import TEXT
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.field_reports_text import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Refusal, Statement

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def run(collected: Collected, text: str) -> list[Statement | Refusal]:
    files, folder = collected({"a.txt": text})
    return [one for one in FORMAT.read(files["a.txt"], folder) if isinstance(one, Statement | Refusal)]


def test_chinese_blocks(collected: Collected) -> None:
    first, second = run(collected, TEXT)
    assert isinstance(first, Statement)
    assert isinstance(second, Statement)
    for one in (first, second):
        assert one.locator.start is not None
        assert TEXT[one.locator.start : one.locator.end] == one.raw
    assert (first.value, second.value) == ("几十辆", "3..")
    assert str(second.happened_on) == "2025-10"


def test_korean_lines_with_marks_and_windows_line_ends(collected: Collected) -> None:
    text = "- 장소 : 혜산\r\n- 대상: 차량\r\n* 대수: 30여 대\r\n- 날짜: 2025-09\r\n"
    (found,) = run(collected, text)
    assert isinstance(found, Statement)
    assert text[found.locator.start : found.locator.end] == "30여 대"


def test_empty_lines_part_reports_and_say_nothing(collected: Collected) -> None:
    block = "Place: a\nWhat: cars\nCount: 3\n"
    assert len(run(collected, f"\n{block}\n\n{block}\n")) == 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Field notes\nPlace: a\nWhat: cars\nCount: 3\n", ["line 1"]),
        ("Place: a\nWhat: cars\nCount: 3\nWeather: fog\n", ["line 4"]),
        ("Place: a\nWhat: cars\nCount: 3\nPlace: b\n", ["line 4"]),
        ("Place: a\nWhat: cars\nCount: x\n", ["line 3"]),
        ("What: cars\nCount: 3\n", ["line 1"]),
    ],
)
def test_what_is_refused_names_its_line(collected: Collected, text: str, places: list[str]) -> None:
    found = run(collected, text)
    assert [one.place for one in found if isinstance(one, Refusal)] == places


@pytest.mark.parametrize(
    ("name", "text", "is_ours"),
    [
        ("a.txt", TEXT, True),
        ("a.txt", "Place: Hyesan\nDate: 2025-09\n", False),
        ("a.txt", "On 13 September at least 100 vehicles stood in Hyesan.\n", False),
        ("a.txt", "Source: a paper\nLocation: Seoul\nDate: 2025\n", False),
        ("a.csv", "place,count,date\n", False),
    ],
)
def test_which_texts_are_field_reports(collected: Collected, name: str, text: str, is_ours: bool) -> None:
    files, _ = collected({name: text})
    assert FORMAT.recognises(files[name]) is is_ours

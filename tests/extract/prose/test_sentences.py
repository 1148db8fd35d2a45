"""Where sentences end, and what is prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.extract.prose.sentences import is_prose, sentences


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Mr. Paek paid. The U.S. dollar fell.", ["Mr. Paek paid.", "The U.S. dollar fell."]),
        ("“He left.” She stayed.", ["“He left.”", "She stayed."]),
        ("他走了。她留下！", ["他走了。", "她留下！"]),
        ("It cost 1.5 yuan", ["It cost 1.5 yuan"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences(line: str, parts: list[str]) -> None:
    assert [line[start:end] for start, end in sentences(line)] == parts


@given(st.text())
def test_no_word_is_lost(line: str) -> None:
    spans = list(sentences(line))
    assert spans == sorted(spans)
    assert "".join("".join(line[start:end].split()) for start, end in spans) == "".join(line.split())


@pytest.mark.parametrize(
    ("lines", "answer", "why"),
    [
        (["A long sentence that goes on and on until it ends here. " * 4] * 2, True, "an article"),
        (["全款抵押车 21年凯美瑞 6万8"] * 30, False, "short lines"),
        (["word " * 30] * 4, False, "lines that do not end"),
        (["Short."], False, "too little"),
        ([], False, "nothing"),
    ],
)
def test_prose_by_form(lines: list[str], answer: bool, why: str) -> None:
    assert is_prose(lines) is answer, why

"""The benchmark of news prose: what counts as the same topic, place and speaker."""

from __future__ import annotations

import pytest

from benchmarks.news.vocabulary import Vocabulary

WORDS = Vocabulary(
    {
        "topics": {
            "cost": {"storage": {"number": "yes", "synonyms": ["parking"]}, "fuel": {"number": "yes", "synonyms": []}},
            "fee": {"plate": {"number": "may", "synonyms": ["number_plate"]}},
        },
        "either": [["cost/storage", "fee/storage"]],
        "places": [["North Korea", "북한"], ["China"], ["Wiyon", "위연"], ["Hyesan", "혜산"], ["Tumen", "Tumen City"]],
        "countries": ["North Korea", "China"],
        "speaker_words_dropped": {"en": ["the", "a", "his"], "ko": ["모", "씨"], "ko_endings": ["씨", "는"]},
        "speaker_self": ["author", "i"],
        "speaker_synonyms": [["reporting partner", "source"], ["상인", "trader"]],
    }
)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("cost/parking", "cost/storage", True),
        ("fee/storage", "cost/parking", True),
        ("cost/fuel", "cost/storage", False),
        ("fee/number_plate", "fee/plate", True),
        ("unknown/thing", "unknown/thing", True),
        ("unknown/thing", "fee/plate", False),
    ],
)
def test_topics(one: str, other: str, *, answer: bool) -> None:
    assert bool(WORDS.kinds(one) & WORDS.kinds(other)) is answer


def test_numbers_are_compared_where_the_property_carries_one() -> None:
    assert WORDS.has_own_number("cost/parking")
    assert not WORDS.has_own_number("fee/plate")
    assert not WORDS.has_own_number("unknown/thing")


@pytest.mark.parametrize(
    ("one", "other", "answer", "why"),
    [
        ("위연 보관장", "Wiyon", True, "the name within the words"),
        ("the Wiyon", "위연", True, "an article"),
        ("Hyesan", "Wiyon", False, "two towns"),
        (None, "China", True, "a country and nothing said"),
        ("", "북한", True, "empty is nothing"),
        ("China", "North Korea", False, "two countries"),
        (None, "Hyesan", False, "a town is not nothing"),
        ("Atlantis", "atlantis", True, "unknown, the same words"),
        (None, None, True, "nothing said"),
    ],
)
def test_places(one: str | None, other: str | None, why: str, *, answer: bool) -> None:
    assert WORDS.is_same_place(one, other) is answer, why


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("The trader's cousin", {"trader", "cousin"}),
        ("장사꾼 박 모 씨", {"장사꾼", "박"}),
        ("박씨", {"박"}),
        ("씨", set()),
        ("his brother-in-law", {"brother-in-law"}),
    ],
)
def test_words_of_speakers(speaker: str, words: set[str]) -> None:
    assert WORDS.speaker_words(speaker) == words


def test_synonyms_of_speakers() -> None:
    assert WORDS.speaker_synonyms(frozenset({"reporting", "partner"})) == {0}
    assert WORDS.speaker_synonyms(frozenset({"source", "old"})) == {0}
    assert WORDS.speaker_synonyms(frozenset({"화교상인"})) == {1}
    assert WORDS.speaker_synonyms(frozenset({"guard"})) == set()

"""The benchmark of news prose: when two statements match, and which pairs are taken."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.news.matching import Document, matches, paired
from benchmarks.news.score import SHARES, Tally, add, document_of, wilson, without_doubles
from benchmarks.news.vocabulary import Vocabulary

WORDS = Vocabulary(
    {
        "topics": {
            "vehicle_count": {"seen": {"number": "yes", "synonyms": ["counted"]}},
            "plate": {"missing": {"number": "may", "synonyms": []}},
        },
        "either": [],
        "places": [["North Korea"], ["China"], ["Uiju"], ["Dandong"]],
        "countries": ["North Korea", "China"],
        "speaker_words_dropped": {"en": ["the", "a"], "ko": [], "ko_endings": []},
        "speaker_self": ["author", "i"],
        "speaker_synonyms": [["driver", "운전수"]],
    }
)
TEXT = "A driver counted 64 cars without plates at Uiju. He saw ten more."
Row = dict[str, Any]


def row(**given: object) -> Row:
    """A statement that matches the gold below, with changes."""
    whole: Row = {
        "sentence_no": 1,
        "quote": "counted 64 cars",
        "topic": "vehicle_count",
        "property": "seen",
        "low": 64,
        "high": 64,
        "unit": "vehicles",
        "currency": None,
        "direction": None,
        "place": "Uiju",
        "happened_on": None,
        "relative": False,
        "said_by": ["Paper", "driver"],
        "basis": "saw",
        "polarity": "asserted",
    }
    return whole | given


DOCUMENT = document_of(TEXT, {"publisher": "Paper", "author": "Ann Lee"}, [row()], WORDS)


@pytest.mark.parametrize(
    ("given", "gold", "answer", "why"),
    [
        ({}, {}, True, "the same"),
        ({"property": "counted"}, {}, True, "a synonym"),
        ({"topic": "plate", "property": "missing"}, {}, False, "another topic"),
        ({"topic": "plate", "property": "missing"}, {"also": ["plate/missing"]}, True, "named as another answer"),
        ({"quote": "64"}, {}, True, "a word in common"),
        ({"quote": "driver"}, {}, False, "no word in common"),
        ({"quote": "nowhere"}, {}, True, "not in the text, the same sentence"),
        ({"quote": "nowhere", "sentence_no": 2}, {}, False, "not in the text, another sentence"),
        ({"quote": "counted 64 cars", "sentence_no": 2}, {}, True, "a wrong sentence number, the words are found"),
        ({"low": 60}, {}, False, "another number"),
        ({"high": None}, {}, False, "an open end"),
        ({"unit": "percent"}, {}, False, "percent against a plain number"),
        ({"currency": "CNY"}, {}, True, "one side names no currency"),
        ({"currency": "CNY"}, {"currency": "USD"}, False, "two currencies"),
        ({"direction": "rises"}, {}, True, "the gold has no direction"),
        ({}, {"direction": "rises"}, False, "the gold has one"),
        ({"place": "Dandong"}, {}, False, "another town"),
        ({"place": None}, {"place_also": [None]}, True, "the place comes from the context"),
        ({"said_by": ["Paper"]}, {}, False, "the narrator is not the driver"),
        ({"said_by": ["Paper", "운전수"]}, {}, True, "a synonym"),
        ({"said_by": []}, {"said_by": ["Paper"]}, True, "an empty chain is the publisher"),
        ({"said_by": ["Ann Lee"]}, {"said_by": ["I"]}, True, "the author is the narrator"),
        ({"said_by": ["The Paper"]}, {"said_by": []}, True, "an article before the publisher"),
        ({"said_by": ["Paper"]}, {"said_by_also": [["Paper"]]}, True, "another chain that counts as right"),
    ],
)
def test_matching(given: Row, gold: Row, why: str, *, answer: bool) -> None:
    assert matches(DOCUMENT, row(**given), row(**gold)) is answer, why


def test_numbers_of_words_count_only_where_both_give_one() -> None:
    words = {"topic": "plate", "property": "missing"}
    assert matches(DOCUMENT, row(**words, low=None, high=None), row(**words))
    assert not matches(DOCUMENT, row(**words, low=9, high=9), row(**words))


def test_words_in_common_with_a_nearer_speaker_do_not_count() -> None:
    speakers = (frozenset({"old", "driver"}), frozenset({"young", "driver"}))
    document = Document(TEXT, "Paper", "", speakers, WORDS)
    assert document.is_same_speaker(frozenset({"driver"}), frozenset({"old", "driver"}))
    assert not document.is_same_speaker(frozenset({"young"}), frozenset({"old", "man"}))


def test_pairs_are_as_many_as_possible_and_required_first() -> None:
    gold = [row(optional=True), row(), row(quote="64 cars", low=None, high=None)]
    found = [row(), row(quote="cars without", low=None, high=None)]
    assert paired(DOCUMENT, found, gold) == {1: 0, 2: 1}
    assert len(paired(DOCUMENT, [*found, row(quote="64")], gold)) == 3


def test_a_pair_makes_way_for_another() -> None:
    gold = [row(), row(place_also=[None])]
    found = [row(place=None), row()]
    assert paired(DOCUMENT, found, gold) == {0: 1, 1: 0}


def test_without_the_speaker() -> None:
    found = [row(said_by=["Paper"])]
    assert paired(DOCUMENT, found, [row()]) == {}
    assert paired(DOCUMENT, found, [row()], with_speaker=False) == {0: 0}


def test_statements_said_twice_count_once() -> None:
    assert without_doubles([row(), row(), row(place=None)]) == [row(), row(place=None)]


def test_counts_and_shares() -> None:
    tally = Tally()
    gold = [
        row(happened_on="2025-11", relative=True, basis_also=["heard"]),
        row(quote="ten more", sentence_no=2, low=10, high=10),
        row(quote="without plates", topic="plate", property="missing", optional=True),
    ]
    found = [
        row(happened_on="2025-11-07", basis="heard", polarity="denied"),
        row(quote="without plates", topic="plate", property="missing"),
        row(quote="without plates", low=3, high=3),
        row(quote="ten more", sentence_no=2, low=10, high=10, said_by=["Paper"]),
    ]
    add(tally, DOCUMENT, found, gold)
    assert (tally.n_right.total(), tally.n_false.total(), tally.n_missed.total()) == (1, 2, 1)
    assert (tally.n_right_words, tally.n_false_words, tally.n_missed_words) == (2, 1, 0)
    assert tally.n_shares["innermost speaker"] == 3
    assert tally.shares["innermost speaker"] == tally.shares["whole chain"] == 2
    assert [tally.shares[name] for name in SHARES[2:]] == [2, 1, 2, 1]
    lines = list(tally.lines())
    assert lines[0].split()[:4] == ["all", "P", "0.33", "1/3"]
    assert any(line.startswith("vehicle_count") for line in lines)


def test_a_date_said_against_none() -> None:
    tally = Tally()
    add(tally, DOCUMENT, [row(happened_on="2025")], [row()])
    assert tally.shares["happened_on"] == 0


def test_an_empty_tally_prints() -> None:
    assert next(iter(Tally().lines())).split()[:4] == ["all", "P", "-", "0/0"]


@pytest.mark.parametrize(
    ("n_right", "n_all", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (50, 100, 0.4038, 0.5962)],
)
def test_intervals(n_right: int, n_all: int, low: float, high: float) -> None:
    assert wilson(n_right, n_all) == pytest.approx((low, high), abs=1e-4)

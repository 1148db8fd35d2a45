"""The lists of a case: first speakers and platforms, reprints as one list, and links as probable as the reading."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.factories import a_post, made_up_vin, place, sha, told
from yellowplate.estimate.population.case_lists import MOST_CASE_LISTS, OTHERS, WITHOUT_PUBLISHER, case_lists
from yellowplate.records import Basis, Dated, HowDated, Link, Statement
from yellowplate.resolve import resolve

ONE, TWO = made_up_vin(1), made_up_vin(2)


def read(vin: str, item: str, prob: float = 1.0, speaker: str = "") -> Statement:
    """Make a VIN read in an item, said by a witness whom a paper quotes."""
    chain = (Link("a paper", Basis.REPORTED), Link(speaker, Basis.SAW)) if speaker else ()
    return told("vin", vin, at=place(item), prob=prob, said_by=chain)


def test_platforms_and_first_speakers_are_lists() -> None:
    told_ones = [read(ONE, "clip"), read(ONE, "news", speaker="a trader"), read(TWO, "news2", speaker="a trader")]
    posts = [a_post(media=("clip",))]
    found = case_lists(resolve(told_ones, (), posts), posts)
    assert found.lists == ("a trader", "posts on douyin")
    assert [(one.list_number, one.choices) for one in found.records] == [
        (0, ((f"vin:{ONE}", 1.0),)),
        (0, ((f"vin:{TWO}", 1.0),)),
        (1, ((f"vin:{ONE}", 1.0),)),
    ]
    assert found.statements == tuple(sorted(one.id for one in told_ones))
    assert found.cautions == ()


def test_ten_reprints_of_one_speaker_are_one_list() -> None:
    told_ones = [read(ONE, f"paper{number}", speaker="a trader") for number in range(10)]
    found = case_lists(resolve(told_ones, (), ()), ())
    assert found.lists == ("a trader",)


def test_a_file_without_a_publisher_is_a_list_of_its_own() -> None:
    found = case_lists(resolve([read(ONE, "file")], (), ()), ())
    assert found.lists == (WITHOUT_PUBLISHER,)
    assert found.window_days is None


def test_the_probability_of_a_reading_is_that_of_the_link() -> None:
    other = told("vin_alternative", TWO, at=place("clip"), prob=0.3)
    found = case_lists(resolve([read(ONE, "clip", 0.4), other], (), ()), ())
    assert found.records[0].choices == ((f"vin:{ONE}", 0.4), (f"vin:{TWO}", 0.3))
    [weak] = found.cautions
    assert (weak.code, weak.figure) == ("vin_in_part", "1.00")


def test_unnamed_vehicles_are_left_out_aloud() -> None:
    found = case_lists(resolve([read(ONE, "clip"), told("offer", "yes", at=place("other"))], (), ()), ())
    assert [(one.code, one.figure) for one in found.cautions] == [("unnamed_vehicles", "1")]


def test_small_lists_are_joined_aloud() -> None:
    told_ones = [read(ONE, f"news{number}", speaker=f"witness {number}") for number in range(8)]
    found = case_lists(resolve(told_ones, (), ()), ())
    assert len(found.lists) == MOST_CASE_LISTS
    assert found.lists[-1] == OTHERS
    [joined] = found.cautions
    assert (joined.code, joined.figure) == ("lists_joined", "4")


def test_the_days_between_the_publications() -> None:
    posts = [
        a_post(name, media=(f"clip {name}",), published=(Dated(datetime(2026, 1, day, tzinfo=UTC), HowDated.PLATFORM),))
        for name, day in (("one", 3), ("two", 12))
    ]
    told_ones = [read(ONE, "clip one"), read(ONE, "clip two")]
    found = case_lists(resolve(told_ones, (), posts), posts)
    assert found.window_days == pytest.approx(10)
    assert sha("clip one") in {one.locator.item for one in told_ones}

"""Lines, looks and the vote over several readings."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from yellowplate.read.look import MAX_ALTERNATIVES, Line, Look, Transcript, box_around, voted
from yellowplate.records import Item, MediaKind
from yellowplate.records.plain import rounded

ITEM = Item("a" * 64, 1, "image/png", MediaKind.IMAGE, "a.png")
COORDINATE = st.floats(-50, 150, allow_nan=False)


@given(points=st.tuples(*[st.tuples(COORDINATE, COORDINATE)] * 4), width=st.integers(1, 99), height=st.integers(1, 99))
def test_a_box_lies_inside_the_frame(points: tuple[tuple[float, float], ...], width: int, height: int) -> None:
    first, second, third, fourth = points
    box = box_around([(first, second, third, fourth)], width=width, height=height)
    assert 0 <= box.left < box.right <= width
    assert 0 <= box.top < box.bottom <= height


@given(
    st.lists(
        st.dictionaries(st.text("AB8", min_size=1, max_size=2), st.floats(0, 1), max_size=6).map(
            lambda ballot: {text: prob / max(1.0, sum(ballot.values())) for text, prob in ballot.items()}
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_vote_is_a_distribution_whatever_the_order(ballots: list[dict[str, float]]) -> None:
    won = voted(ballots)
    probs = [one.prob for one in won]
    assert len(won) <= MAX_ALTERNATIVES
    assert probs == sorted(probs, reverse=True) == [rounded(prob) for prob in probs]
    assert sum(probs) <= 1 + 1e-5
    assert {one.text for one in voted(ballots[::-1])} <= {text for ballot in ballots for text in ballot}


def test_no_ballot_no_winner() -> None:
    assert voted([{}]) == ()


def test_score_and_probability_of_a_transcript(line_of: Callable[..., Line]) -> None:
    transcript = line_of("AB", prob=0.5).best
    assert (transcript.text, transcript.score, transcript.prob) == ("AB", 0.5, 0.25)
    assert (Transcript(()).score, Transcript(()).prob) == (0.0, 0.0)


def test_part_of_a_line_keeps_its_slant() -> None:
    line = Line(((0, 0), (10, 10), (10, 20), (0, 10)), (Transcript(()),))
    assert line.part(0.5, 1.0) == ((5.0, 5.0), (10.0, 10.0), (10.0, 20.0), (5.0, 15.0))


@pytest.mark.parametrize(("left", "top", "shape"), [(0, 0, (10, 20, 3)), (5, 5, (10, 20, 3)), (60, 0, (10, 0, 3))])
def test_pixels_come_from_where_the_patch_lies(left: int, top: int, shape: tuple[int, ...]) -> None:
    look = Look(ITEM, (), np.zeros((50, 50, 3), np.uint8), 200, 200, left=left, top=top)
    assert look.pixels(((30, 10), (50, 10), (50, 20), (30, 20))).shape == shape


def test_the_place_of_a_picture_has_no_times(white: NDArray[np.uint8], line_of: Callable[..., Line]) -> None:
    quad = line_of("A").quad
    still = Look(ITEM, (), white, 400, 100)
    moving = Look(ITEM, (), white, 400, 100, times=(1.0, 2.0, 1.5))
    assert still.locator(quad).t_best_s is None
    assert (moving.locator(quad).t_start_s, moving.locator(quad).t_end_s, moving.locator(quad).t_best_s) == (1, 2, 1.5)

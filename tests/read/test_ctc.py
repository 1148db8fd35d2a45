"""The decoder against every path of every string, on short alphabets."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from yellowplate.read.ctc import FLOOR, HOPELESS, Grammar, aligned, decode, decode_together

SYMBOLS = "abc"
STEPS = ((0, 2, 4), (0, 1, 1), (0, 1, 2))


@st.composite
def frames(draw: st.DrawFn) -> NDArray[np.float32]:
    n_frames = draw(st.integers(1, 6))
    cells = st.sampled_from([0.0, -0.25, -0.5, -1.5, -4.0, -9.0, FLOOR])
    rows = draw(st.lists(st.lists(cells, min_size=4, max_size=4), min_size=n_frames, max_size=n_frames))
    return np.array(rows, np.float32)


def _best_path(regrets: NDArray[np.float32], string: str) -> float:
    """Try every stretch of frames and every labelling of it that collapses to the string."""
    best = -np.inf
    for begin, end in itertools.combinations(range(len(regrets) + 1), 2):
        for path in itertools.product(range(4), repeat=end - begin):
            kept = [one for place, one in enumerate(path) if one != 3 and (not place or path[place - 1] != one)]
            if "".join(SYMBOLS[one] for one in kept) == string:
                best = max(best, sum(float(regrets[begin + place, one]) for place, one in enumerate(path)))
    return best


def _every(regrets: NDArray[np.float32], grammar: Grammar) -> dict[str, float]:
    strings = ["".join(one) for one in itertools.product(*grammar.places)]
    if grammar.modulus > 1:
        strings = [
            one
            for one in strings
            if sum(grammar.steps[place][SYMBOLS.index(letter)] for place, letter in enumerate(one)) % grammar.modulus
            == 0
        ]
    # A symbol that is at the floor in every frame is left out by the decoder.
    dead = {SYMBOLS[one] for one in range(3) if regrets[:, one].max() <= FLOOR}
    found = {one: _best_path(regrets, one) for one in strings if not dead & set(one)}
    return {one: score for one, score in found.items() if np.isfinite(score)}


GRAMMARS = [
    Grammar(SYMBOLS, ("abc", "ab")),
    Grammar(SYMBOLS, ("a", "abc", "bc"), STEPS, 3),
    Grammar(SYMBOLS, ("abc", "abc"), costs=((0.0, -1.0, 0.5), (-0.25, 0.0, 0.0))),
]


@given(regrets=frames(), grammar=st.sampled_from(GRAMMARS), n_best=st.integers(1, 8))
@settings(max_examples=40, deadline=None)
def test_the_best_strings_are_those_of_all_paths(regrets: NDArray[np.float32], grammar: Grammar, n_best: int) -> None:
    costs = grammar.costs or ((0.0,) * 3,) * len(grammar.places)
    every = {
        one: score + sum(costs[place][SYMBOLS.index(letter)] for place, letter in enumerate(one))
        for one, score in _every(regrets, grammar).items()
    }
    found = decode(regrets, grammar, n_best)
    assert [score for _, score in found] == pytest.approx(sorted(every.values(), reverse=True)[:n_best], abs=1e-3)
    assert all(every[one] == pytest.approx(score, abs=1e-3) for one, score in found)
    assert len({one for one, _ in found}) == len(found)


@given(regrets=frames())
@settings(max_examples=25, deadline=None)
def test_alignment_is_the_best_path(regrets: NDArray[np.float32]) -> None:
    strings = ["ab", "aa", "cb"]
    for string, score in zip(strings, aligned(regrets, strings, SYMBOLS), strict=True):
        best = _best_path(regrets, string)
        assert score == pytest.approx(best, abs=1e-3) if np.isfinite(best) else score < HOPELESS / 2


def test_too_few_frames_hold_nothing() -> None:
    assert decode(np.zeros((1, 4), np.float32), GRAMMARS[0], 3) == []
    assert decode(np.full((5, 4), FLOOR, np.float32), GRAMMARS[0], 3) == []
    assert aligned(np.zeros((0, 4), np.float32), ["ab"], SYMBOLS) == [HOPELESS]
    assert aligned(np.zeros((3, 4), np.float32), [], SYMBOLS) == []


def test_equal_characters_need_a_blank_between() -> None:
    regrets = np.full((3, 4), FLOOR, np.float32)
    regrets[:, 0] = 0.0
    regrets[1, 3] = -1.0
    assert decode(regrets, Grammar(SYMBOLS, ("a", "a")), 1) == [("aa", -1.0)]


@given(regrets=frames(), n_best=st.integers(1, 8))
@settings(max_examples=20, deadline=None)
def test_one_view_alone_is_decoded_as_it_is(regrets: NDArray[np.float32], n_best: int) -> None:
    alone = decode_together([regrets], GRAMMARS[1], n_best, 1e6)
    assert [score for _, score in alone] == pytest.approx([score for _, score in decode(regrets, GRAMMARS[1], n_best)])


def _spelt(*rows: tuple[float, float, float]) -> NDArray[np.float32]:
    """Frames that say one symbol each, with blanks between."""
    pause = (-9.0, -9.0, -9.0, 0.0)
    return np.array([one for row in rows for one in (pause, (*row, -9.0))] + [pause], np.float32)


def test_a_string_that_no_view_has_first_is_first_in_all() -> None:
    grammar = Grammar(SYMBOLS, ("ab", "ac"))
    views = [_spelt((0.0, -1.0, -9.0), (0.0, -9.0, -0.4)), _spelt((-3.0, 0.0, -9.0), (-0.4, -9.0, 0.0))]
    views.append(_spelt((-0.1, 0.0, -9.0), (-3.0, -9.0, 0.0)))
    assert [decode(view, grammar, 1)[0][0] for view in views] == ["aa", "bc", "bc"]
    views[2] = _spelt((-3.0, 0.0, -9.0), (0.0, -9.0, -0.1))
    assert decode_together(views, grammar, 2, 1e6)[0][0] == "ba"


def test_a_view_in_which_something_is_in_the_way_has_one_vote_only() -> None:
    grammar = Grammar(SYMBOLS, ("ab", "ac"))
    good, hidden = _spelt((0.0, -2.0, -9.0), (0.0, -9.0, -2.0)), _spelt((-9.0, 0.0, -9.0), (-9.0, -9.0, 0.0))
    assert decode_together([good, good, hidden], grammar, 1, 1e6)[0][0] == "bc"
    assert decode_together([good, good, hidden], grammar, 1, 3.0)[0][0] == "aa"


def test_no_views_hold_nothing() -> None:
    assert decode_together([], GRAMMARS[0], 3, 10.0) == []
    assert decode_together([np.full((5, 4), FLOOR, np.float32)], GRAMMARS[0], 3, 10.0) == []

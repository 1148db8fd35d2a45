"""What views and frames say together; observed and imposed are never mixed up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from yellowplate.numbers import vin as numbers
from yellowplate.read.ctc import FLOOR
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.read.vin_fusion import SHARED, Fused, fuse, n_witnesses, probability, shares, together
from yellowplate.read.vin_prior import Prior
from yellowplate.tables.vin_prior import count

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)
MADE_UP = "LVGBM51K5PG123456"  # fails the check digit
EUROPE = "WVWZZZ1JZXW000001"
NOTHING_KNOWN = Prior(count([]))


def frames(text: str, **rivals: float) -> NDArray[np.float32]:
    """Spell a text; at place n the symbol of `at_<n>_<symbol>` has the regret given."""
    rows = np.full((2 * len(text) + 1, len(SYMBOLS) + 1), FLOOR, np.float32)
    rows[::2, -1] = 0.0
    for place, one in enumerate(text):
        rows[2 * place + 1, SYMBOLS.index(one)] = 0.0
    for name, regret in rivals.items():
        _, at, symbol = name.split("_")
        rows[2 * int(at) - 1, SYMBOLS.index(symbol)] = regret
    return rows


@pytest.mark.parametrize(("text", "check_digit"), [(VALID, "observed"), (EUROPE, "not_binding"), (MADE_UP, "fails")])
def test_a_plain_number_is_what_it_is(text: str, check_digit: str) -> None:
    fused = fuse([[frames(text)]], NOTHING_KNOWN)
    assert fused is not None
    assert (fused.vins[0][0], fused.check_digit) == (text, check_digit)
    assert (fused.evidence, fused.behind) == (0.0, 0.0)
    assert fused.lead > 0


def test_a_forced_check_digit_is_imposed() -> None:
    misread = VALID.replace("H59", "H58")
    fused = fuse([[frames(misread, at_7_9=-0.7)]], NOTHING_KNOWN)
    assert fused is not None
    assert (fused.vins[0][0], fused.check_digit) == (VALID, "imposed")
    assert fused.behind == pytest.approx(0.7, abs=0.01)


@given(place=st.integers(1, 17), symbol=st.sampled_from(SYMBOLS), regret=st.floats(-3, 0, allow_subnormal=False))
@settings(max_examples=20, deadline=None)
def test_observed_means_satisfied_by_what_is_seen_best(place: int, symbol: str, regret: float) -> None:
    fused = fuse([[frames(VALID, **{f"at_{place}_{symbol}": regret})]], NOTHING_KNOWN)
    assert fused is not None
    vin = fused.vins[0][0]
    if fused.check_digit in {"observed", "imposed"}:
        assert numbers.check(vin) == "valid"
    if fused.check_digit == "observed":
        assert fused.behind == 0.0


def test_frames_add_up() -> None:
    blurred = [frames(VALID, at_7_8=-0.2), frames(VALID, at_4_H=-0.2), frames(VALID, at_2_6=-0.1)]
    one = fuse([[blurred[0]]], NOTHING_KNOWN)
    three = fuse([[view] for view in blurred], NOTHING_KNOWN)
    assert one is not None
    assert three is not None
    assert three.vins[0][0] == VALID
    assert three.gap is not None
    assert one.gap is not None
    assert probability(three.features([VALID])) >= probability(one.features([VALID])) - 0.05


def test_a_maker_met_often_settles_what_the_pixels_leave_open() -> None:
    read = "LVVDB21B4MD115843"
    rows = [
        {"wmi": "LVV", "place": str(place), "character": read[place - 1], "n": "30"}
        for place in (1, 4, 5, 6, 7, 8, 10, 11)
    ]
    misread = frames("LYVDB2184MD115843", at_2_V=-0.3, at_8_B=-0.1)
    fused = fuse([[misread]], Prior(count(rows)))
    assert fused is not None
    assert fused.vins[0][0][:8] == read[:8]


def test_words_are_no_vin() -> None:
    assert fuse([[frames("MANUFACTURED")]], NOTHING_KNOWN) is None


@pytest.mark.parametrize(("prob", "n_others"), [(0.97, 2), (0.2, 2), (1.0, 0)])
def test_shares_are_probabilities(prob: float, n_others: int) -> None:
    fused = Fused(((VALID, 0.0), (EUROPE, -1.0), (MADE_UP, 2.0)), "observed", 0.0, 0.0, 1.0, 0)
    told = shares(fused, prob)
    assert told[0].text == VALID
    assert len(told) == 1 + n_others
    assert sum(one.prob for one in told) <= 1.0
    assert [one.prob for one in told] == sorted((one.prob for one in told), reverse=True)


def test_empty_lines_hold_none() -> None:
    nothing = np.full((40, len(SYMBOLS) + 1), FLOOR, np.float32)
    nothing[:, -1] = 0.0
    assert fuse([[nothing]], NOTHING_KNOWN) is None
    assert fuse([[nothing[:5]]]) is None


def test_a_valid_one_nearby_stands_before_one_of_a_market_without_check_digit() -> None:
    fused = fuse([[frames("J" + VALID[1:], at_1_1=-0.5)]], NOTHING_KNOWN)
    assert fused is not None
    assert (fused.vins[0][0], fused.check_digit) == (VALID, "imposed")


def _habits(vin: str, n: int) -> Prior:
    rows = [
        {"wmi": vin[:3], "place": str(place), "character": vin[place - 1], "n": str(n)}
        for place in (1, 4, 5, 6, 7, 8, 10, 11)
    ]
    return Prior(count(rows))


@given(place=st.integers(1, 12), symbol=st.sampled_from(SYMBOLS), n=st.sampled_from([3, 1000]))
@settings(max_examples=25, deadline=None)
def test_no_habit_overrides_clear_pixels(place: int, symbol: str, n: int) -> None:
    other = VALID[: place - 1] + symbol + VALID[place:]
    at_place = {f"at_{place}_{symbol}": -6.0} if symbol != VALID[place - 1] else {}
    fused = fuse([[frames(VALID, **at_place)]], _habits(other, n))
    assert fused is not None
    assert (fused.vins[0][0], fused.check_digit) == (VALID, "observed")


def test_a_habit_has_its_say_where_pixels_leave_a_choice() -> None:
    read = "WVWZZZ1JZXW000001"
    unclear = frames(read, at_5_2=-0.2, at_6_2=-0.1)
    fused = fuse([[unclear]], _habits("WVWZ221JZXW000001", 50))
    assert fused is not None
    assert fused.vins[0][0] == "WVWZ221JZXW000001"


def test_more_frames_are_worth_more_but_never_more_than_what_they_do_not_share() -> None:
    worth = [n_witnesses(n) for n in range(1, 200)]
    assert worth[0] == 1.0
    assert worth == sorted(worth)
    assert worth[-1] < 1 / SHARED


def test_a_vin_that_no_frame_shows_whole_is_found_in_all() -> None:
    hidden = [
        frames(EUROPE, **{f"at_{place}_8": 0.0, f"at_{place}_{EUROPE[place - 1]}": -3.0}) for place in range(4, 9)
    ]
    assert all(one is None or one.vins[0][0] != EUROPE for one in (fuse([[view]], NOTHING_KNOWN) for view in hidden))
    fused = fuse([[view] for view in hidden], NOTHING_KNOWN)
    assert fused is not None
    assert fused.vins[0][0] == EUROPE


@pytest.mark.parametrize(
    ("other", "is_one"), [(VALID, True), (VALID.replace("H59", "H58"), False), ("WVWZZZ1JZXW000001", False)]
)
def test_tracks_go_together_where_one_vin_goes_with_both(other: str, *, is_one: bool) -> None:
    assert together([[frames(VALID)]], [[frames(other)]]) is is_one
    assert together([[frames(VALID)]], [[frames(VALID, at_7_8=-0.5)]])


def test_nothing_goes_with_nothing() -> None:
    assert not together([[frames("MAN")]], [[frames("MAN")]])

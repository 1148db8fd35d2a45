"""The scorer of the VIN benchmark is tested itself, and so is what fits the reader's tables."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from benchmarks.vin.score import Answer, Score, rate, reliability, wilson
from update.vin_reader import fitted, is_unseen, least_accepted, out_of_fold, said, table_of_confusions, table_of_prior
from yellowplate.read.ctc import FLOOR
from yellowplate.read.vin_frames import SYMBOLS

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)
OTHER = "LVVDB21B4MD115843"


def _answer(vin: str, *, is_accepted: bool = True, others: tuple[str, ...] = ()) -> Answer:
    return Answer(vin, 0.95, "observed", others, 10.0, is_accepted=is_accepted)


def test_counts() -> None:
    score = Score()
    score.count(OTHER, "eye", "plate", _answer(OTHER))
    score.count(OTHER, "eye", "plate", _answer(VALID, others=(OTHER,)))
    score.count("LFBGE3067MJK01616", "eye", "", _answer("", is_accepted=False))
    assert score.counts["exact"] == [1, 3]
    assert score.counts["exact, plate"] == [1, 2]
    assert score.counts["exact, Chinese, one maker"] == [1, 2]
    assert score.counts["exact, Chinese, others"] == [0, 1]
    assert score.counts["among five"] == [2, 3]
    assert score.counts["accepted"] == [2, 3]
    assert score.counts["accepted, right"] == [1, 2]
    assert any("10 ms" in line for line in score.told())


@pytest.mark.parametrize(("read", "accepted"), [(VALID, [0, 1]), (OTHER, None)])
def test_a_label_known_to_be_wrong_is_an_error_where_it_is_accepted(read: str, accepted: list[int] | None) -> None:
    score = Score()
    score.count(VALID, "machine_seen_wrong", "", _answer(read))
    assert "exact" not in score.counts
    assert score.counts.get("accepted, right") == accepted


def test_intervals() -> None:
    assert [round(end, 3) for end in wilson(11, 19)] == [0.363, 0.769]
    assert wilson(0, 0) == (0.0, 1.0)
    assert rate(0, 0).strip().startswith("- (0 of 0")


def test_reliability() -> None:
    told = list(reliability([(0.97, True), (0.97, False), (0.0, False)]))
    assert "(1 of 2" in told[2]
    assert told[-1].startswith("expected calibration error 0.313 (95 % ")
    assert told[-1].endswith(" over 3 pictures")
    assert len(list(reliability([]))) == 1


def test_the_unseen_third_is_about_a_third() -> None:
    vins = [f"LVVDB21B4MD{number:06}" for number in range(300)]
    assert 70 < sum(map(is_unseen, vins)) < 130


def test_makers_with_one_vin_are_left_out() -> None:
    table = table_of_prior([OTHER, OTHER[:-1] + "4", VALID])
    assert "LVV,1,L,2" in table
    assert "1G4" not in table


def test_confusions_are_pulled_towards_look_alikes() -> None:
    table = table_of_confusions(Counter({("0", "0"): 60, ("0", "D"): 40}))
    assert "0,D,0.1500" in table
    assert "B,8,0.0100" in table
    assert "K,7" not in table


def test_said_names_what_stands_in_for_a_character() -> None:
    frames = np.full((9, len(SYMBOLS) + 1), FLOOR, np.float32)
    frames[::2, -1] = 0.0
    for frame, symbol in ((1, "L"), (3, "V"), (5, "V"), (7, "0")):
        frames[frame, SYMBOLS.index(symbol)] = 0.0
    frames[7, SYMBOLS.index("D")] = -1.0
    assert said(frames, "LVVD") == ["L", "V", "V", "0"]
    assert said(frames[:2], "LVVD") == []


def test_a_fit_tells_right_from_wrong() -> None:
    table = [{"one": 1.0, "gap": float(n % 7)} for n in range(70)]
    right = [row["gap"] > 2 for row in table]
    weights = fitted(table, right)
    assert weights["gap"] > 0
    probs = out_of_fold(table, right, [str(n) for n in range(70)])
    assert min(prob for prob, is_right in zip(probs, right, strict=True) if is_right) > 0.5
    assert least_accepted([0.95, 0.92], [True, False]) == 0.93
    assert least_accepted([0.999], [False]) == 1.0

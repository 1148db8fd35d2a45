"""The counting: which answers are right, false or missed, per question, with Wilson intervals."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import median

from benchmarks.text.answer import Answer

Z_95 = 1.959964
"""Two-sided 95 % quantile of the normal distribution."""
MOBILE_DIGITS = 11
"""Digits of a Chinese mobile number without the country code."""


Pick = Callable[[Answer], frozenset[str]]
"""Turns an answer into the set of values given to one question."""


@dataclass(frozen=True, slots=True)
class Score:
    """Hits and misses of one question.

    Attributes:
        n_right: given and in the labels.
        n_false: given and not in the labels.
        n_missed: in the labels and not given.
    """

    n_right: int
    n_false: int
    n_missed: int

    @property
    def n_given(self) -> int:
        """Number of values given: the n of precision."""
        return self.n_right + self.n_false

    @property
    def n_gold(self) -> int:
        """Number of values labelled: the n of recall."""
        return self.n_right + self.n_missed


def bare_number(number: str) -> str:
    """Reduce a telephone number to its national digits: country code 86 and a trunk 0 are dropped.

    >>> bare_number("+86 170-0030-0012"), bare_number("024-2285 0012")
    ('17000300012', '2422850012')
    """
    digits = "".join(character for character in number if character.isdigit())
    if number.startswith("+86") or (digits.startswith("86") and len(digits) > MOBILE_DIGITS):
        digits = digits[2:]
    return digits.lstrip("0")


def bare_id(text: str) -> str:
    """Reduce a plate or VIN to its letters and digits, upper case.

    >>> bare_id("辽F·d12345")
    '辽FD12345'
    """
    return "".join(character for character in text.upper() if character.isalnum())


def bare_contact(text: str) -> str:
    """Reduce a WeChat or QQ id: a telephone number to its digits, another id to lower case."""
    return text.lower() if any(character.isalpha() for character in text) else bare_number(text)


def _number(value: int | None) -> frozenset[str]:
    return frozenset() if value is None else frozenset({str(value)})


def _yes(*, is_so: bool) -> frozenset[str]:
    return frozenset({"yes"}) if is_so else frozenset()


QUESTIONS: dict[str, Pick] = {
    "encumbered offer": lambda answer: _yes(is_so=answer.is_encumbered_offer),
    "destination dprk": lambda answer: _yes(is_so=answer.is_to_dprk),
    "offer": lambda answer: _yes(is_so=answer.is_offer),
    "destination, any": lambda answer: frozenset({answer.destination} - {"none"}),
    "price": lambda answer: _number(answer.price_yuan),
    "mileage": lambda answer: _number(answer.mileage_km),
    "year": lambda answer: _number(answer.year),
    "phone": lambda answer: frozenset(map(bare_number, answer.phone)),
    "WeChat": lambda answer: frozenset(map(bare_contact, answer.wechat)),
    "QQ": lambda answer: frozenset(map(bare_contact, answer.qq)),
    "plate": lambda answer: frozenset(map(bare_id, answer.plate)),
    "VIN": lambda answer: frozenset(map(bare_id, answer.vin)),
    "tracker removed": lambda answer: _yes(is_so=answer.tracker_removed),
}


def wilson(n_right: int, n_all: int) -> tuple[float, float]:
    """Return the 95 % interval of a rate; (0, 1) where nothing was counted.

    Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209.
    """
    if not n_all:
        return 0.0, 1.0
    rate = n_right / n_all
    middle = rate + Z_95**2 / (2 * n_all)
    half = Z_95 * sqrt(rate * (1 - rate) / n_all + Z_95**2 / (4 * n_all**2))
    scale = 1 + Z_95**2 / n_all
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def score(pairs: Iterable[tuple[Answer, Answer]], pick: Pick) -> Score:
    """Count one question over all lines.

    Args:
        pairs: what was given and what is labelled, one pair a line.
        pick: the question.
    """
    n_right = n_false = n_missed = 0
    for given, gold in pairs:
        said, true = pick(given), pick(gold)
        n_right += len(said & true)
        n_false += len(said - true)
        n_missed += len(true - said)
    return Score(n_right, n_false, n_missed)


def rate(n_right: int, n_all: int) -> str:
    """Write a rate with its interval and its n; "-" where nothing was counted.

    >>> rate(10, 10)
    '1.000 (0.722-1.000, n 10)'
    """
    low, high = wilson(n_right, n_all)
    return f"{n_right / n_all:.3f} ({low:.3f}-{high:.3f}, n {n_all})" if n_all else "-"


def precision(found: Score) -> str:
    """Write the precision."""
    return rate(found.n_right, found.n_given)


def recall(found: Score) -> str:
    """Write the recall."""
    return rate(found.n_right, found.n_gold)


def line_times_ms(lines: Sequence[str], analyse: Callable[[str], Answer]) -> tuple[float, float]:
    """Measure the time of one line: median and 99th percentile in milliseconds, the first line twice to warm up.

    Args:
        lines: at least one.
        analyse: what is measured.
    """
    analyse(lines[0])
    times = []
    for line in lines:
        began = time.perf_counter()
        analyse(line)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return median(times), times[ceil(0.99 * len(times)) - 1]

"""Counts and their intervals."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WRONG_LABEL = "machine_seen_wrong"
OF_ONE_MAKER = ("LVV", "LVT")
"""Fifty of the 59 Chinese pictures of the hard set are of this maker."""
Z_95 = 1.959964
STEPS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)


def wilson(n_right: int, n: int) -> tuple[float, float]:
    """Compute the 95 % interval of a rate.

    Args:
        n_right: hits.
        n: trials.

    Returns:
        Lower and upper end, from 0 to 1; the whole range where n is 0.

    Source: Wilson 1927, J. Am. Stat. Assoc. 22, 209-212.

    >>> [round(end, 3) for end in wilson(11, 19)]
    [0.363, 0.769]
    """
    if n == 0:
        return 0.0, 1.0
    share, square = n_right / n, Z_95 * Z_95
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def rate(n_right: int, n: int) -> str:
    """Write a rate with its counts and interval."""
    low, high = wilson(n_right, n)
    share = f"{n_right / n:6.1%}" if n else "     -"
    return f"{share} ({n_right} of {n}, 95 % {low:.0%}-{high:.0%})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read of one picture.

    Attributes:
        vin: 17 characters, or "" where none was found.
        prob: its probability.
        check_digit: how it stands to it.
        others: the alternatives.
        cpu_ms: processor time.
        is_accepted: no person need look.
    """

    vin: str
    prob: float
    check_digit: str
    others: tuple[str, ...]
    cpu_ms: float
    is_accepted: bool


@dataclass(slots=True)
class Score:
    """Counts of one set, each as hits and trials."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    cpu_ms: list[float] = field(default_factory=list)

    def count(self, label: str, basis: str, kind: str, answer: Answer) -> None:
        """Count one picture.

        Args:
            label: the VIN.
            basis: where the label is known to be wrong the picture counts only if its reading is accepted: as wrong
                where it agrees with the label, and not otherwise, for then nobody knows.
            kind: "plate", "windshield", "sticker" or "".
            answer: what was read.
        """
        self.cpu_ms.append(answer.cpu_ms)
        is_right = answer.vin == label
        if basis == WRONG_LABEL:
            if answer.is_accepted and is_right:
                self._add("accepted, right", is_hit=False)
            return
        self._add("exact", is_hit=is_right)
        if kind:
            self._add(f"exact, {kind}", is_hit=is_right)
        if label.startswith("L"):
            self._add("exact, Chinese", is_hit=is_right)
            self._add(f"exact, Chinese, {'one maker' if label[:3] in OF_ONE_MAKER else 'others'}", is_hit=is_right)
        self._add("among five", is_hit=is_right or label in answer.others)
        self._add("accepted", is_hit=answer.is_accepted)
        if answer.is_accepted:
            self._add("accepted, right", is_hit=is_right)
        if answer.check_digit == "observed":
            self._add("observed, right", is_hit=is_right)
        if answer.check_digit == "imposed":
            self._add("imposed, right", is_hit=is_right)

    def _add(self, name: str, *, is_hit: bool) -> None:
        pair = self.counts.setdefault(name, [0, 0])
        pair[0] += is_hit
        pair[1] += 1

    def told(self) -> Iterator[str]:
        """Write one line per count."""
        for name, (n_hits, n) in sorted(self.counts.items()):
            yield f"{name:<26} {rate(n_hits, n)}"
        if self.cpu_ms:
            yield f"{'CPU a picture':<26} {sorted(self.cpu_ms)[len(self.cpu_ms) // 2]:.0f} ms (median)"


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Average over the classes of `STEPS` how far the mean probability is from the share that was right.

    Args:
        pairs: probability and whether it was right; at least one.
    """
    gaps = 0.0
    for low, high in itertools.pairwise(STEPS):
        gaps += abs(sum(prob - is_right for prob, is_right in pairs if low <= prob < high))
    return gaps / len(pairs)


N_DRAWN = 1000


def calibration_interval(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return the 95 % interval of the calibration error, by drawing the pictures anew with repetition.

    Source: Efron 1979, Ann. Stat. 7, 1-26 (percentiles of the bootstrap). Limits: the error is a sum of absolute
        values, so the drawn ones lie a little too high.
    """
    chance = random.Random(7)
    drawn = sorted(calibration_error(chance.choices(pairs, k=len(pairs))) for _ in range(N_DRAWN))
    return drawn[N_DRAWN // 40], drawn[-N_DRAWN // 40]


def reliability(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Write what share was right, by probability given.

    Args:
        pairs: probability and whether it was right, of each picture; probability 0 where no VIN was found.
    """
    yield "probability      mean given   right"
    for low, high in itertools.pairwise(STEPS):
        inside = [(prob, is_right) for prob, is_right in pairs if low <= prob < high]
        if inside:
            mean, n_right = sum(prob for prob, _ in inside) / len(inside), sum(is_right for _, is_right in inside)
            yield f"{low:.2f} to {min(high, 1.0):.2f}     {mean:.3f}        {rate(n_right, len(inside))}"
    if pairs:
        low, high = calibration_interval(pairs)
        error = calibration_error(pairs)
        yield f"expected calibration error {error:.3f} (95 % {low:.3f}-{high:.3f}) over {len(pairs)} pictures"

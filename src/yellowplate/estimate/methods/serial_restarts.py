"""The estimate where numbers begin anew at each hundred: hundreds in use times the part of a hundred in use."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.serials.serial import SerialAnswer, SerialBlock, capped, maximum_prob, solve
from yellowplate.estimate.serials.signs import HUNDRED, numbers_of, run_tests


def answer(block: SerialBlock, *, level: float) -> SerialAnswer:
    """Estimate numbers issued where each hundred is used from its first number to the same height.

    Args:
        block: the block, with its numbers.
        level: coverage of the interval of the height; the hundreds are taken as those between lowest and highest.

    Returns:
        Hundreds times the unbiased height; no value where the test of restarts is not suspect.

    Limits: the interval knows nothing of hundreds beyond the highest and of heights that differ from one hundred to
        the next; its coverage is not claimed.
    Source: the device of Ruggles and Brodie 1947, JASA 42, 72-91 (makers who began at the next hundred).
    """
    tests = {test.name: test for test in run_tests(block)}
    if "restarts" not in tests or not tests["restarts"].is_suspect:
        return SerialAnswer(None, why_not="no sign that numbers begin anew at each hundred")
    numbers = numbers_of(block)
    hundreds = (block.highest - 1) // HUNDRED - (block.lowest - 1) // HUNDRED + 1
    places = [(number - 1) % HUNDRED + 1 for number in numbers]
    k, top = len(places), max(places)
    height = capped(top * (k + 1) / k - 1, HUNDRED)
    # Places of different hundreds may coincide, so k may exceed the height: with replacement, P = (top/n)^k.
    upper = min(HUNDRED, int(top * ((1 - level) / 2) ** (-1 / k)))
    if k <= top:
        upper = min(HUNDRED, solve(lambda n: maximum_prob(top, k, n), (1 - level) / 2, top))
    value = hundreds * max(height, top)
    return SerialAnswer(value, float(hundreds * top), max(value, float(hundreds * upper)))


METHOD = Method(
    name="restarts",
    question=Question.SERIAL,
    what="hundreds in use times the part of each in use, where numbers begin anew at each hundred",
    source="Ruggles and Brodie 1947, JASA 42, 72-91",
    assumptions=(
        "Each hundred between lowest and highest is used, from its first number to the same height.",
        "Every number issued was equally likely to be seen.",
    ),
    answer=answer,
)

"""Figures that are written digit by digit: 5.9.0.0.0, 4-4-0-0-0, 四四零零零, 六点一万; found with the figure meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.numerals import HAN_DIGITS

_HAN = "".join(HAN_DIGITS)
_PARTED = re.compile(
    r"(?<![\w.,\-·:/])\d(?P<mark>[ .·\-])\d(?:(?P=mark)\d){1,2}(?P=mark)0(?P=mark)0(?![.·\-]?\d)(?! \d)"
)
"""Five or six digits with the same mark between them and two noughts at the end: a price, no date and no telephone."""
_UNIT = re.compile(r"(?<![\w.,\-])\d(?: \d){2,5}(?=\s?(?:年|款|万|元|块|公里|km))")
_IN_CHARACTERS = re.compile(rf"(?<![{_HAN}十百千万\d])[{_HAN}]{{2,3}}[零〇0][零〇0][零〇0]?(?![{_HAN}十百千万\d])")
_WITH_POINT = re.compile(
    rf"(?<![{_HAN}十百千万\d点])(?P<whole>[{_HAN}])点(?P<part>[{_HAN}]{{1,2}})(?![{_HAN}十百千点]|分(?!期)|[钟半刻左])"
)
_TWO_BEFORE_WAN = re.compile(rf"(?<![{_HAN}十百千万\d])(?P<tens>[{_HAN}])(?P<ones>[{_HAN}])(?=万)")
_MIN_DIGITS = 5


def _digits(words: str) -> str:
    return "".join(str(HAN_DIGITS.get(character, character)) for character in words)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    for expression in (_PARTED, _UNIT):
        for match in expression.finditer(text):
            yield *match.span(), "".join(filter(str.isdigit, match[0]))
    for match in _IN_CHARACTERS.finditer(text):
        if len(match[0]) >= _MIN_DIGITS:
            yield *match.span(), _digits(match[0])
    for match in _WITH_POINT.finditer(text):
        yield *match.span(), f"{_digits(match['whole'])}.{_digits(match['part'])}"
    for match in _TWO_BEFORE_WAN.finditer(text):
        tens, ones = HAN_DIGITS[match["tens"]], HAN_DIGITS[match["ones"]]
        if tens and ones - tens not in (1, -1):  # 二三万 is "twenty or thirty thousand" as often as 23
            yield *match.span(), f"{tens}{ones}"


def parted_digits(text: str) -> list[tuple[int, int, str]]:
    """Find figures written digit by digit.

    Args:
        text: folded.

    Returns:
        (start, end, figure) in order of place, without overlap.

    >>> parted_digits("5.9.0.0.0元 六点一万公里 二三万")
    [(0, 9, '59000'), (11, 14, '6.1')]
    """
    found: list[tuple[int, int, str]] = []
    for start, end, figure in sorted(_found(text), key=lambda one: (one[0], -one[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, figure))
    return found

"""Words written in Latin letters, wholly (diya), in part (抵ya) or by an initial (d押): found with their place.

A telephone word or a word of the trade in pinyin passes a filter of words and every Chinese reader reads it. Ordinary
Latin words, names of models and ids stay: a piece counts only as a whole run of letters, never inside an id, never
behind the name of a messenger, and a line without Chinese characters needs two such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.names import lowered
from yellowplate.tables import disguises

_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü")
_RUN = re.compile(r"[a-zü]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_INSIDE_AN_ID = frozenset("0123456789_-@./'&")
_AFTER = re.compile(r"(?![_@'&a-zü]|[-./]\w|\d)|(?=\d{2}\s?[年款]|\d+(?:\.\d+)?\s?[万w]|1\d{10}(?!\d))")
"""Digits behind a word belong to it, as in an id, unless they are a year, a price or a telephone number."""
_CONTACT = re.compile(
    r"(?:微信|[威薇徽维]信?|[vw]x|[加+]\s?[vw]|(?<![a-z0-9])v|qq|抖音|快手|id|账号|위챗|wechat)\s?号?\s?[:=]?\s?$"
)
_LED = 10
_LONGEST_SIDE = 2
"""Characters of a word that may stand on one side of its Latin part."""
_FEWEST_WITHOUT_HAN = 2
_MOST_PIECES = 4
_BESIDE = {"vx": "微信", "wx": "微信"}
"""What may stand in one run with other words; alone these letters are read by the pattern of the messenger."""

Piece = tuple[int, int, str]


def _split(run: str, words: dict[str, str], n_left: int = _MOST_PIECES) -> list[str] | None:
    """Split a run of letters into spellings without rest, longest first; None where that cannot be done."""
    if not run:
        return []
    if not n_left:
        return None
    for end in range(len(run), 1, -1):
        if run[:end] in words:
            rest = _split(run[end:], words, n_left - 1)
            if rest is not None:
                return [run[:end], *rest]
    return None


def _is_free(text: str, start: int, end: int) -> bool:
    """Tell whether letters stand for themselves: no id, model or address goes on before or behind them."""
    return (start == 0 or text[start - 1] not in _INSIDE_AN_ID) and _AFTER.match(text, end) is not None


def _with_neighbours(text: str, start: int, end: int, mixed: dict[str, str]) -> Piece | None:
    """Read letters together with the characters beside them, the longest word first."""
    run = text[start:end]
    blank = int(len(run) > 1 and text[start - 1 : start] == " ")
    left = text[max(0, start - blank - _LONGEST_SIDE) : start - blank]
    blank_after = int(len(run) > 1 and text[end : end + 1] == " ")
    right = text[end + blank_after : end + blank_after + _LONGEST_SIDE]
    found: list[tuple[int, int, str]] = []
    for n_before in range(len(left) + 1):
        for n_after in range(len(right) + 1):
            word = mixed.get(left[len(left) - n_before :] + run + right[:n_after])
            if word:
                first = start - blank - n_before if n_before else start
                last = end + blank_after + n_after if n_after else end
                found.append((first, last, word))
    return max(found, key=lambda piece: (len(piece[2]), piece[0] - piece[1]), default=None)


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the words in order of place; they may overlap."""
    words, mixed = disguises.latin(), disguises.mixed()
    runs = [match.span() for match in _RUN.finditer(text)]
    ends = dict(runs)
    for start, end in runs:
        last = end
        for _ in range(_LONGEST_SIDE):
            following = ends.get(last + 1)
            if following is None or text[last] != " ":
                break
            last = following
            word = words.get(text[start:last].replace(" ", ""))
            if word and _is_free(text, start, last) and not _CONTACT.search(text[max(0, start - _LED) : start]):
                yield start, last, word
        if not _is_free(text, start, end):
            continue
        split = None if text[start:end] in _BESIDE else _split(text[start:end], {**words, **_BESIDE})
        if split is not None and not _CONTACT.search(text[max(0, start - _LED) : start]):
            place = start
            for spelling in split:
                yield place, place + len(spelling), words.get(spelling) or _BESIDE[spelling]
                place += len(spelling)
            continue
        beside = _with_neighbours(text, start, end, mixed)
        if beside:
            yield beside


def words_in_letters(text: str) -> list[Piece]:
    """Find words that stand in Latin letters.

    Args:
        text: folded.

    Returns:
        (start, end, word meant) in order of place, without overlap.

    Limits: a short Latin name that is also a syllable with the right character beside it is misread (none is known);
        words of only initials (dy, zq) are not read here but in tables/disguises.csv, where their surroundings are.

    >>> words_in_letters("diya车 过hu 微信chaoxian")
    [(0, 4, '抵押'), (6, 9, '过户')]
    """
    plain = lowered(text).translate(_TONES)
    found: list[Piece] = []
    for start, end, word in sorted(_pieces(plain), key=lambda piece: (piece[0], -piece[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, word))
    is_chinese = _HAN.search(plain) is not None
    return found if is_chinese or len(found) >= _FEWEST_WITHOUT_HAN else []

"""Words that a seller disguises, written as they are meant, with the way back to the raw words.

Folding (folded.py) undoes what any reader of Chinese would call the same characters. Here whole words are undone:
homophones (潮鲜), parts of characters (扌甲), pinyin (diya), look-alike letters of other scripts. Only the patterns of
this stage look at the result; search and number formats see the folded text.
"""

from __future__ import annotations

import re

from yellowplate.extract.parted_digits import parted_digits
from yellowplate.extract.pinyin import words_in_letters
from yellowplate.folded import Folded, fold
from yellowplate.tables import disguises

_LOOK_ALIKES = str.maketrans(
    "АВЕЗКМНОРСТУХаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα",
    "ABE3KMHOPCTYXaeopcyxijsdqwABEZHIKMNOPTYXoa",
)
"""Cyrillic and Greek letters that print like Latin ones (З prints like the digit 3)."""
_FOREIGN = re.compile(r"[Ͱ-ӿԀ-ԯ]")
_TOKEN = re.compile(r"[A-Za-z0-9Ͱ-ӿԀ-ԯ]+")
_LATIN = re.compile(r"[A-Za-z0-9]")
_LETTERS = re.compile(r"[A-Za-zÀ-ǿ]")
_MOST_ROUNDS = 50
"""Rewriting settles after two or three rounds; a text that does not is left as it was (none is known)."""


def _replace(text: Folded, found: list[tuple[int, int, str]]) -> Folded:
    """Write words into a text; every character of a new word comes from the whole of what it replaces."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for start, end, word in [*found, (len(text.text), len(text.text), "")]:
        parts += [text.text[place:start], word]
        starts += text.starts[place:start]
        ends += text.ends[place:start]
        if start < end:
            first, last = text.span(start, end)
            starts += [first] * len(word)
            ends += [last] * len(word)
        place = end
    return Folded(text.raw, "".join(parts), tuple(starts), tuple(ends))


def _latin(text: Folded) -> Folded:
    """Put Latin letters for their look-alikes inside words that mix scripts (ВМW, A6Л stays)."""
    if not _FOREIGN.search(text.text):
        return text
    plain = _TOKEN.sub(
        lambda match: match[0].translate(_LOOK_ALIKES) if _LATIN.search(match[0]) else match[0], text.text
    )
    return Folded(text.raw, plain, text.starts, text.ends)


def _round(text: Folded) -> Folded:
    text = _latin(text)
    if _LETTERS.search(text.text):
        in_letters = words_in_letters(text.text)
        if in_letters:
            text = _replace(text, in_letters)
    for word, expression in disguises.load():
        found = [
            (match.start(), match.end(), word)
            for match in expression.finditer(text.text)
            if match[0] != word and match.start() < match.end()
        ]
        if found:
            text = _replace(text, found)
    figures = parted_digits(text.text)
    return _replace(text, figures) if figures else text


def undisguise(folded: Folded) -> Folded:
    """Write disguised words as they are meant.

    Args:
        folded: a folded text.

    Returns:
        The text with the map back to the raw words; doing it again changes nothing.

    Limits: a list of known disguises (tables/disguises.csv), most of them unconfirmed; new ones are missed. What is
        found in a disguise is as sure as the same word in the open: the reader sees the raw words beside it.

    >>> undisguise(fold("扌氐扌甲车 能去潮鲜的来")).text
    '抵押车 能去朝鲜的来'
    """
    text = folded
    for _ in range(_MOST_ROUNDS):
        plainer = _round(text)
        if plainer.text == text.text:
            return text
        text = plainer
    return folded


def plainly(raw: str) -> Folded:
    """Fold a raw line and undo its disguises: what every pattern looks at."""
    return undisguise(fold(raw))

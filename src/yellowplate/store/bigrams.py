"""Texts cut into search tokens: pairs of neighbours for Chinese, Korean and Japanese, whole words for the rest.

SQLite's own tokenisers find nothing for a query of two Chinese characters (trigram) or only whole runs (unicode61);
pairs made here find every one (notes "Platforms", section 5, measured). The last character of each run stands alone
as well, so that a query of one character, asked as a beginning, finds it wherever it stands.
"""

from __future__ import annotations

import re

from yellowplate.folded import fold

_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han, Hangul and kana: written without spaces, or with endings that hide a word from a word index."""

_PIECE = re.compile(rf"(?P<run>[{_CJK}]+)|(?P<word>[^\W_{_CJK}]+)")
_LAST_OF_BMP = 0xFFFF


def searchable(raw: str) -> str:
    """Fold a text as the index and the queries see it: folded, lower case, white space as one space.

    >>> searchable("抵.押車  ＶＩＮ")
    '抵押车 vin'
    """
    return " ".join(fold(raw).text.lower().split())


def _spelt(token: str) -> str:
    # SQLite's tokeniser knows the letters of Unicode 6.1; rarer ones are written as numbers.
    return "".join(sign if ord(sign) <= _LAST_OF_BMP else f"u{ord(sign):x}" for sign in token)


def tokens(text: str) -> list[str]:
    """Cut a searchable text into the tokens of its index entry, in order.

    >>> tokens("抵押车 only 平양")
    ['抵押', '押车', '车', 'only', '平양', '양']
    """
    found: list[str] = []
    for piece in _PIECE.finditer(text):
        run = piece["run"]
        if run:
            found += [_spelt(run[place : place + 2]) for place in range(len(run))]
        else:
            found.append(_spelt(piece["word"]))
    return found


def match_for(term: str) -> str:
    """Write the full-text question that finds every text which contains a term at the beginning of a word.

    Args:
        term: searchable text without white space.

    Returns:
        An FTS5 expression, or "" where the term has no letter and no digit.

    >>> match_for("抵押"), match_for("车"), match_for("kor")
    ('"抵押"', '"车" *', '"kor" *')
    """
    parts: list[str] = []
    for piece in _PIECE.finditer(term):
        run = piece["run"]
        if run and len(run) > 1:
            pairs = " ".join(_spelt(run[place : place + 2]) for place in range(len(run) - 1))
            parts.append(f'"{pairs}"')
        else:
            parts.append(f'"{_spelt(piece[0])}" *')
    return " AND ".join(parts)


def compact(text: str) -> str:
    """Reduce an identifier to its letters and digits, upper case, as partial numbers are compared.

    >>> compact("京F·12A34"), compact("+86 138-0013-8000")
    ('京F12A34', '8613800138000')
    """
    return "".join(sign for sign in fold(text).text.upper() if sign.isalnum())

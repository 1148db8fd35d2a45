"""Whether words may be printed for everybody: a telephone number hides in a sentence, in many disguises."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

WITHHELD = "[words withheld]"
"""Printed in place of words that carry, or may carry, something closed."""

LONG_RUN = 7
"""Digits in a row from which they may be a telephone, QQ or identity number: the shortest local numbers have seven."""

_CONTACT = re.compile(
    r"微信|薇信|威信|徽信|v信|vx|wx|wechat|weixin|qq|扣扣|企鹅|电话|手机|致电|联系|\bcall\b|\bphone\b|\btel\b|whatsapp|telegram|kakao|카톡|전화|위챗|"
    r"@|https?:|www\.",
    re.IGNORECASE,
)
_HAN_DIGITS = str.maketrans("〇零幺一二三四五六七八九两", "0011234567892")
_DATES = re.compile(r"\d{4}-\d{2}-\d{2}|\(\d{4}\)")
"""Days and the years of resolutions: digits that are no number to call."""
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_SHORTEST = 2
_SHORTEST_SQUEEZED = 4
"""Closed values shorter than these stand inside too many harmless words to be looked for."""
_FILLER = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def digits_in_a_row(text: str) -> int:
    """Count the longest run of digits, looking through disguises.

    Args:
        text: any words.

    Returns:
        Length of the longest run of digits once signs between them are dropped; circled, full-width and Chinese
        digits count.

    >>> digits_in_a_row("①③8-幺三 8 0"), digits_in_a_row("6.8万")
    (7, 2)
    """
    bare = _FILLER.sub("", _plain(text).translate(_HAN_DIGITS))
    runs = re.findall(r"\d+", bare)
    return max(map(len, runs), default=0)


class Screen:
    """Lets words through that carry nothing closed.

    Args:
        closed: values that may not be printed: numbers, handles, names, paths.
        open_values: values that may, such as the VINs of the case, although they hold many digits.
    """

    def __init__(self, closed: Iterable[str], open_values: Iterable[str] = ()) -> None:
        spelt = {_plain(value).strip() for value in closed}
        self._closed = sorted(value for value in spelt if len(value) >= _SHORTEST)
        squeezed = {_FILLER.sub("", value) for value in self._closed}
        self._squeezed = sorted(value for value in squeezed if len(value) >= _SHORTEST_SQUEEZED)
        self._open = frozenset(open_values)
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return the words, or `WITHHELD` where they carry a closed value, a contact or a long number."""
        if text not in self._known:
            self._known[text] = self._judge(text)
        return self._known[text]

    def _judge(self, text: str) -> str:
        if not text or text in self._open:
            return text
        plain = _plain(text)
        harmless = _VIN.sub(lambda found: " " if found[0] in self._open else found[0], _DATES.sub(" ", text))
        if _CONTACT.search(plain) or digits_in_a_row(harmless) >= LONG_RUN:
            return WITHHELD
        squeezed = _FILLER.sub("", plain)
        has_closed = any(value in plain for value in self._closed) or any(one in squeezed for one in self._squeezed)
        return WITHHELD if has_closed else text

"""How many: a number with its range, as Chinese, Korean and English sources put it.

64 is 64 to 64; "over 50" and "at least 50" have no upper end; "no more than three" has no lower end; words alone
("dozens", 수십 대, 几十辆) have neither; "about" is marked.

Source: field rules of the shared news samples (low, high, approx).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yellowplate.extract.numerals import ENGLISH_NUMBER, HAN_NUMBER, KOREAN_NATIVE, KOREAN_SINO, to_number
from yellowplate.folded import Folded
from yellowplate.records import Quantity

_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,12}"
_VAGUE = (
    r"dozens|scores|hundreds|several(?: dozen| hundred)?|tens|수십|수백|여러|몇십|"
    r"几十|数十|上百|数百|好几十|十几|几百"
)
_BEFORE = (
    r"(?P<before>(?:between|from|at least|no fewer than|over|more than|upwards of|about|around|some|roughly|nearly|"
    r"almost|no more than|at most|up to|fewer than|less than|under)\s|(?:약|대략|최소|적어도|최대|많아야|거의)\s?|"
    r"(?:至少|超过|多达|不少于|大约|大概|约|近|将近|不到|不足|最多|不超过)\s?)?"
)
_ENGLISH_AND = r"(?:\s(?:and|to|or)\s|\s?[-–~]\s?)"
_AT_LEAST = re.compile(
    r"at least|no fewer|over|more than|upwards|최소|적어도|여|남짓|넘|이상|至少|超过|多达|不少于|多|余|以上|\+"
)
_AT_MOST = re.compile(
    r"no more than|at most|up to|(?<!no )fewer|less than|under|최대|많아야|이하|미만|밖에|뿐|不到|不足|最多|不超过|以下"
)
_ABOUT = re.compile(
    r"about|around|some|roughly|nearly|almost|or so|약|대략|거의|가량|정도|쯤|大约|大概|约|近|左右|上下"
)


@dataclass(frozen=True, slots=True)
class Count:
    """One count in a text.

    Attributes:
        quantity: the range.
        words: the number's words, folded ("over 20", "30多").
        start: first folded character, the qualifier included.
        end: after the last folded character, the thing counted included.
    """

    quantity: Quantity
    words: str
    start: int
    end: int


def _range(low: Decimal, high: Decimal, about: str, unit: str) -> Quantity | None:
    if low > high:
        return None
    is_approx = _ABOUT.search(about) is not None
    if low != high:
        return Quantity(low, high, unit, is_approx)
    if _AT_MOST.search(about):
        return Quantity(None, high, unit, is_approx)
    if _AT_LEAST.search(about):
        return Quantity(low, None, unit, is_approx)
    return Quantity(low, high, unit, is_approx)


class Counter:
    """Finds counts of one kind of thing.

    Args:
        unit: what is counted, as in `Quantity.unit`.
        english: expression for the English nouns, with what may stand between number and noun.
        chinese: expression for the Chinese measure word with its noun.
        korean: expression for the Korean counter.
    """

    def __init__(self, unit: str, *, english: str, chinese: str, korean: str) -> None:
        number_en = rf"(?:{_DIGITS}|{ENGLISH_NUMBER})"
        self.unit = unit
        self._expressions = (
            re.compile(
                rf"(?<![\w.])(?<!\d,){_BEFORE}(?:(?P<low>{number_en}){_ENGLISH_AND})?(?P<number>{number_en}|{_VAGUE})"
                rf"(?P<mark>\+|(?:\sor)\sso)?(?!\d|[.,]\d)\s{english}",
                re.IGNORECASE,
            ),
            re.compile(
                rf"{_BEFORE}(?:(?P<low>{_DIGITS}|{HAN_NUMBER})\s?[-~到至]\s?)?(?<![第\d.])(?<!\d,)(?P<number>{_DIGITS}|{HAN_NUMBER}|{_VAGUE})"
                rf"\s?(?P<mark>多|余)?\s?{chinese}\s?(?P<mark_after>以上|左右|以下|上下)?"
            ),
            re.compile(
                rf"{_BEFORE}(?:(?P<low>{_DIGITS})\s?(?:대\s?에서|에서|[-~])\s?)?(?<![\d.])(?<!\d,)"
                rf"(?P<number>{_DIGITS}|(?<![가-힣])(?:{KOREAN_NATIVE}|{KOREAN_SINO})|{_VAGUE})\s?(?P<mark>여|남짓)?\s?{korean}"
                r"(?P<mark_after>\s?(?:가|이)?\s?(?:넘|이상|이하|미만|가량|정도|쯤|남짓|밖에|뿐))?"
            ),
        )

    def find(self, folded: Folded) -> Iterator[Count]:
        """Yield counts in the order of the languages, then of place."""
        for expression in self._expressions:
            for match in expression.finditer(folded.text):
                part = match.groupdict()
                quantity = self._quantity(part)
                if quantity is not None:
                    words = match[0].strip()
                    start = match.start() + len(match[0]) - len(match[0].lstrip())
                    yield Count(quantity, words, start, match.end())

    def _quantity(self, part: dict[str, str | None]) -> Quantity | None:
        about = " ".join(part.get(name) or "" for name in ("before", "mark", "mark_after")).lower()
        high = to_number(part["number"] or "")
        if high is None:
            return Quantity(None, None, self.unit, _ABOUT.search(about) is not None)
        low = to_number(part["low"]) if part["low"] else high
        return None if low is None else _range(low, high, about, self.unit)

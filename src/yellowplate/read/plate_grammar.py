"""The grammars of Chinese plates for the decoder, and the recogniser's frames as it needs them.

Source: GA 36 as retold in the project's note on plates, section B. Diplomatic plates are left to the plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.numbers import plate_cn
from yellowplate.read.ctc import Grammar
from yellowplate.read.regret import Alphabet

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGITS = "0123456789"
MARKS = "挂学警港澳"
SYMBOLS = plate_cn.PROVINCES + plate_cn.LETTERS + DIGITS + MARKS
FULL_FORMS = dict(zip("沪云辽贵苏赣鲁宁琼", "滬雲遼貴蘇贛魯寧瓊", strict=True))
ALPHABET = Alphabet.of(SYMBOLS, {"0": "Oo○〇", "1": "Iil|", **FULL_FORMS})
"""No plate has I or O behind its first letter; provinces also in their full form, which the recogniser knows too."""

_SERIAL = plate_cn.LETTERS + DIGITS
_OFFICE = (plate_cn.PROVINCES, plate_cn.LETTERS)
USUAL = Grammar(SYMBOLS, (*_OFFICE, *(_SERIAL,) * 5))
MARKED = Grammar(SYMBOLS, (*_OFFICE, *(_SERIAL,) * 4, MARKS))
NEW_ENERGY = (
    Grammar(SYMBOLS, (*_OFFICE, plate_cn.NEW_ENERGY_LETTERS, _SERIAL, *(DIGITS,) * 4)),
    Grammar(SYMBOLS, (*_OFFICE, *(DIGITS,) * 5, plate_cn.NEW_ENERGY_LETTERS)),
)
GRAMMARS = (USUAL, MARKED, *NEW_ENERGY)


def provinces(text: str) -> Iterator[str]:
    """Give a plate with each of the 31 provinces in front.

    Args:
        text: a plate with its province.
    """
    return (province + text[1:] for province in plate_cn.PROVINCES)

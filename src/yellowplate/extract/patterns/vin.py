"""Vehicle identification numbers in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import FOLDED_NOTE, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.numbers import vin as vins
from yellowplate.records import Mention
from yellowplate.records.errors import NumberError

_LOOK_ALIKES = str.maketrans("OQI", "001")
_BARE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{17}(?![A-Za-z0-9])")
_LED = re.compile(
    r"(?:车架号?码?|大架号?|车辆识别(?:代)?(?:号|码|代码)|차대번호|\bVIN\b码?号?|\bVIN)\s*[:：#]?\s*"
    r"(?P<vin>(?:[A-Za-z0-9][ \-]?){16}[A-Za-z0-9])(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PROB = {"valid": 0.99, "not_binding": 0.85, "invalid": 0.6}
_LAST_DIGITS = re.compile(r"[0-9OQIoqi]*[0-9]{4}")


def _read(text: str, *, is_led: bool) -> tuple[str, str] | None:
    """Return the VIN and a note, or None where the characters are none."""
    plain = "".join(character for character in text.upper() if character not in " -")
    if plain.isdecimal() or plain.isalpha() or not (is_led or plain[-4:].isdecimal()):
        return None
    note = ""
    if set(plain) & set("OQI"):
        if not plain[-4:].isdecimal():
            return None
        plain, note = plain.translate(_LOOK_ALIKES), FOLDED_NOTE
    try:
        return vins.validate(plain), note
    except NumberError:
        return None


def find(folded: Folded) -> Iterator[Mention]:
    """Yield VINs of exactly 17 characters; behind a word for "frame number" also in groups."""
    taken: set[int] = set()
    for match, span, is_led in (
        *((match, match.span("vin"), True) for match in _LED.finditer(folded.text)),
        *((match, match.span(), False) for match in _BARE.finditer(folded.text)),
    ):
        found = _read(match[match.lastgroup or 0], is_led=is_led)
        if found is None or span[0] in taken:
            continue
        taken.add(span[0])
        value, note = found
        yield mention(folded, "vin", value, span, _PROB[vins.check(value)] * (0.8 if note else 1.0), note=note)


PATTERN = Pattern(
    name="vin",
    version=1,
    kind="vin",
    source="ISO 3779; note on VINs, sections 1 and 5: O, Q, I are folded only in candidates that end with four digits",
    find=find,
    examples=(
        ("车架号LVGBM51K5PG123456 2025年8月出厂", "LVGBM51K5PG123456"),
        ("VIN: LVGB M51K 5PG1 23456", "LVGBM51K5PG123456"),
        ("ｌｖｇｂｍ５１ｋ５ｐｇ１２３４５６", "LVGBM51K5PG123456"),
        ("LVGBM51K5PGO23456", "LVGBM51K5PG023456"),
        ("차대번호 LVGBM51K5PG123456", "LVGBM51K5PG123456"),
    ),
    refusals=(
        "身份证 220102199001011234",
        "订单 12345678901234567",
        "VIN 11111111111111111",
        "CHERYAUTOMOBILELE",
        "LALALALALALAL1111",
        "LVGBM51K5PG12345",
        "XLVGBM51K5PG123456",
        "CHERYAUTOMOB1LEC0",
        "VIN CHERYAUTOMOB1LEC0",
        "车架号 12345678901234567",
    ),
)

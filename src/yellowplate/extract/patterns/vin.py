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
from yellowplate.tables import wmi

_LOOK_ALIKES = str.maketrans("OQI", "001")
_BARE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{17}(?![A-Za-z0-9])")
_HAN = str.maketrans("零〇一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖", "0011223456789123456789")
_CUE = r"(?:车架号?码?|大架号?|车辆识别(?:代)?(?:号|码|代码)|차대번호|차대|\bVIN\b码?号?|\bVIN|车架尾号?)"
_CHARACTER = r"[A-Za-z0-9零〇一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_LED = re.compile(
    rf"{_CUE}\s*[:：#是为]?\s*(?P<vin>(?:{_CHARACTER}[ \-.·*_/,]{{0,2}}){{16}}{_CHARACTER})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{1,9}(?:[ \-.·][A-Za-z0-9]{1,9}){1,16}(?![A-Za-z0-9])")
_GROUP = re.compile(r"[A-Za-z0-9]+")
_LENGTH = 17
_PROB = {"valid": 0.99, "not_binding": 0.85, "invalid": 0.6}
_LAST_DIGITS = re.compile(r"[0-9OQIoqi]*[0-9]{4}")


def _read(text: str, *, is_led: bool) -> tuple[str, str] | None:
    """Return the VIN and a note, or None where the characters are none."""
    plain = "".join(character for character in text.translate(_HAN).upper() if character not in " -.·*_/,")
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


def _grouped(folded: Folded) -> Iterator[tuple[str, int, int]]:
    """Yield runs of groups (LVGB M51K 5PG1 23456) of a known maker that make 17 characters with a right check digit."""
    for run in _GROUPS.finditer(folded.text):
        groups = list(_GROUP.finditer(run[0]))
        for first, group in enumerate(groups):
            plain, last = group[0], first
            while len(plain) < _LENGTH and last + 1 < len(groups):
                last += 1
                plain += groups[last][0]
            plain = plain.upper()
            if last > first and len(plain) == _LENGTH and wmi.find(plain[:3]) and _is_sound(plain):
                yield plain, run.start() + group.start(), run.start() + groups[last].end()


def _is_sound(plain: str) -> bool:
    try:
        return vins.check(vins.validate(plain)) == "valid"
    except NumberError:
        return False


def find(folded: Folded) -> Iterator[Mention]:
    """Yield VINs of 17 characters; in groups or in Chinese digits behind a word for "frame number", or checked."""
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
    for value, start, end in _grouped(folded):
        if start not in taken:
            taken.add(start)
            yield mention(folded, "vin", value, (start, end), _PROB["not_binding"])


PATTERN = Pattern(
    name="vin",
    version=2,
    kind="vin",
    source="ISO 3779; note on VINs, sections 1 and 5: O, Q, I are folded only in candidates that end with four digits",
    find=find,
    examples=(
        ("车架号LVGBM51K5PG123456 2025年8月出厂", "LVGBM51K5PG123456"),
        ("VIN: LVGB M51K 5PG1 23456", "LVGBM51K5PG123456"),
        ("ｌｖｇｂｍ５１ｋ５ｐｇ１２３４５６", "LVGBM51K5PG123456"),
        ("LVGBM51K5PGO23456", "LVGBM51K5PG023456"),
        ("차대번호 LVGBM51K5PG123456", "LVGBM51K5PG123456"),
        ("车架号LVGBM五一K五PG一二三四五六", "LVGBM51K5PG123456"),
        ("车架号 L.V.G.B.M.5.1.K.5.P.G.1.2.3.4.5.6", "LVGBM51K5PG123456"),
        ("VIN LVGB M51K 8PG1 23456", "LVGBM51K8PG123456"),
        ("LVGB M51K 8PG1 23456", "LVGBM51K8PG123456"),
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
        "LVGB M51K 5PG1 23456",
        "LVGB M51K 5PGO 23456",
        "2021 LC200 GXR V8 138 0000 1001",
    ),
)

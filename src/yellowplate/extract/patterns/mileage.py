"""Odometer readings in kilometres."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yellowplate.extract.found import exactly, is_led_by, longest, mention, plain
from yellowplate.extract.numerals import HAN_NUMBER, from_digits, from_han
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_WAN = Decimal(10_000)
_KM = r"(?:公里|千米|km(?!/?h)|킬로(?:미터)?|키로)(?!/|每|内|油耗)"
_CUE = r"(?:表显(?:里程)?|实表|表里程|里程数?|行驶了?|才?跑了?|公里数|开了|주행(?:거리)?|mileage)"
_WITH_UNIT = re.compile(
    rf"(?<![\d.A-Za-z])(?!(?<=\d,)\d{{3}}(?!\d))(?:(?P<number>(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,7}})(?:\.\d{{1,2}})?)\s?(?:个\s?)?(?P<wan>万|w|만)?(?P<tail>\d)?(?:\s?(?P<cheon>\d)\s?천)?|"
    rf"(?P<han>{HAN_NUMBER}))\s?(?P<more>多|余)?\s?(?:{_KM}|kilomet(?:er|re)s)",
    re.IGNORECASE,
)
_WITH_CUE = re.compile(
    rf"{_CUE}\s?[:是约]?\s?(?:(?P<number>(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,7}})(?:\.\d{{1,2}})?)\s?(?P<wan>万|w|만)?(?P<tail>\d)?(?:\s?(?P<cheon>\d)\s?천)?|"
    rf"(?P<han>{HAN_NUMBER}))(?P<more>多|余)?(?:\s?{_KM})?(?!\d|[多余万w만]|\s?(?:里|年|个?月|元|块|次|迈))",
    re.IGNORECASE,
)
_NOT_LED = re.compile(r"(?:续航|纯电|百|每|距离?|离|油耗|免费|送|全程|约定|时速)(?:里程)?(?:约|达|:)?\s?$")
_LOWEST, _HIGHEST = 100, 1_500_000
_LEAST_BARE = 1000
_PROB_UNIT, _PROB_CUE, _PROB_SHORT = 0.95, 0.85, 0.6
"""Under a thousand kilometres it is as often the range of a battery."""


def _km(match: re.Match[str]) -> Decimal | None:
    if match["han"]:
        number = from_han(match["han"])
        return None if number is None else Decimal(number)
    number_km = from_digits(match["number"].rstrip(","))
    if match["wan"]:
        return (number_km + Decimal(match["tail"] or 0) / 10) * _WAN + Decimal(match["cheon"] or 0) * 1000
    return number_km


def _finds(folded: Folded) -> Iterator[Mention]:
    for pattern, prob in ((_WITH_UNIT, _PROB_UNIT), (_WITH_CUE, _PROB_CUE)):
        for match in pattern.finditer(folded.text):
            number_km = _km(match)
            if number_km is None or not _LOWEST <= number_km <= _HIGHEST or is_led_by(folded, match.start(), _NOT_LED):
                continue
            if pattern is _WITH_CUE and number_km < _LEAST_BARE:
                continue
            quantity = exactly(number_km, "km", is_approx=bool(match["more"]))
            likely = prob if number_km >= _LEAST_BARE else _PROB_SHORT
            yield mention(folded, "mileage", plain(number_km), match.span(), likely, quantity=quantity)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield kilometres; 里 (half a kilometre) and ranges of batteries are not read."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="mileage",
    version=2,
    kind="mileage",
    source="lexicon, pattern mileage",
    find=find,
    examples=(
        ("表显3.8万公里 6万8", "38000"),
        ("2025年8月出厂 4500公里 19.8万", "4500"),
        ("跑了2万3", "23000"),
        ("行驶 3w km", "30000"),
        ("里程：38,000", "38000"),
        ("三万公里", "30000"),
        ("주행거리 3만 8천km", "38000"),
        ("only 38,000 km", "38000"),
        ("表显5万多公里", "50000"),
    ),
    refusals=(
        "正常行驶2万多里",
        "续航605公里",
        "百公里油耗7升",
        "时速120km/h",
        "6万8",
        "行驶5年",
        "行驶500",
        "二二十公里",
        "50公里",
    ),
)

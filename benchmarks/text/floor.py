"""The naive floor: the lexicon's terms and expressions, taken as they stand, without context.

`floor_terms.csv` and `EXPRESSIONS` are the lexicon handed to the project (211 terms, 15 expressions, CC0-1.0, built
2026-11-21): its encumbrance, destination, crossing and tracking-removal terms of high or medium weight. Any encumbrance
term makes an encumbered offer, any destination term of North Korea makes that the destination.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from benchmarks.text.answer import Answer

TERMS = Path(__file__).resolve().parent / "floor_terms.csv"
EXPRESSIONS = {
    "phone": r"(?<!\d)(?:\+?86[- ]?)?(1[3-9](?:[\s\-.·_*]?\d){9})(?!\d)",
    "wechat": r"(?:微\s*信|威信|薇信|徽信|维信|卫星|薇|微|[vV][xX]|[wW][xX]|[vV]信|[vV微]\s*[❤♥]️?|[加➕+]\s*[vV])"
    r"\s*(?:号|同号)?\s*[:：]?\s*([A-Za-z][A-Za-z0-9_\-]{5,19}|1[3-9]\d{9})",
    "qq": r"(?:[qQ]{1,2}|扣扣|企鹅|🐧)\s*(?:号|群)?\s*[:：]?\s*([1-9]\d{4,10})(?!\d)",
    "plate": r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]\s*[·•.\-]?\s*"
    r"(?:[DFABCEGHJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[DFABCEGHJK]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]))(?![A-Z0-9])",
    "vin": r"(?<![A-Z0-9])([A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8})(?![A-Z0-9])",
}
PRICE = re.compile(
    r"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s*(?:万|萬|[wW](?![a-zA-Z]))(?!\s*(?:公里|km|KM|里程|多公里|粉|人))(\d)?"
    r"|(?<![\d.])(\d{4,7})\s*(?:元|块|圆|RMB)"
)
MILEAGE = re.compile(
    r"(?:表显|里程|行驶|跑了)\s*[:：]?\s*(\d{1,3}(?:\.\d{1,2})?)\s*[万wW](\d)?|(\d{1,3}(?:\.\d{1,2})?)\s*[万wW]\s*(?:公里|km)"
    r"|(\d{2,6})\s*(?:公里|km|KM)"
)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2}|\d{2})\s*(?:年|款)(?!\d)")
WAN = 10_000
TWO_DIGITS = 100


def floor_answer(line: str) -> Answer:
    """Answer by the lexicon alone.

    Args:
        line: raw text, one line.
    """
    text = unicodedata.normalize("NFKC", line)
    low = text.lower()

    def has(category: str) -> bool:
        return any(variant in low for variant in _variants(category))

    found = {name: tuple(re.findall(expression, text)) for name, expression in EXPRESSIONS.items()}
    price = PRICE.search(text)
    return Answer(
        is_offer=has("encumbrance") or price is not None,
        encumbered="yes" if has("encumbrance") else "no",
        destination="dprk" if has("destination") else "crossing_only" if has("crossing") else "none",
        price_yuan=_amount(price),
        mileage_km=_amount(MILEAGE.search(text)),
        year=_year(text),
        phone=found["phone"],
        wechat=found["wechat"],
        qq=found["qq"],
        plate=found["plate"],
        vin=found["vin"],
        tracker_removed=has("tracking removal"),
    )


@cache
def _variants(category: str) -> tuple[str, ...]:
    with TERMS.open(encoding="utf-8", newline="") as file:
        return tuple(row["variant"] for row in csv.DictReader(file) if row["category"] == category)


def _amount(match: re.Match[str] | None) -> int | None:
    """Return yuan or kilometres: groups hold ten-thousands, their next digit, ten-thousands again, or plain units."""
    if match is None:
        return None
    first, digit, *rest = match.groups()
    if first:
        return round(float(first) * WAN) + int(digit or 0) * WAN // 10
    if len(rest) > 1 and rest[0]:
        return round(float(rest[0]) * WAN)
    return int(rest[-1])


def _year(text: str) -> int | None:
    match = YEAR.search(text)
    if match is None:
        return None
    year = int(match.group(1))
    return year if year >= TWO_DIGITS else 2000 + year

"""Numbers in Korean prose: 37대, 50대가 넘게, 6만 8000위안, 세 집, 수십 대, 24곳."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from yellowplate.extract.prose.figures import Figure, bounded, unit_of
from yellowplate.tables import prose

_DIGITS = r"\d[\d,]*(?:\.\d+)?(?:\s?[억만천백](?:\s?\d[\d,]*(?=\s?[천백만]|\s?[가-힣%㎞k]|여))?)*천?"
_SINO = r"[일이삼사오육칠팔구]?[십백천만][일이삼사오육칠팔구십백천만]*"
_WORDS_ONLY = r"수십|수백|수천|수만|몇십|몇백|몇|여러|십수|수십만"
_PER = prose.form("figures_ko.per")
_BEFORE = (
    r"(?:(?P<about>약|대략|거의|한|어림잡아|얼추)\s?)?(?:(?P<least>적어도|최소한?|최저)\s?)?"
    r"(?:(?P<most>최대한?|많아야|기껏해야|고작해야|최고)\s?)?"
    r"(?:(?P<country>북한 ?돈|조선 ?돈|북한|국돈|내화|인민폐|중국 ?돈|미화)(?:으로)?\s)?"
)
_AFTER = (
    r"(?P<after>\s?(?:씩)?\s?(?:(?P<over>이상|(?:가|이|을|를|은|는|도)?\s?(?:훨씬 |훌쩍 )?"
    r"넘(?!어오|어온|어왔|어가|어간|어갔|겨)|"
    r"(?:을|를)\s?웃도|초과|도 더)|(?P<under>이하|미만|이내|밖에|"
    r"(?:도|가|이)?\s?(?:채\s)?(?:안 되|못 되|안 된|못 미치))|"
    r"(?P<near>안팎|가량|정도|쯤|남짓|내외|전후|어간)))?"
)
_CHANGE = prose.form("figures_ko.change")
_RAISED = re.compile(r"[^.,]{0,20}(?:올랐|올라|뛰|내렸|내려|떨어|늘|줄)")


@cache
def _expression() -> re.Pattern[str]:
    words = prose.words()
    native = "|".join(sorted(words["number_ko"], key=lambda word: (-len(word), word)))
    units = "|".join(f"(?P<{kind}>{noun})" for kind, noun in words["unit_ko"].items())
    money = "|".join(f"(?P<{name}>{noun})" for name, noun in words["currency"].items())
    value = rf"(?:{_DIGITS}|(?<![가-힣]){_SINO}|(?<![가-힣])(?:{native})(?=\s?(?:{units})))"
    value = re.sub(r"\(\?P<\w+>", "(?:", value)
    return re.compile(
        rf"(?<![\d.,]){_BEFORE}(?:(?P<words>(?<![가-힣])(?:{_WORDS_ONLY}))|"
        rf"(?P<first>{value})(?P<odd>여)?)\s?(?:(?P<unit1>{re.sub(r'[(][?]P<[a-zA-Z]+>', '(?:', units + '|' + money)})?"
        rf"(?P<link>\s?[~∼〜-]\s?|에서\s|부터\s|내지\s)(?P<second>{value})\s?)?"
        rf"(?:{units}|{money})(?![가-힣]*(?:산|짜리 계단)){_AFTER}"
    )


def value_of(words: str) -> Decimal:
    """Read a Korean number in digits, Sino-Korean or native words.

    >>> value_of("6만 8000"), value_of("스무"), value_of("이백오십"), value_of("3천"), value_of("1억 2천만")
    (Decimal('68000'), Decimal('20'), Decimal('250'), Decimal('3000'), Decimal('120000000'))
    """
    table = prose.words()
    if words in table["number_ko"]:
        return Decimal(table["number_ko"][words])
    digits, scales = table["digit_ko"], table["scale_ko"]
    total = section = Decimal(0)
    digit: Decimal | None = None
    for part in re.findall(r"[\d.,]+|[가-힣]", words):
        if part[0].isdigit():
            digit = Decimal(part.replace(",", "").rstrip("."))
        elif part in digits:
            digit = Decimal(digits[part])
        elif scales.get(part, 0) >= scales["만"]:
            total += max(section + (digit or 0), Decimal(1)) * scales[part]
            section, digit = Decimal(0), None
        elif part in scales:
            section += (Decimal(1) if digit is None else digit) * scales[part]
            digit = None
    return total + section + (digit or 0)


def _kind(match: re.Match[str]) -> tuple[str, str]:
    words = prose.words()
    for name in words["currency"]:
        if match[name]:
            return "money", name
    return next(kind for kind in words["unit_ko"] if match[kind]), ""


def _unit(sentence: str, match: re.Match[str], kind: str, previous: int) -> str:
    """Return the unit with what it is for (per month, per vehicle), named before the number in the same clause."""
    pers = list(_PER.finditer(sentence, previous, match.start()))
    unit = unit_of(kind)
    if pers and pers[-1].lastgroup:
        return f"{unit} per {pers[-1].lastgroup}".strip()
    return unit


def figures(sentence: str) -> Iterator[Figure]:
    """Find the numbers of a Korean sentence.

    Args:
        sentence: dates already blanked.

    Limits: a number needs its counting word; 한 대, 한 집 and such are taken for "each" or "a" and left out.
    """
    previous = 0
    for match in _expression().finditer(sentence):
        kind, currency = _kind(match)
        if match["words"]:
            yield Figure(
                match.start(),
                match.end(),
                None,
                None,
                is_approx=False,
                kind=kind,
                unit=unit_of(kind),
                currency=currency,
            )
            continue
        if match["first"] in ("한", "1") and not currency and match["second"] is None:
            continue
        if _PER.match(sentence, match.start()) and match["first"] == "1":
            continue
        low = value_of(match["first"])
        high = value_of(match["second"]) if match["second"] else low
        rest = sentence[match.end() :]
        if match["second"] and match["link"].startswith(("에서", "부터")) and _RAISED.match(rest) and match["unit1"]:
            cut = match.start("link")
            unit = _unit(sentence, match, kind, previous)
            yield Figure(match.start("first"), cut, low, low, is_approx=False, kind=kind, unit=unit, currency=currency)
            yield Figure(
                match.start("second"), match.end(), high, high, is_approx=False, kind=kind, unit=unit, currency=currency
            )
            continue
        if match["second"] and low < 10 <= high and re.search("[만천]", match["second"]):  # noqa: PLR2004 - "2~3만"
            scale = re.findall("[만천]", match["second"])[-1]
            low *= prose.words()["scale_ko"][scale]
        limit = "low" if match["least"] or match["over"] else "high" if match["most"] or match["under"] else ""
        is_change = _CHANGE.match(rest) is not None
        is_approx = bool(match["about"] or match["near"] or match["odd"])
        unit = _unit(sentence, match, kind, previous)
        yield Figure(match.start(), match.end(), *bounded(low, high, limit), is_approx, kind, unit, currency, is_change)
        previous = match.end()

"""Sums of money in a line, and what each is said to be: the asking price, a down payment, a list price, a debt.

Source: the project's lexicon (patterns price_wan, price_yuan, price_ko; terms of category price) and note on dealer
text, section A, "distractor prices". Slang (个, 米, a bare 6.8) counts only beside words of a price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yellowplate.extract.money_roles import (
    BARE_AFTER,
    BARE_BEFORE,
    ENCUMBERED,
    ENGINES,
    FIRM_AFTER,
    FIRM_BEFORE,
    LONE_AFTER,
    LONE_BEFORE,
    ROLES_AFTER,
    ROLES_BEFORE,
    SALE,
)
from yellowplate.extract.numerals import HAN_DIGITS, HAN_NUMBER, from_digits, from_han, from_korean
from yellowplate.folded import Folded

_WAN = Decimal(10_000)
_HAN = "".join(HAN_DIGITS)
_TENTHS = {**HAN_DIGITS, "半": 5}
"""What follows 个 as tenths of ten thousand: 六个八, 四个半."""
_PLAIN = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
_DOTTED = r"\d{1,3}(?:\s?[.·点。]\s?\d{1,2})?"
_NOT_INSIDE = r"(?<![\d.A-Za-z\-])(?<!\d,)"
_SLANG_END = r"(?=$|[\s,.。!;、/]|打包|一口价|不议|不讲|拿走|提走|开走|带走|到手|出|可|包|给|的来|不过户|要的|全包)"
_IN_WAN = re.compile(
    rf"(?<![\d.])(?!(?<=\d,)\d{{3}}(?!\d))(?<![A-Za-z])(?:(?P<low>{_DOTTED})\s?(?:万|w)?\s?[-~到至]\s?)?(?P<number>{_DOTTED})\s?(?:(?:个\s?)?(?:万|w(?![A-Za-z]))"
    rf"(?:(?P<tail>\d{{1,4}}|[{_HAN}])(?P<tail_unit>千|k)?(?P<tail_more>\d)?(?!\d|\.\d|款|年|公里|km|[台辆部趟次]))?"
    rf"|个(?P<slang_tail>[1-9])(?![\d.个]){_SLANG_END}|(?P<slang>[个米])(?P<metre_tail>[1-9](?![\d.米]))?{_SLANG_END})",
    re.IGNORECASE,
)
_IN_HAN = re.compile(
    rf"(?<![第零一二三四五六七八九十\d])(?:(?P<whole>[{_HAN}十]+)点(?P<part>[{_HAN}]{{1,2}})\s?(?P<dot_unit>万|w)"
    rf"|(?P<slang_han>(?!一个(?![{_HAN}半]))[{_HAN}十]{{1,3}})个(?P<slang_digit>[{_HAN}半](?!个))?{_SLANG_END}|(?P<thousands_han>[{_HAN}\d])千{_SLANG_END}(?!\s?(?:公里|km|转|瓦|人|台|里))"
    rf"|(?P<han>{HAN_NUMBER})(?![台辆部口把手趟])(?P<unit>元|块钱?|大洋)?)",
    re.IGNORECASE,
)
_IN_YUAN = re.compile(
    rf"(?<![\d.])(?!(?<=\d,)\d{{3}}(?!\d))(?P<number>{_PLAIN})\s?(?P<k>k|千)?\s?(?:元|块钱?|圆|大洋|RMB|CNY|人民币|yuan|위안|위엔)(?![A-Za-z]|/?(?:月|天|日))"
    rf"|(?:¥|RMB|CNY)\s?(?P<lead>{_PLAIN})\s?(?P<lead_unit>万|w|k)?|(?<![\dA-Za-z.,])(?P<thousands>\d{{2,3}}(?:\.\d)?)k(?![A-Za-z0-9]|\s?(?:miles|km))",
    re.IGNORECASE,
)
_IN_KOREAN = re.compile(
    r"(?<![\d.])(?<!\d,)(?:(?:(?P<man>\d+(?:[.,]\d+)?)\s?만\s?)?(?:(?P<cheon>\d)\s?천\s?)?(?P<rest>\d[\d,]*)?"
    r"|(?:(?P<man_word>[일이삼사오육칠팔구십백]+)\s?만\s?)(?:(?P<cheon_word>[일이삼사오육칠팔구]?)천\s?)?)"
    r"\s?(?P<currency>위안|위엔|(?<=[만천])(?=$|[\s,.에])(?!\s?(?:원|km|킬로|키로|대|명|달러))|원\s?\((?:중국|인민폐)[^)]*\)|달러|딸라|불(?=$|[\s,.에로])|원(?![가-힣]*(?:래|인|본)))"
)
_IN_DOLLARS = re.compile(
    rf"\$\s?(?P<lead>{_PLAIN})\s?(?P<lead_unit>k)?|(?<![\d.])(?P<number>{_PLAIN})\s?(?P<unit>万|w|k)?\s?(?:美金|美元|美刀|usd\b|u\b(?!\w)|usdt|dollars?)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\dA-Za-z.\-_@#~])(?<!\d/)(?<!\d:)(?!(?<=\d,)\d{3}(?!\d))(?P<number>\d{1,3},\d{3}|\d{1,2}\.\d{1,2}|\d{1,2}|\d{4,6})"
    r"(?![\dA-Za-z_@]|,\d{3}(?!\d)|\.\d|-\d|[年款月日号台辆期把座速万%岁折寸升代成:]|\s?(?:公里|千米|km|排量|小时|킬로|년))"
)
_A_CODE = re.compile(
    r"(?:编号?|货号|单号|验证码|邮编|尾号|号码?|车源号|代码|区号|\bid|no\.?|扣|群)\s?:?\s?$", re.IGNORECASE
)
_MULTIPLE = {"万": _WAN, "w": _WAN, "k": Decimal(1000), "千": Decimal(1000)}
_LEAST_WAN, _MOST_WAN = Decimal("0.3"), Decimal(99)
_SHORT, _LONG = 3, 4


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of money.

    Attributes:
        low: lower end; equal to `high` but in a range.
        high: upper end.
        currency: "CNY", "KRW" or "USD".
        form: "plain" (万, 元), "han" (characters), "slang" (个, 米), "bare" (no unit at all).
        role: "asking", "down_payment", "list_price", "monthly", "loan", "debt", "deposit", "fee", "saving", "size" or
            "mileage".
        start: first folded character.
        end: after the last folded character.
    """

    low: Decimal
    high: Decimal
    currency: str
    form: str
    role: str
    start: int
    end: int


def _dotted(text: str) -> Decimal:
    return Decimal(re.sub(r"\s?[.·点。]\s?", ".", text))


def _tail(part: dict[str, str | None]) -> Decimal:
    """Read what follows 万: 6万8, 6万8千5, 6万8500, 六万八."""
    tail = part["tail"] or part["slang_tail"] or part["metre_tail"] or ""
    if not tail:
        return Decimal(0)
    number = Decimal(HAN_DIGITS.get(tail, tail))
    if part["tail_unit"]:
        return number * 1000 + Decimal(part["tail_more"] or 0) * 100
    return number * Decimal(10) ** (_LONG - len(tail))


def _in_wan(part: dict[str, str | None]) -> tuple[Decimal, Decimal, str]:
    high = _dotted(part["number"] or "") * _WAN + _tail(part)
    low = _dotted(part["low"]) * _WAN if part["low"] else high
    return low, high, "slang" if part["slang"] or part["slang_tail"] else "plain"


def _in_han(part: dict[str, str | None]) -> tuple[Decimal, str] | None:
    if part["dot_unit"]:
        whole, fraction = from_han(part["whole"] or ""), from_han(part["part"] or "")
        return None if whole is None else (Decimal(f"{whole}.{fraction}") * _WAN, "han")
    if part["slang_han"]:
        whole = from_han(part["slang_han"])
        return None if whole is None else (whole * _WAN + _TENTHS.get(part["slang_digit"] or "", 0) * 1000, "slang")
    if part["thousands_han"]:
        return Decimal(HAN_DIGITS.get(part["thousands_han"], part["thousands_han"])) * 1000, "slang"
    words = part["han"] or ""
    number = from_han(words)
    return (Decimal(number), "han") if number is not None and ("万" in words or part["unit"]) else None


def _in_korean(part: dict[str, str | None]) -> Decimal:
    if part["man_word"]:
        thousands = from_korean(part["cheon_word"]) if part["cheon_word"] else int(part["cheon_word"] is not None)
        return Decimal(from_korean(part["man_word"]) or 0) * _WAN + Decimal(thousands or 0) * 1000
    man = Decimal((part["man"] or "0").replace(",", "."))
    return man * _WAN + Decimal(part["cheon"] or 0) * 1000 + from_digits((part["rest"] or "0").rstrip(","))


def _lead_or_number(part: dict[str, str | None]) -> Decimal:
    if part.get("thousands"):
        return Decimal(part["thousands"] or 0) * 1000
    amount = from_digits(part["number"] or part["lead"] or "")
    return amount * _MULTIPLE.get((part.get("k") or part.get("unit") or part["lead_unit"] or "").lower(), Decimal(1))


def _bare(text: str, match: re.Match[str], *, is_sale: bool, is_encumbered: bool) -> Decimal | None:
    """Read a figure without a unit where the words beside it make it a price; None elsewhere."""
    led, follows = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 8]
    figure = match["number"]
    is_firm = FIRM_BEFORE.search(led) is not None or FIRM_AFTER.search(follows) is not None
    is_led = is_firm or BARE_BEFORE.search(led) is not None or BARE_AFTER.search(follows) is not None
    if len(figure.replace(",", "").replace(".", "")) > _SHORT and "." not in figure:
        amount = from_digits(figure)
        is_bare_price = "," not in figure and (len(figure) > _LONG or is_sale)
        return amount if figure.endswith("00") and (is_led or is_bare_price) and not _A_CODE.search(led) else None
    wan = Decimal(figure)
    is_lone = "." in figure and LONE_BEFORE.search(led) is not None and LONE_AFTER.search(follows) is not None
    is_lone = is_lone and is_encumbered and figure not in ENGINES
    if not _LEAST_WAN <= wan <= _MOST_WAN or not (is_firm if "." not in figure else is_led or is_lone):
        return None
    return wan * _WAN


def _raw_sums(text: str) -> Iterator[tuple[Decimal, Decimal, str, str, int, int]]:
    for match in _IN_WAN.finditer(text):
        low, high, form = _in_wan(match.groupdict())
        yield low, high, "CNY", form, *match.span()
    for match in _IN_HAN.finditer(text):
        found = _in_han(match.groupdict())
        if found:
            yield found[0], found[0], "CNY", found[1], *match.span()
    for expression, currency in ((_IN_YUAN, "CNY"), (_IN_DOLLARS, "USD")):
        for match in expression.finditer(text):
            amount = _lead_or_number(match.groupdict())
            yield amount, amount, currency, "plain", *match.span()
    for match in _IN_KOREAN.finditer(text):
        amount = _in_korean(match.groupdict())
        words = match["currency"]
        currency = "CNY" if not words or words.startswith("위") or "(" in words else "KRW" if words == "원" else "USD"
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield amount, amount, currency, "plain", start, match.end()
    is_sale, is_encumbered = SALE.search(text) is not None, ENCUMBERED.search(text) is not None
    for match in _BARE.finditer(text):
        bare = _bare(text, match, is_sale=is_sale, is_encumbered=is_encumbered)
        if bare is not None:
            yield bare, bare, "CNY", "bare", *match.span()


def _role(text: str, start: int, end: int) -> str:
    led = text[max(0, start - 12) : start].rpartition("\n")[2]
    follows = text[end : end + 8].partition("\n")[0]
    for role, expression in ROLES_AFTER:
        if expression.search(follows):
            return role
    for role, expression in ROLES_BEFORE:
        if expression.search(led):
            return role
    return "asking"


def sums(folded: Folded) -> Iterator[Sum]:
    """Yield the sums of a line in order of place, the longer of two that overlap.

    Args:
        folded: the line, folded, disguises undone.
    """
    text = folded.text
    taken: set[int] = set()
    found: list[Sum] = []
    candidates = [one for one in _raw_sums(text) if one[0] <= one[1]]
    for low, high, currency, form, start, end in sorted(candidates, key=lambda one: (one[4] - one[5], one[4], one[1])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found.append(Sum(low, high, currency, form, _role(text, start, end), start, end))
    yield from sorted(found, key=lambda one: one.start)

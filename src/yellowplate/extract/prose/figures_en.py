"""Numbers in English prose: "over 20 cars", "between 80 and 95", "forty or so", "58,000 yuan"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from yellowplate.extract.prose.figures import Figure, bounded, unit_of
from yellowplate.tables import prose

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TEENS = "|".join(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    )
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|{_TEENS})"
_SPELT = (
    rf"(?:(?:half )?a dozen|(?:an? |{_SMALL} )(?:hundred|thousand|million|dozen)"
    rf"(?: (?:and )?(?:{_SMALL}|{_DIGITS})(?! (?:hundred|thousand)))?|{_SMALL})"
)
_VALUE = rf"(?:{_DIGITS}(?:\s?(?:thousand|million|billion)\b|k\b)?|{_SPELT}\b)"
_LOW = (
    r"at least|more than|over|above|no fewer than|not fewer than|not less than|no less than|upwards? of|in excess of|"
    r"exceed(?:s|ed|ing)?|a minimum of"
)
_HIGH = (
    r"no more than|not more than|cannot be more than|at most|up to|as many as|as much as|fewer than|less than|under|"
    r"below|a maximum of|not even"
)
_APPROX = (
    r"about|around|some|roughly|approximately|nearly|almost|close to|an estimated|perhaps|maybe|(?:in )?the region of"
)
_SPECIAL = r"US\$|\$|¥|RMB |CNY |USD |KPW "
_ADJECTIVE = (
    r"(?:(?!(?:of|in|on|for|and|a|an|the|to|per|or|with|at|from|by|that|were|was|had|have|has|would|will|is|are|as|"
    r"than|last|this|but|each|now|more|after|before|without|so|percent|yuan|won|dollars?|days?|nights?|months?|weeks?|"
    r"years?|hours?|minutes?|times|characters|visits?|tonnes?|tons?|seats?|metres?|meters?|counted|saw|found|one|two|three|four|five|six|seven|eight|nine|ten|who|which|he|she|they|it|\w*\d[\w,]*|"
    r"(?!various|numerous)\w+s)\b)[\w'’-]+ ){0,3}?"
)
_BARE = prose.form("figures_en.bare")
_MOVED = prose.form("figures_en.moved")
_MOVE_REACH = 40
_PER = prose.form("figures_en.per")
_PER_NAMES = {"car": "vehicle", "van": "vehicle", "truck": "vehicle", "family": "household", "head": "person"}
_PER_NAMES |= {"dollar": "USD", "yuan": "CNY"}
_WORDS_ONLY = (
    r"dozens|scores|hundreds|thousands|tens of thousands|tens|several(?: dozen| hundred)?|a handful|a few dozen"
)


@cache
def _expression() -> re.Pattern[str]:
    words = prose.words()
    kinds = "|".join(f"(?P<{kind}>{noun})" for kind, noun in words["unit_en"].items())
    money = "|".join(f"(?P<{name}>{noun})" for name, noun in words["currency"].items())
    return re.compile(
        rf"(?<![\w.,$¥-])(?:(?P<between>between|from)\s)?(?:(?P<limit>(?P<least>{_LOW})|(?P<most>{_HIGH}))\s)?"
        rf"(?:(?P<about>{_APPROX})\s)?(?P<sign>{_SPECIAL})?"
        rf"(?:(?P<words>(?:{_WORDS_ONLY})(?: of)?(?=\s))|(?P<first>{_VALUE})"
        rf"(?:(?:\s?[-–]\s?|\sto\s|\sor\s|\sand\s(?P<joined>))(?P<sign2>{_SPECIAL})?(?P<second>{_VALUE}))?"
        rf"(?P<odd>-odd|\sodd|-plus|\+)?)(?!\w|[.,]\d|:\d)"
        rf"(?P<so>\sor so)?(?P<more>\sor more)?(?P<fewer>\sor (?:less|fewer))?"
        rf"(?:\s(?P<change>more|fewer|less|additional|extra|other|further)(?!\sthan [\d]))?"
        rf"(?:(?P<unit>\s?(?:{money})\b)|(?P<noun>(?:\s|-(?=day))(?:of (?:them|the) )?"
        rf"{_ADJECTIVE}(?:{kinds})(?![\w-])))?"
        rf"(?P<after>\s(?:or so|or more|or less|at least|at most|apiece))?",
        re.IGNORECASE,
    )


def value_of(words: str) -> Decimal:
    """Read an English number in digits or words.

    >>> value_of("58,000"), value_of("a hundred and twenty"), value_of("forty-two"), value_of("1.5 million")
    (Decimal('58000'), Decimal('120'), Decimal('42'), Decimal('1500000.0'))
    """
    numbers, scales = prose.words()["number_en"], prose.words()["scale_en"]
    total = Decimal(0)
    is_half = False
    for word in re.findall(r"[\d.,]+|[a-z]+", words.lower()):
        if word[0].isdigit():
            total += Decimal(word.replace(",", ""))
        elif word == "half":
            is_half = True
        elif word == "k" or word in scales:
            total = max(total, Decimal(1)) * (1000 if word == "k" else scales[word])
        elif word != "and":
            total += numbers.get(word, 0)
    return total / 2 if is_half else total


def _limit(match: re.Match[str]) -> str:
    tail = (match["after"] or "").strip()
    if match["least"] or match["more"] or tail in ("or more", "at least") or match["odd"] in ("-plus", "+"):
        return "low"
    if match["most"] or match["fewer"] or tail in ("or less", "at most"):
        return "high"
    return ""


def _kind(match: re.Match[str], rest: str) -> tuple[str, str]:
    """Return what is counted and the currency."""
    words = prose.words()
    if match["sign"] or match["unit"]:
        sign = (match["sign"] or "").strip()
        if sign:
            return "money", {"$": "USD", "US$": "USD", "¥": "CNY", "RMB": "CNY"}.get(sign.upper(), sign.upper())
        return "money", next(name for name in words["currency"] if match[name])
    if match["noun"]:
        return next(kind for kind in words["unit_en"] if match[kind]), ""
    return ("bare" if _BARE.match(rest) else "other"), ""


def figures(sentence: str) -> Iterator[Figure]:
    """Find the numbers of an English sentence.

    Args:
        sentence: dates already blanked.

    Limits: numbers whose noun is not in the table have the kind "other"; a lone "one" or "a" counts nothing.
    """
    for match in _expression().finditer(sentence):
        rest = sentence[match.end() :]
        kind, currency = _kind(match, rest)
        start = match.start("limit") if match["limit"] else match.start()
        if match["words"]:
            yield Figure(
                start, match.end(), None, None, is_approx=False, kind=kind, unit=unit_of(kind), currency=currency
            )
            continue
        is_moved = (match["between"] or "").lower() == "from" and _MOVED.search(
            sentence[max(0, match.start() - _MOVE_REACH) : match.start()]
        )
        first, is_pair = match["first"], match["second"] is not None
        is_joined = match["joined"] is not None
        if is_joined and (match["between"] or "").lower() != "between":
            is_pair = False
        low = value_of(first)
        high = value_of(match["second"]) if is_pair else low
        if is_pair and high > low and re.search("thousand|million", match["second"]) and low < 1000:  # noqa: PLR2004 - "20 to 30 thousand"
            low *= prose.words()["scale_en"][re.findall("thousand|million", match["second"])[0]]
        if is_pair and is_moved:
            for value, begin, end in (
                (low, match.start("first"), match.end("first")),
                (high, match.start("second"), match.end()),
            ):
                yield Figure(
                    begin, end, value, value, is_approx=False, kind=kind, unit=unit_of(kind), currency=currency
                )
            continue
        if first.lower() == "one" and kind in ("bare", "other"):
            kind = "one"
        limits = bounded(low, high, _limit(match))
        per = _PER.match(rest)
        unit = unit_of(kind)
        if per:
            name = per["per"].lower()
            unit = f"{unit} per {_PER_NAMES.get(name, name)}".strip()
        is_approx = bool(match["about"] or match["so"] or (match["after"] or "").endswith("so"))
        is_approx = is_approx or (match["odd"] or "").strip() in ("-odd", "odd")
        is_change = (match["change"] or "").lower() in ("more", "fewer", "less") and rest.lower().startswith(" than")
        yield Figure(start, match.end(), *limits, is_approx, kind, unit, currency, is_change)

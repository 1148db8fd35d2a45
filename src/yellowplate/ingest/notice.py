"""What a notice of a Chinese court says of cars: seized, released, up for auction; word for word, with its place.

Only words that say so outright are taken: titles of laws, conditions and requests are passed over, and where several
cars stand in one notice a sentence is taken for the car whose VIN stands on its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yellowplate.ingest.cells import number_in
from yellowplate.numbers import plate_cn, vin
from yellowplate.records.errors import NumberError

_HALF = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20, 0x3014: 0x28, 0x3015: 0x29, 0x5B: 0x28, 0x5D: 0x29}
"""Full-width signs, and other brackets of years, by the plain sign of the same length."""
_COURT = re.compile(r"^[ \t]*([\u4e00-\u9fff]{2,28}人民法院)", re.MULTILINE)
_CASE = re.compile(
    r"\((?:19|20)\d{2}\) ?[\u4e00-\u9fff]{1,2}\d{0,4}[\u4e00-\u9fff]{1,3}\d{1,6}号(?:之[一二三四五六七八九十]+)?"
)
_LAW = re.compile(r"《[^》]*》")
_VIN = re.compile(r"(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])")
_PLATE = re.compile(rf"[{plate_cn.PROVINCES}][{plate_cn.LETTERS}][ ·•]?[A-Z0-9]{{5,6}}(?![A-Z0-9])")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_RELEASE = re.compile(r"(?:解除|撤销)[^。;\n]{0,20}?(?:查封|扣押)")
_SEIZURE = re.compile(
    r"(?<!未)(?<!无)(?<!不)(?<!不予)(?<!不得)(?<!没有)(?<!未被)(?<!解除)(?<!撤销)(?<!申请)(?<!请求)(?<!可以)(?<!拟)(?<!将)"
    r"(?:轮候查封|查封|扣押)(?!期限|清单|规定|措施的规定|、扣押、冻结财产的|或|、冻结等)"
)
_AUCTION = re.compile(r"(?:公开|进行|司法|网络|第[一二]次)(?:司法|网络|公开)*(?:拍卖|变卖)(?!规定|成交确认)")
_PRICES = {"起拍价": "auction_start_price", "变卖价": "auction_start_price", "评估价": "auction_valuation"}
_PRICE = re.compile(r"(起拍价|变卖价|评估价)[^\d。;\n]{0,8}?([\d,]+(?:\.\d+)?)\s*(万?)元")
_CONDITION = re.compile(r"(?:如|若|倘|逾期)[^。;\n]*$")
"""Words that make the rest of a sentence a condition or a threat."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a notice says of one car.

    Attributes:
        vin: the car.
        what: "seizure", "release", "auction", "auction_start_price", "auction_valuation" or "plate".
        value: normalised: the plate; of a seizure "waiting" or "first"; else "".
        start: first code point of the words.
        end: first after them.
        on: day, where one is said in the same sentence.
        amount: CNY, of a price.
    """

    vin: str
    what: str
    value: str
    start: int
    end: int
    on: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says.

    Attributes:
        court: as it stands there, "" where none is named at the beginning of a line.
        case_number: as it stands there, "" where there is none.
        vins: valid VINs, in order.
        said: in order of place.
        n_open: sentences of a measure that cannot be tied to one of several cars.
    """

    court: str
    case_number: str
    vins: tuple[str, ...]
    said: tuple[Said, ...]
    n_open: int = 0


def is_notice(text: str) -> bool:
    """Tell whether a text is a court's notice about a car: court, case number, a measure and a VIN or plate."""
    plain = _plainly(text)
    has_measure = _SEIZURE.search(plain) or _RELEASE.search(plain) or _AUCTION.search(plain)
    return bool(
        _COURT.search(plain) and _CASE.search(plain) and has_measure and (_VIN.search(plain) or _PLATE.search(plain))
    )


def read_notice(text: str) -> Notice:
    """Read a notice.

    Args:
        text: as decoded; spans point into it.
    """
    plain = _plainly(text)
    court, case = _COURT.search(plain), _CASE.search(plain)
    vins = tuple(dict.fromkeys(found for one in _VIN.finditer(plain) if (found := _valid(one[0]))))
    said: list[Said] = []
    n_open = 0
    start = 0
    for line in plain.splitlines(keepends=True):
        here = [found for one in _VIN.finditer(line) if (found := _valid(one[0]))]
        about = here or list(vins)
        told = list(_said(line, start))
        if len(set(about)) == 1:
            said += [Said(about[0], *one) for one in told]
        else:
            n_open += len(told)
        start += len(line)
    return Notice(court[1] if court else "", case[0] if case else "", vins, tuple(said), n_open)


def _plainly(text: str) -> str:
    """Write a text in plain signs without titles of laws; every code point keeps its place."""
    return _LAW.sub(lambda found: "〇" * len(found[0]), text.translate(_HALF))


def _valid(text: str) -> str:
    try:
        return vin.validate(text)
    except NumberError:
        return ""


_Told = tuple[str, str, int, int, date | None, Decimal | None]


def _said(line: str, start: int) -> Iterator[_Told]:
    """Find what a line says; of one kind of measure the first only."""
    found: list[_Told] = []
    released = [one.span() for one in _RELEASE.finditer(line)]
    for first, last in released[:1]:
        found.append(("release", "", start + first, start + last, _day(line, first), None))
    for one in _SEIZURE.finditer(line):
        is_released = any(first <= one.start() < last for first, last in released)
        if not is_released and not _CONDITION.search(_before(line, one.start())):
            rank = "waiting" if one[0].startswith("轮候") else "first"
            found.append(("seizure", rank, start + one.start(), start + one.end(), _day(line, one.start()), None))
            break
    for one in _AUCTION.finditer(line):
        if not _CONDITION.search(_before(line, one.start())):
            found.append(("auction", "", start + one.start(), start + one.end(), _day(line, one.start()), None))
            break
    for one in _PRICE.finditer(line):
        amount = number_in(one[2] + one[3])
        found.append((_PRICES[one[1]], "", start + one.start(), start + one.end(), None, amount))
    for one in _PLATE.finditer(line):
        try:
            found.append(("plate", plate_cn.parse(one[0]).text, start + one.start(), start + one.end(), None, None))
        except NumberError:
            continue
    yield from sorted(found, key=lambda told: told[2:4])


def _before(line: str, end: int) -> str:
    """Return the sentence up to a place."""
    return re.split(r"[。;]", line[:end])[-1]


def _day(line: str, end: int) -> date | None:
    """Return the last day named before the words in their sentence."""
    days = _DAY.findall(_before(line, end))
    try:
        return date(*map(int, days[-1])) if days else None
    except ValueError:
        return None

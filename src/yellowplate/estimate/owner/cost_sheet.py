"""What a car costs whoever buys it, alone or with others: reported cells only, unknown cells blank and named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yellowplate.records.units import Won, WonPerYuan
from yellowplate.tables import exchange_rates, fees
from yellowplate.tables.exchange_rates import RatePoint
from yellowplate.tables.reported_facts import Fact

SHARERS = (1, 3, 4, 5)
"""One buyer, and the groups of 3 to 5 that are reported (F140)."""
NEAR_DAYS = 62
"""Won are made yuan only with quotes from within two months of the report; rates moved by a third within a week."""
ONCE, YEARLY = "once", "a year"
ITEMS = (
    ("sale_price", ONCE, False),
    ("registration", ONCE, False),
    ("plate", ONCE, False),
    ("licence", ONCE, True),
    ("operating_permit", YEARLY, False),
    ("parking", YEARLY, False),
    ("storage", YEARLY, False),
    ("fuel", YEARLY, False),
)
"""Items of a sheet: what, how often, and whether each sharer pays it in full."""
_FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Cell:
    """One item of a sheet.

    Attributes:
        item: as in the table of fees.
        how_often: "once" or "a year".
        is_each: true where every sharer pays it in full (a driving licence).
        low: yuan, lowest reported; None where no report prints a figure.
        high: yuan, highest reported; None for "at least", or with `low`.
        facts: ids of the facts, and of the won quotes used.
        says: what is reported, or that nothing is.
    """

    item: str
    how_often: str
    is_each: bool
    low: Decimal | None
    high: Decimal | None
    facts: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several buyers pays of the known cells.

    Attributes:
        n_sharers: people who buy the car together.
        once_low: yuan once, from the lowest figures.
        once_high: from the highest; None where a figure is open above.
        yearly_low: yuan a year.
        yearly_high: from the highest.
    """

    n_sharers: int
    once_low: Decimal
    once_high: Decimal | None
    yearly_low: Decimal
    yearly_high: Decimal | None


@dataclass(frozen=True, slots=True)
class CostSheet:
    """A sheet for one reported price.

    Attributes:
        vehicle_class: class of vehicle.
        price: the fact that prints the price; another reporter's price has a sheet of its own.
        cells: every item, known or blank.
        blank: names of the items without a figure.
        shares: what a sharer pays of the known cells.
        note: what the sums hold and do not hold.
    """

    vehicle_class: str
    price: Fact
    cells: tuple[Cell, ...]
    blank: tuple[str, ...]
    shares: tuple[Share, ...]
    note: str


def _near(fact: Fact, points: Iterable[RatePoint]) -> tuple[RatePoint, ...]:
    seen = fact.observed
    if seen is None or seen.earliest is None or seen.latest is None:
        return ()
    found = []
    for point in points:
        on = point.on
        if point.pair != "KPW/CNY" or point.kind != "market" or on.earliest is None or on.latest is None:
            continue
        if max((on.earliest - seen.latest).days, (seen.earliest - on.latest).days) <= NEAR_DAYS:
            found.append(point)
    return tuple(found)


def _in_yuan(fact: Fact) -> tuple[Decimal | None, Decimal | None, tuple[str, ...]]:
    """Return a fact's range in yuan: won by every quote near in time, at its widest; None where there is none."""
    if fact.currency == "CNY":
        return fact.low, fact.high, (fact.id,)
    quotes = _near(fact, exchange_rates.load()) if fact.currency == "KPW" else ()
    if fact.low is None or not quotes:
        return None, None, (fact.id,)
    rates = sorted((WonPerYuan(point.value) for point in quotes), key=lambda rate: rate.value)
    low = rates[-1].to_yuan(Won(fact.low)).value.quantize(_FEN, ROUND_HALF_UP)
    high = None if fact.high is None else rates[0].to_yuan(Won(fact.high)).value.quantize(_FEN, ROUND_HALF_UP)
    return low, high, (fact.id, *(point.id for point in quotes))


def _cell(item: str, how_often: str, vehicle_class: str, facts: Iterable[Fact], *, is_each: bool) -> Cell:
    lows, highs, names, words = [], [], [], []
    is_open = False
    for fact in facts:
        names_here: tuple[str, ...]
        low, high, names_here = _in_yuan(fact)
        times = 12 if how_often == YEARLY and fact.unit.endswith("per month") else 1
        names += [name for name in names_here if name not in names]
        words.append(f"{fact.attribution}: {fact.note}")
        if low is None:
            continue
        lows.append(low * times)
        is_open |= high is None
        highs.append((low if high is None else high) * times)
    if not words:
        words = [f"no report of {item.replace('_', ' ')} of a {vehicle_class} was found"]
    return Cell(
        item,
        how_often,
        is_each,
        min(lows) if lows else None,
        None if is_open or not highs else max(highs),
        tuple(names),
        " ".join(words),
    )


def _sum(cells: Iterable[Cell], n_sharers: int) -> tuple[Decimal, Decimal | None]:
    low, high = Decimal(0), Decimal(0)
    is_open = False
    for cell in cells:
        if cell.low is None:
            continue
        part = Decimal(1) if cell.is_each else Decimal(n_sharers)
        low += cell.low / part
        is_open |= cell.high is None
        high += (cell.low if cell.high is None else cell.high) / part
    return low.quantize(_FEN, ROUND_HALF_UP), None if is_open else high.quantize(_FEN, ROUND_HALF_UP)


def cost_sheets(vehicle_class: str = "car") -> tuple[CostSheet, ...]:
    """Make a sheet for every reported price of a class of vehicle, in order of fact.

    Args:
        vehicle_class: as in the table of fees.

    Returns:
        Sheets; empty where no price of the class is reported. Prices of different reporters are never averaged.
    """
    sheets = []
    for price in fees.of_item("sale_price", vehicle_class):
        if price.fact is None or not price.has_figure:
            continue
        cells = []
        for item, how_often, is_each in ITEMS:
            reported = [price] if item == "sale_price" else fees.of_item(item, vehicle_class)
            facts = [fee.fact for fee in reported if fee.fact is not None]
            cells.append(_cell(item, how_often, vehicle_class, facts, is_each=is_each))
        shares = []
        for n_sharers in SHARERS:
            once = _sum([cell for cell in cells if cell.how_often == ONCE], n_sharers)
            yearly = _sum([cell for cell in cells if cell.how_often == YEARLY], n_sharers)
            shares.append(Share(n_sharers, *once, *yearly))
        blank = tuple(cell.item for cell in cells if cell.low is None)
        sheets.append(
            CostSheet(
                vehicle_class,
                price.fact,
                tuple(cells),
                blank,
                tuple(shares),
                "The import permit is in the price a buyer pays and is not added again. Sums hold the known cells only"
                + (f"; not in them: {', '.join(name.replace('_', ' ') for name in blank)}." if blank else "."),
            )
        )
    return tuple(sheets)

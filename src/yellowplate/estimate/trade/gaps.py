"""Figures of trade that two sides, or two reports, print for one flow: log ratios with their named alternatives.

North Korea publishes no figures, so a gap is always between partners or between reports about one partner. A gap is
never called smuggling: what it may be is listed, and which it is cannot be told from the figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from yellowplate.records import Period
from yellowplate.tables.trade import TradePoint

CIF_FOB = (Decimal("1.05"), Decimal("1.10"))
"""By what an importer's figure (with freight, insurance) may exceed an exporter's; a convention of mirror studies."""
ROUNDING = Decimal("0.005")
"""Two prints of one figure within half a percent are one figure, rounded differently."""
SAME_SIDE = (
    "rounding in one of the reports",
    "a later revision of the figure",
    "one report counts other goods or another span of months",
    "a printing error",
)
TWO_SIDES = (
    "freight and insurance beyond the allowance",
    "goods sent on through a third country",
    "a wrong code of goods or of country (North and South Korea confused)",
    "goods that leave in one period and arrive in the next",
    "goods one side does not record, for whatever reason",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Two figures for one flow and span.

    Attributes:
        flow: "total", "china_exports" or "china_imports".
        product: "all" or "HS 87".
        over: the span.
        low: the smaller figure.
        high: the larger.
        log_ratio: natural log of high over low.
        allowance: log ratio that valuation or rounding alone explains.
        answer: "within the allowance" or "cannot tell which alternative".
        alternatives: what the gap may be.
    """

    flow: str
    product: str
    over: Period
    low: TradePoint
    high: TradePoint
    log_ratio: float
    allowance: float
    answer: str
    alternatives: tuple[str, ...]


def _order(point: TradePoint) -> tuple[str, str, date, date, str]:
    return (point.product, point.flow, point.over.earliest or date.min, point.over.latest or date.max, point.id)


def _is_importer(point: TradePoint, sides: Sequence[str]) -> bool:
    """Return whether a figure is of the side that takes the goods in: it may hold freight and insurance."""
    return (point.id in sides) is (point.flow == "china_exports") and point.flow != "total"


def gaps(points: Sequence[TradePoint], *, sides: Sequence[str] = ()) -> tuple[Gap, ...]:
    """Compare every two figures printed for one flow, product and span.

    Args:
        points: figures; those of one flow and span are compared in couples.
        sides: ids of figures that a partner other than China published; where one of a couple is such and the
            larger is the importer's, freight and insurance are allowed for; in any other couple rounding only.

    Returns:
        In order of product, flow and span; couples of equal figures are left out.
    """
    found = []
    for one, other in combinations(sorted(points, key=_order), 2):
        is_same = (one.flow, one.product, one.over) == (other.flow, other.product, other.over)
        if not is_same or one.musd == other.musd or min(one.musd, other.musd) <= 0:
            continue
        low, high = sorted((one, other), key=lambda point: (point.musd, point.id))
        is_mirror = (one.id in sides) is not (other.id in sides)
        allowance = math.log(CIF_FOB[1] if is_mirror and _is_importer(high, sides) else 1 + ROUNDING)
        log_ratio = math.log(high.musd / low.musd)
        is_within = log_ratio <= allowance
        found.append(
            Gap(
                flow=one.flow,
                product=one.product,
                over=one.over,
                low=low,
                high=high,
                log_ratio=log_ratio,
                allowance=allowance,
                answer="within the allowance" if is_within else "cannot tell which alternative",
                alternatives=() if is_within else TWO_SIDES if is_mirror else SAME_SIDE,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total printed beside its parts.

    Attributes:
        over: the span.
        total: the printed total.
        parts: exports and imports as printed, millions of dollars.
        log_ratio: natural log of the total over the sum of the parts.
    """

    over: Period
    total: TradePoint
    parts: tuple[TradePoint, TradePoint]
    log_ratio: float


def sums(points: Sequence[TradePoint]) -> tuple[Sum, ...]:
    """Check every total against exports plus imports of the same span, where all three are printed.

    Returns:
        In order of span; a log ratio of 0 means that the figures add up.
    """
    every = sorted((one for one in points if one.product == "all"), key=_order)
    found = []
    for total in (one for one in every if one.flow == "total"):
        exports = [one for one in every if (one.flow, one.over) == ("china_exports", total.over)]
        imports = [one for one in every if (one.flow, one.over) == ("china_imports", total.over)]
        found += [
            Sum(total.over, total, (out, back), math.log(total.musd / (out.musd + back.musd)))
            for out in exports
            for back in imports
            if total.musd > 0 and out.musd + back.musd > 0
        ]
    return tuple(found)

"""Reads a user's table of trade figures: flow, product, over, musd, reporter, side (china or partner), url, note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yellowplate.estimate.trade.rates_table import positive, refused
from yellowplate.records import Refusal, parse_period
from yellowplate.records.errors import NumberError
from yellowplate.tables.trade import TradePoint

FLOWS = ("total", "china_exports", "china_imports")
SIDES = ("china", "partner")


@dataclass(frozen=True, slots=True)
class TradeRead:
    """What a table gave.

    Attributes:
        points: the figures, in the order of the table.
        of_partners: ids of those that a partner other than China published.
        refusals: rows that could not be read.
    """

    points: tuple[TradePoint, ...]
    of_partners: tuple[str, ...]
    refusals: tuple[Refusal, ...]


def _point(place: str, cells: Mapping[str, str]) -> TradePoint:
    for column, known in (("flow", FLOWS), ("side", SIDES)):
        if cells.get(column) not in known:
            msg = f"{column}: {cells.get(column, '')!r} is none of {', '.join(known)}"
            raise ValueError(msg)
    return TradePoint(
        id=place,
        flow=cells["flow"],
        product=cells.get("product") or "all",
        over=parse_period(cells.get("over", "")),
        musd=positive(cells, "musd"),
        reporter=cells.get("reporter", ""),
        source_url=cells.get("url", ""),
        note=cells.get("note", ""),
    )


def read_trade(rows: Iterable[tuple[str, Mapping[str, str]]], file: str) -> TradeRead:
    """Read rows of figures; a bad row is named with its place and left out.

    Args:
        rows: place in the file and cells by column.
        file: the file, for messages.
    """
    points, of_partners, refusals = [], [], []
    for place, cells in rows:
        try:
            point = _point(place, cells)
        except (ValueError, NumberError) as error:
            refusals.append(refused(file, place, error))
            continue
        points.append(point)
        if cells["side"] == "partner":
            of_partners.append(point.id)
    return TradeRead(tuple(points), tuple(of_partners), tuple(refusals))

"""Reads a user's table of won rates: date, place, kpw_per_usd, kpw_per_cny, surveyed_by, and url, note, precision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from yellowplate.records import Refusal, RefusalStage, parse_period
from yellowplate.records.errors import NumberError
from yellowplate.tables.exchange_rates import RatePoint

_PAIRS = (("kpw_per_usd", "KPW/USD"), ("kpw_per_cny", "KPW/CNY"))


@dataclass(frozen=True, slots=True)
class RatesRead:
    """What a table gave.

    Attributes:
        points: the rates, in the order of the table.
        refusals: rows that could not be read.
    """

    points: tuple[RatePoint, ...]
    refusals: tuple[Refusal, ...]


def positive(cells: Mapping[str, str], column: str) -> Decimal:
    """Read a cell that holds a number above zero.

    Raises:
        ValueError: it holds none; the message names the column.
    """
    try:
        value = Decimal(cells.get(column, ""))
    except InvalidOperation as error:
        msg = f"{column}: no number: {cells.get(column, '')!r}"
        raise ValueError(msg) from error
    if not value.is_finite() or value <= 0:
        msg = f"{column}: not above zero: {value}"
        raise ValueError(msg)
    return value


def refused(file: str, place: str, error: ValueError) -> Refusal:
    """Name a row that was left out."""
    remedy = "Mend the row; the others were used."
    return Refusal(file, str(error), RefusalStage.INGEST, place=place, remedy=remedy, is_partial=True)


def _points(place: str, cells: Mapping[str, str]) -> Iterator[RatePoint]:
    on = parse_period(cells.get("date", ""))
    given = [(column, pair) for column, pair in _PAIRS if cells.get(column)]
    if not given:
        msg = "neither kpw_per_usd nor kpw_per_cny"
        raise ValueError(msg)
    for column, pair in given:
        yield RatePoint(
            id=f"{place} {column}",
            pair=pair,
            value=positive(cells, column),
            on=on,
            place=cells.get("place", ""),
            surveyor=cells.get("surveyed_by", ""),
            kind="average" if "average" in cells.get("precision", "") else "market",
            source_url=cells.get("url", ""),
            note=cells.get("note", ""),
        )


def read_rates(rows: Iterable[tuple[str, Mapping[str, str]]], file: str) -> RatesRead:
    """Read rows of rates; a bad row is named with its place and left out.

    Args:
        rows: place in the file and cells by column.
        file: the file, for messages.
    """
    points: list[RatePoint] = []
    refusals = []
    for place, cells in rows:
        try:
            points += list(_points(place, cells))
        except (ValueError, NumberError) as error:
            refusals.append(refused(file, place, error))
    return RatesRead(tuple(points), tuple(refusals))

"""Reads the owner's side of a user's tables: plates seen in visits, and vehicles counted on dated nights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from yellowplate.estimate.owner.before_after import FlowCount, count_from
from yellowplate.estimate.owner.ownership import Visit
from yellowplate.estimate.trade.rates_table import refused
from yellowplate.records import Refusal, parse_period
from yellowplate.records.errors import NumberError


@dataclass(frozen=True, slots=True)
class VisitsRead:
    """What a table of visits gave: the visits in their order, and the rows left out."""

    visits: tuple[Visit, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class CountsRead:
    """What a table of counts gave: the counts in their order, and the rows left out."""

    counts: tuple[FlowCount, ...]
    refusals: tuple[Refusal, ...]


def _whole(cells: Mapping[str, str], column: str) -> int:
    text = cells.get(column, "")
    if not text.isascii() or not text.isdigit():
        msg = f"{column}: not a whole number: {text!r}"
        raise ValueError(msg)
    return int(text)


def _visit(cells: Mapping[str, str]) -> Visit:
    n_yellow = _whole(cells, "yellow")
    n_seen = _whole(cells, "seen") if cells.get("seen") else None
    if n_seen is not None and n_seen < n_yellow:
        msg = f"{n_yellow} yellow plates of {n_seen} seen"
        raise ValueError(msg)
    return Visit(
        str(parse_period(cells.get("day", ""))), cells.get("place", ""), n_yellow, n_seen, cells.get("source", "")
    )


def read_visits(rows: Iterable[tuple[str, Mapping[str, str]]], file: str) -> VisitsRead:
    """Read rows of `day`, `place`, `yellow`, `seen` (plates of all colours, may be empty) and `source`.

    Args:
        rows: place in the file and cells by column.
        file: the file, for messages.
    """
    visits, refusals = [], []
    for place, cells in rows:
        try:
            visits.append(_visit(cells))
        except (ValueError, NumberError) as error:
            refusals.append(refused(file, place, error))
    return VisitsRead(tuple(visits), tuple(refusals))


def read_counts(rows: Iterable[tuple[str, Mapping[str, str]]], file: str) -> CountsRead:
    """Read rows of `day`, `count`, `nights` (1 where empty) and `source`.

    Args:
        rows: place in the file and cells by column.
        file: the file, for messages.
    """
    counts, refusals = [], []
    for place, cells in rows:
        try:
            number, nights = Decimal(cells.get("count", "")), Decimal(cells.get("nights") or "1")
            counts.append(count_from(parse_period(cells.get("day", "")), number, nights, cells.get("source", "")))
        except InvalidOperation:
            reason = f"count, nights: no number: {cells.get('count', '')!r}, {cells.get('nights', '')!r}"
            refusals.append(refused(file, place, ValueError(reason)))
        except (ValueError, NumberError) as error:
            refusals.append(refused(file, place, error))
    return CountsRead(tuple(counts), tuple(refusals))

"""Rows of a file to blocks of serial numbers; what cannot be is refused by row, and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from yellowplate.estimate.serials.serial import SerialBlock, SerialSeen
from yellowplate.numbers import plate_kp, vin
from yellowplate.numbers.day_words import parse_day
from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.errors import NumberError

PLATES_CHANGED = (date(2016, 11, 1), date(2017, 10, 31))
"""First and last day of the exchange of all plates (reported.csv F163: RFA, Daily NK); numbers may have begun anew."""

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_AT_LEAST = re.compile(r"(?:at least |more than |over |>=? ?)?(\d{1,9})\+?", re.ASCII | re.IGNORECASE)
_SERIAL_OF_VIN = re.compile(r"(?<=^.{11})\d{6}$|\d{4,5}$")
_LIST = re.compile(r"[|;,\s]+")


@dataclass
class _Gathered:
    """What the rows say of one block so far."""

    seen: list[SerialSeen] = field(default_factory=list)
    first: int | None = None
    capacity: int | None = None
    lowest: int | None = None
    highest: int | None = None
    n_told: int = 0
    is_floor: bool = False
    is_factory: bool = False
    sources: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SerialTable:
    """A file of serial numbers.

    Attributes:
        blocks: in order of their names.
        refusals: rows and blocks that were not used, each with its reason.
        left_out: what was set aside though it could be read, one sentence each.
    """

    blocks: tuple[SerialBlock, ...]
    refusals: tuple[Refusal, ...]
    left_out: tuple[str, ...]


def read_serials(rows: Sequence[tuple[str, Mapping[str, str]]], *, file: str) -> SerialTable:
    """Sort rows into blocks.

    Args:
        rows: place in the file and cells by column name: `block` (or `region`, `code`, `colour`); one of `serial`,
            `plate`, `vin`, `numbers` (several), or `lowest`, `highest` and `n_seen`; and where known `first` (first
            number issued), `digits` or `capacity`, `day`, `vehicle`, `source`.
        file: its name, for messages.

    Returns:
        Blocks, refusals, and what was set aside.

    Limits: a North Korean plate seen before November 2016 is a block of its own, since all plates were exchanged by
        October 2017; one seen in between is set aside; one without a day is taken as of after.
    """
    gathered: dict[str, _Gathered] = {}
    refusals: list[Refusal] = []
    left_out: list[str] = []
    for place, cells in rows:
        try:
            _gather(gathered, left_out, place, {name: text.strip() for name, text in cells.items()})
        except ValueError as error:
            refusals.append(_refusal(file, str(error), place))
    blocks = []
    for name, one in sorted(gathered.items()):
        try:
            blocks.append(_block(name, one))
        except ValueError as error:
            refusals.append(_refusal(file, str(error), ", ".join(one.places[:4])))
    return SerialTable(tuple(blocks), tuple(refusals), tuple(left_out))


def _refusal(file: str, reason: str, place: str) -> Refusal:
    remedy = "Correct the row, or leave it out; the others were used."
    return Refusal(file, reason, RefusalStage.INGEST, place=place, remedy=remedy, is_partial=True)


def _gather(gathered: dict[str, _Gathered], left_out: list[str], place: str, cells: Mapping[str, str]) -> None:
    name, numbers, is_factory = _named_numbers(cells)
    days = parse_day(cells["day"]) if cells.get("day") else None
    if days and not is_factory and cells.get("country", "kp") in ("", "kp"):
        begin, end = PLATES_CHANGED
        if days.latest is not None and days.latest < begin:
            name = f"{name} (before the plates were exchanged in 2016-17)"
        elif days.earliest is None or days.earliest <= end:
            left_out.append(f"{place}: seen {days}, while plates were exchanged: old or new number not told")
            return
    facts = {
        column: _whole(column, cells[column])
        for column in ("first", "capacity", "lowest", "highest")
        if cells.get(column)
    }
    if cells.get("digits"):
        facts["capacity"] = 10 ** _whole("digits", cells["digits"]) - 1
    n_told, is_floor = _at_least(cells.get("n_seen", ""))
    if not numbers and not facts and not n_told:
        msg = "no number: give `serial`, `plate`, `vin`, `numbers`, or `lowest`, `highest` and `n_seen`"
        raise ValueError(msg)
    one = gathered.setdefault(name, _Gathered())
    for column in ("first", "capacity"):
        if column in facts:
            before = getattr(one, column)
            if before is not None and before != facts[column]:
                msg = f"{name}: {column} is {before} in one row and {facts[column]} in this one"
                raise ValueError(msg)
            setattr(one, column, facts[column])
    one.lowest = min((n for n in (one.lowest, facts.get("lowest")) if n is not None), default=None)
    one.highest = max((n for n in (one.highest, facts.get("highest")) if n is not None), default=None)
    one.n_told, one.is_floor = max(one.n_told, n_told), one.is_floor or is_floor
    one.is_factory = is_factory
    source = cells.get("source", "") or cells.get("sources", "")
    one.sources += [part for part in _LIST.split(source) if part and part not in one.sources]
    one.places.append(place)
    one.seen += [SerialSeen(number, days, cells.get("vehicle", ""), source, place) for number in numbers]


def _named_numbers(cells: Mapping[str, str]) -> tuple[str, list[int], bool]:
    given = [column for column in ("serial", "plate", "vin", "numbers") if cells.get(column)]
    if len(given) > 1:
        msg = f"both {given[0]} and {given[1]} in one row: give one"
        raise ValueError(msg)
    name = cells.get("block") or " ".join(cells[part] for part in ("colour", "region", "code") if cells.get(part))
    if given == ["vin"]:
        number = vin.validate(cells["vin"])
        match = _SERIAL_OF_VIN.search(number)
        if match is None:
            msg = f"{number}: the serial part of this VIN is no number"
            raise NumberError(msg)
        return f"VIN {number[:3]} year {number[9]} plant {number[10]}", [int(match.group())], True
    if given == ["plate"]:
        plate = plate_kp.parse(cells["plate"])
        return (
            " ".join(part for part in (cells.get("colour", ""), plate.region, plate.pair) if part),
            [int(plate.serial)],
            False,
        )
    if not name:
        msg = "no block: give `block`, or `region` with `code`, or `colour`; numbers of unknown blocks are not added"
        raise ValueError(msg)
    if given:
        return name, [_whole(given[0], part) for part in _LIST.split(cells[given[0]]) if part], False
    return name, [], False


def _whole(column: str, text: str) -> int:
    if not _WHOLE.fullmatch(text):
        msg = f"{column} is {text!r}, not a whole number"
        raise ValueError(msg)
    return int(text)


def _at_least(text: str) -> tuple[int, bool]:
    """Read how many were seen, and whether that is "at least"."""
    if not text:
        return 0, False
    match = _AT_LEAST.fullmatch(text)
    if match is None:
        msg = f'n_seen is {text!r}, not a whole number: words such as "dozens" give no estimate. Leave it empty'
        raise ValueError(msg)
    return int(match[1]), match[0] != match[1]


def _block(name: str, one: _Gathered) -> SerialBlock:
    numbers = {seen.number for seen in one.seen}
    ends = [*numbers, *(n for n in (one.lowest, one.highest) if n is not None)]
    if not ends:
        msg = f"{name}: only how many were seen is told, no lowest and highest number"
        raise ValueError(msg)
    return SerialBlock(
        name=name,
        lowest=min(ends),
        highest=max(ends),
        n_distinct=max(len(set(ends)), one.n_told),
        first=one.first,
        capacity=one.capacity,
        seen=tuple(one.seen),
        is_floor=one.is_floor,
        is_factory=one.is_factory,
        sources=tuple(one.sources),
    )

"""Reading tables of lists, capture histories, counts of counts and sightings from CSV."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.population.linked import LinkedRecord, overlaps_of_records
from yellowplate.estimate.population.lists import FEWEST_LISTS, MOST_LISTS, Overlaps, Population, TimesSeen, overlaps_of
from yellowplate.records.errors import UnreadableInput

COUNT_NAMES = frozenset({"count", "counts", "freq", "frequency", "n", "number", "units", "size", "total"})
"""Headings of a last column that holds counts, in lower case."""

TIMES_NAMES = frozenset({"nbcap", "times", "times_seen", "captures", "seen"})
"""Headings of a first column that says how often units were seen."""

ID_NAMES = frozenset({"id", "vehicle", "vin", "unit", "key", "name", "plate"})
LIST_NAMES = frozenset({"list", "source", "seen_by"})

MOST_UNITS = 10**9

REMEDY = (
    "Give one row a combination (a column of 0 and 1 for each list, the count last), one row a unit (columns of 0 and "
    "1), two columns times,count, or columns vehicle,list."
)

_NUMBERED = re.compile(r"(\D*)(\d+)")


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table as read.

    Attributes:
        table: what the methods take.
        form: "combinations", "units", "times" or "sightings".
        cautions: what was summed, left out or taken for granted.
        records: single sightings with the units they may be of; empty for other forms.
    """

    table: Population
    form: str
    cautions: tuple[Caution, ...] = ()
    records: tuple[LinkedRecord, ...] = ()


def read_table(path: Path, *, are_occasions: bool | None = None) -> ListTable:
    """Read a table, telling its form from the header.

    Args:
        path: CSV in UTF-8 with a header; comma, semicolon or tab.
        are_occasions: True if the lists are repeated visits on equal terms, False if not; None to take columns of one
            name with running numbers, one row a unit, as visits.

    Returns:
        The table. Empty lists are left out and repeated rows summed, each with a caution.

    Raises:
        UnreadableInput: not such a table; names file, row and remedy.
    """
    name = str(path)
    header, rows = _cells(path)
    lowered = [cell.lower() for cell in header]
    if len(header) == len(("times", "count")) and lowered[0] in TIMES_NAMES and lowered[1] in COUNT_NAMES:
        return _times(name, header, rows)
    if set(lowered) & LIST_NAMES and set(lowered) & ID_NAMES:
        return _sightings(name, lowered, rows)
    kept = list(range(len(header)))
    has_count = lowered[-1] in COUNT_NAMES or _is_beyond_one(rows, len(header) - 1)
    if not has_count and lowered[0] in ID_NAMES:
        kept = kept[1:]
    lists = kept[:-1] if has_count else kept
    return _lists(name, header, rows, lists, has_count=has_count, are_occasions=are_occasions)


def _cells(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            name, "not UTF-8 text", place=f"byte {error.start}", remedy="Save it as UTF-8."
        ) from error
    except OSError as error:
        raise UnreadableInput(name, f"cannot be opened: {error.strerror}", remedy="Name a CSV file.") from error
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    read = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), start=1)
        if any(cell.strip() for cell in row)
    ]
    if not read:
        raise UnreadableInput(name, "the file is empty", remedy=REMEDY)
    (_, header), rows = read[0], read[1:]
    if len(header) < FEWEST_LISTS or not any(re.search(r"[^\d.\s-]", cell) for cell in header):
        raise UnreadableInput(
            name, "the first row is not a header with the names of lists", place="row 1", remedy=REMEDY
        )
    if len(set(header)) != len(header) or not all(header):
        raise UnreadableInput(
            name, "two columns have one name, or one has none", place="row 1", remedy="Name each column once."
        )
    if not rows:
        raise UnreadableInput(name, "there is no row below the header", remedy=REMEDY)
    for number, row in rows:
        if len(row) != len(header):
            reason = f"{len(row)} cells where the header has {len(header)}"
            raise UnreadableInput(name, reason, place=f"row {number}", remedy="Fill or remove the cells of this row.")
    return header, rows


def _is_beyond_one(rows: list[tuple[int, list[str]]], column: int) -> bool:
    """True if only the last column holds something else than 0 and 1."""
    others = all(cell in ("0", "1") for _, row in rows for cell in row[:column])
    return others and any(row[column] not in ("0", "1", "") for _, row in rows)


def _count(name: str, row: int, column: str, cell: str) -> int:
    if re.fullmatch(r"\d+(\.0+)?", cell):
        value = int(float(cell))
        if value <= MOST_UNITS:
            return value
    reason = f"column {column} holds {cell!r}, which is not a whole number from 0 to {MOST_UNITS}"
    remedy = "Counts are units seen; a weighted or scaled table cannot be used."
    raise UnreadableInput(name, reason, place=f"row {row}", remedy=remedy)


def _times(name: str, header: list[str], rows: list[tuple[int, list[str]]]) -> ListTable:
    found: dict[int, int] = {}
    cautions = []
    for number, (times_cell, count_cell) in rows:
        times, count = _count(name, number, header[0], times_cell), _count(name, number, header[1], count_cell)
        if times == 0 and count:
            reason = "a count of units seen 0 times: that number is what is to be estimated"
            raise UnreadableInput(name, reason, place=f"row {number}", remedy="Remove the row.")
        if times in found:
            cautions.append(_summed(number, f"{times} times"))
        found[times] = found.get(times, 0) + count
    counts = tuple(sorted((times, count) for times, count in found.items() if count))
    if not counts:
        raise UnreadableInput(name, "all counts are 0", remedy="Give the units that were seen.")
    return ListTable(TimesSeen(counts), "times", tuple(cautions))


def _summed(row: int, what: str) -> Caution:
    return Caution("rows_summed", f"row {row}", f"row {row} names {what} again; the counts were added")


def _lists(
    name: str,
    header: list[str],
    rows: list[tuple[int, list[str]]],
    lists: list[int],
    *,
    has_count: bool,
    are_occasions: bool | None,
) -> ListTable:
    if not FEWEST_LISTS <= len(lists) <= MOST_LISTS:
        reason = f"{len(lists)} lists; {FEWEST_LISTS} to {MOST_LISTS} can be used"
        raise UnreadableInput(name, reason, place="row 1", remedy="Join lists of one kind, or give at least two.")
    found: dict[int, int] = {}
    named: set[int] = set()
    cautions = []
    for number, row in rows:
        mask = 0
        for bit, column in enumerate(lists):
            if row[column] not in ("0", "1"):
                reason = f"column {header[column]} holds {row[column]!r} where 0 or 1 is meant"
                raise UnreadableInput(name, reason, place=f"row {number}", remedy=REMEDY)
            mask |= int(row[column]) << bit
        count = _count(name, number, header[-1], row[-1]) if has_count else 1
        if mask == 0 and count:
            reason = "units that are on no list: their number is what is to be estimated"
            raise UnreadableInput(name, reason, place=f"row {number}", remedy="Remove the row.")
        if has_count and mask in named:
            cautions.append(_summed(number, "a combination"))
        named.add(mask)
        found[mask] = found.get(mask, 0) + count
    names = tuple(header[column] for column in lists)
    is_visits = (not has_count and _are_numbered(names)) if are_occasions is None else are_occasions
    table = overlaps_of(names, found, are_occasions=is_visits)
    form = "combinations" if has_count else "units"
    return _checked(name, table, form, cautions)


def _are_numbered(names: tuple[str, ...]) -> bool:
    parts = [_NUMBERED.fullmatch(name) for name in names]
    known = [(part[1], int(part[2])) for part in parts if part]
    return len(known) == len(names) and known == [(known[0][0], known[0][1] + step) for step in range(len(names))]


def _checked(
    name: str, table: Overlaps, form: str, cautions: list[Caution], records: tuple[LinkedRecord, ...] = ()
) -> ListTable:
    """Leave out empty lists of a table made of lists, and refuse what is left without two of them."""
    if not table.n_observed:
        raise UnreadableInput(name, "all counts are 0", remedy="Give the units that were seen.")
    if not table.are_occasions:
        for number in reversed(range(table.n_lists)):
            if not table.sizes[number]:
                text = f"list {table.lists[number]} has no unit and was left out"
                cautions.append(Caution("empty_list", table.lists[number], text))
                table = table.without_list(number)
    if table.n_lists < FEWEST_LISTS:
        reason = "only one list has units"
        raise UnreadableInput(name, reason, remedy="Nothing can be said from one list; give a second.")
    return ListTable(table, form, tuple(cautions), records)


def _sightings(name: str, header: list[str], rows: list[tuple[int, list[str]]]) -> ListTable:
    unit = next(at for at, cell in enumerate(header) if cell in ID_NAMES)
    source = next(at for at, cell in enumerate(header) if cell in LIST_NAMES)
    prob = header.index("prob") if "prob" in header else None
    record = header.index("record") if "record" in header else None
    choices: dict[tuple[str, str], dict[str, float]] = {}
    for number, row in rows:
        if not row[unit] or not row[source]:
            reason = "a row without its vehicle or its list"
            raise UnreadableInput(name, reason, place=f"row {number}", remedy="Fill both cells.")
        chance = 1.0
        if prob is not None:
            try:
                chance = float(row[prob])
            except ValueError:
                chance = -1.0
            if not 0 <= chance <= 1:
                reason = f"prob holds {row[prob]!r}, which is not a probability"
                raise UnreadableInput(name, reason, place=f"row {number}", remedy="Give a number from 0 to 1.")
        key = (row[record] if record is not None else f"row {number}", row[source])
        given = choices.setdefault(key, {})
        given[row[unit]] = given.get(row[unit], 0.0) + chance
        if sum(given.values()) > 1 + 1e-9:
            reason = f"the probabilities of record {key[0]} add up to more than 1"
            raise UnreadableInput(name, reason, place=f"row {number}", remedy="Give each record's choices once.")
    names = tuple(sorted({source_name for _, source_name in choices}))
    if not FEWEST_LISTS <= len(names) <= MOST_LISTS:
        reason = f"{len(names)} lists; {FEWEST_LISTS} to {MOST_LISTS} can be used"
        raise UnreadableInput(name, reason, remedy="Join lists of one kind, or give at least two.")
    records = tuple(
        LinkedRecord(names.index(source_name), tuple(sorted(given.items())))
        for (_, source_name), given in sorted(choices.items())
    )
    cautions = []
    if header[unit] == "plate":
        text = "units are plates: a vehicle with two plates counts twice, and a plate moved to another joins two"
        cautions.append(Caution("units_are_plates", str(len({row[unit] for _, row in rows})), text))
    return _checked(name, overlaps_of_records(names, records), "sightings", cautions, records)

"""Many transactions in one file: JSON Lines, a JSON list, a list `transactions`, or a CSV with a column a fact."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yellowplate.cli._document import read_document
from yellowplate.law import FACT_KINDS
from yellowplate.law.fact import Shape
from yellowplate.law.screening import ALIASES
from yellowplate.records.errors import UnreadableInput

LIST = "transactions"
"""Key of the list in a document of many."""
_LINES = (".jsonl", ".ndjson")
_HEAD_BYTES = 4_096
_LIST_SIGNS = re.compile(r"[;,\s]+")


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction of many.

    Attributes:
        id: its own `id`, or its number from 1.
        place: where it stands in the file, for people.
        document: as `law.screen` takes it; None where it could not be read.
        fault: why not, or "".
    """

    id: str
    place: str
    document: Mapping[str, Any] | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """The transactions of a file.

    Attributes:
        n: how many, at most; empty lines of a file of lines count here.
        transactions: in the order of the file, read as they are asked for.
    """

    n: int
    transactions: Iterator[Transaction]


def read_batch(path: Path) -> Batch | None:
    """Read a file of many transactions.

    Args:
        path: a file of one document or of many.

    Returns:
        The transactions; None where the file holds one document only.

    Raises:
        UnreadableInput: not UTF-8, broken syntax of the whole, or a column that no rule knows.
    """
    suffix = path.suffix.lower()
    if suffix in _LINES:
        return Batch(_n_lines(path), _numbered(_json_lines(path)))
    if suffix == ".csv":
        return Batch(max(0, _n_lines(path) - 1), _numbered(_csv_rows(path)))
    if suffix in ("", ".json") and _begins_a_list(path):
        rows: Any = _whole_list(path)
    else:
        rows = read_document(path).get(LIST)
        if rows is None:
            return None
        if not isinstance(rows, list):
            raise UnreadableInput(str(path), f"{LIST} is not a list", remedy="Give one table of facts an entry.")
    return Batch(len(rows), _numbered((f"entry {n}", row, "") for n, row in enumerate(rows, 1)))


def _numbered(rows: Iterator[tuple[str, Any, str]]) -> Iterator[Transaction]:
    """Give each transaction its id; one of the wrong kind, or with an id that was there, is a fault."""
    seen: set[str] = set()
    for number, (place, row, fault) in enumerate(rows, 1):
        if fault or not isinstance(row, Mapping):
            yield Transaction(str(number), place, None, fault or "it is not a table of facts")
            continue
        own = row.get("id")
        key = str(number) if own is None or own == "" else str(own)
        if key in seen:
            yield Transaction(key, place, None, f"the id {key} stands twice; give each transaction its own")
            continue
        seen.add(key)
        yield Transaction(key, place, row)


def _n_lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in stream)


def _begins_a_list(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(_HEAD_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")


def _whole_list(path: Path) -> list[Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(str(path), f"broken syntax: {error}", remedy="Mend the line named.") from error
    assert isinstance(found, list)
    return found


def _json_lines(path: Path) -> Iterator[tuple[str, Any, str]]:
    with path.open("rb") as stream:
        for line, raw in enumerate(stream, 1):
            if not raw.strip():
                continue
            try:
                yield f"line {line}", json.loads(raw.decode("utf-8-sig")), ""
            except (ValueError, RecursionError) as error:
                yield f"line {line}", None, f"broken syntax: {error}"


def _csv_rows(path: Path) -> Iterator[tuple[str, Any, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            names = [name.strip() for name in next(reader, [])]
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                reason = f"columns twice: {', '.join(twice)}"
                raise UnreadableInput(str(path), reason, place="line 1", remedy="Mend the header row.")
            for cells in reader:
                place = f"line {reader.line_num}"
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(names):
                    yield place, None, f"{len(cells)} cells where the header has {len(names)}"
                    continue
                yield place, {name: _cell(name, cell.strip()) for name, cell in zip(names, cells, strict=True)
                              if cell.strip()}, ""  # fmt: skip
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(str(path), str(error), remedy="Save it as CSV in UTF-8.") from error


def _cell(name: str, text: str) -> str | list[str]:
    """Take a cell as a fact's value; several countries stand in one cell, with blanks, commas or semicolons."""
    kind = FACT_KINDS.get(ALIASES.get(name, name))
    return _LIST_SIGNS.split(text) if kind is not None and kind.shape is Shape.COUNTRIES else text

"""Reads one table of a document field by field; each fault is kept with its place and a remedy, none stops the rest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, TypeVar

from yellowplate.law.claims.sale import Fact, Fault

UNKNOWN = "unknown"
"""Word for null where a format has none (TOML)."""
CURRENCY = "CNY"
MOST_CNY = 10**13
"""Above this an amount is taken for a slip."""
FEN_PER_CNY = 100
FIRST_YEAR, LAST_YEAR = 1949, 2199
"""Years outside these are taken for a slip."""
_CHINA = timezone(timedelta(hours=8))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_CURRENCY = re.compile(r"\b[A-Z]{3}\b")

Found = TypeVar("Found")


class Fields:
    """One table of a document.

    Args:
        table: what the document holds there.
        case: id of the case, for the faults.
        path: place in the case, such as "claims[M]"; "" at its top.
        faults: list that takes the faults.
    """

    def __init__(self, table: Any, case: str, path: str, faults: list[Fault]) -> None:
        self.case = case
        self.path = path
        self.faults = faults
        self.table: Mapping[Any, Any] = table if isinstance(table, Mapping) else {}
        self.read: set[str] = set()
        if not isinstance(table, Mapping):
            self.fault("", "is not a table of named values.", "Write name: value.")

    def place(self, name: str) -> str:
        """Return the path of a field."""
        return ".".join(part for part in (self.path, name) if part) or "inputs"

    def fault(self, name: str, reason: str, remedy: str) -> None:
        """Keep a fault of one field."""
        self.faults.append(Fault(self.case, self.place(name), reason, remedy))

    def value(self, name: str, default: Any = None) -> Any:
        """Return a raw value; the field counts as read."""
        self.read.add(name)
        found = self.table.get(name, default)
        return None if found == UNKNOWN else found

    def has(self, name: str) -> bool:
        """Say whether the document names a field."""
        return name in self.table

    def need(self, *names: str) -> None:
        """Keep a fault for each field that is missing."""
        for name in names:
            if name not in self.table:
                self.fault(name, "is missing.", f"Add {name}.")

    def close(self) -> None:
        """Keep a fault for each field that was not read: nothing a document says is passed over in silence."""
        for name in self.table:
            if name in self.read:
                continue
            if name == "currency":
                self._currency(self.table[name])
                continue
            near = get_close_matches(str(name), self.read, n=1)
            self.fault(
                str(name), "is not a field of this table.", f"Did you mean {near[0]}?" if near else "Take it out."
            )

    def fact(self, name: str, *, default: Fact) -> Fact:
        """Read a yes/no fact; null is unknown, a field left out takes its default."""
        found = self.value(name, default)
        if found is None or isinstance(found, bool):
            return found
        self.fault(name, f"is {found!r}, not true, false or null.", "Write true or false, or null for unknown.")
        return default

    def text(self, name: str) -> str:
        """Read a text; "" if left out. A number is taken as the text it is."""
        found = self.value(name, "")
        if isinstance(found, str) or (isinstance(found, int) and not isinstance(found, bool)):
            return str(found)
        self.fault(name, f"is {found!r}, not text.", "Write it in quotes.")
        return ""

    def choice(self, name: str, choices: Collection[str], *, default: str | None) -> str | None:
        """Read one of a few words; null is None."""
        found = self.value(name, default)
        if found is None or (isinstance(found, str) and found in choices):
            return found
        near = get_close_matches(str(found), choices, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        self.fault(name, f"is {found!r}, which is unknown.", f"Choose one of {', '.join(sorted(choices))}.{hint}")
        return default

    def day(self, name: str) -> date | None:
        """Read a day; None if it is null or left out."""
        return self._day(name, self.value(name))

    def moment(self, name: str) -> tuple[date | None, datetime | None]:
        """Read a day that may carry the time of day, as the register of the place shows it."""
        found = self.value(name)
        if isinstance(found, str) and _MOMENT.fullmatch(found):
            try:
                found = datetime.fromisoformat(found)
            except ValueError:
                return self._day(name, found), None
        if isinstance(found, datetime):
            moment = found if found.tzinfo is None else found.astimezone(_CHINA).replace(tzinfo=None)
            return self._day(name, moment.date()), moment
        return self._day(name, found), None

    def _day(self, name: str, found: Any) -> date | None:
        if found is None:
            return None
        if isinstance(found, str) and _DAY.fullmatch(found):
            try:
                found = date.fromisoformat(found)
            except ValueError:
                self.fault(name, f"is {found}, a day that does not exist.", "Correct the day.")
                return None
        if isinstance(found, date) and not isinstance(found, datetime):
            if FIRST_YEAR <= found.year <= LAST_YEAR:
                return found
            self.fault(name, f"is {found}, out of reach of any claim.", "Correct the year.")
            return None
        self.fault(name, f"is {str(found)!r}, not a day.", "Write it as YYYY-MM-DD.")
        return None

    def money(self, name: str) -> int | None:
        """Read an amount in CNY as fen; None if left out or faulty."""
        found = self.value(name)
        if isinstance(found, Mapping) and set(found) == {"amount", "currency"}:
            self._currency(found["currency"], name)
            found = found["amount"]
        amount = self._number(name, found)
        if amount is None:
            return None
        fen = amount * FEN_PER_CNY
        if amount < 0:
            self.fault(name, f"is {amount}, below zero.", "Write what is owed or paid as a positive amount.")
        elif fen != int(fen):
            self.fault(name, f"is {amount}, finer than one fen.", "Round it to two decimals.")
        elif amount > MOST_CNY:
            self.fault(name, f"is {amount}, more than any car brings.", "Check the decimal point.")
        else:
            return int(fen)
        return None

    def ratio(self, name: str, *, default: Decimal | None, most: int | None = None) -> tuple[int, int] | None:
        """Read a positive number (0 allowed with `most`) as numerator and denominator."""
        if not self.has(name) or self.value(name) is None:
            self.read.add(name)
            return None if default is None else default.as_integer_ratio()
        number = self._number(name, self.value(name))
        if number is None:
            return None
        if number < 0 or (most is None and number == 0) or (most is not None and number > most):
            bound = "above 0" if most is None else f"from 0 to {most}"
            self.fault(name, f"is {number}, not {bound}.", f"Write a number {bound}; a rate of 3.45 % is 0.0345.")
            return None
        return number.as_integer_ratio()

    def _number(self, name: str, found: Any) -> Decimal | None:
        if found is None:
            return None
        if isinstance(found, str):
            named = _CURRENCY.search(found.replace("¥", "CNY "))
            if named:
                self._currency(named.group(), name)
                return None
            found = found.strip()
        if isinstance(found, bool) or not isinstance(found, int | float | Decimal | str):
            self.fault(name, f"is {found!r}, not a number.", "Write the amount in CNY as a number.")
            return None
        try:
            number = Decimal(str(found))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or (isinstance(found, str) and not _NUMBER.fullmatch(found.removeprefix("-"))):
            self.fault(name, f"is {found!r}, not a number.", "Write the amount in CNY as a number.")
            return None
        return number

    def _currency(self, found: Any, name: str = "currency") -> None:
        if found != CURRENCY:
            reason = f"is in {found}; all amounts of a case are in {CURRENCY}, and two currencies cannot be added."
            self.fault(name, reason, f"Convert it to {CURRENCY} at a dated rate and write the number alone.")
        elif name != "currency":
            self.fault(name, f"names the currency {CURRENCY} within the amount.", "Write the number alone.")

    def rows(self, name: str, key: str = "") -> Iterator[tuple[int, str, Any]]:
        """Walk a list of tables.

        Args:
            name: field.
            key: field of a row that names it in paths, or "" to number the rows.

        Yields:
            Number, path and the row.
        """
        found = self.value(name, [])
        if not isinstance(found, list | tuple):
            self.fault(name, "is not a list.", "Write one entry a row, each beginning with a dash.")
            return
        for n, row in enumerate(found):
            label = row.get(key) if key and isinstance(row, Mapping) else None
            shown = label if isinstance(label, str | int) and label != "" else n
            yield n, f"{self.place(name)}[{shown}]", row

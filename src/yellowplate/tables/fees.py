"""Prices, fees and costs of a vehicle as reported: the ledger that estimates, the model and the pages share.

`fees.csv` says which fact carries which item; figures, units, days and reporters are those of the facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.tables import reported_facts, rows
from yellowplate.tables.reported_facts import Fact

TABLE = "fees.csv"


@dataclass(frozen=True, slots=True)
class Fee:
    """One reported figure of one item, or the report that names the item without a figure.

    Attributes:
        item: "permit", "registration", "sale_price" and so on.
        vehicle_class: "car", "truck", "motorcycle", "three-wheeler" or "any".
        fact: the fact, or None where no report was found.
        note: caveat, or "".
    """

    item: str
    vehicle_class: str
    fact: Fact | None
    note: str

    @property
    def has_figure(self) -> bool:
        """True if the report prints a figure."""
        return self.fact is not None and not self.fact.is_in_words_only


@cache
def load() -> tuple[Fee, ...]:
    """Return all rows in the order of the table."""
    facts = reported_facts.by_id()
    return tuple(
        Fee(row["item"], row["vehicle_class"], facts[row["fact"]] if row["fact"] else None, row["note"])
        for row in rows.read(TABLE)
    )


def of_item(item: str, vehicle_class: str = "car") -> tuple[Fee, ...]:
    """Return what is reported of an item for a class of vehicle, or for any; figures first, then words.

    Args:
        item: as in the table.
        vehicle_class: as in the table.

    >>> [fee.fact.id for fee in of_item("permit") if fee.fact]
    ['F076', 'F077']
    """
    found = [fee for fee in load() if fee.item == item and fee.vehicle_class in (vehicle_class, "any")]
    return tuple(sorted(found, key=lambda fee: not fee.has_figure))


def is_unreported(item: str, vehicle_class: str = "car") -> bool:
    """Return whether no report prints a figure for an item: then nobody may assume one in silence."""
    return not any(fee.has_figure for fee in of_item(item, vehicle_class))

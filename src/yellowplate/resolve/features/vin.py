"""An equal, whole VIN: the only thing that makes two publications speak of one vehicle."""

from __future__ import annotations

from yellowplate.records import Statement
from yellowplate.resolve.feature import Feature, Power

VIN_LENGTH = 17
"""Characters of a vehicle identification number, ISO 3779:2009."""


def keys(statement: Statement) -> tuple[str, ...]:
    """Take the VIN of a statement.

    Args:
        statement: any.

    Returns:
        ("vin:<VIN>",) for a whole VIN, () otherwise. Runs of one character are refused: they are placeholders.

    Limits: a misread VIN that happens to be another car's would merge two cars; its probability is shown beside it.
    """
    value = statement.value
    if statement.property != "vin" or len(value) != VIN_LENGTH or len(set(value)) == 1:
        return ()
    return (f"vin:{value}",)


FEATURE = Feature(
    name="vin",
    version=1,
    power=Power.MERGES,
    why="The same 17 characters name the same vehicle, unless a plate was cloned or a character misread.",
    statement_keys=keys,
)

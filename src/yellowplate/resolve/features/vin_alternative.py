"""A VIN that another reading allows: a candidate for a person to judge, never a merge."""

from __future__ import annotations

from yellowplate.records import Statement
from yellowplate.resolve.feature import Feature, Power


def keys(statement: Statement) -> tuple[str, ...]:
    """Take the VINs a statement reads or allows.

    Args:
        statement: any.

    Returns:
        ("read as:<VIN>",) for a VIN or one of its alternatives, () otherwise.
    """
    return (f"read as:{statement.value}",) if statement.property in ("vin", "vin_alternative") else ()


FEATURE = Feature(
    name="vin_alternative",
    version=1,
    power=Power.LINKS,
    why="One reading of the VIN here is the VIN there; a confusable character is a candidate, never a merge.",
    statement_keys=keys,
)

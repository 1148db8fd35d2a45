"""An equal number plate: a link; plates are moved between cars, forged, and alike in two countries."""

from __future__ import annotations

from yellowplate.records import Statement
from yellowplate.resolve.feature import Feature, Power


def keys(statement: Statement) -> tuple[str, ...]:
    """Take the plate of a statement.

    Args:
        statement: any.

    Returns:
        ("plate:<plate>",) for a plate, () otherwise.
    """
    return (f"plate:{statement.value}",) if statement.property == "plate" else ()


FEATURE = Feature(
    name="plate",
    version=1,
    power=Power.LINKS,
    why="The same plate was read on both; a plate alone never shows that it is one car.",
    statement_keys=keys,
)

"""The same pictures under another hash: a link; a clip is posted again by anybody."""

from __future__ import annotations

from yellowplate.records import Statement
from yellowplate.resolve.feature import Feature, Power


def keys(statement: Statement) -> tuple[str, ...]:
    """Take the pair of items of a statement.

    Args:
        statement: any.

    Returns:
        ("clip:<item> <other item>",), the same from both sides, for a link between two items; () otherwise.
    """
    if statement.property != "same_clip":
        return ()
    return (f"clip:{' '.join(sorted((statement.locator.item, statement.value)))}",)


FEATURE = Feature(
    name="same_clip",
    version=1,
    power=Power.LINKS,
    why="Both show the same pictures; it does not show who posted them first, nor that one person posted both.",
    statement_keys=keys,
)

"""An equal WeChat name or QQ number: one seller, or a shared one; not one car."""

from __future__ import annotations

from yellowplate.records import Statement
from yellowplate.resolve.feature import Feature, Power

SCHEMES = ("wechat:", "qq:")
"""Typed keys of messengers in `contact` statements."""


def keys(statement: Statement) -> tuple[str, ...]:
    """Take the messenger name of a contact.

    Args:
        statement: any.

    Returns:
        ("wechat:...",) or ("qq:...",) for a contact by messenger, () otherwise.
    """
    is_messenger = statement.property == "contact" and statement.value.startswith(SCHEMES)
    return (statement.value,) if is_messenger else ()


FEATURE = Feature(
    name="messenger",
    version=1,
    power=Power.LINKS,
    why="The same messenger name stands in both offers.",
    statement_keys=keys,
)

"""An equal phone number: one seller, or one number passed on; not one car."""

from __future__ import annotations

from yellowplate.records import Statement
from yellowplate.resolve.feature import Feature, Power


def keys(statement: Statement) -> tuple[str, ...]:
    """Take the phone number of a contact.

    Args:
        statement: any.

    Returns:
        ("phone:+86...",) for a contact by phone, () otherwise.
    """
    is_phone = statement.property == "contact" and statement.value.startswith("phone:")
    return (statement.value,) if is_phone else ()


FEATURE = Feature(
    name="phone",
    version=1,
    power=Power.LINKS,
    why="The same number stands in both offers; dealers pass cars and numbers on to each other.",
    statement_keys=keys,
)

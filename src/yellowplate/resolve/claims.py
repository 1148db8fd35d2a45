"""Asserted rights: built from what lenders' tables and reports say, each with who asserts it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yellowplate.records import Claim, ClaimKind, Money, Polarity, Statement
from yellowplate.resolve.publications import row_of

KINDS = frozenset(str(kind) for kind in ClaimKind)
CURRENCY_LETTERS = 3


def holder(statement: Statement) -> str:
    """Name who asserts a right: the innermost speaker, "" where the item's own publisher speaks unnamed."""
    return statement.said_by[-1].speaker if statement.said_by else ""


def _amount(statement: Statement) -> Money | None:
    quantity = statement.quantity
    if quantity is None or quantity.low is None or quantity.low != quantity.high:
        return None
    unit = quantity.unit
    if len(unit) != CURRENCY_LETTERS or not (unit.isascii() and unit.isupper()):
        return None
    return Money(quantity.low, unit)


def _registered(statement: Statement) -> date | None:
    try:
        return date.fromisoformat(statement.value)
    except ValueError:
        return None


def _since(statement: Statement) -> date | None:
    period = statement.happened_on
    return period.earliest if period is not None and period.is_day else None


def claims(vehicle: str, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """Build the claims over one vehicle.

    Args:
        vehicle: key of the vehicle file.
        statements: of the vehicle.

    Returns:
        One claim per holder, kind and first day, by day (unknown days last) and holder. An amount or a day of
        registration on which the statements of one claim disagree is None: the conflict is shown, not decided. A
        claim whose kind is not known is UNKNOWN. Denied and hypothetical statements make no claim.
    """
    found: dict[tuple[str, str, date | None], list[Statement]] = {}
    for statement in statements:
        if statement.property == "claim" and statement.polarity is Polarity.ASSERTED:
            kind = statement.value if statement.value in KINDS else str(ClaimKind.UNKNOWN)
            found.setdefault((holder(statement), kind, _since(statement)), []).append(statement)
    entries = [one for one in statements if one.property == "claim_registered"]
    built = []
    for (name, kind, since), told in found.items():
        amounts = {_amount(one) for one in told} - {None}
        rows = {(one.locator.item, row_of(one.locator.field)) for one in told}
        ours = [
            one
            for one in entries
            if (one.locator.item, row_of(one.locator.field)) in rows and (not one.said_by or holder(one) == name)
        ]
        days = {_registered(one) for one in ours}
        built.append(
            Claim(
                vehicle=vehicle,
                holder=name,
                kind=ClaimKind(kind),
                amount=amounts.pop() if len(amounts) == 1 else None,
                since=since,
                registered_on=days.pop() if len(days) == 1 else None,
                statements=tuple(one.id for one in [*told, *ours]),
            )
        )
    return tuple(sorted(built, key=lambda claim: (claim.since or date.max, claim.holder, str(claim.kind))))

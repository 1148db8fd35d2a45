"""The order of claims as a record: it is written and read back as it was."""

from __future__ import annotations

from datetime import date

from yellowplate.records import (
    BuyerPoint,
    ClaimsOrder,
    Precedence,
    RankedClaim,
    Relation,
    Rung,
    from_plain,
    to_plain,
)


def test_an_order_survives_being_written() -> None:
    order = ClaimsOrder(
        date(2026, 2, 1),
        (
            RankedClaim(
                "claim 1", (Rung(5, "tax", "tax", "it is tax", ("art 45",)),), ("a day",), ("a fact",), ("twice",)
            ),
        ),
        (Precedence("claim 1", "claim 2", Relation.OPEN, ("a day",)),),
        ("nothing was proved",),
        (BuyerPoint("Ownership", "所有权", None, "Cannot tell.", ("art 224",), ("the price",)),),
    )
    assert from_plain(ClaimsOrder, to_plain(order)) == order

"""The picture and the words of the order of claims."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yellowplate.export.ladder import WIDTH, WORDS_WIDE, draw, pairs
from yellowplate.records import Claim, ClaimKind, ClaimsOrder, Money, Precedence, RankedClaim, Relation, Rung

PUBLIC = Rung(5, "publicised_security", "public rights", "registered first", ("Civil Code, art 414",))
ORDINARY = Rung(8, "ordinary", "titled claims", "no entry", ())
EXCLUDED = Rung(13, "excluded", "none", "no title", ())
ON = date(2026, 2, 1)


def claim(holder: str, kind: ClaimKind = ClaimKind.MORTGAGE, amount: int = 0) -> Claim:
    return Claim("vin:X", holder, kind, Money(Decimal(amount), "CNY") if amount else None, statements=("s",))


def test_ranks_stand_from_the_top_and_first_paid_first() -> None:
    order = ClaimsOrder(
        ON,
        (RankedClaim("claim 1", (PUBLIC, ORDINARY)), RankedClaim("claim 2", (PUBLIC,)), RankedClaim("claim 3", ())),
        (Precedence("claim 1", "claim 2", Relation.AFTER),),
    )
    claims = [claim("Bank A", amount=68000), claim(""), claim("C", ClaimKind.UNKNOWN)]
    ladder = draw(order, claims)
    assert [(step.number, step.name) for step in ladder.steps] == [
        ("5", "publicised security"),
        ("8", "ordinary"),
        ("–", "no rank named"),
    ]
    boxes = [box for step in ladder.steps for box in step.boxes]
    assert [(box.title, box.detail, box.is_open) for box in boxes] == [
        ("Claim 2: mortgage · amount not stated", "asserted by a claimant not named here", False),
        ("Claim 1: mortgage · 68,000 CNY asserted", "asserted by Bank A", True),
        ("Claim 1: mortgage · 68,000 CNY asserted", "asserted by Bank A", True),
        ("Claim 3: right of unknown kind · amount not stated", "asserted by C", True),
    ]
    assert [box.top for box in boxes] == sorted({box.top for box in boxes})
    assert (ladder.width, ladder.height > boxes[-1].top) == (WIDTH, True)
    assert "rank 5, publicised security: Claim 2" in ladder.told
    assert "no rank named: Claim 3: right of unknown kind · amount not stated (possibly)" in ladder.told


def test_a_place_without_a_rank_has_no_number() -> None:
    (step,) = draw(ClaimsOrder(ON, (RankedClaim("claim 1", (EXCLUDED,)),)), [claim("A")]).steps
    assert (step.number, step.name) == ("–", "excluded")


@pytest.mark.parametrize("name", ["示例融资租赁有限公司" * 4, "Example Bank " * 9])
def test_long_names_are_cut_to_the_box(name: str) -> None:
    (step,) = draw(ClaimsOrder(ON, (RankedClaim("claim 1", (PUBLIC,)),)), [claim(name)]).steps
    assert step.boxes[0].detail.endswith("…")
    assert len(step.boxes[0].detail) <= WORDS_WIDE


@pytest.mark.parametrize(
    ("relation", "sentence"),
    [
        (Relation.BEFORE, "Claim 1 would rank before claim 2"),
        (Relation.AFTER, "Claim 2 would rank before claim 1"),
        (Relation.BESIDE, "Claim 1 and claim 2 would share one place"),
        (Relation.OPEN, "Between claim 1 and claim 2 it cannot be told who would rank first"),
    ],
)
def test_who_would_stand_before_whom(relation: Relation, sentence: str) -> None:
    order = ClaimsOrder(ON, (), (Precedence("claim 1", "claim 2", relation, ("a day",), ("a fact",)),))
    (one,) = pairs(order)
    assert (one.sentence, one.missing, one.unless) == (sentence, ("a day",), ("a fact",))

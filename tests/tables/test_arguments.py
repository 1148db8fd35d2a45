"""Arguments: each claim has both sides and says what is missing."""

from __future__ import annotations

import pytest

from yellowplate.tables.arguments import CLAIMS, Side, load, of


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_claim_has_both_sides_and_what_is_missing(claim: str) -> None:
    assert all(of(claim, side) for side in Side)


def test_every_line_rests_on_a_fact_or_is_missing() -> None:
    for one in load():
        assert one.claim in CLAIMS
        assert (one.fact is None) == (one.side is Side.MISSING)
        assert one.why
    lines = [(one.claim, one.side, one.fact and one.fact.id, one.why) for one in load()]
    assert len(set(lines)) == len(lines)


def test_nobody_hears_the_same_fact_twice_on_one_side() -> None:
    for claim in CLAIMS:
        for side in (Side.FOR, Side.AGAINST):
            ids = [one.fact.id for one in of(claim, side) if one.fact]
            assert len(set(ids)) == len(ids)

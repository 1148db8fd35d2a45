"""Claims rest on statements."""

from __future__ import annotations

from datetime import date

import pytest

from yellowplate.records import Claim, ClaimKind


def test_a_claim_nobody_asserted_is_refused() -> None:
    with pytest.raises(ValueError, match="a claim rests on statements: mortgage of A bank"):
        Claim("vin:LVGBE40K28G200017", "A bank", ClaimKind.MORTGAGE)


@pytest.mark.parametrize("since", [None, date(2024, 3, 1)])
def test_the_id_tells_holders_apart_with_and_without_a_day(since: date | None) -> None:
    one = Claim("vin:X", "A bank", ClaimKind.PLEDGE, since=since, statements=("st_1",))
    other = Claim("vin:X", "B bank", ClaimKind.PLEDGE, since=since, statements=("st_1",))
    assert one.id.startswith("cl_")
    assert one.id != other.id
    assert one.id == Claim("vin:X", "A bank", ClaimKind.PLEDGE, since=since, statements=("st_2",)).id

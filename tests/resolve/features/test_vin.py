"""An equal, whole VIN merges; anything less does not."""

from __future__ import annotations

import pytest

from tests.factories import PRINTED_VIN, told
from yellowplate.resolve.feature import Power
from yellowplate.resolve.features.vin import FEATURE


@pytest.mark.parametrize(
    ("prop", "value", "keys", "why"),
    [
        ("vin", PRINTED_VIN, (f"vin:{PRINTED_VIN}",), "whole"),
        ("vin", PRINTED_VIN[:16], (), "a character is missing"),
        ("vin", PRINTED_VIN + "1", (), "one too many"),
        ("vin", "0" * 17, (), "a placeholder"),
        ("vin_alternative", PRINTED_VIN, (), "only a possibility"),
        ("plate", PRINTED_VIN, (), "not a VIN"),
    ],
)
def test_keys(prop: str, value: str, keys: tuple[str, ...], why: str) -> None:
    assert FEATURE.statement_keys(told(prop, value)) == keys, why


def test_only_the_vin_merges() -> None:
    from yellowplate.resolve import match_features

    assert FEATURE.power is Power.MERGES
    assert [feature.name for feature in match_features() if feature.power is Power.MERGES] == ["vin"]

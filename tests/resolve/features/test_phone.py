"""An equal phone number links."""

from __future__ import annotations

import pytest

from tests.factories import PHONE, told
from yellowplate.resolve.feature import Power
from yellowplate.resolve.features.phone import FEATURE


@pytest.mark.parametrize(
    ("prop", "value", "keys"),
    [
        ("contact", PHONE, (PHONE,)),
        ("contact", "wechat:abc", ()),
        ("price", PHONE, ()),
    ],
)
def test_keys(prop: str, value: str, keys: tuple[str, ...]) -> None:
    assert FEATURE.statement_keys(told(prop, value)) == keys
    assert FEATURE.power is Power.LINKS

"""An equal messenger name links."""

from __future__ import annotations

import pytest

from tests.factories import PHONE, told
from yellowplate.resolve.features.messenger import FEATURE


@pytest.mark.parametrize(
    ("prop", "value", "keys"),
    [
        ("contact", "wechat:abc", ("wechat:abc",)),
        ("contact", "qq:10001", ("qq:10001",)),
        ("contact", PHONE, ()),
        ("model", "qq:10001", ()),
    ],
)
def test_keys(prop: str, value: str, keys: tuple[str, ...]) -> None:
    assert FEATURE.statement_keys(told(prop, value)) == keys

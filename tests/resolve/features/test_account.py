"""An equal account links; a display name alone does not."""

from __future__ import annotations

import pytest

from tests.factories import a_post
from yellowplate.records import Account, PostKind
from yellowplate.resolve.features.account import FEATURE


@pytest.mark.parametrize(
    ("account", "keys"),
    [
        (Account("douyin", id="77", handle="h"), ("account:douyin:77",)),
        (Account("douyin", handle="h"), ("account:douyin:h",)),
        (Account("douyin", name="two people may be called so"), ()),
        (None, ()),
    ],
)
def test_keys(account: Account | None, keys: tuple[str, ...]) -> None:
    assert FEATURE.post_keys(a_post(author=account)) == keys


def test_a_comment_is_somebody_elses() -> None:
    assert FEATURE.post_keys(a_post(kind=PostKind.COMMENT)) == ()

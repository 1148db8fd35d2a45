"""Upload times come from ids whose layout was measured, and from no others."""

from __future__ import annotations

import pytest

from yellowplate.ingest.upload import upload_time

MADE_S = 1_756_717_343


@pytest.mark.parametrize(
    ("platform", "post_id", "is_comment", "is_dated"),
    [
        ("douyin", str(MADE_S << 32), False, True),
        ("tiktok", str(MADE_S << 32), False, True),
        ("douyin", str(MADE_S << 32), True, False),
        ("xiaohongshu", f"{MADE_S:x}" + "0" * 16, False, True),
        ("xiaohongshu", f"{MADE_S:x}" + "0" * 16, True, True),
        ("xiaohongshu", str(MADE_S << 32), False, False),
        ("douyin", "", False, False),
        ("kuaishou", str(MADE_S << 32), False, False),
    ],
)
def test_which_ids_carry_a_time(platform: str, post_id: str, is_comment: bool, is_dated: bool) -> None:
    found = upload_time(platform, post_id, is_comment=is_comment)
    assert (found is not None and int(found.at.timestamp()) == MADE_S) == is_dated

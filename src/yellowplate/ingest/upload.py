"""The moment an upload began, read off a post id where the platform's ids carry one."""

from __future__ import annotations

from yellowplate.numbers import douyin_id, xiaohongshu_id
from yellowplate.records import Dated
from yellowplate.records.errors import NumberError


def upload_time(platform: str, post_id: str, *, is_comment: bool = False) -> Dated | None:
    """Read the time part of a post id.

    Args:
        platform: lower-case name.
        post_id: the platform's id of the post or comment.
        is_comment: comments of Douyin have ids whose time part nobody measured; those of Xiaohongshu were measured.

    Returns:
        The moment, known by the post id; None where the platform's ids carry none or this is not such an id.

    Source: note on video, "What this means for us" 4.
    """
    if platform in ("douyin", "tiktok") and not is_comment:
        read = douyin_id.uploaded_at
    elif platform == "xiaohongshu":
        read = xiaohongshu_id.uploaded_at
    else:
        return None
    try:
        return read(post_id)
    except NumberError:
        return None

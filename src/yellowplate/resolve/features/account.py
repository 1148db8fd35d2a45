"""An equal account on a platform: one publisher; not one car."""

from __future__ import annotations

from yellowplate.records import Post, PostKind
from yellowplate.resolve.feature import Feature, Power
from yellowplate.resolve.parties import account_key


def keys(post: Post) -> tuple[str, ...]:
    """Take the publishing account of a post.

    Args:
        post: any.

    Returns:
        The account's key; () for comments, which others write, and where no lasting name is known.
    """
    if post.author is None or post.kind is PostKind.COMMENT:
        return ()
    key = account_key(post.author)
    return (key,) if key else ()


FEATURE = Feature(
    name="account",
    version=1,
    power=Power.LINKS,
    why="The same account published both.",
    post_keys=keys,
)

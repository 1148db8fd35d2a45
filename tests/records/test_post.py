"""A post is named by where it was read, not by what it says."""

from __future__ import annotations

from yellowplate.records import Locator, Post, PostKind

ITEM = "ab" * 32


def test_a_file_that_is_one_post_is_the_context() -> None:
    assert Post(Locator(ITEM), PostKind.VIDEO).context == ITEM


def test_a_row_of_a_file_is_a_context_of_its_own() -> None:
    post = Post(Locator(ITEM, "/3"), PostKind.COMMENT, post_id="9")
    assert post.context == f"{ITEM}#/3"
    assert post.id == Post(Locator(ITEM, "/3"), PostKind.COMMENT, post_id="10").id
    assert post.id != Post(Locator(ITEM, "/4"), PostKind.COMMENT, post_id="9").id

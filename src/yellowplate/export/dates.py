"""The three times of a statement, each named and with how it is known."""

from __future__ import annotations

from yellowplate.export.spelling import moment
from yellowplate.export.told import Told
from yellowplate.records import HowDated, Post

_HOW_DATED = {
    HowDated.PLATFORM: "the platform's own field",
    HowDated.COLLECTOR: "the archiving tool's field",
    HowDated.POST_ID: "the time part of the post's id: when the upload began",
    HowDated.CONTAINER: "the video container: the recording or editing device's clock",
    HowDated.EXIF: "the camera's clock, EXIF",
    HowDated.FILE_NAME: "a date in the file name",
}


def post_times(post: Post) -> tuple[str, str]:
    """Name a post's own dates: of publication with how it is known, and of archiving."""
    published = "published: not known"
    if post.published:
        first = post.published[0]
        published = f"published: {moment(first.at)} ({_HOW_DATED[first.how]})"
    return published, f"archived: {moment(post.captured.at)}" if post.captured else "archived: day not recorded"


def times(told: Told) -> tuple[str, str, str]:
    """Name the three times: of the event, of publication, of archiving; each with how it is known, or "not known"."""
    statement, post = told.statement, told.post
    happened = f"event: {statement.happened_on}" if statement.happened_on else "event: day not stated"
    published, captured = post_times(post) if post else ("published: not known", "archived: day not recorded")
    if statement.published_at is not None:
        how = next((one.how for one in post.published if one.at == statement.published_at), None) if post else None
        published = f"published: {moment(statement.published_at)}{f' ({_HOW_DATED[how]})' if how else ''}"
    if statement.captured_at is not None:
        captured = f"archived: {moment(statement.captured_at)}"
    return happened, published, captured

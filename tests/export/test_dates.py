"""The three times of a statement."""

from __future__ import annotations

from tests.factories import CAPTURED_AT, PUBLISHED_AT, a_post, told
from yellowplate.export.dates import times
from yellowplate.export.told import Told
from yellowplate.records import Post, Statement, parse_period


def spoken(statement: Statement, post: Post | None = None) -> Told:
    return Told(statement.id, statement, post)


def test_the_three_times_are_named() -> None:
    assert times(spoken(told("price", "1"), a_post())) == (
        "event: day not stated",
        "published: 2026-02-23 14:32 UTC (the platform's own field)",
        "archived: 2026-02-24 08:00 UTC",
    )
    dated = told("seen", "X", happened_on=parse_period("2025-09"), published_at=PUBLISHED_AT, captured_at=CAPTURED_AT)
    assert times(spoken(dated)) == (
        "event: 2025-09",
        "published: 2026-02-23 14:32 UTC",
        "archived: 2026-02-24 08:00 UTC",
    )
    assert times(spoken(dated, a_post()))[1].endswith("(the platform's own field)")
    assert times(spoken(told("price", "1"), a_post(published=(), captured=None))) == (
        "event: day not stated",
        "published: not known",
        "archived: day not recorded",
    )
    assert times(spoken(told("price", "1"))) == times(spoken(told("price", "1"), a_post(published=(), captured=None)))

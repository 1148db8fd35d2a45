"""What is known of recovering a car across the river: each point dated, sourced, and marked as not read where so."""

from __future__ import annotations

from datetime import date

from yellowplate.law.reach import reach_of
from yellowplate.tables import recovery_abroad


def test_each_point_has_a_day_a_source_and_an_address() -> None:
    points = recovery_abroad.load()
    assert len({one.key for one in points}) == len(points)
    assert [one.on for one in points] == sorted(one.on for one in points)
    for one in points:
        assert date(1949, 10, 1) < one.on <= date(2026, 11, 21)
        assert one.says
        assert one.source
        assert one.url.startswith("https://")


def test_no_text_is_called_read_that_was_not() -> None:
    # Whoever reads the treaty's text sets its mark, and changes this test with it.
    assert not any(one.is_text_read for one in recovery_abroad.load())
    assert reach_of(None).startswith("Nothing was read")

"""A mention keeps the words and where they stand."""

from __future__ import annotations

from yellowplate.records import Mention


def test_a_mention_carries_no_number_and_no_caveat_unless_given() -> None:
    line = "一口价 6.8万"
    mention = Mention("price", "68000", "6.8万", 4, 8, 0.98)
    assert line[mention.start : mention.end] == mention.raw
    assert (mention.quantity, mention.note) == (None, "")

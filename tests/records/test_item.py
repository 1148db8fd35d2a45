"""Items and refusals are plain nouns."""

from __future__ import annotations

import dataclasses

import pytest

from yellowplate.records import Item, MediaKind, Refusal, RefusalStage


def test_an_item_never_changes() -> None:
    item = Item("ab" * 32, 3, "text/plain", MediaKind.TEXT, "notes/a.txt")
    assert (item.parent, item.format) == ("", "")
    with pytest.raises(dataclasses.FrozenInstanceError):
        item.origin = "b.txt"  # type: ignore[misc]


def test_a_refusal_is_of_the_whole_file_unless_it_says_otherwise() -> None:
    refusal = Refusal("a.mp4", "cut short", RefusalStage.READ)
    assert (refusal.place, refusal.is_partial, refusal.item) == ("", False, "")

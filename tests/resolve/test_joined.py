"""Joining with pairs that stay apart."""

from __future__ import annotations

from yellowplate.resolve.joined import Joined


def test_joining_is_transitive_and_the_least_key_leads() -> None:
    sets = Joined("abcd")
    assert sets.join("c", "b")
    assert sets.join("b", "a")
    assert sets.join("a", "c")
    assert sets.sets() == [["a", "b", "c"], ["d"]]


def test_a_pair_kept_apart_stays_so_through_others() -> None:
    sets = Joined("abc", [("a", "c")])
    assert sets.join("a", "b")
    assert not sets.join("b", "c")
    assert sets.sets() == [["a", "b"], ["c"]]

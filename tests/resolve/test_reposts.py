"""Copies of drawn signatures are linked, others are not, and the link is stated."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from yellowplate.records import Alternative, Locator, Origin, Reading, ReadingKind, Statement
from yellowplate.records.signature import VIEWS, Mark, Signature
from yellowplate.resolve import reposts as module
from yellowplate.resolve.features.same_clip import FEATURE
from yellowplate.resolve.reposts import Repost, reposts, same_clip_statements, with_reposts

N = len(VIEWS)
Frames = list[tuple[float, tuple[int, ...]]]


def frames(seed: int, n_frames: int = 12) -> Frames:
    lot = random.Random(seed)
    return [(0.5 * number, tuple(lot.getrandbits(64) for _ in range(N))) for number in range(n_frames)]


def worn(given: Frames, n_bits: int, *, begin: int = 0, speed: float = 1.0, **moved: str) -> Frames:
    """Change some bits of each hash; `moved` says which view of the first the whole of the copy shows."""
    lot = random.Random(99)
    copied = []
    for t_s, hashes in given[begin:]:
        new = [lot.getrandbits(64) for _ in range(N)]
        source = VIEWS.index(moved.get("whole", "whole"))
        new[0] = hashes[source]
        new[VIEWS.index("mirrored")] = hashes[0] if source == VIEWS.index("mirrored") else lot.getrandbits(64)
        for _ in range(n_bits):
            new[0] ^= 1 << lot.randrange(64)
        copied.append(((t_s - given[begin][0]) / speed, tuple(new)))
    return copied


def reading(name: str, given: Frames, *, is_still: bool = False) -> Reading:
    begin, end = (None, None) if is_still else (given[0][0], given[-1][0])
    return Reading(
        locator=Locator(name * 64, t_start_s=begin, t_end_s=end),
        kind=ReadingKind.SIGNATURE,
        alternatives=(Alternative(Signature(tuple(Mark(t_s, hashes) for t_s, hashes in given)).text, 1.0),),
        reader="signature/1",
        context=name * 64,
    )


def link(*readings: Reading) -> Repost:
    (found,) = reposts(readings)
    return found


def test_a_recompressed_copy_is_found_with_its_times() -> None:
    found = link(reading("a", frames(1)), reading("b", worn(frames(1), 4, begin=4)))
    assert (found.one, found.other) == ("a" * 64, "b" * 64)
    assert found.one_s == (2.0, 5.5)
    assert found.other_s == (0.0, 3.5)
    assert found.changes == ()
    assert "unchanged but for compression" in found.sentence
    assert "does not say who copied whom" in found.sentence


@pytest.mark.parametrize(
    ("view", "words"),
    [("mirrored", "mirrored"), ("middle 90 %", "the other is cropped"), ("lower left 88 %", "the other is cropped")],
)
def test_what_was_done_is_told(view: str, words: str) -> None:
    found = link(reading("a", frames(1)), reading("b", worn(frames(1), 3, whole=view)))
    assert found.changes == (words,)


def test_it_is_told_which_of_the_two_is_cropped() -> None:
    found = link(reading("b", frames(1)), reading("a", worn(frames(1), 3, whole="middle 90 %")))
    assert found.changes == ("this one is cropped",)


def test_a_faster_copy_is_found() -> None:
    found = link(reading("a", frames(1, 20)), reading("b", worn(frames(1, 20), 3, speed=1.25)))
    assert found.speed == 1.25
    assert found.changes == ("perhaps at another speed",)


def test_the_order_and_repetition_of_readings_change_nothing() -> None:
    both = [reading("a", frames(1)), reading("b", worn(frames(1), 4))]
    assert reposts(both) == reposts([*both[::-1], *both])


def test_other_clips_are_not_linked() -> None:
    assert reposts([reading(name, frames(seed)) for seed, name in enumerate("abcdef0123456789")]) == ()


def test_a_clip_too_far_away_is_not_linked() -> None:
    assert reposts([reading("a", frames(1)), reading("b", worn(frames(1), 30))]) == ()


@pytest.mark.parametrize("n_frames", [1, 2])
def test_too_short_a_shared_part_makes_no_link(n_frames: int) -> None:
    mine, theirs = frames(1), frames(2)
    ended = [*theirs[: len(theirs) - n_frames], *[(t_s, mine[-1][1]) for t_s, _ in theirs[-n_frames:]]]
    assert reposts([reading("a", mine), reading("b", ended)]) == ()


def test_clips_of_a_second_make_no_link() -> None:
    assert reposts([reading("a", frames(1, 2)), reading("b", frames(1, 2))]) == ()


def test_photographs_are_linked_only_where_they_are_nearly_equal() -> None:
    photo = frames(1, 1)
    near, far = worn(photo, 3), worn(photo, 9)
    found = link(reading("a", photo, is_still=True), reading("b", near, is_still=True))
    assert (found.one_s, found.other_s, found.n_pairs) == (None, None, 1)
    assert reposts([reading("a", photo, is_still=True), reading("b", far, is_still=True)]) == ()


def test_a_photograph_is_found_in_a_clip() -> None:
    found = link(reading("a", frames(1)), reading("b", worn(frames(1)[6:7], 2), is_still=True))
    assert found.one_s == (3.0, 3.0)
    assert found.other_s is None


def test_what_every_clip_shows_makes_no_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ALIKE", 1)
    same = frames(1)
    assert reposts([reading("a", same), reading("b", same), reading("c", same)]) == ()


def test_readings_of_other_kinds_and_versions_are_left() -> None:
    one = reading("a", frames(1))
    other = Reading(one.locator, ReadingKind.SIGNATURE, (Alternative("frames/0 x", 1.0),), "signature/0", "b" * 64)
    text = Reading(one.locator, ReadingKind.TEXT, (Alternative("frames", 1.0),), "text/1", "c" * 64)
    assert reposts([one, other, text]) == ()
    assert reposts([]) == ()


def statements() -> tuple[Statement, ...]:
    return same_clip_statements([link(reading("a", frames(1)), reading("b", worn(frames(1), 4, whole="mirrored")))])


def test_a_link_is_stated_of_both_items_as_an_inference() -> None:
    mine, theirs = statements()
    assert (mine.subject.key, mine.value, theirs.subject.key, theirs.value) == ("a" * 64, "b" * 64, "b" * 64, "a" * 64)
    assert mine.origin is Origin.INFERRED
    assert len(mine.because) == 2
    assert mine.raw == "mirrored"
    assert 0.5 < mine.prob < 1


def test_both_statements_have_one_key_and_others_none() -> None:
    keys = {FEATURE.statement_keys(one) for one in statements()}
    assert keys == {(f"clip:{'a' * 64} {'b' * 64}",)}


def test_a_link_is_added_only_where_something_is_stated_of_a_car() -> None:
    readings = [reading("a", frames(1)), reading("b", worn(frames(1), 4, whole="mirrored"))]
    links = same_clip_statements(reposts(readings))
    assert with_reposts((), readings) == ()
    (first, _) = links
    known = replace(first, property="offer", value="yes")
    assert with_reposts((known,), readings) == (known, first)

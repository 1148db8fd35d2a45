"""What holds for every case: order, repetition and taking back change nothing."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import JUDGED_AT, PHONE, PRINTED_VIN, a_post, judged, made_up_vin, place, sha, told
from yellowplate.records import Judgement, Statement, Verdict, to_plain
from yellowplate.resolve import resolve

NAMES = ("a", "b", "c", "d")
VINS = (PRINTED_VIN, PRINTED_VIN[:-1] + "7", made_up_vin(8), made_up_vin(9))

PLACES = st.builds(
    lambda name, second, left: place(name, at_s=(second, second + 2.0), box=(left, 0, left + 50, 20)),
    st.sampled_from(NAMES),
    st.sampled_from((0.0, 1.0, 5.0)),
    st.sampled_from((0, 60, 400)),
)
SAID = st.one_of(
    st.tuples(st.sampled_from(("vin", "vin_alternative")), st.sampled_from(VINS)),
    st.tuples(st.just("price"), st.sampled_from(("68000", "65000"))),
    st.sampled_from((("contact", PHONE), ("offer", "yes"), ("plate", "辽F12A45"), ("encumbered", "yes"))),
)
STATEMENTS = st.lists(
    st.builds(
        lambda said, at, prob: told(said[0], said[1], at=at, prob=prob), SAID, PLACES, st.sampled_from((0.2, 0.9))
    ),
    max_size=14,
    unique_by=lambda one: one.id,
)
TARGETS = st.sampled_from([*(sha(name) for name in NAMES), *(f"vin:{vin}" for vin in VINS)])
DECISIONS = st.lists(
    st.builds(
        lambda verdict, pair: judged(verdict, *pair),
        st.sampled_from((Verdict.SAME, Verdict.NOT_SAME)),
        st.tuples(TARGETS, TARGETS),
    ),
    max_size=4,
)
POSTS = st.sampled_from(((), (a_post("a", media=("b", "c")),), (a_post("a", media=("b",)), a_post("d", media=("b",)))))


def told_of(statements: list[Statement], decisions: list[Judgement], posts: tuple[object, ...]) -> object:
    return to_plain(resolve(statements, decisions, posts))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=150)
@given(STATEMENTS, DECISIONS, POSTS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(
    statements: list[Statement], decisions: list[Judgement], posts: tuple[object, ...], random: object
) -> None:
    first = told_of(statements, decisions, posts)
    shuffled, turned, others = [*statements, *statements], [*decisions, *decisions], list(posts)
    for several in (shuffled, turned, others):
        random.shuffle(several)  # type: ignore[attr-defined]
    assert told_of(shuffled, turned, tuple(others)) == first


@settings(deadline=None, max_examples=100)
@given(STATEMENTS, DECISIONS, POSTS)
def test_taking_all_judgements_back_restores(
    statements: list[Statement], decisions: list[Judgement], posts: tuple[object, ...]
) -> None:
    later = JUDGED_AT + timedelta(days=1)
    back = [judged(Verdict.UNSURE, *one.targets, supersedes=one.id, judged_at=later) for one in decisions]
    assert told_of(statements, [*decisions, *back], posts) == told_of(statements, [], posts)


@settings(deadline=None, max_examples=100)
@given(STATEMENTS, DECISIONS, POSTS)
def test_nothing_is_made_up_and_keys_are_unique(
    statements: list[Statement], decisions: list[Judgement], posts: tuple[object, ...]
) -> None:
    files = resolve(statements, decisions, posts)  # type: ignore[arg-type]
    ids = {one.id for one in statements}
    assert {one.id for file in files for one in file.statements} <= ids
    assert set(chain.from_iterable(file.nearby for file in files)) <= ids
    assert len({file.key for file in files}) == len(files)
    held = [one.id for file in files for one in file.statements]
    assert len(held) == len(set(held))
    for file in files:
        assert set(file.linked) <= {other.key for other in files} - {file.key}

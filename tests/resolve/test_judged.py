"""People's decisions beside the machine's."""

from __future__ import annotations

from datetime import timedelta

from tests.factories import JUDGED_AT, judged, told
from yellowplate.records import Verdict
from yellowplate.resolve.judged import apply, in_force

ONE = told("price", "68000")


def test_a_rejected_statement_leaves_the_view() -> None:
    assert apply([ONE], [judged(Verdict.REJECT, ONE.id)]).statements == ()


def test_taking_a_rejection_back_restores_it() -> None:
    first = judged(Verdict.REJECT, ONE.id)
    back = judged(Verdict.UNSURE, ONE.id, supersedes=first.id, judged_at=JUDGED_AT + timedelta(days=1))
    assert apply([ONE], [first, back]) == apply([ONE], [])


def test_taking_back_the_taking_back_revives_nothing() -> None:
    first = judged(Verdict.REJECT, ONE.id)
    back = judged(Verdict.UNSURE, ONE.id, supersedes=first.id, why="one")
    again = judged(Verdict.UNSURE, ONE.id, supersedes=back.id, why="two")
    assert in_force([again, first, back]) == (again,)


def test_two_reviewers_who_disagree_leave_it_in_view_and_disputed() -> None:
    view = apply([ONE], [judged(Verdict.REJECT, ONE.id), judged(Verdict.ACCEPT, ONE.id, reviewer="reviewer two")])
    assert view.statements == (ONE,)
    assert view.disputed == {ONE.id}
    assert view.accepted == frozenset()


def test_a_correction_stands_in_the_reviewers_name() -> None:
    (shown,) = apply([ONE], [judged(Verdict.REJECT, ONE.id, corrected="65000")]).statements
    assert (shown.value, shown.reader, shown.prob, shown.supersedes) == ("65000", "person:reviewer one", 1.0, ONE.id)
    assert shown.locator == ONE.locator


def test_a_superseded_statement_leaves_the_view() -> None:
    newer = told("price", "68500", supersedes=ONE.id)
    assert apply([newer, ONE, ONE], []).statements == (newer,)


def test_pairs_are_sorted_and_both_spellings_of_a_context_are_one() -> None:
    view = apply([], [judged(Verdict.SAME, "vin:Z", "context:abc"), judged(Verdict.SAME, "abc", "vin:Z", why="b")])
    assert view.same == (("abc", "vin:Z"),)
    assert view.not_same == ()

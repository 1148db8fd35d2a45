"""Three-valued logic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yellowplate.law.three import all_of, any_of, negated

PARTS = st.lists(st.sampled_from([True, False, None]))


@given(parts=PARTS)
def test_de_morgan(parts: list[bool | None]) -> None:
    assert negated(any_of(parts)) is all_of(negated(part) for part in parts)


@given(parts=PARTS, known=st.booleans())
def test_knowing_more_never_takes_an_answer_back(parts: list[bool | None], known: bool) -> None:
    filled = [known if part is None else part for part in parts]
    for join in (any_of, all_of):
        assert join(parts) in {None, join(filled)}


def test_of_nothing() -> None:
    assert any_of([]) is False
    assert all_of([]) is True

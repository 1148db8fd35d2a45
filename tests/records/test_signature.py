"""Signatures and their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.records.signature import SHAPE, VIEWS, Mark, Signature, parse

N = len(VIEWS)
HASHES = st.tuples(*[st.integers(0, (1 << 64) - 1)] * N)


@given(st.lists(st.tuples(st.integers(0, 10**7), HASHES), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_text_and_signature_undo_each_other(marks: list[tuple[int, tuple[int, ...]]]) -> None:
    signature = Signature(tuple(Mark(t_ms / 1000, hashes) for t_ms, hashes in sorted(marks)))
    assert parse(signature.text) == signature


@pytest.mark.parametrize("text", ["", "frames/0 0.000:00", "any words", "frames"])
def test_what_was_made_in_another_way_is_not_compared(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        SHAPE,
        f"{SHAPE} ",
        f"{SHAPE} 0.000",
        f"{SHAPE} 0.000:12",
        f"{SHAPE} x:{'0' * 16 * N}",
        f"{SHAPE} 0.0:{'g' * 16 * N}",
    ],
)
def test_a_broken_signature_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


@pytest.mark.parametrize("hashes", [(), (0,) * (N - 1), (0,) * (N - 1) + (-1,), (0,) * (N - 1) + (1 << 64,)])
def test_a_mark_has_a_hash_for_each_view(hashes: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="hashes of 64 bits"):
        Mark(0.0, hashes)


@pytest.mark.parametrize("times", [[], [1.0, 1.0], [1.0, 0.5]])
def test_marks_rise_in_time(times: list[float]) -> None:
    with pytest.raises(ValueError, match="rising times"):
        Signature(tuple(Mark(t_s, (0,) * N) for t_s in times))

"""A finding cannot claim more than its grounds allow."""

from __future__ import annotations

from datetime import date

import pytest

from yellowplate.records import Answer, Binds, Finding


def _finding(
    answer: Answer,
    *,
    if_carried_out: Answer = Answer.BREACHED,
    missing: tuple[str, ...] = (),
    statements: tuple[str, ...] = (),
    is_verified: bool = True,
) -> Finding:
    return Finding(
        "un_2397_vehicles",
        answer,
        if_carried_out,
        date(2026, 1, 1),
        (Binds.STATE,),
        ("the seller names a destination",),
        missing,
        statements,
        "S/RES/2397 (2017), paragraph 7",
        "https://undocs.org/S/RES/2397(2017)",
        is_verified,
    )


def test_a_text_that_was_not_read_carries_no_breach() -> None:
    with pytest.raises(ValueError, match="not verified cannot carry a breach"):
        _finding(Answer.BREACHED, is_verified=False)


def test_cannot_tell_names_what_would_decide_it() -> None:
    with pytest.raises(ValueError, match="an UNKNOWN names the facts"):
        _finding(Answer.UNKNOWN)


@pytest.mark.parametrize(
    ("answer", "missing", "is_verified"),
    [
        (Answer.BREACHED, (), True),
        (Answer.NOT_BREACHED, (), True),
        (Answer.NOT_BREACHED, (), False),
        (Answer.UNKNOWN, ("destination",), True),
        (Answer.UNKNOWN, ("destination",), False),
    ],
)
def test_every_allowed_answer_stands(answer: Answer, missing: tuple[str, ...], is_verified: bool) -> None:
    assert _finding(answer, missing=missing, is_verified=is_verified).answer is answer


def test_the_id_takes_grounds_in_any_order_and_tells_answers_apart() -> None:
    one = _finding(Answer.NOT_BREACHED, statements=("st_2", "st_1"))
    assert one.id == _finding(Answer.NOT_BREACHED, statements=("st_1", "st_2")).id
    assert one.id != _finding(Answer.NOT_BREACHED, statements=("st_1",)).id
    assert one.id != _finding(Answer.NOT_BREACHED, if_carried_out=Answer.UNKNOWN, statements=("st_1", "st_2")).id

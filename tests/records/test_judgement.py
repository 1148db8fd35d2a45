"""Judgements: who, when, why, and about how many things."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from yellowplate.records import Judgement, Verdict

NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("verdict", "n_targets", "why"),
    [
        (Verdict.ACCEPT, 1, ""),
        (Verdict.REJECT, 1, "a banner behind the car"),
        (Verdict.SAME, 2, ""),
        (Verdict.NOT_SAME, 2, "another colour"),
        (Verdict.UNSURE, 1, "glare"),
        (Verdict.UNSURE, 2, "glare"),
    ],
)
def test_allowed_judgements(verdict: Verdict, n_targets: int, why: str) -> None:
    judgement = Judgement(verdict, ("a", "b")[:n_targets], "Lin", NOON, why)
    assert judgement.id.startswith("ju_")


@pytest.mark.parametrize(
    ("verdict", "targets", "why", "message"),
    [
        (Verdict.ACCEPT, (), "", "accept takes 1 targets, not 0"),
        (Verdict.ACCEPT, ("a", "b"), "", "accept takes 1 targets, not 2"),
        (Verdict.SAME, ("a",), "", "same takes 2 targets, not 1"),
        (Verdict.UNSURE, (), "glare", "unsure takes at least one targets, not 0"),
        (Verdict.REJECT, ("a",), " ", "reject needs a reason"),
        (Verdict.NOT_SAME, ("a", "b"), "", "not_same needs a reason"),
        (Verdict.UNSURE, ("a",), "", "unsure needs a reason"),
    ],
)
def test_refused_judgements(verdict: Verdict, targets: tuple[str, ...], why: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Judgement(verdict, targets, "Lin", NOON, why)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Judgement(Verdict.ACCEPT, ("a",), "Lin", datetime(2026, 2, 1, 12))  # noqa: DTZ001 - what must be refused


def test_one_moment_in_two_zones_is_one_judgement() -> None:
    beijing = NOON.astimezone(timezone(timedelta(hours=8)))
    assert Judgement(Verdict.ACCEPT, ("a",), "Lin", beijing).id == Judgement(Verdict.ACCEPT, ("a",), "Lin", NOON).id


def test_a_correction_is_another_judgement_than_the_bare_acceptance() -> None:
    assert (
        Judgement(Verdict.ACCEPT, ("a",), "Lin", NOON, corrected="68000").id
        != Judgement(Verdict.ACCEPT, ("a",), "Lin", NOON).id
    )

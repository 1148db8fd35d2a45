"""Stages: evidenced or not seen."""

from __future__ import annotations

import pytest

from tests.factories import told
from yellowplate.records import Polarity, Stage
from yellowplate.resolve.stages import stages


@pytest.mark.parametrize(
    ("prop", "value", "stage"),
    [
        ("encumbered", "yes", Stage.ENCUMBERED),
        ("claim", "mortgage", Stage.ENCUMBERED),
        ("defaulted", "yes", Stage.DEFAULTED),
        ("seized", "yes", Stage.SEIZED),
        ("offer", "yes", Stage.OFFERED),
        ("seen", "丹东", Stage.AT_THE_BORDER),
        ("seen", "Sinuiju", Stage.ACROSS),
        ("plate", "평양12-3456", Stage.PLATED),
        ("plate_country", "kp", Stage.PLATED),
    ],
)
def test_each_stage_has_its_evidence(prop: str, value: str, stage: Stage) -> None:
    statement = told(prop, value)
    assert {one.stage: one.statements for one in stages([statement]) if one.is_evidenced} == {stage: (statement.id,)}


def test_a_source_may_say_that_a_plate_is_north_korean() -> None:
    reached = stages([told("plate", "12-3456", note="a yellow DPRK plate")])
    assert [one.stage for one in reached if one.is_evidenced] == [Stage.PLATED]


@pytest.mark.parametrize(
    ("prop", "value"),
    [
        ("encumbered", "no"),
        ("encumbered", "unclear"),
        ("destination", "dprk"),
        ("seen", "沈阳"),
        ("plate", "辽F12A45"),
        ("plate_country", "cn"),
        ("seized", "no"),
    ],
)
def test_what_is_no_evidence(prop: str, value: str) -> None:
    assert not any(one.is_evidenced for one in stages([told(prop, value)]))


def test_all_seven_are_listed_in_order_even_without_statements() -> None:
    assert [one.stage for one in stages([])] == list(Stage)


@pytest.mark.parametrize("polarity", [Polarity.DENIED, Polarity.HYPOTHETICAL])
def test_denied_and_possible_evidence_nothing(polarity: Polarity) -> None:
    assert not any(one.is_evidenced for one in stages([told("seized", "yes", polarity=polarity)]))

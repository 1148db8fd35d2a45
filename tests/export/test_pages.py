"""Findings in the order a reader wants them."""

from __future__ import annotations

from tests.factories import a_finding
from yellowplate.export.pages import raised
from yellowplate.records import Answer


def test_raised_findings_stand_gravest_first() -> None:
    breached = a_finding(rule="d", answer=Answer.BREACHED, missing=())
    would = a_finding(rule="c")
    unknown = a_finding(rule="b", if_carried_out=Answer.UNKNOWN)
    kept = a_finding(rule="a", answer=Answer.NOT_BREACHED, if_carried_out=Answer.NOT_BREACHED, missing=())
    silent = a_finding(rule="e", raised_by=())
    assert raised([kept, silent, unknown, would, breached]) == [breached, would, unknown, kept]

"""Which answers rest on assumption: those outside what was seen; each names what is taken for granted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from yellowplate.model import scenario
from yellowplate.model.assumption import driven_by, last_known
from yellowplate.model.changes import CHANGES

BEFORE = "first = 2025-01-06\nweeks = 50\n[[change]]\nfrom = 2025-03-03\n"


@pytest.mark.parametrize(
    ("change", "n"),
    [
        ('what = "permit"\nprice = 27000\nunit = "CNY per vehicle"', 0),
        ('what = "permit"\nprice = 15000\nunit = "CNY per vehicle"', 1),
        ('what = "fords"\nmore = 10', 0),
        ('what = "fords"\nmore = 40', 1),
        ('what = "halt"\nuntil = 2025-04-01', 0),
        ('what = "halt"\nuntil = 2025-06-01', 1),
        ('what = "halt"', 1),
        ('what = "enforcement"\nshare = 1\nuntil = 2025-04-06', 0),
        ('what = "enforcement"\nshare = 1', 1),
        ('what = "lien_check"', 1),
        ('what = "crackdown"\nstrength = 0.5', 1),
        ('what = "confiscation"\nshare = 0.1', 1),
        ('what = "rate_shock"\nfactor = 1.2', 1),
        ('what = "pooling_ban"', 1),
        ('what = "ownership"\nshare = 1', 0),
        ('what = "ownership"\nshare = 0.5', 1),
    ],
)
def test_a_change_outside_what_was_seen_names_its_assumption(change: str, n: int) -> None:
    found = driven_by(scenario.read(BEFORE + change, "s.toml"))
    assert len(found) == n
    assert all(one.what and one.why and one.assumption for one in found)


def test_a_cause_taken_away_and_a_number_outside_its_belief_are_named() -> None:
    asked = replace(scenario.Scenario(), without=frozenset({"tolerance"}), numbers={"fording.leak": 0.9})
    assert [one.what for one in driven_by(asked)] == ["fording.leak = 0.9", "without tolerance"]
    assert not driven_by(replace(asked, without=frozenset(), numbers={"fording.leak": 0.05}))


def test_every_change_says_what_it_takes_for_granted() -> None:
    assert all(change.assumes for change in CHANGES.values())


def test_reports_end_somewhere() -> None:
    assert date(2026, 1, 1) <= last_known() <= date(2027, 1, 1)

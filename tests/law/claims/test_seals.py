"""Step B and the order of seals."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.law.claims.built import answer, claim, paid, readings, seal, tiers
from yellowplate.law.claims.sale import Seal
from yellowplate.law.claims.seals import anniversary, is_in_force, queue
from yellowplate.law.claims.switches import Readings

AS_OF = date(2024, 9, 1)
COMPANY = {"kind": "enterprise_legal_person"}
TWO = [claim("J1"), claim("J2")]


@pytest.mark.parametrize(
    ("given", "expected", "why"),
    [
        ({"on": date(2024, 9, 1)}, True, "set today"),
        ({"on": date(2024, 9, 2)}, False, "set tomorrow"),
        ({"on": date(2022, 9, 1)}, True, "the anniversary still counts"),
        ({"on": date(2022, 8, 31)}, False, "two years and a day"),
        ({"on": date(2020, 1, 1), "renewed": True}, True, "renewed"),
        ({"on": date(2024, 1, 1), "lifted_on": AS_OF}, False, "gone on the day it is lifted"),
        ({"on": date(2024, 1, 1), "lifted_on": date(2024, 9, 2)}, True, "lifted tomorrow"),
        ({"on": date(2024, 1, 1), "lapsed_on": date(2024, 8, 1)}, False, "lapsed"),
        ({"on": date(2020, 1, 1), "waiting": True}, True, "a waiting seal has no clock"),
        ({"on": date(2020, 1, 1), "waiting": True, "effective_on": date(2023, 1, 1)}, True, "its clock began in 2023"),
        ({"on": date(2020, 1, 1), "waiting": True, "effective_on": date(2021, 1, 1)}, False, "took hold and ran out"),
    ],
)
def test_in_force(given: dict[str, Any], expected: bool, why: str) -> None:
    assert is_in_force(Seal("J", **given), AS_OF, Readings()) is expected, why


def test_a_waiting_seal_may_have_a_clock_of_its_own() -> None:
    old = Seal("J", date(2020, 1, 1), waiting=True)
    assert not is_in_force(old, AS_OF, Readings("waiting_seal_own_clock"))
    assert is_in_force(Seal("J", date(2024, 1, 1), waiting=True), AS_OF, Readings("waiting_seal_own_clock"))


def test_29_february_has_its_anniversary() -> None:
    assert anniversary(date(2024, 2, 29), 2) == date(2026, 2, 28)
    assert anniversary(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("seals", "first", "why"),
    [
        ([seal("J1", "2024-02-01"), seal("J2", "2024-01-01")], "J2", "the earlier day"),
        ([seal("J1", "2024-02-01"), seal("J2", "2024-01-01", noted=False)], "J1", "noted before not noted"),
        ([seal("J1", "2024-02-01"), seal("J2", "2024-01-01", waiting=True)], "J1", "effective before waiting"),
        (
            [seal("J1", "2024-02-01"), seal("J2", "2023-01-01", waiting=True, effective="2024-03-01")],
            "J1",
            "a waiting seal counts from the day it took hold",
        ),
        (
            [seal("J1", "2024-02-01"), seal("J2", "2024-03-01"), seal("J2", "2024-01-01")],
            "J2",
            "a creditor's best own seal counts",
        ),
        ([seal("J1", "2024-02-01")], "J1", "a titled creditor without a seal comes last"),
    ],
)
def test_who_comes_first_of_a_company(seals: list[dict[str, Any]], first: str, why: str) -> None:
    found = paid(answer(TWO, owner=COMPANY, seizures=seals))
    assert found[first] == 100, why
    assert sum(found.values()) == 150


def test_seals_of_one_day_share_unless_the_hour_is_read() -> None:
    clocks = [seal("J1", "2024-02-01T10:30"), seal("J2", "2024-02-01T09:00")]
    found = answer(TWO, owner=COMPANY, seizures=clocks)
    assert paid(found) == {"J1": 75, "J2": 75}
    other = next(one for one in found.alternatives if one.switch == "seal_clock_counts")
    assert other.span == (("J1", 5000, 5000), ("J2", 10000, 10000))
    without = [seal("J1", "2024-02-01T10:30"), seal("J2", "2024-02-01")]
    assert "seal_clock_counts" not in readings(answer(TWO, owner=COMPANY, seizures=without))


def test_the_hour_of_the_day_a_seal_took_hold_is_not_known() -> None:
    clock = datetime(2024, 2, 1, 9, 0)  # noqa: DTZ001 - a register shows local time without a zone
    day = date(2024, 2, 1)
    seals = [Seal("J1", day, clock), Seal("J2", day, clock, waiting=True, effective_on=day)]
    assert queue(seals, AS_OF, {"J1", "J2"}, Readings("seal_clock_counts")) == [["J1", "J2"]]


def test_a_solvent_person_is_distributed_by_seal_and_the_other_reading_is_shown() -> None:
    found = answer(TWO, owner={"insolvent": False}, seizures=[seal("J2", "2024-01-01")])
    assert paid(found) == {"J1": 50, "J2": 100}
    assert {"solvent_person_by_seal", "unsealed_titled_paid_last"} <= readings(found)
    assert tiers(answer([claim("J1")], owner={"insolvent": False})) == {"J1": "ordinary"}


def test_an_insolvent_person_is_distributed_pro_rata() -> None:
    assert paid(answer(TWO, seizures=[seal("J2", "2024-01-01")])) == {"J1": 75, "J2": 75}

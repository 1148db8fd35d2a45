"""What asserted claims ask of the engine: nothing stated is lost, nothing unstated is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.law.asserted import car, right, said
from yellowplate.law.claims.sale import Publicity, RightKind
from yellowplate.law.claims_case import MAX_CLAIMS, ClaimsCase, case_of
from yellowplate.records import Polarity, VehicleFile

ON = date(2026, 2, 1)


def made(file: VehicleFile, on: date = ON) -> ClaimsCase:
    case = case_of(file, on)
    assert case is not None
    return case


def test_a_car_without_claims_makes_no_case() -> None:
    assert case_of(car(said("offer")), ON) is None


def test_what_is_stated_comes_through_and_the_rest_is_unknown() -> None:
    case = made(car(right(1, "Example Bank", "mortgage", since="2024-03-01", entered="2024-03-05", amount=68000)))
    (claim,) = case.sale.claims
    assert (claim.id, claim.kind, claim.amounts.principal) == ("claim 1", RightKind.MORTGAGE, 6_800_000)
    assert (claim.contract_on, claim.publicity) == (date(2024, 3, 1), Publicity("vehicle_office", date(2024, 3, 5)))
    assert (claim.purchase_money, claim.limitation_expired) == (None, None)
    assert (case.sale.gross, case.sale.bankruptcy, case.sale.as_of) == (0, None, ON)
    assert "Example Bank" not in repr(case)
    assert case.among == ()


@pytest.mark.parametrize(
    ("kind", "engine"),
    [
        ("mortgage", RightKind.MORTGAGE),
        ("lease", RightKind.LEASE),
        ("retention", RightKind.RETENTION),
        ("pledge", RightKind.PLEDGE),
        ("lien", RightKind.LIEN),
        ("judgment", RightKind.JUDGMENT),
        ("tax", RightKind.TAX),
        ("seizure", RightKind.JUDGMENT),
    ],
)
def test_every_kind_of_right_has_its_place(kind: str, engine: RightKind) -> None:
    case = made(car(right(1, "A", kind, since="2024-03-01")))
    assert [one.kind for one in case.sale.claims] == [engine]
    assert case.ranked == case.labels == ("claim 1",)


def test_a_right_of_unknown_kind_is_not_ranked() -> None:
    case = made(car(right(1, "A", "unknown")))
    assert (case.labels, case.ranked, case.sale.claims) == (("claim 1",), (), ())
    assert "not stated" in case.notes[0][0]


@pytest.mark.parametrize(
    ("entered", "publicity", "n_among"),
    [
        ("", Publicity(None), 0),
        ("no", Publicity("none"), 0),
        ("2024-03-05", Publicity("vehicle_office", date(2024, 3, 5)), 0),
        ("2024-03", Publicity(None), 1),
        ("some day", Publicity(None), 1),
    ],
)
def test_entries_in_the_register(entered: str, publicity: Publicity, n_among: int) -> None:
    case = made(car(right(1, "A", "mortgage", since="2024-03-01", entered=entered)))
    assert case.sale.claims[0].publicity == publicity
    assert len(case.among) == n_among


def test_two_days_of_entry_are_both_tried_and_marked() -> None:
    first = right(1, "A", "mortgage", since="2024-03-01", entered="2024-03-05", amount=1)
    second = right(2, "A", "mortgage", since="2024-03-01", entered="no", amount=2)
    case = made(car(first, second))
    assert len(case.sale.claims) == 1
    assert [option.changes[0][2] for option in case.among[0].options] == [
        Publicity("none"),
        Publicity("vehicle_office", date(2024, 3, 5)),
    ]
    assert case.notes[0] == (
        "Statements give different amounts: 1 CNY, 2 CNY.",
        "Statements differ on its entry in the register: 2024-03-05, no.",
    )


def test_a_right_told_from_two_days_and_one_that_is_denied() -> None:
    file = car(
        right(1, "A", "mortgage", since="2024-03-01"),
        right(2, "A", "mortgage", since="2024-04-01"),
        right(3, "A", "mortgage", since="2024-03-01", polarity=Polarity.DENIED),
        right(4, "", "lien"),
        right(5, "B", "lien", since="2024"),
    )
    notes = made(file).notes
    assert "no longer stands" in notes[0][0]
    assert "two rights, or one told in two ways" in notes[0][1]
    assert notes[2:] == ((), ())


def test_a_debt_is_due_where_its_holder_says_that_the_debtor_is_in_default() -> None:
    lien = right(1, "A", "lien", since="2024-03-01")
    assert made(car(lien)).sale.claims[0].debt_due is None
    assert made(car(lien, said("defaulted", holder="A"))).sale.claims[0].debt_due is True
    assert made(car(lien, said("defaulted", holder="B"))).sale.claims[0].debt_due is None


def test_a_seal_goes_with_the_one_other_claim_of_its_holder() -> None:
    mortgage, seal = right(1, "A", "mortgage", since="2024-03-01"), right(2, "A", "seizure", since="2025-03-01")
    case = made(car(mortgage, seal))
    assert [(one.claim, one.on, one.noted, one.renewed) for one in case.sale.seals] == [
        ("claim 1", date(2025, 3, 1), None, False)
    ]
    assert case.ranked == ("claim 1",)
    assert "seal obtained for claim 1" in case.notes[1][0]
    own = made(car(mortgage, right(2, "B", "seizure", since="2025-03-01")))
    assert own.sale.seals[0].claim == "claim 2"
    assert own.sale.claims[1].has_title is None


@pytest.mark.parametrize(("day", "renewed"), [("2024-01-31", None), ("2024-02-29", False), ("2025-01-01", False)])
def test_a_seal_of_more_than_two_years_may_have_been_renewed(day: str, renewed: bool | None) -> None:
    assert made(car(right(1, "A", "seizure", since=day))).sale.seals[0].renewed is renewed


@pytest.mark.parametrize(
    ("since", "days"), [("", ["2026-01-31", "2026-02-01"]), ("2025-03", ["2025-03-01", "2025-03-31"])]
)
def test_a_seal_without_its_day_is_tried_around_the_days_known(since: str, days: list[str]) -> None:
    case = made(car(right(1, "A", "seizure", since=since)))
    (day, owner) = case.among
    assert [option.assume[0][1] for option in day.options] == days
    assert owner.paths == ("owner.kind",)
    assert case.sale.insolvent is None


def test_a_contract_without_its_day_is_tried_before_and_after_a_seal() -> None:
    seal = right(2, "B", "seizure", since="2025-03-10")
    (tried, _) = made(car(right(1, "A", "mortgage"), seal)).among
    assert [option.assume[0][1] for option in tried.options] == ["2025-03-09", "2025-03-11"]
    (within, _) = made(car(right(1, "A", "mortgage", since="2025-03"), seal)).among
    assert [option.assume[0][1] for option in within.options] == [
        "2025-03-01",
        "2025-03-09",
        "2025-03-11",
        "2025-03-31",
    ]


def test_two_seals_may_wait_for_each_other() -> None:
    seals = [right(n, holder, "seizure", since="2025-03-01") for n, holder in enumerate("AB", 1)]
    assert [one.waiting for one in made(car(*seals)).sale.seals] == [None, None]


def test_two_first_seals_contradict_each_other_and_a_waiting_one_none() -> None:
    first = right(1, "Court A", "seizure", since="2024-05-01", raw="查封")
    second = right(2, "Court B", "seizure", since="2024-05-02", raw="扣押")
    notes = made(car(first, second)).notes
    assert [note for (note,) in notes] == [
        "Another first seal is stated too (claim 2): only one can be the first.",
        "Another first seal is stated too (claim 1): only one can be the first.",
    ]
    waits = made(car(first, right(2, "Court B", "seizure", since="2024-05-02", raw="轮候查封")))
    assert waits.notes == ((), ())
    assert [seal.waiting for seal in waits.sale.seals] == [None, True]


@pytest.mark.parametrize(
    ("value", "polarity", "is_free"),
    [("no", "asserted", True), ("yes", "denied", True), ("yes", "asserted", False), ("no", "hypothetical", False),
     ("unclear", "denied", False)],
)  # fmt: skip
def test_a_car_said_to_be_free_contradicts_every_claim(value: str, polarity: str, is_free: bool) -> None:
    told = [replace(one, polarity=Polarity(polarity)) for one in said("encumbered", value)]
    notes = made(car(right(1, "Bank", "mortgage"), told)).notes
    expected = ("Against it stands that the car is said to be free of encumbrance (its publisher).",)
    assert notes == ((expected if is_free else ()),)


def test_a_later_day_in_a_claim_moves_the_day_of_the_order() -> None:
    assert made(car(right(1, "A", "tax", since="2026-05-01"))).sale.as_of == date(2026, 5, 1)


def test_too_many_claims_are_not_ranked_and_say_so() -> None:
    case = made(car(*(right(n, f"H{n}", "lien", since="2024-03-01") for n in range(1, MAX_CLAIMS + 2))))
    assert len(case.ranked) == MAX_CLAIMS
    assert "not ranked" in case.notes[-1][0]


def test_other_money_is_no_amount() -> None:
    from yellowplate.records import Money

    file = car(right(1, "A", "mortgage", amount=5))
    for amount in (None, Money(file.claims[0].amount.amount, "USD") if file.claims[0].amount else None):
        other = replace(file, claims=(replace(file.claims[0], amount=amount),))
        assert made(other).sale.claims[0].amounts.principal == 0


def test_a_claim_whose_statements_are_elsewhere_still_counts() -> None:
    file = replace(car(right(1, "A", "mortgage", since="2024-03-01")), statements=())
    assert made(file).sale.claims[0].contract_on == date(2024, 3, 1)

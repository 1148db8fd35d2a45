"""The order of asserted claims: who would stand before whom, and what nobody stated that decides."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.asserted import car, right, said
from yellowplate.law.claims_order import NO_SEAL, TOO_MANY, order_of
from yellowplate.records import ClaimsOrder, RankedClaim, Relation, Statement

ON = date(2026, 2, 1)
REGISTERED = right(1, "Bank A", "mortgage", since="2024-03-01", entered="2024-03-05", amount=68000)


def order(*statements: list[Statement]) -> ClaimsOrder:
    found = order_of(car(*statements), ON)
    assert found is not None
    return found


def names(one: RankedClaim) -> list[str]:
    return [rung.name for rung in one.rungs]


def test_no_claims_no_order() -> None:
    assert order_of(car(said("offer")), ON) is None


def test_a_registered_mortgage_alone() -> None:
    found = order(REGISTERED)
    (one,) = found.ranked
    assert [(rung.rank, rung.name) for rung in one.rungs] == [(5, "publicised_security")]
    assert one.rungs[0].sentence == "registered on 2024-03-05: public security ranks by that day"
    assert any("Civil Code, art 414" in article for article in one.rungs[0].articles)
    assert one.missing == ()
    assert "claim 1 secures the price of this car and was entered within ten days of delivery" in one.unless
    assert (found.pairs, found.position, found.on) == ((), (), ON)


def test_registered_mortgages_rank_by_day_and_the_exceptions_are_named() -> None:
    later = right(2, "Lender B", "mortgage", since="2023-01-01", entered="2024-06-01")
    found = order(REGISTERED, later)
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.relation, pair.missing) == ("claim 1", "claim 2", Relation.AFTER, ())
    assert pair.unless == (
        "claim 1 secures the price of this car and was entered within ten days of delivery",
        "the time to sue for the debt behind claim 2 has run out",
    )
    same = order(REGISTERED, right(2, "B", "mortgage", since="2023-01-01", entered="2024-03-05"))
    assert same.pairs[0].relation is Relation.BESIDE


def test_an_entry_nobody_stated_leaves_the_order_open_and_is_named() -> None:
    found = order(REGISTERED, right(2, "Lender B", "lease", since="2024-02-01"))
    (pair,) = found.pairs
    assert pair.relation is Relation.OPEN
    assert pair.missing == (
        "whether claim 1 is entered in the register where it must be",
        "the day on which claim 1 became public (entry, or delivery of a pledge)",
    )
    assert names(found.ranked[0]) == ["publicised_security", "unregistered_mortgage"]
    assert not any(re.search(r"\d{4}-\d\d", rung.sentence) for rung in found.ranked[0].rungs)


def test_an_unregistered_mortgage_would_fall_where_a_seal_stands() -> None:
    own = right(2, "Lender B", "mortgage", since="2024-02-01", entered="no")
    alone = order(own)
    assert names(alone.ranked[0]) == ["unregistered_mortgage"]
    found = order(REGISTERED, own, right(3, "Court C", "seizure", since="2025-05-01"))
    assert names(found.ranked[0]) == ["ordinary"]
    assert "the seal of claim 3 stands" in found.ranked[0].rungs[0].sentence
    assert names(found.ranked[2]) == ["ordinary", "excluded"]
    assert found.ranked[2].missing == ("whether the holder of claim 3 has a judgment or another enforceable document",)


def test_a_seizure_without_court_and_day_is_said_and_not_ranked() -> None:
    assert NO_SEAL in order(REGISTERED, said("seized")).supposed
    assert NO_SEAL not in order(REGISTERED).supposed
    sealed = right(2, "C", "seizure", since="2025-05-01")
    assert NO_SEAL not in order(REGISTERED, sealed, said("seized")).supposed


def test_a_right_of_unknown_kind_is_shown_without_a_rank() -> None:
    found = order(REGISTERED, right(2, "B", "unknown"))
    assert found.ranked[1].rungs == ()
    assert found.ranked[1].notes
    assert found.pairs == ()


def test_a_circle_of_tax_and_security_is_told() -> None:
    found = order(
        right(1, "A", "mortgage", since="2023-01-01", entered="no"),
        right(2, "Tax office", "tax", since="2024-01-01"),
        right(3, "B", "mortgage", since="2025-01-01", entered="2025-01-02"),
    )
    relations = {(one.first, one.second): one.relation for one in found.pairs}
    assert relations["claim 1", "claim 3"] is Relation.AFTER
    assert relations["claim 1", "claim 2"] is Relation.OPEN
    assert "the law gives no order of tax and security here" in next(
        one.missing for one in found.pairs if (one.first, one.second) == ("claim 1", "claim 2")
    )


def test_whoever_bought_the_car_as_offered() -> None:
    found = order(REGISTERED, right(2, "C", "seizure", since="2025-05-01"), said("offer"))
    told = {one.heading: one for one in found.position}
    course = told["Buyer in the ordinary course of business"]
    assert course.helps is None
    assert "whether selling such cars is the seller's registered and continuing business" in course.missing
    assert told["Bought after a seal"].missing == ("whether the seal is noted at the vehicle office",)
    against = next(one for heading, one in told.items() if heading.endswith(": claim 1"))
    assert against.helps is None
    assert "Entry of the transfer" not in told
    assert all(one.articles and one.heading_zh and one.sentence[0].isupper() for one in found.position)


@pytest.mark.parametrize("more", [said("offer", "no"), said("defaulted")])
def test_without_an_offer_nothing_is_said_of_a_buyer(more: list[Statement]) -> None:
    assert order(REGISTERED, more).position == ()


def test_the_order_names_no_holder_and_no_sum() -> None:
    text = repr(order(REGISTERED, right(2, "Lender B", "pledge", since="2024-02-01"), said("offer")))
    assert not re.search(r"Bank A|Lender B|68,?000|6800000", text)


KINDS = st.sampled_from(["mortgage", "pledge", "lease", "tax", "judgment", "seizure"])
DAYS = st.sampled_from(["", "2024-01-01", "2024-06", "2025-01-01"])
ENTRIES = st.sampled_from(["", "no", "2024-02-02", "2025-02-02"])


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(KINDS, DAYS, ENTRIES), min_size=2, max_size=3))
def test_removing_an_entry_never_turns_open_into_an_answer(rows: list[tuple[str, str, str]]) -> None:
    def of(known: list[tuple[str, str, str]]) -> dict[tuple[str, str], Relation]:
        file = car(*(right(n, f"H{n}", kind, since=day, entered=at) for n, (kind, day, at) in enumerate(known, 1)))
        found = order_of(file, ON)
        assert found is not None
        holder = {f"claim {n}": claim.holder for n, claim in enumerate(file.claims, 1)}
        return {(holder[one.first], holder[one.second]): one.relation for one in found.pairs}

    full, less = of(rows), of([(kind, day, "") for kind, day, _ in rows])
    for pair, relation in full.items():
        if relation is Relation.OPEN:
            assert less[pair] is Relation.OPEN


def test_where_too_much_is_unstated_nothing_is_guessed() -> None:
    kinds = ["lien", "seizure", "seizure", "lease", "mortgage"]
    found = order(*(right(n, f"H{n}", kind) for n, kind in enumerate(kinds, 1)), said("offer"))
    assert not any(one.heading.endswith(": claim 1") for one in found.position)
    assert {one.relation for one in found.pairs} == {Relation.OPEN}
    assert all(one.missing and not one.unless for one in found.pairs)
    assert all(TOO_MANY in one.notes and one.rungs for one in found.ranked)


def test_the_order_of_the_statements_changes_nothing() -> None:
    rows = [
        REGISTERED,
        right(2, "Lender B", "lease", since="2024-02-01"),
        right(3, "Pawn C", "pledge", since="2024-02-01"),
    ]
    assert len({repr(order(*some)) for some in permutations(rows)}) == 1


def test_a_seal_nobody_stated_is_not_taken_as_absent() -> None:
    told = {one.heading: one for one in order(REGISTERED, said("offer")).position}
    assert told["Bought after a seal"].helps is None
    assert told["Bought after a seal"].missing[0] == "whether a court has sealed the car, and when"
    assert told["Bought after a seal"].sentence == "It is not known whether a noted seal was older than the purchase."

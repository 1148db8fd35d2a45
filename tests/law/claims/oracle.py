"""The distribution once more, written from law.md 3.4 to 3.6 alone: slow and plain, without any code of the engine.

It takes the raw inputs of a case as a document holds them. One run knows every fact; `oracle_unknowns` tries the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from tests.law.claims.oracle_rights import TITLE_KINDS, Rights, Row, clock, day, fen

Places = list[tuple[str, dict[str, int]]]
"""Rank and fen a claim, in the order of payment."""


@dataclass
class Outcome:
    """One run; money in fen."""

    is_sold: bool
    net: int
    paid: dict[str, int]
    tiers: dict[str, list[str]]
    surplus: tuple[str | None, int]
    has_circle: bool = False


def pro_rata(pot: int, due: dict[str, int]) -> dict[str, int]:
    """Whole fen; left-over fen to the largest remainders, then by id."""
    total = sum(due.values())
    if pot >= total:
        return dict(due)
    exact = {key: Fraction(pot * one, total) for key, one in due.items()}
    given = {key: int(share) for key, share in exact.items()}
    order = sorted(exact, key=lambda key: (given[key] - exact[key], key))
    for key in order[: pot - sum(given.values())]:
        given[key] += 1
    return given


@dataclass
class Debts:
    """What each claim asks below the security, by rank."""

    ordinary: dict[str, int] = field(default_factory=dict)
    victims: dict[str, int] = field(default_factory=dict)
    fines: dict[str, int] = field(default_factory=dict)
    medical: dict[str, int] = field(default_factory=dict)
    taxes: dict[str, int] = field(default_factory=dict)
    doubled: dict[str, int] = field(default_factory=dict)


@dataclass
class Run(Rights):
    """One run on facts that are all known."""

    def run(self) -> Outcome:
        everyone = sorted(self.all_ids())
        is_stopped, deals = self.counting()
        joined = [one for one in self.case["claims"] if one.get("joined_in_time", True)]
        self.claims = {
            one["id"]: one
            for one in joined
            if all(self.stays(one, deal) for deal in deals if deal.get("paid_in_full", False))
        }
        left_over = self.claims or [one for one in self.case["claims"] if one.get("debtor", "owner") == "buyer"]
        is_stopped = is_stopped or (any(deal.get("paid_in_full", False) for deal in deals) and not left_over)
        nothing = dict.fromkeys(everyone, 0)
        if is_stopped:
            return Outcome(False, 0, nothing, {key: ["not_sellable"] for key in everyone}, (None, 0))
        costs = sum(fen(one) for one in self.case.get("costs", {}).values())
        net = left = max(0, fen(self.case["gross_proceeds"]) - costs)
        paid, tiers = nothing, {key: list[str]() for key in everyone}
        for tier, due in self.places(deals):
            given = pro_rata(min(left, sum(due.values())), due)
            for key, one in given.items():
                paid[key] += one
                tiers[key].append(tier)
            left -= sum(given.values())
        is_bankrupt = bool(self.case["owner"].get("bankruptcy", False))
        for key in everyone:
            tiers[key] = tiers[key] or ["estate" if is_bankrupt else "excluded"]
        to = f"buyer {deals[-1]['buyer']}" if deals else "owner"
        if deals and not deals[-1].get("paid_in_full", False) and not self.reads("part_paid_buyer_gets_surplus"):
            to = "held back for the unpaid price"
        to = "bankruptcy estate" if is_bankrupt else to
        return Outcome(True, net, paid, tiers, (to if left else None, left), self.has_circle)

    def places(self, deals: list[Row]) -> Places:
        case = self.case
        is_bankrupt = bool(case["owner"].get("bankruptcy", False))
        security = self.security(deals, is_bankrupt=is_bankrupt)
        debts = self.debts({key for _, due in security for key in due})
        pays_taxes = not is_bankrupt or self.reads("tax_in_bankruptcy_paid_here")
        found: Places = [("medical", debts.medical)] if debts.medical and pays_taxes else []
        slots = self.tax_slots(debts.taxes, security) if pays_taxes else {}
        last, late_taxes = len(security), {}
        if debts.victims and not is_bankrupt and not self.reads("tax_before_victims"):
            late_taxes = slots.pop(last, {})
        for n in range(last + 1):
            found += [("tax", slots[n])] if n in slots else []
            found += security[n : n + 1]
        if is_bankrupt:
            return found
        is_short = bool(case["owner"].get("insolvent", True))
        found += [("victim", debts.victims), ("tax", late_taxes)]
        found += [("ordinary", one) for one in self.shared(debts.ordinary, is_short=is_short)]
        found += [("doubled_interest", one) for one in self.shared(debts.doubled, is_short=is_short)]
        return [one for one in [*found, ("fine", debts.fines)] if one[1]]

    def debts(self, ranked: set[str]) -> Debts:
        """Put each claim, or what its security does not cover, into its rank."""
        found = Debts()
        is_criminal = bool(self.case.get("criminal_case", False))
        for key, row in self.claims.items():
            debt, titled = self.debt(row), row.get("has_title", True)
            if row["kind"] == "medical" and is_criminal:
                found.medical[key] = debt
            elif row["kind"] == "tax":
                surcharge = self.owed(row)["interest"] + self.owed(row)["penalty"]
                if self.reads("late_fee_ranks_with_tax"):
                    surcharge = 0
                found.taxes[key] = debt - surcharge
                if titled and surcharge:
                    found.ordinary[key] = surcharge
            elif row["kind"] == "fine":
                found.fines[key] = debt
            elif titled and row["kind"] == "victim_restitution" and is_criminal:
                found.victims[key] = debt
            elif titled and key not in ranked:
                found.ordinary[key] = debt
            elif titled and debt > self.secured(row) and self.reads("excess_over_cap_is_ordinary"):
                found.ordinary[key] = debt - self.secured(row)
        for key, row in self.claims.items():
            doubled = self.owed(row)["doubled_interest"]
            if not doubled or not row.get("has_title", True) or row["kind"] == "fine":
                continue
            if self.case["owner"].get("insolvent", True):
                found.doubled[key] = doubled
            else:
                rank = found.victims if key in found.victims else found.ordinary
                rank[key] = rank.get(key, 0) + doubled
        return found

    def secured(self, row: Row) -> int:
        debt, cap = self.debt(row), row.get("secured_cap")
        return min(debt, fen(cap)) if row.get("maximum_mortgage", False) and cap is not None else debt

    def security(self, deals: list[Row], *, is_bankrupt: bool) -> Places:
        """Ranks 3 to 6 in order."""
        at = {key: self.footing(row) for key, row in self.claims.items()}
        due = {key: self.secured(row) for key, row in self.claims.items()}
        liens = sorted(key for key, one in at.items() if one == "lien")
        public = [key for key, one in at.items() if one == "public"]
        price = [key for key in public if self.is_purchase_money(self.claims[key])]
        bare = sorted(key for key, one in at.items() if one == "bare")
        holders = {key for key, one in at.items() if one != "plain"}
        fallen = {key for key in bare if is_bankrupt or self.is_stripped(key, holders, deals)}
        places: list[tuple[str, list[str]]] = []
        if self.reads("several_liens_pro_rata"):
            places += [("possessory_lien", liens)]
        else:
            days = sorted({self.created(self.claims[key]) or date.min for key in liens})
            for began in days:
                same = [key for key in liens if (self.created(self.claims[key]) or date.min) == began]
                places.append(("possessory_lien", same))
        places += [("purchase_money", one) for one in self.by_publicity(price)]
        places += [
            ("publicised_security", one) for one in self.by_publicity([key for key in public if key not in price])
        ]
        places += [("unregistered_mortgage", [key for key in bare if key not in fallen])]
        return [(tier, {key: due[key] for key in keys}) for tier, keys in places if keys]

    def by_publicity(self, keys: list[str]) -> Iterator[list[str]]:
        at = {key: self.publicity(self.claims[key]) or (date.max, None) for key in keys}
        for on in sorted({one[0] for one in at.values()}):
            same = sorted(key for key in keys if at[key][0] == on)
            if all(at[key][1] is not None for key in same):
                for moment in sorted({str(at[key][1]) for key in same}):
                    yield [key for key in same if str(at[key][1]) == moment]
            else:
                yield same

    def is_stripped(self, key: str, holders: set[str], deals: list[Row]) -> bool:
        """Security interpretation 54(3)."""
        for seal in self.seals():
            if seal["claim"] == key:
                continue
            if seal["claim"] in holders and not self.reads("secured_measure_counts_54_3"):
                continue
            if self.is_waiting(seal) and not self.reads("waiting_seal_counts_54_3"):
                continue
            on = str(seal["date"])[:10]
            shields = [deal for deal in deals if str(deal["date"]) <= on]
            if self.reads("later_seal_counts_after_transfer"):
                shields = [deal for deal in shields if deal.get("paid_in_full", False)]
            if not shields:
                return True
        return False

    def tax_slots(self, taxes: dict[str, int], security: Places) -> dict[int, dict[str, int]]:
        """Place of each tax among the ranks 3 to 6: before the place of that number."""
        slots: dict[int, dict[str, int]] = {}
        for key, due_here in taxes.items():
            arrears = day(self.claims[key].get("arrears_date"))
            later: list[int] = []
            older: list[int] = []
            for n, (_, due) in enumerate(security):
                for other in due:
                    row = self.claims[other]
                    began = self.created(row)
                    is_covered = row["kind"] not in TITLE_KINDS or self.reads("tax_date_rule_covers_title")
                    is_later = began is not None and arrears is not None and began > arrears and is_covered
                    (later if is_later else older).append(n)
            slot = min(later, default=len(security))
            if later and older and max(older) >= min(later):
                self.has_circle = True
                slot = max(older) + 1 if self.is_after else slot
            slots.setdefault(slot, {})[key] = due_here
        return slots

    def shared(self, due: dict[str, int], *, is_short: bool) -> Iterator[dict[str, int]]:
        """8 b and c: pro rata, or by seal."""
        is_company = self.case["owner"]["kind"] == "enterprise_legal_person"
        if not is_company and (is_short or not self.reads("solvent_person_by_seal")):
            if due:
                yield due
            return
        keys: dict[str, tuple[Any, ...]] = {}
        for one in self.seals():
            on = (
                day(one.get("effective"))
                if one.get("waiting", False) and not self.is_waiting(one)
                else day(one["date"])
            )
            moment = clock(one["date"]) if self.reads("seal_clock_counts") else None
            key = (not one.get("noted", True), self.is_waiting(one), on, str(moment or ""))
            keys[one["claim"]] = min(key, keys.get(one["claim"], key))
        for key in sorted({keys[claim] for claim in due if claim in keys}):
            yield {claim: one for claim, one in due.items() if keys.get(claim) == key}
        unsealed = {claim: one for claim, one in due.items() if claim not in keys}
        if unsealed and self.reads("unsealed_titled_paid_last"):
            yield unsealed

"""Steps A to E and the sales of law.md 3.4, as the oracle reads them from the raw inputs of a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
RestDay = Callable[[date], bool]

DEFAULTS = {
    "secured_measure_counts_54_3": False,
    "waiting_seal_counts_54_3": True,
    "lien_falls_to_earlier_seal": False,
    "late_security_relative": False,
    "returned_pledge_is_ordinary": True,
    "self_mortgage_date_counts": True,
    "ten_days_move_past_rest_days": True,
    "waiting_seal_own_clock": False,
    "unsealed_titled_paid_last": True,
    "seal_clock_counts": False,
    "solvent_person_by_seal": True,
    "tax_date_rule_covers_title": True,
    "tax_before_victims": True,
    "tax_in_bankruptcy_paid_here": True,
    "late_fee_ranks_with_tax": True,
    "excess_over_cap_is_ordinary": True,
    "limitation_covers_title": True,
    "several_liens_pro_rata": True,
    "later_seal_counts_after_transfer": False,
    "part_paid_buyer_gets_surplus": True,
}
"""Table of law.md 3.4.1."""
TITLE_KINDS = ("retention_of_title", "finance_lease")
CONTRACTUAL = ("mortgage", *TITLE_KINDS)
PARTS = ("principal", "interest", "penalty", "costs", "doubled_interest")
LOW_PRICE = Fraction(7, 10)
MANY_CARS = 2
TEN_DAYS = 10
SEAL_YEARS = 2
RATE_MULTIPLE = 4


def fen(amount: Any) -> int:
    return int(Decimal(str(amount)) * 100)


def day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(str(value)[:10])


def clock(value: Any) -> datetime | None:
    return datetime.fromisoformat(str(value)) if value is not None and "T" in str(value) else None


def two_years_on(start: date) -> date:
    try:
        return start.replace(year=start.year + SEAL_YEARS)
    except ValueError:
        return start.replace(year=start.year + SEAL_YEARS, day=28)


@dataclass
class Rights:
    """What each right is worth on facts that are all known."""

    case: Row
    rest: RestDay
    flip: str = ""
    is_after: bool = False
    claims: dict[str, Row] = field(default_factory=dict)
    has_circle: bool = False

    def reads(self, switch: str) -> bool:
        """Say how an open point is read in this run."""
        return DEFAULTS[switch] != (switch == self.flip)

    @property
    def as_of(self) -> date:
        found = day(self.case["as_of"])
        assert found is not None
        return found

    # A amounts
    def owed(self, row: Row) -> dict[str, int]:
        sums = {part: fen(row["amounts"].get(part, 0)) for part in PARTS}
        rate = row.get("lpr_1y_at_contract")
        if row.get("is_licensed_financial_institution", True) is False and rate is not None:
            years = Decimal(str(row.get("period_years", 1)))
            ceiling = Decimal(sums["principal"]) * RATE_MULTIPLE * Decimal(str(rate)) * years
            room = int(ceiling.quantize(Decimal(1), ROUND_HALF_UP))
            sums["interest"] = min(sums["interest"], room)
            sums["penalty"] = min(sums["penalty"], room - sums["interest"])
        return sums

    def debt(self, row: Row) -> int:
        return sum(amount for part, amount in self.owed(row).items() if part != "doubled_interest")

    # B seals
    def is_waiting(self, seal: Row) -> bool:
        began = day(seal.get("effective"))
        return bool(seal.get("waiting", False)) and (began is None or began > self.as_of)

    def stands(self, seal: Row) -> bool:
        for end in ("lifted", "lapsed"):
            ended = day(seal.get(end))
            if ended is not None and ended <= self.as_of:
                return False
        start = day(seal["date"])
        if seal.get("waiting", False) and not self.reads("waiting_seal_own_clock"):
            if self.is_waiting(seal):
                return True
            start = day(seal["effective"])
        assert start is not None
        return bool(seal.get("renewed", False)) or self.as_of <= two_years_on(start)

    def seals(self) -> list[Row]:
        return [one for one in self.case.get("seizures", []) if self.stands(one)]

    # C creation, D publicity
    def created(self, row: Row) -> date | None:
        if row["kind"] == "lien":
            return day(row.get("possession_from"))
        if row["kind"] == "pledge":
            entry = row.get("publicity") or {}
            return day(entry.get("date")) if entry.get("kind") == "delivery" else None
        return day(row.get("contract_date"))

    def publicity(self, row: Row) -> tuple[date, datetime | None] | None:
        good = []
        for name in ("publicity", "second_publicity"):
            entry = row.get(name) or {}
            on = day(entry.get("date"))
            if on is None:
                continue
            kind = entry.get("kind")
            is_good = {
                "mortgage": kind == "vehicle_office" or (kind == "pboc_register" and row.get("floating", False)),
                "pledge": kind == "delivery",
            }.get(
                row["kind"],
                kind == "pboc_register"
                or (
                    kind == "vehicle_office"
                    and row.get("self_mortgage", False)
                    and self.reads("self_mortgage_date_counts")
                ),
            )
            if is_good:
                good.append((on, clock(entry["date"])))
        return min(good, key=lambda one: (one[0], one[1] is None, str(one[1]))) if good else None

    # E rights that fall
    def footing(self, row: Row) -> str:
        """Return lien, public, bare (unregistered), or plain (no security)."""
        if row["kind"] == "lien":
            return "lien" if self.is_lien(row) else "plain"
        if row["kind"] == "pledge":
            falls = self.is_pledge_gone(row)
        elif row["kind"] in CONTRACTUAL:
            covers = row["kind"] == "mortgage" or self.reads("limitation_covers_title")
            falls = row.get("limitation_expired", False) and covers
        else:
            return "plain"
        if falls or (self.is_late(row) and not self.reads("late_security_relative")):
            return "plain"
        return "bare" if self.publicity(row) is None else "public"

    def is_late(self, row: Row) -> bool:
        """Whether a right began after another creditor's noted seal."""
        began = self.created(row)
        return began is not None and any(
            one["claim"] != row["id"] and one.get("noted", True) and (day(one["date"]) or date.max) < began
            for one in self.seals()
        )

    def has_ended(self, row: Row) -> bool:
        ended = day(row.get("possession_to"))
        return ended is not None and ended <= self.as_of

    def is_lien(self, row: Row) -> bool:
        holds = row.get("lawful_possession", True) and row.get("debt_due", True)
        is_own_job = row.get("same_relation", True) or row.get("both_enterprises", False)
        is_gone = self.has_ended(row) and row.get("possession_end_reason") != "taken_by_court"
        falls = self.is_late(row) and self.reads("lien_falls_to_earlier_seal")
        return bool(holds and is_own_job and not is_gone and not falls)

    def is_pledge_gone(self, row: Row) -> bool:
        if not row.get("delivered", True) or self.publicity(row) is None:
            return True
        is_back = self.has_ended(row) and row.get("possession_end_reason") == "returned_voluntarily"
        is_sold = any(one["seller"] == row["id"] for one in self.case.get("transfers", []))
        return (is_back or is_sold) and self.reads("returned_pledge_is_ordinary")

    def is_purchase_money(self, row: Row) -> bool:
        entry, came = self.publicity(row), day(row.get("goods_delivered_on"))
        if row["kind"] not in CONTRACTUAL or not row.get("purchase_money", False) or entry is None:
            return False
        supposed = row.get("_in_time")
        if supposed is not None or came is None:
            return bool(supposed)
        last = came + timedelta(days=TEN_DAYS)
        while self.reads("ten_days_move_past_rest_days") and self.rest(last):
            last += timedelta(days=1)
        return entry[0] <= last

    # 0 transfers
    def counting(self) -> tuple[bool, list[Row]]:
        """Return whether the sale is stopped, and the transfers that count."""
        found: list[Row] = []
        for deal in sorted(self.case.get("transfers", []), key=lambda one: (str(one["date"]), one["buyer"])):
            if not deal.get("delivered", False):
                continue
            if deal.get("exported_to"):
                return True, found
            price, market = deal.get("price"), deal.get("market_price")
            is_fair = price is not None and market is not None and fen(price) >= LOW_PRICE * fen(market)
            has_power = deal.get("seller_had_power", deal["seller"] not in self.all_ids())
            if not has_power and not (not deal.get("buyer_knew", False) and is_fair):
                continue
            if any(one.get("noted", True) and str(one["date"])[:10] < str(deal["date"]) for one in self.seals()):
                continue
            is_ordinary_course = (
                has_power
                and bool(deal.get("seller_business_scope"))
                and is_fair
                and deal.get("paid_in_full", False)
                and deal.get("quantity", 1) <= MANY_CARS
                and not deal.get("related_party", False)
            )
            if is_ordinary_course:
                return True, found
            found.append(deal)
        return False, found

    def all_ids(self) -> set[str]:
        return {one["id"] for one in self.case["claims"]}

    def stays(self, row: Row, deal: Row) -> bool:
        """Whether a claim is still raised against a buyer who paid in full."""
        footing = self.footing(row)
        return (
            row.get("debtor", "owner") == "buyer"
            or footing in {"lien", "public"}
            or (footing == "bare" and deal.get("buyer_knew", False))
        )

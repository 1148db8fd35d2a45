"""What the claims engine is asked: one car, the money from its sale, and everyone who wants some of it.

The nouns of `docs/formats/claims.schema.json`, typed. Money is whole fen (1/100 CNY). A yes/no fact is True, False or
None = unknown; what a document leaves out has taken its default before it comes here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Fact = bool | None
"""Yes, no, or None = unknown."""


class RightKind(StrEnum):
    """What a claim on the car rests on."""

    MORTGAGE = "mortgage"
    PLEDGE = "pledge"
    LIEN = "lien"
    RETENTION = "retention_of_title"
    LEASE = "finance_lease"
    TAX = "tax"
    JUDGMENT = "judgment"
    MEDICAL = "medical"
    VICTIM = "victim_restitution"
    FINE = "fine"


class OwnerKind(StrEnum):
    """Who gave the security; decides how ordinary creditors share."""

    PERSON = "natural_person"
    ORGANISATION = "other_organisation"
    ENTERPRISE = "enterprise_legal_person"


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is still owed on the day of the distribution, as claimed, in fen.

    Attributes:
        principal: of the loan or bill.
        interest: contract interest.
        penalty: contract penalty and damages.
        costs: the creditor's own costs of enforcement and keeping.
        doubled_interest: the doubled part of late interest under a judgment.
    """

    principal: int
    interest: int = 0
    penalty: int = 0
    costs: int = 0
    doubled_interest: int = 0

    @property
    def owed(self) -> int:
        """All but the doubled interest."""
        return self.principal + self.interest + self.penalty + self.costs


@dataclass(frozen=True, slots=True)
class Publicity:
    """Where third parties can see a right.

    Attributes:
        kind: "vehicle_office", "pboc_register", "delivery", "none", or None = unknown.
        on: day of the entry or delivery; None is unknown unless the kind is "none".
        clock: the moment, where the register shows the time of day.
    """

    kind: str | None
    on: date | None = None
    clock: datetime | None = None


@dataclass(frozen=True, slots=True)
class CarClaim:
    """One creditor's claim on the money of the car; the fields are those of the schema.

    Attributes:
        id: unique in the sale.
        kind: what it rests on.
        amounts: what is owed.
        holder: who asks, as the document names them.
        debtor: "owner", "seller" or "buyer".
        has_title: holds a judgment or another enforceable document.
        joined_in_time: asked before execution against the car ended.
        contract_on: day of the contract of mortgage, retention or lease.
        publicity: where it can be seen.
        second_publicity: another entry of the same right.
        self_mortgage: the vehicle-office entry is a mortgage the lessor or seller entered for itself.
        floating: mortgage over a changing stock.
        purchase_money: the debt is the price of this car.
        goods_delivered_on: day the car reached the debtor, None = unknown or not said.
        goods_in_time: set where that day is unknown and a run supposes the entry was in time (or was late).
        maximum_mortgage: secures a series of debts up to `secured_cap`.
        secured_cap: in fen, or None.
        seal_notice_on: day the holder learned of the seal.
        delivered: pledge: the car was handed over.
        lawful_possession: lien.
        debt_due: lien.
        same_relation: lien: the debt is for the job for which the car is held.
        both_enterprises: lien.
        possession_from: first day of holding the car.
        possession_to: last, or None while it goes on.
        possession_end_reason: "taken_by_court", "returned_voluntarily", "other", or None.
        limitation_expired: the time to sue has run out.
        arrears_on: tax: day the arrears arose.
        licensed_lender: None = unknown; True where the document does not say (no cut).
        lpr: one-year loan prime rate at contract as (numerator, denominator), or None.
        years: years over which the interest ran, as (numerator, denominator).
        is_lender_status_said: the document says whether the lender is licensed.
    """

    id: str
    kind: RightKind
    amounts: Amounts
    holder: str = ""
    debtor: str = "owner"
    has_title: Fact = True
    joined_in_time: Fact = True
    contract_on: date | None = None
    publicity: Publicity | None = None
    second_publicity: Publicity | None = None
    self_mortgage: Fact = False
    floating: Fact = False
    purchase_money: Fact = False
    goods_delivered_on: date | None = None
    goods_in_time: Fact = None
    maximum_mortgage: Fact = False
    secured_cap: int | None = None
    seal_notice_on: date | None = None
    delivered: Fact = True
    lawful_possession: Fact = True
    debt_due: Fact = True
    same_relation: Fact = True
    both_enterprises: Fact = False
    possession_from: date | None = None
    possession_to: date | None = None
    possession_end_reason: str | None = None
    limitation_expired: Fact = False
    arrears_on: date | None = None
    licensed_lender: Fact = True
    lpr: tuple[int, int] | None = None
    years: tuple[int, int] = (1, 1)
    is_lender_status_said: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """A court's seal on the car.

    Attributes:
        claim: id of the claim for which it was set.
        on: day of the seal, or of joining the queue.
        clock: the moment, where known.
        noted: entered at the vehicle office.
        waiting: behind an earlier seal.
        effective_on: day a waiting seal took hold, or None.
        renewed: before its two years ended.
        lapsed_on: day it ended without renewal, or None.
        lifted_on: day the court lifted it, or None.
    """

    claim: str
    on: date
    clock: datetime | None = None
    noted: Fact = True
    waiting: Fact = False
    effective_on: date | None = None
    renewed: Fact = False
    lapsed_on: date | None = None
    lifted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A sale or delivery of the car.

    Attributes:
        seller: name, or the id of a claim: then a creditor sold it.
        buyer: name.
        on: day.
        price: paid or agreed, fen, or None.
        market_price: of the place and day, fen, or None.
        paid_in_full: by the buyer.
        delivered: the buyer has the car.
        registered: the transfer is entered at the vehicle office.
        buyer_knew: knew of the security or had to know; to be shown by the creditor.
        seller_had_power: could dispose of the car.
        seller_business_scope: set only if selling such cars is the seller's continuing business.
        quantity: cars bought in the same deal.
        related_party: buyer and seller control one another.
        exported_to: ISO country code if the car left the country.
    """

    seller: str
    buyer: str
    on: date
    price: int | None = None
    market_price: int | None = None
    paid_in_full: Fact = False
    delivered: Fact = False
    registered: Fact = False
    buyer_knew: Fact = False
    seller_had_power: Fact = True
    seller_business_scope: str = ""
    quantity: int = 1
    related_party: Fact = False
    exported_to: str = ""


@dataclass(frozen=True, slots=True)
class Sale:
    """One car, the money from its sale, and everyone who wants some of it.

    Attributes:
        id: of the case in the document.
        as_of: day of the distribution.
        gross: price reached, fen; 0 if nothing was sold.
        owner: kind of the debtor who gave the security.
        insolvent: all known assets cannot cover all debts.
        bankruptcy: a court has accepted bankruptcy.
        criminal_case: the same debtor also answers in a criminal case.
        costs: what comes off the price first: (name, fen).
        claims: in any order.
        seals: in any order.
        transfers: in any order.
        title: of the case, or "".
    """

    id: str
    as_of: date
    gross: int
    owner: OwnerKind
    insolvent: Fact = True
    bankruptcy: Fact = False
    criminal_case: Fact = False
    costs: tuple[tuple[str, int], ...] = ()
    claims: tuple[CarClaim, ...] = ()
    seals: tuple[Seal, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a document.

    Attributes:
        case: id of the case, or its place ("cases[3]") where it has none.
        field: where in the case ("claims[M].amounts.principal").
        reason: what is wrong, one sentence.
        remedy: what to do.
    """

    case: str
    field: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        """Return one line for people."""
        return f"{self.case}: {self.field}: {self.reason} Remedy: {self.remedy}"


@dataclass(frozen=True, slots=True)
class ReadSales:
    """What a document held.

    Attributes:
        sales: those that could be read, in the order of the document.
        faults: every fault found, in the order of the document; a sale with a fault is left out.
    """

    sales: tuple[Sale, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

"""Facts and articles of the order of claims in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yellowplate.tables.claims_rules import claims_rules

EXCEPTIONS = {
    "purchase_money": "{at} secures the price of this car and was entered within ten days of delivery",
    "limitation_expired": "the time to sue for the debt behind {at} has run out",
    "owner.bankruptcy": "a court has accepted the bankruptcy of the debtor",
}
"""Facts taken as absent unless stated, in words."""
FACTS = {
    "owner.kind": "whether the debtor is a person, a company or another body",
    "owner.insolvent": "whether the debtor can pay all debts",
    "publicity.kind": "whether {at} is entered in the register where it must be",
    "publicity.date": "the day on which {at} became public (entry, or delivery of a pledge)",
    "contract_date": "the day on which {at} began",
    "arrears_date": "the day on which {at} fell due",
    "delivered": "whether the car was handed over for {at}",
    "lawful_possession": "whether the holder of {at} came to hold the car lawfully",
    "debt_due": "whether the debt behind {at} is due",
    "same_relation": "whether the debt behind {at} is for the job for which the car is held",
    "both_enterprises": "whether both sides of {at} are enterprises",
    "has_title": "whether the holder of {at} has a judgment or another enforceable document",
    "date": "the day of the seal",
    "noted": "whether the seal is noted at the vehicle office",
    "waiting": "whether the seal waits behind an earlier one",
    "renewed": "whether the seal was renewed within two years",
    "price": "the price paid",
    "market_price": "the market price",
    "paid_in_full": "whether the price was paid in full",
    "registered": "whether the transfer was entered",
    "buyer_knew": "whether the buyer knew of the right",
    "seller_had_power": "whether the seller could dispose of the car",
    "circle": "the law gives no order of tax and security here",
}
"""Facts the order may turn on, in words."""
_PATH = re.compile(r"(?:claims|seizures|transfers)\[([^\]]*)\]\.(.+)")


def name_of(path: str) -> str:
    """Return the name of a fact without the record it belongs to."""
    found = _PATH.fullmatch(path)
    return found[2].removeprefix("second_") if found else path


def words(path: str) -> str:
    """Say a fact in words: "claims[claim 1].contract_date" → "the day on which claim 1 began"."""
    found = _PATH.fullmatch(path)
    name = name_of(path)
    return {**FACTS, **EXCEPTIONS}[name].format(at=found[1] if found else "")


def articles(rules: Iterable[str]) -> tuple[str, ...]:
    """Return instrument and article of each rule, once each."""
    texts = claims_rules()
    return tuple(dict.fromkeys(texts[name].citation for name in rules if name in texts))

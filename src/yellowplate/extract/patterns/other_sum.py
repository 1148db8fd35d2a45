"""Sums that are not the asking price: down payments, list prices, debts, fees, and prices in other currencies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yellowplate.extract.found import mention, plain
from yellowplate.extract.money import sums
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention, Quantity

_PROB = 0.8
_LOWEST = Decimal(100)
_NOT_MONEY = frozenset({"mileage", "size"})


def find(folded: Folded) -> Iterator[Mention]:
    """Yield sums; the value is "<what it is said to be>: <amount> <currency>"."""
    for one in sums(folded):
        if one.role in _NOT_MONEY or (one.role, one.currency) == ("asking", "CNY") or one.high < _LOWEST:
            continue
        value = f"{one.role}: {plain(one.high)} {one.currency}"
        quantity = Quantity(one.low, one.high, one.currency)
        yield mention(folded, "other_sum", value, (one.start, one.end), _PROB, quantity=quantity)


PATTERN = Pattern(
    name="other_sum",
    version=1,
    kind="other_sum",
    source="note on dealer text, section A: distractor prices; extract/money_roles.py",
    find=find,
    examples=(
        ("首付2万 12.8万", "down_payment: 20000 CNY"),
        ("月供3500元", "monthly: 3500 CNY"),
        ("指导价19.98万", "list_price: 199800 CNY"),
        ("欠银行5万", "debt: 50000 CNY"),
        ("定金2000元", "deposit: 2000 CNY"),
        ("过户费500元", "fee: 500 CNY"),
        ("便宜2万", "saving: 20000 CNY"),
        ("9,500달러", "asking: 9500 USD"),
        ("$9,500 for sale", "asking: 9500 USD"),
        ("950만원 팝니다", "asking: 9500000 KRW"),
        ("抵押了8万", "loan: 80000 CNY"),
    ),
    refusals=("6万8", "表显3.8万公里", "涉案金额200万元", "50元过路费", "凯美瑞"),
)

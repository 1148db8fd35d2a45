"""Draws cases by chance, as a document holds them: every kind of claim, seals, sales, unknown facts and circles."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
FIRST, AS_OF = date(2022, 1, 10), "2025-03-17"
KINDS = (  # noqa: SIM905 - names read better as words
    "mortgage mortgage mortgage pledge lien retention_of_title finance_lease tax tax judgment judgment medical "
    "victim_restitution fine"
).split()
PROPER = {"mortgage": "vehicle_office", "pledge": "delivery"}


class Draw:
    """One source of chance.

    Args:
        seed: the same seed gives the same case.
        most_unknown: facts that may be unknown in one case.
    """

    def __init__(self, seed: int, *, most_unknown: int = 0) -> None:
        self.chance = random.Random(seed)
        self.n_unknown = most_unknown

    def is_so(self, share: float) -> bool:
        return self.chance.random() < share

    def fact(self, share: float) -> bool | None:
        """Draw a yes/no fact; now and then it is unknown."""
        if self.n_unknown and self.is_so(0.15):
            self.n_unknown -= 1
            return None
        return self.is_so(share)

    def day(self, after: str = "", within: int = 1100) -> str:
        first = date.fromisoformat(after[:10]) if after else FIRST
        # A few days only, so that days fall together now and then.
        return str(first + timedelta(days=self.chance.randrange(0, within, 20 if within > 100 else 1)))

    def sums(self) -> Row:
        amounts: Row = {"principal": self.chance.randrange(1000, 90_000) / self.chance.choice([1, 1, 100])}
        for part, share in (("interest", 0.4), ("penalty", 0.2), ("costs", 0.2), ("doubled_interest", 0.15)):
            if self.is_so(share):
                amounts[part] = self.chance.randrange(1, 900_000) / 100
        return amounts

    def moment(self, on: str) -> str:
        return f"{on}T{self.chance.randrange(8, 18):02}:30" if self.is_so(0.3) else on

    def entry(self, kind: str, began: str) -> Row:
        """Draw where a right can be seen: the proper register, another, or none."""
        proper = PROPER.get(kind, "pboc_register")
        if kind == "pledge":
            return {"kind": proper, "date": began}
        found = self.chance.choice([proper] * 6 + ["none"] * 3 + ["vehicle_office", "pboc_register", "delivery"])
        if self.n_unknown and self.is_so(0.1):
            self.n_unknown -= 1
            return {"kind": None, "date": self.chance.choice([None, self.day(began, 60)])}
        if found == "none":
            return {"kind": "none", "date": None}
        if self.n_unknown and self.is_so(0.15):
            self.n_unknown -= 1
            return {"kind": found, "date": None}
        return {"kind": found, "date": self.moment(self.day(began, self.chance.choice([20, 60, 400])))}

    def claim(self, key: str) -> Row:
        kind = self.chance.choice(KINDS)
        row: Row = {"id": key, "kind": kind, "amounts": self.sums(), "has_title": self.fact(0.7)}
        if self.is_so(0.1):
            row["joined_in_time"] = self.fact(0.5)
        if self.is_so(0.1):
            row["debtor"] = self.chance.choice(["buyer", "seller"])
        if self.is_so(0.1):
            rate = self.chance.choice([0.0345, 0.0385, None])
            row |= {"is_licensed_financial_institution": self.fact(0.3), "period_years": 1.5}
            row |= {} if rate is None else {"lpr_1y_at_contract": rate}
        began = self.day()
        if kind in {"mortgage", "retention_of_title", "finance_lease", "pledge"}:
            self._security(row, kind, began)
        if kind == "lien":
            row["possession_from"] = began
            row |= {name: self.fact(0.85) for name in ("lawful_possession", "debt_due", "same_relation")}
            row["both_enterprises"] = self.fact(0.1)
        if kind in {"lien", "pledge"} and self.is_so(0.3):
            row["possession_to"] = self.day(began, 1400)
            row["possession_end_reason"] = self.chance.choice(["taken_by_court", "returned_voluntarily", "other"])
            if self.n_unknown and self.is_so(0.3):
                self.n_unknown -= 1
                row["possession_end_reason"] = None
        if kind == "tax":
            row["arrears_date"] = began
            if self.n_unknown and self.is_so(0.15):
                self.n_unknown -= 1
                row["arrears_date"] = None
        return row

    def _security(self, row: Row, kind: str, began: str) -> None:
        row |= {"contract_date": began, "publicity": self.entry(kind, began)}
        if kind == "pledge":
            row["delivered"] = self.fact(0.85)
            return
        if self.is_so(0.15):
            row["limitation_expired"] = self.fact(0.6)
        if self.is_so(0.3):
            row["purchase_money"] = self.fact(0.8)
            row["goods_delivered_on"] = self.day(began, 15)
            if self.n_unknown and self.is_so(0.2):
                self.n_unknown -= 1
                row["goods_delivered_on"] = None
        if self.is_so(0.2):
            row["second_publicity"] = self.entry(kind, began)
        if kind == "mortgage":
            if self.is_so(0.15):
                row |= {"maximum_mortgage": self.fact(0.8), "secured_cap": self.chance.randrange(1000, 60_000)}
            if self.is_so(0.1):
                row["floating"] = self.fact(0.7)
        elif self.is_so(0.5):
            row["self_mortgage"] = self.fact(0.7)

    def seal(self, keys: list[str]) -> Row:
        on = self.day()
        row: Row = {"claim": self.chance.choice(keys), "date": self.moment(on)}
        if self.is_so(0.3):
            row["noted"] = self.fact(0.5)
        if self.is_so(0.35):
            row["waiting"] = self.fact(0.9)
            if row["waiting"] and self.is_so(0.3):
                row["effective"] = self.day(on, 400)
        if self.is_so(0.2):
            row["renewed"] = self.fact(0.7)
        for end in ("lapsed", "lifted"):
            if self.is_so(0.1):
                row[end] = self.day(on, 1200)
        return row

    def deal(self, keys: list[str]) -> Row:
        market = self.chance.randrange(20_000, 100_000, 10)
        row: Row = {"seller": self.chance.choice(["A", "A", "A", *keys]), "buyer": self.chance.choice("BC")}
        row |= {"date": self.day(), "delivered": self.fact(0.9), "paid_in_full": self.fact(0.6)}
        if self.is_so(0.8):
            row |= {"market_price": market, "price": self.chance.choice([market, market * 7 // 10, market // 2])}
        for name, share in (("buyer_knew", 0.4), ("related_party", 0.1), ("registered", 0.2)):
            if self.is_so(0.5):
                row[name] = self.fact(share)
        if self.is_so(0.2):
            row["seller_had_power"] = self.fact(0.5)
        if self.is_so(0.2):
            row |= {"seller_business_scope": "used cars", "quantity": self.chance.choice([1, 2, 3])}
        return row | ({"exported_to": "KP"} if self.is_so(0.05) else {})

    def case(self) -> Row:
        """Draw a whole case."""
        keys = [f"{letter}{n}" for n, letter in enumerate("CABED"[: self.chance.randrange(1, 6)])]
        kind = self.chance.choice(["natural_person", "natural_person", "other_organisation", "enterprise_legal_person"])
        owner: Row = {"kind": kind, "insolvent": self.fact(0.7)}
        if self.is_so(0.15):
            owner["bankruptcy"] = self.fact(0.7)
        found: Row = {"as_of": AS_OF, "gross_proceeds": self.chance.randrange(0, 220_000), "owner": owner}
        if self.is_so(0.8):
            found["costs"] = {"execution_fee": self.chance.randrange(0, 6_000)}
        if self.is_so(0.25):
            found["criminal_case"] = self.fact(0.8)
        found["claims"] = [self.claim(key) for key in keys]
        found["seizures"] = [self.seal(keys) for _ in range(self.chance.choice([0, 0, 1, 1, 2, 3]))]
        found["transfers"] = [self.deal(keys) for _ in range(self.chance.choice([0, 0, 0, 1, 1, 2]))]
        return found

    def circle(self) -> Row:
        """Draw a case in which a tax stands between a right it goes before and an older one that goes before it."""
        found = self.case()
        found["owner"].pop("bankruptcy", None)
        found |= {"transfers": [], "criminal_case": False}
        early, tax = self.day("2022-01-10", 90), self.day("2022-06-01", 30)
        late = self.day("2022-08-01", 60)
        registered = {"kind": "vehicle_office", "date": str(date.fromisoformat(late) + timedelta(days=90))}
        bare = {"kind": "none", "date": None}
        older: Row = {"id": "O", "kind": "mortgage", "amounts": self.sums(), "contract_date": early}
        older["publicity"] = registered
        newer: Row = {"id": "N", "kind": "mortgage", "amounts": self.sums(), "contract_date": late}
        newer["publicity"] = {"kind": "vehicle_office", "date": late}
        way = self.chance.randrange(5)
        if way == 0:
            newer = {"id": "N", "kind": "lien", "amounts": self.sums(), "possession_from": late}
        elif way == 1:
            newer["publicity"] = registered
            newer |= {"purchase_money": True, "goods_delivered_on": registered["date"]}
        elif way == 2:
            older["publicity"] = bare
        elif way == 3:
            newer["publicity"] = registered
        else:
            older["publicity"] = newer["publicity"] = bare
        arrears = {"id": "T", "kind": "tax", "amounts": self.sums(), "arrears_date": tax}
        rest = [one for one in found["claims"] if one["kind"] in {"judgment", "fine", "tax"}]
        found["claims"] = [older, arrears, newer, *rest]
        found["seizures"] = []
        return found

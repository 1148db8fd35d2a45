"""What there is in the model: cars in stocks, money in accounts, households in cohorts; many runs side by side.

Every car is in exactly one stock and every yuan and dollar in exactly one account, so that both are neither made nor
lost. The first axis of each array is the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

KINDS = ("black", "used", "new")
"""Encumbered and seized; ordinary used; nearly new."""
CITIES = ("Pyongyang", "Hamhung", "Chongjin", "Hyesan", "elsewhere")
GROUPS = ("tied", "untied")
"""Households of means: tied to power, and not."""
COHORTS = tuple(f"{city}/{group}" for city in CITIES for group in GROUPS)
CURRENCIES = ("CNY", "USD")

STOCKS = {
    "fleet": (),
    "pledged": (2,),
    "seized": (),
    "auctioned": (),
    "offered": (len(KINDS),),
    "yard": (len(KINDS),),
    "market": (len(KINDS),),
    "enterprises": (),
    "owned": (len(COHORTS),),
    "pooled": (len(COHORTS),),
    "confiscated": (),
    "scrapped": (),
}
"""Stocks of cars and what they are parted by.

`fleet`: in China, outside the trade; `pledged`: under one loan, under several; `seized`: from a defaulter, not yet
sold; `auctioned`: sold lawfully; `offered`: with a dealer who sells to North Korea; `yard`: across, not released;
`market`: released, unsold; `enterprises`: bought by enterprises; `owned`: of one household; `pooled`: of several;
`confiscated`: taken by the state; `scrapped`: no longer running.
"""

ACCOUNTS = (
    "owners_cn",
    "lenders",
    "dealers",
    "carriers",
    "importers",
    "changers",
    "enterprises",
    "officials",
    "permit",
    "margin",
    "registration",
    "plate",
    "operating_permit",
    "parking",
    "confiscation",
    "households",
)
"""Accounts of money. The streams of the state are accounts of their own, so what it took is what stands in them."""
STATE = ("permit", "margin", "registration", "plate", "operating_permit", "parking", "confiscation")
CHINA = ("owners_cn", "lenders", "dealers")


@dataclass(slots=True)
class World:
    """One week's state of many runs.

    Attributes:
        cars: runs (by what `STOCKS` says) of each stock; whole numbers.
        money: for each currency and account, runs; "households" is runs by cohorts.
        households: households of means in each cohort without a car, runs by cohorts; whole numbers.
        trust: belief that ownership is honoured, from 0 to 1, runs by cohorts.
        fear: of being asked where the money is from, from 0 to 1, runs by cohorts.
        wish: share of households that would buy if they could, from 0 to 1, runs by cohorts.
        price: asked for a car of each kind, yuan, runs by kinds.
        fords: fords in use, runs; whole numbers.
        won_per_dollar: market rate, runs.
        serial: last yellow serial given out, runs.
        owed: instalments that households still owe importers, yuan, runs by cohorts; a debt, not money.
        flows: what moved this week, by name, runs; emptied at the start of each week.
    """

    cars: dict[str, Array]
    money: dict[str, dict[str, Array]]
    households: Array
    trust: Array
    fear: Array
    wish: Array
    price: Array
    fords: Array
    won_per_dollar: Array
    serial: Array
    owed: Array
    flows: dict[str, Array]

    def move(self, n: Array, source: str, target: str, *, at: int | None = None, to: int | None = None) -> None:
        """Move cars from one stock to another.

        Args:
            n: how many, runs (by what both are parted by, where neither `at` nor `to` names a part).
            source: name of the stock.
            target: name of the other.
            at: which part of the source.
            to: which part of the target.
        """
        taken = self.cars[source] if at is None else self.cars[source][:, at]
        given = self.cars[target] if to is None else self.cars[target][:, to]
        taken -= n
        given += n

    def pay(self, amount: Array, source: str, target: str, currency: str = "CNY") -> None:
        """Move money from one account to another; neither may be the households', which pay by cohort (`spend`).

        Args:
            amount: runs.
            source: name of the account.
            target: name of the other.
            currency: "CNY" or "USD".
        """
        accounts = self.money[currency]
        accounts[source] = accounts[source] - amount
        accounts[target] = accounts[target] + amount

    def spend(self, amount: Array, target: str, currency: str) -> None:
        """Let households pay.

        Args:
            amount: runs by cohorts.
            target: the account that is paid.
            currency: "CNY" or "USD".
        """
        accounts = self.money[currency]
        accounts["households"] = accounts["households"] - amount
        accounts[target] = accounts[target] + amount.sum(axis=1)

    def n_cars(self) -> Array:
        """Count all cars of each run; never changes."""
        total = 0.0
        for stock in self.cars.values():
            total = total + stock.reshape(len(stock), -1).sum(axis=1)
        return total  # type: ignore[return-value]

    def total(self, currency: str) -> Array:
        """Sum all accounts of a currency in each run; never changes."""
        total = 0.0
        for account in self.money[currency].values():
            total = total + account.reshape(len(account), -1).sum(axis=1)
        return total  # type: ignore[return-value]

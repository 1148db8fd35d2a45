"""The monthly flow of vehicles and of money: arrivals, yard, sale, registration, yearly permits; all in yuan.

For each class: what arrives in a month joins the yard; a share of the yard is sold each month, 1 - exp(-1/dwell); of
what is sold a share goes to private owners; of these a share stops running each year. Charges fall on arrivals
(permit), sales (margin), private sales (registration, plate), each year of a running car (operating permit) and each
month of it (parking). A stream is computed only where the scenario states every number it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.scenario import MONTHS_A_YEAR, Dated, Month, Scenario, VehicleClass
from yellowplate.records.receipts import Stream
from yellowplate.tables.route_events import n_halted_days

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClassFlow:
    """What one class does, month by month; each array has a row a draw and a column a month.

    Attributes:
        arrivals: vehicles that arrive.
        sold: vehicles sold.
        yard: vehicles that stand unsold at the end of the month.
        private: vehicles sold to private owners, or None where their share is not stated.
        running: private vehicles that run at the end of the month, or None.
        receipts: yuan of each stream that can be computed.
        left_for_china: yuan paid for purchase and carriage, or None where the purchase price is not stated.
        price: yuan a buyer pays for one vehicle, or None.
    """

    arrivals: Array
    sold: Array
    yard: Array
    private: Array | None
    running: Array | None
    receipts: dict[Stream, Array]
    left_for_china: Array | None
    price: Array | None


def open_shares(scenario: Scenario, *, flow_of: Month | None = None) -> Array:
    """Return the share of each month in which the route runs.

    Args:
        scenario: with its halts.
        flow_of: with a month given no halt counts.
    """
    import numpy as np

    halts = () if flow_of else tuple(halt.days for halt in scenario.halts)
    shares = []
    for month in scenario.months:
        first, last = month.span
        n_days = (last - first).days + 1
        shares.append(1 - n_halted_days(first, last, halts) / n_days)
    return np.array(shares)


def _by_month(periods: tuple[Dated, ...], values: Mapping[str, Array]) -> Array:
    """Spread a parameter over the months: one column where it never changes, else one a month."""
    import numpy as np

    if len(periods) == 1:
        return values[periods[0].prior.name][:, None]
    columns = []
    before = np.ones(1)
    for dated in periods:
        own = values[dated.prior.name]
        before = before * own if dated.is_share_of_before else own
        columns.append((before, dated.last.ordinal - dated.first.ordinal + 1))
    n_rows = max(len(column) for column, _ in columns)
    return np.concatenate([np.broadcast_to(c[:, None], (n_rows, n)) for c, n in columns], axis=1)


@dataclass(frozen=True, slots=True)
class _Stated:
    """The numbers of one class in one run."""

    scenario: Scenario
    vehicle_class: VehicleClass
    values: Mapping[str, Array]
    fixed: Mapping[str, float]

    def get(self, name: str) -> Array | None:
        import numpy as np

        where = f"{self.vehicle_class.name}.{name}"
        if where in self.fixed:
            return np.array([[self.fixed[where]]])
        periods = self.vehicle_class.numbers.get(name)
        return None if periods is None else _by_month(periods, self.values)

    def country(self, name: str) -> Array | None:
        import numpy as np

        if f"country.{name}" in self.fixed:
            return np.array([[self.fixed[f"country.{name}"]]])
        prior = self.scenario.country.get(name)
        return None if prior is None else self.values[prior.name][:, None]

    def arrivals(self, flow_of: Month | None) -> Array:
        import numpy as np

        found = self.get("arrivals")
        assert found is not None, "a class without arrivals is left out when the scenario is read"
        n_months = len(self.scenario.months)
        found = np.broadcast_to(found, (found.shape[0], n_months))
        if flow_of is not None:
            column = min(max(flow_of.ordinal - self.scenario.first.ordinal, 0), n_months - 1)
            found = np.broadcast_to(found[:, [column]], found.shape)
        return found * open_shares(self.scenario, flow_of=flow_of)


def _sell(arrivals: Array, dwell: Array | None) -> tuple[Array, Array]:
    """Let the yard fill and empty; returns what is sold in each month and what stands at its end."""
    import numpy as np

    if dwell is None:
        return arrivals, np.zeros_like(arrivals)
    n_rows = max(len(arrivals), len(dwell))
    release = np.broadcast_to(-np.expm1(-1 / np.maximum(dwell, 1e-6)), (n_rows, arrivals.shape[1]))
    sold = np.empty((n_rows, arrivals.shape[1]))
    yard = np.empty_like(sold)
    standing = np.zeros(n_rows)
    for month in range(arrivals.shape[1]):
        there = standing + arrivals[:, month]
        sold[:, month] = there * release[:, month]
        standing = there - sold[:, month]
        yard[:, month] = standing
    return sold, yard


def _run(private: Array, scrapped: Array) -> tuple[Array, Array]:
    """Follow private vehicles; returns those that run at each month's end and those whose year begins in the month."""
    import numpy as np

    n_rows, n_months = max(len(private), len(scrapped)), private.shape[1]
    stays = np.broadcast_to((1 - scrapped) ** (1 / MONTHS_A_YEAR), (n_rows, n_months))
    running = np.empty((n_rows, n_months))
    now = np.zeros(n_rows)
    due = np.array(np.broadcast_to(private, (n_rows, n_months)))
    for month in range(n_months):
        now = now * stays[:, month] + private[:, month]
        running[:, month] = now
        for bought in range(month - MONTHS_A_YEAR, -1, -MONTHS_A_YEAR):
            due[:, month] += private[:, bought] * stays[:, bought + 1 : month + 1].prod(axis=1)
    return running, due


def _price(stated: _Stated) -> Array | None:
    printed = stated.get("sale_price")
    purchase, profit = stated.get("purchase"), stated.get("profit")
    if printed is not None or purchase is None or profit is None:
        return printed
    price = purchase + profit
    carriage, permit, paid = stated.get("carriage"), stated.get("permit"), stated.get("permit_paid")
    price = price if carriage is None else price + carriage
    return price if permit is None or paid is None else price + permit * paid


def _receipts(
    stated: _Stated, arrivals: Array, sold: Array, private: Array | None
) -> tuple[dict[Stream, Array], Array | None]:
    import numpy as np

    found: dict[Stream, Array] = {}
    get = stated.get
    permit, paid, profit, share = get("permit"), get("permit_paid"), get("profit"), get("company_share")
    if permit is not None and paid is not None:
        found[Stream.PERMIT] = arrivals * permit * paid
    if profit is not None and share is not None:
        found[Stream.MARGIN] = sold * np.maximum(profit, 0) * share
    running = None
    if private is not None:
        registration, plate, scrapped = get("registration"), get("plate"), get("scrapped")
        if registration is not None:
            found[Stream.REGISTRATION] = private * registration
        if plate is not None:
            found[Stream.PLATE] = private * plate
        if scrapped is not None:
            running, due = _run(private, scrapped)
            yearly = get("operating_permit")
            if yearly is not None:
                found[Stream.OPERATING_PERMIT] = due * yearly
            fee, guarded, taken = get("parking"), get("guarded"), get("parking_to_state")
            rate = stated.country("won_per_yuan")
            if fee is not None and guarded is not None and taken is not None and rate is not None:
                found[Stream.PARKING] = running * guarded * fee / rate * taken
    return found, running


def flow_of_class(
    scenario: Scenario,
    vehicle_class: VehicleClass,
    values: Mapping[str, Array],
    *,
    fixed: Mapping[str, float] | None = None,
    flow_of: Month | None = None,
) -> ClassFlow:
    """Follow one class through the months.

    Args:
        scenario: the scenario.
        vehicle_class: one of its classes.
        values: drawn values by name of the belief; arrays of n values or of one.
        fixed: parameters ("car.permit", "country.central_share") that take one value in all months.
        flow_of: month whose arrivals every month takes, without halts.
    """
    stated = _Stated(scenario, vehicle_class, values, fixed or {})
    arrivals = stated.arrivals(flow_of)
    sold, yard = _sell(arrivals, stated.get("dwell"))
    share = stated.get("private_share")
    private = None if share is None else sold * share
    receipts, running = _receipts(stated, arrivals, sold, private)
    purchase, carriage = stated.get("purchase"), stated.get("carriage")
    left = None if purchase is None else arrivals * (purchase if carriage is None else purchase + carriage)
    return ClassFlow(arrivals, sold, yard, private, running, receipts, left, _price(stated))

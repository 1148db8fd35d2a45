"""What is dated and comes from outside the loop: halts, stance, permit price, rules, ownership, crackdowns; by week.

The calendar of the reports is made from the tables of dated events and of China's stance; a scenario changes it. Where
a report gives no end, the assumed one is named in `ASSUMED`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from yellowplate.model.world import CITIES, COHORTS
from yellowplate.tables import china_stance, fees, route_events
from yellowplate.tables.china_stance import Stance
from yellowplate.tables.route_events import EventKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.tables.route_events import RouteEvent

    Array = NDArray[np.float64]

DAYS = 7
RIVER = ("Hyesan", "Changbai", "North Korea", "upper Yalu")
"""Places whose events bear on the fords between Changbai and Hyesan."""
ASSUMED = {
    "route-halt-2024-06": 28,
    "cn-2025-11": 400,
}
"""Days that an event with no reported end is taken to last."""
FIRST_PERMIT_CUT = date(2025, 1, 1)
CAPITAL = "Pyongyang"


@dataclass(slots=True)
class Calendar:
    """Each array has a row a week.

    Attributes:
        first: the first Monday.
        open_share: share of nights on which no halt holds, from 0 to 1.
        acts_against: share of the week in which the Chinese side is reported to act against the trade.
        permit_cny: price of the import permit.
        lien_check: 1 where an export is checked for liens, else 0.
        licence_rule: 1 where China licenses used-car exports.
        young_car_rule: 1 where China asks the maker's word for cars registered 180 days ago or less.
        ownership: share of households whom the rules let own a car, weeks by cities.
        crackdown: strength of crackdowns on the moneyed that begin in the week, from 0 to 1.
        confiscated_share: share of private cars of those not tied to power that is taken in the week.
        pooling: 1 where cars may be bought together.
        more_fords: fords beyond those built by the model.
        rate_factor: factor on the won's price of a dollar that a shock brings in the week.
        shortage: 1 for the reported shortage of vehicles, 0 for none.
        loosened: share of the week in which control on the Chinese side is reported to be loosened.
    """

    first: date
    open_share: Array
    acts_against: Array
    permit_cny: Array
    lien_check: Array
    licence_rule: Array
    young_car_rule: Array
    ownership: Array
    crackdown: Array
    confiscated_share: Array
    pooling: Array
    more_fords: Array
    rate_factor: Array
    shortage: Array
    loosened: Array

    @property
    def n_weeks(self) -> int:
        """Number of weeks."""
        return len(self.open_share)

    def day(self, index: int) -> date:
        """Return the Monday of a week, counted from 0."""
        return self.first + timedelta(days=DAYS * index)

    def week_of(self, day: date) -> int:
        """Return the week a day falls in, counted from 0; negative before the first."""
        return (day - self.first).days // DAYS

    def share_within(self, first: date | None, last: date | None) -> Array:
        """Return the share of each week that lies in a span of days, both ends included; an open end is None."""
        import numpy as np

        begins = np.array([(self.day(one) - date.min).days for one in range(self.n_weeks)], np.float64)
        start = -np.inf if first is None else (first - date.min).days
        end = np.inf if last is None else (last - date.min).days + 1
        return np.clip((np.minimum(begins + DAYS, end) - np.maximum(begins, start)) / DAYS, 0.0, 1.0)

    def from_day(self, day: date) -> Array:
        """Return 1 for weeks that begin on or after a day, else 0."""
        import numpy as np

        return np.array([float(self.day(one) >= day) for one in range(self.n_weeks)])

    def owners(self) -> Array:
        """Return `ownership` by cohort: weeks by cohorts."""
        import numpy as np

        return np.repeat(self.ownership, len(COHORTS) // len(CITIES), axis=1)

    def in_capital(self) -> Array:
        """Return `ownership` of the capital: weeks."""
        return self.ownership[:, CITIES.index(CAPITAL)]

    @staticmethod
    def is_capital() -> NDArray[np.bool_]:
        """Tell which cohorts live in the capital: cohorts."""
        import numpy as np

        return np.array([cohort.startswith(CAPITAL) for cohort in COHORTS])


def reported(first: date, n_weeks: int) -> Calendar:
    """Make the calendar of the reports.

    Args:
        first: the first Monday.
        n_weeks: how many weeks.

    Returns:
        Halts, stance, permit, rules, ownership and crackdowns by the tables; no scenario's changes.

    Limits: where reporters disagree on a date (ownership), the first reporter named in the table is followed; scenarios
        move it. Nothing is known after the last dated event.
    """
    import numpy as np

    none, all_ = np.zeros(n_weeks), np.ones(n_weeks)
    found = Calendar(
        first, all_.copy(), none.copy(), none.copy(), none.copy(), none.copy(), none.copy(),
        np.zeros((n_weeks, len(CITIES))), none.copy(), none.copy(), all_.copy(), none.copy(), all_.copy(), all_.copy(),
        none.copy(),
    )  # fmt: skip
    for event in route_events.load():
        _take(found, event)
    for stance in china_stance.load():
        if "Changbai" in stance.place and stance.stances == (Stance.ACTS_AGAINST,):
            first_day, last_day = stance.over.earliest, stance.over.latest
            found.acts_against = np.maximum(found.acts_against, _span(found, stance.id, first_day, last_day))
    dear, cheap = (float(fee.fact.low or 0) for fee in fees.of_item("permit") if fee.fact)
    found.permit_cny = np.where(found.from_day(FIRST_PERMIT_CUT) > 0, cheap, dear)
    return found


def _span(calendar: Calendar, name: str, first: date | None, last: date | None) -> Array:
    if last is None and first is not None and name in ASSUMED:
        last = first + timedelta(days=ASSUMED[name])
    return calendar.share_within(first, last)


def _take(calendar: Calendar, event: RouteEvent) -> None:
    import numpy as np

    first, last = event.happened_on.earliest, event.happened_on.latest
    is_here = any(place in RIVER for place in event.places)
    if event.kind is EventKind.HALT and is_here:
        calendar.open_share = np.minimum(calendar.open_share, 1 - _span(calendar, event.id, first, last))
    elif event.kind is EventKind.OWNERSHIP and first is not None:
        column = CITIES.index(CAPITAL) if event.id == "ownership-2025" else slice(None)
        if event.id in {"ownership-2025", "ownership-2026"}:
            calendar.ownership[:, column] = np.maximum(calendar.ownership[:, column].T, calendar.from_day(first)).T
    elif event.kind is EventKind.CRACKDOWN and event.actor == "North Korea" and first is not None:
        week = calendar.week_of(first)
        if 0 <= week < calendar.n_weeks:
            calendar.crackdown[week] = 1.0
    elif event.id == "control-loosens-2025":
        calendar.loosened = _span(calendar, event.id, first, last)
    elif event.id == "cn-licence-2024":
        calendar.licence_rule = calendar.from_day(date(2024, 3, 1))
    elif event.id == "cn-180-days-2026" and first is not None:
        calendar.young_car_rule = calendar.from_day(first)

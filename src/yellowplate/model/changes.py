"""What a scenario may change, one function each: the permit's price, a lien check, fords, a crackdown, and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from yellowplate.model.world import CITIES
from yellowplate.records.errors import WrongUnit
from yellowplate.records.units import Share, YuanPerVehicle

if TYPE_CHECKING:
    from yellowplate.model.calendar import Calendar
    from yellowplate.model.chance import Array

MOST_PRICE_CNY = 1_000_000
"""A permit dearer than any car reported is a slip of the pen."""


class Impossible(ValueError):
    """A value that cannot be; `key` says which, `remedy` what to write."""

    def __init__(self, key: str, reason: str, remedy: str) -> None:
        """Take what is wrong."""
        super().__init__(reason)
        self.key, self.reason, self.remedy = key, reason, remedy


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change.

    Attributes:
        what: one line for people.
        keys: what it asks for beside `what`, `from` and `until`, with an example each.
        observed: what of it was ever observed, so that an answer outside is told as driven by assumption; "" where
            nothing like it was.
        apply: changes the calendar for the weeks given.
        is_moment: True where it happens in one week and `until` means nothing.
        assumes: what the model takes for granted where it answers.
        seen: lowest and highest observed value of a key.
        most_days: longest that the like of it was observed, or None where its length does not matter.
    """

    what: str
    keys: Mapping[str, str]
    observed: str
    apply: Callable[[Calendar, Array, Mapping[str, Any]], None]
    is_moment: bool = False
    assumes: str = ""
    seen: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    most_days: int | None = None


def _number(given: Mapping[str, Any], key: str, low: float, high: float, unit: str) -> float:
    number = given.get(key)
    if isinstance(number, bool) or not isinstance(number, int | float | Decimal):
        raise Impossible(
            key, f"{key} is missing or no number", f"write {key} = a number from {low:g} to {high:g} ({unit})"
        )
    if not low <= float(number) <= high:
        raise Impossible(key, f"{key} is {number}", f"give {unit} from {low:g} to {high:g}")
    return float(number)


def _permit(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    import numpy as np

    price = _number(given, "price", 0, MOST_PRICE_CNY, YuanPerVehicle.UNIT)
    try:
        YuanPerVehicle.written(Decimal(str(price)), str(given.get("unit", "")))
    except WrongUnit as error:
        raise Impossible("unit", str(error), f'write unit = "{YuanPerVehicle.UNIT}"') from error
    calendar.permit_cny = np.where(weeks > 0, price, calendar.permit_cny)


def _lien_check(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    del given
    calendar.lien_check = weeks.copy()


def _fords(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    calendar.more_fords = calendar.more_fords + weeks * _number(given, "more", 0, 200, "fords")


def _enforcement(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    import numpy as np

    share = _number(given, "share", 0, 1, Share.UNIT)
    calendar.acts_against = np.where(weeks > 0, share, calendar.acts_against)


def _halt(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    del given
    calendar.open_share = calendar.open_share * (1 - weeks)


def _crackdown(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    import numpy as np

    strength = _number(given, "strength", 0, 1, "of the fear that a crackdown brings")
    calendar.crackdown = np.maximum(calendar.crackdown, strength * weeks)


def _confiscation(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    import numpy as np

    share = _number(given, "share", 0, 1, "share of private cars of those not tied to power")
    calendar.confiscated_share = np.maximum(calendar.confiscated_share, share * weeks)


def _rate_shock(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    factor = _number(given, "factor", 0.05, 20, "on the won's price of a dollar")
    calendar.rate_factor = calendar.rate_factor * (1 + (factor - 1) * weeks)


def _pooling_ban(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    del given
    calendar.pooling = calendar.pooling * (1 - weeks)


def _ownership(calendar: Calendar, weeks: Array, given: Mapping[str, Any]) -> None:
    import numpy as np

    share = _number(given, "share", 0, 1, "share of households whom the rules let own a car")
    named = given.get("cities", list(CITIES))
    if not isinstance(named, list) or not named:
        raise Impossible("cities", "cities is no list of names", f"choose from {', '.join(CITIES)}")
    for city in named:
        if city not in CITIES:
            raise Impossible("cities", f"the model knows no city {city!r}", f"choose from {', '.join(CITIES)}")
        column = CITIES.index(city)
        calendar.ownership[:, column] = np.where(weeks > 0, share, calendar.ownership[:, column])


CHANGES: dict[str, Change] = {
    "permit": Change(
        "The import permit costs so much", {"price": "20000", "unit": f'"{YuanPerVehicle.UNIT}"'},
        "30,000 and 25,000 yuan", _permit,
        assumes="Importers weigh the permit like any other cost, at any price of it", seen={"price": (25_000, 30_000)},
    ),
    "lien_check": Change(
        "China checks every export for liens", {}, "", _lien_check,
        assumes="A check finds the share importing.check_finds of black cars and no others; nobody finds a way round",
    ),
    "fords": Change(
        "So many fords more", {"more": "20"}, "up to 43 fords counted, not all at one time", _fords,
        assumes="A further ford carries as many cars as those there are, and nobody shuts it", seen={"more": (0, 19)},
    ),
    "enforcement": Change(
        "The Chinese side acts against the trade in this share of the week", {"share": "0.5"},
        "stops of weeks and the fall of November 2025", _enforcement,
        assumes="Acting in a share of the week cuts that share of the flow but for fording.leak; none goes elsewhere",
        seen={"share": (0, 1)}, most_days=60,
    ),
    "halt": Change(
        "The route stands still", {}, "halts of ten days to six weeks", _halt,
        assumes="Who waits in a halt goes on as before when it ends, however long it was", most_days=42,
    ),
    "crackdown": Change(
        "A crackdown on the moneyed begins", {"strength": "0.8"}, "", _crackdown, is_moment=True,
        assumes="Fear is wishing.fright times the strength and fades over wishing.fear_weeks; reported in words only",
    ),
    "confiscation": Change(
        "Private cars are taken", {"share": "0.2"}, "", _confiscation, is_moment=True,
        assumes="Only those not tied to power lose cars, and trust falls everywhere by wishing.trust_lost",
    ),
    "rate_shock": Change(
        "The price of a dollar in won jumps", {"factor": "2"}, "", _rate_shock, is_moment=True,
        assumes="The rate does not act back on prices, which are in yuan",
    ),
    "pooling_ban": Change(
        "Cars may not be bought together", {}, "", _pooling_ban,
        assumes="Everybody heeds the ban, and who pooled buys alone or not at all",
    ),
    "ownership": Change(
        "The rules let this share of households own a car", {"share": "1", "cities": '["Pyongyang"]'},
        "permission, from the dates reported", _ownership,
        assumes="A permission that is taken back stops purchases and leaves trust and cars as they are",
        seen={"share": (1, 1)},
    ),
}  # fmt: skip
"""Every kind of change by its name in a scenario."""


def weeks_of(calendar: Calendar, change: Change, first: date, last: date | None) -> Array:
    """Return the share of each week in which a change holds; for a moment 1 in its week."""
    import numpy as np

    if not change.is_moment:
        return calendar.share_within(first, last)
    weeks = np.zeros(calendar.n_weeks)
    index = calendar.week_of(first)
    if 0 <= index < calendar.n_weeks:
        weeks[index] = 1.0
    return weeks


CAUSES = {
    "tolerance": "China's tolerance of the fords: without it the Chinese side acts against the trade throughout",
    "shortage": "The shortage of vehicles: without it nobody comes to want a car and enterprises buy none by this way",
    "ownership": "The policy of private ownership: without it no household may own a car",
}
"""The three causes that reporters name together, and what the model takes each away as."""


def without(calendar: Calendar, causes: frozenset[str]) -> None:
    """Take causes away, from the first week on.

    Args:
        calendar: changed in place.
        causes: names of `CAUSES`.

    Raises:
        KeyError: no such cause.
    """
    if strange := sorted(causes - set(CAUSES)):
        msg = f"no such cause: {', '.join(strange)}; choose from {', '.join(CAUSES)}"
        raise KeyError(msg)
    if "tolerance" in causes:
        calendar.acts_against[:] = 1.0
        calendar.loosened[:] = 0.0
    if "shortage" in causes:
        calendar.shortage[:] = 0.0
    if "ownership" in causes:
        calendar.ownership[:] = 0.0

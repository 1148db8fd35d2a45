"""The calendar of a scenario week by week, with the ids of the dated events that fall in each week."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING

from yellowplate.model.calendar import ASSUMED, DAYS
from yellowplate.tables import china_stance, route_events

if TYPE_CHECKING:
    from yellowplate.model.scenario import Scenario

_APART = ("first", "ownership")


@dataclass(frozen=True, slots=True)
class Dated:
    """One week of the calendar.

    Attributes:
        day: its Monday.
        inputs: the calendar's inputs by name, see `Calendar`.
        ownership: share of households whom the rules let own a car, by city.
        events: ids of events and reported stances that hold or begin in the week.
    """

    day: date
    inputs: dict[str, float]
    ownership: tuple[float, ...]
    events: tuple[str, ...]


def weeks(scenario: Scenario) -> tuple[Dated, ...]:
    """Return the calendar of a scenario by week, its changes applied.

    Limits: an event with no reported end is named in its first week only, unless the model assumes an end.
    """
    calendar = scenario.calendar()
    names = [field.name for field in fields(calendar) if field.name not in _APART]
    found = []
    for index in range(calendar.n_weeks):
        day = calendar.day(index)
        inputs = {name: float(getattr(calendar, name)[index]) for name in names}
        ownership = tuple(float(share) for share in calendar.ownership[index])
        found.append(Dated(day, inputs, ownership, _events(day)))
    return tuple(found)


def _events(monday: date) -> tuple[str, ...]:
    sunday = monday + timedelta(days=DAYS - 1)
    spans = [(one.id, one.happened_on.earliest, one.happened_on.latest) for one in route_events.load()]
    spans.extend((one.id, one.over.earliest, one.over.latest) for one in china_stance.load())
    found = []
    for name, first, last in spans:
        begin = first or date.min
        end = last or begin + timedelta(days=ASSUMED.get(name, 0))
        if begin <= sunday and end >= monday:
            found.append(name)
    return tuple(dict.fromkeys(found))

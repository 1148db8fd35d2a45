"""A scenario as data: when, how many runs, which numbers are set, what is changed; read from TOML with its lines."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from yellowplate.model import changes
from yellowplate.model.changes import CHANGES, Impossible
from yellowplate.model.mechanism import parameters
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.prior import Shape
from yellowplate.records.toml_place import line_numbers, line_of

if TYPE_CHECKING:
    from yellowplate.model.calendar import Calendar

FIRST = date(2023, 1, 2)
"""A Monday half a year before the first ford that is reported (F050)."""
WEEKS = 208
RUNS = 400
MOST_WEEKS, MOST_RUNS = 1040, 100_000
FIRST_YEAR, LAST_YEAR = 2010, 2060
"""Years in which a run may begin; beyond them a day is a slip of the pen."""
_KEYS = frozenset({"title", "first", "weeks", "runs", "seed", "set", "change"})
_EVERY = frozenset({"what", "from", "until", "note"})


@dataclass(frozen=True, slots=True)
class Stated:
    """One change as a scenario states it.

    Attributes:
        what: name of the kind of change.
        first: first day.
        last: last day, or None where it goes on.
        given: its other keys.
    """

    what: str
    first: date
    last: date | None
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One question to the model.

    Attributes:
        title: one line.
        first: first day of the first week, a Monday.
        n_weeks: length.
        n_runs: runs side by side.
        seed: of the draws; two scenarios with one seed are paired run by run.
        numbers: parameters that are set instead of drawn.
        changes: what is changed, in the order of the document.
        without: causes that are taken away.
    """

    title: str = "As reported"
    first: date = FIRST
    n_weeks: int = WEEKS
    n_runs: int = RUNS
    seed: int = 1
    numbers: Mapping[str, float] = field(default_factory=dict)
    changes: tuple[Stated, ...] = ()
    without: frozenset[str] = frozenset()

    def calendar(self) -> Calendar:
        """Make the calendar: that of the reports, then the changes, then without the causes."""
        from yellowplate.model.calendar import reported

        found = reported(self.first, self.n_weeks)
        for stated in self.changes:
            change = CHANGES[stated.what]
            change.apply(found, changes.weeks_of(found, change, stated.first, stated.last), stated.given)
        changes.without(found, self.without)
        return found


def read(text: str, file: str) -> Scenario:
    """Read a scenario.

    Args:
        text: TOML.
        file: name for messages.

    Returns:
        The scenario; nothing of it was left out.

    Raises:
        UnreadableInput: no TOML, an unknown key or number, or a value that cannot be (a negative price, days out of
            order, a city the model does not know, won where yuan is meant); names the line and the remedy.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(file, f"it is not TOML: {error}", remedy="Correct that line.") from error
    lines = line_numbers(text)

    def refuse(path: str, reason: str, remedy: str) -> UnreadableInput:
        line = line_of(lines, path)
        return UnreadableInput(file, f"{path}: {reason}", place=f"line {line}" if line else "", remedy=remedy)

    for key in document:
        if key not in _KEYS:
            raise refuse(key, "a scenario has no such key", f"Use {', '.join(sorted(_KEYS))}.")
    try:
        found = Scenario(
            title=str(document.get("title", "untitled")),
            first=_monday(document),
            n_weeks=_whole(document, "weeks", WEEKS, MOST_WEEKS),
            n_runs=_whole(document, "runs", RUNS, MOST_RUNS),
            seed=_whole(document, "seed", 1, 2**31, least=0),
        )
    except Impossible as wrong:
        raise refuse(wrong.key, wrong.reason, wrong.remedy) from wrong
    for key, kind, remedy in (("set", dict, "write [set] and a line a number"), ("change", list, "write [[change]]")):
        if not isinstance(document.get(key, kind()), kind):
            raise refuse(key, f"{key} is {document[key]!r}", remedy)
    numbers = {}
    for name, given in document.get("set", {}).items():
        try:
            numbers[name] = _number_set(name, given)
        except Impossible as wrong:
            raise refuse(f"set.{name}", wrong.reason, wrong.remedy) from wrong
    stated = []
    for number, given in enumerate(document.get("change", [])):
        path = f"change[{number}]"
        try:
            stated.append(_stated(given, found))
        except Impossible as wrong:
            raise refuse(f"{path}.{wrong.key}" if wrong.key else path, wrong.reason, wrong.remedy) from wrong
    return Scenario(found.title, found.first, found.n_weeks, found.n_runs, found.seed, numbers, tuple(stated))


def _monday(document: Mapping[str, Any]) -> date:
    first = document.get("first", FIRST)
    if type(first) is not date:
        raise Impossible("first", "first is no day", "write first = 2023-01-02")
    if first.weekday() != 0:
        monday = first - timedelta(days=first.weekday())
        raise Impossible("first", f"{first} is no Monday", f"write first = {monday}")
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise Impossible("first", f"{first} is far from all that is reported", f"write a year up to {LAST_YEAR}")
    return first


def _whole(document: Mapping[str, Any], key: str, usual: int, most: int, *, least: int = 1) -> int:
    number = document.get(key, usual)
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise Impossible(key, f"{key} is {number!r}", f"write a whole number from {least} to {most}")
    return number


def _number_set(name: str, given: object) -> float:
    parameter = parameters().get(name)
    if parameter is None:
        raise Impossible(name, "the model has no such number", "see `yellowplate model show` for all of them")
    unit = parameter.prior.unit
    if not isinstance(given, dict) or set(given) != {"value", "unit"}:
        raise Impossible(name, "a number is set with its unit", f'write {{ value = ..., unit = "{unit}" }}')
    if given["unit"] != unit:
        raise Impossible(name, f"its unit is {unit!r}, not {given['unit']!r}", f'give it in "{unit}"')
    value = given["value"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise Impossible(name, f"{value!r} is no value of it", "give a number that is not negative")
    if parameter.prior.shape is Shape.LOGITNORMAL and value > 1:
        raise Impossible(name, f"{value} is no share", "a share lies between 0 and 1; 40 percent is 0.4")
    return float(value)


def _stated(given: object, scenario: Scenario) -> Stated:
    if not isinstance(given, dict) or given.get("what") not in CHANGES:
        raise Impossible("what", "no such change", f"choose from {', '.join(sorted(CHANGES))}")
    change = CHANGES[given["what"]]
    for key in given:
        if key not in _EVERY | set(change.keys):
            raise Impossible(
                key, f"{given['what']} has no key {key}", f"use {', '.join(sorted(_EVERY | set(change.keys)))}"
            )
    first, last = given.get("from", scenario.first), given.get("until")
    for key, day in (("from", first), ("until", last)):
        if day is not None and type(day) is not date:
            raise Impossible(key, f"{day!r} is no day", f"write {key} = 2025-06-02")
    if last is not None and last < first:
        raise Impossible("until", f"it ends on {last}, before it begins on {first}", "put the days in order")
    stated = Stated(given["what"], first, last, {key: one for key, one in given.items() if key not in _EVERY})
    trial = Scenario(first=scenario.first, n_weeks=scenario.n_weeks, changes=(stated,))
    calendar = trial.calendar()  # refuses values that cannot be
    if not changes.weeks_of(calendar, change, first, last).any():
        end = calendar.day(scenario.n_weeks)
        reason = f"it touches no week of the run, which goes from {scenario.first} to the day before {end}"
        raise Impossible("from", reason, "move it, or give the scenario more weeks")
    return stated

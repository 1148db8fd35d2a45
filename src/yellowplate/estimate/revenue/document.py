"""Reads a scenario of receipts from TOML: what is wrong is named with its line, and the rest is still computed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from yellowplate.estimate.revenue import schema as scenario_schema
from yellowplate.estimate.revenue.parts import (
    Wrong,
    breaks,
    check_of,
    halt_of,
    month_of,
    parameter_of,
    periods_of,
    prior_of,
    question_of,
    variant_of,
)
from yellowplate.estimate.revenue.scenario import Asked, Month, Scenario, VehicleClass
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.ids import Plain
from yellowplate.records.prior import Prior
from yellowplate.records.toml_place import line_numbers, line_of
from yellowplate.tables.exchange_rates import official_for

MAX_MONTHS = 240
"""Longest scenario; beyond twenty years no figure of the tables says anything."""
_TOP = frozenset(
    ["title", "population", "first_month", "last_month", "question", "halt", "country", "class", "variant"]
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something of a scenario that cannot be used.

    Attributes:
        path: dotted path in the document.
        line: line it stands on, or None.
        reason: what is wrong.
        remedy: what to do.
    """

    path: str
    line: int | None
    reason: str
    remedy: str

    def __str__(self) -> str:
        """Return one line that names place, reason and remedy."""
        where = f"line {self.line}, " if self.line else ""
        return f"{where}{self.path}: {self.reason}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class ScenarioRead:
    """A scenario and what of its document was left out.

    Attributes:
        scenario: what could be used.
        faults: what could not, in the order of the document.
    """

    scenario: Scenario
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Reading:
    """One reading of one document: where things stand and what was wrong so far."""

    lines: dict[str, int]
    faults: list[Fault] = field(default_factory=list)

    def note(self, path: str, wrong: Wrong) -> None:
        place = f"{path}.{wrong.key}" if wrong.key else path
        self.faults.append(Fault(place, line_of(self.lines, place), wrong.reason, wrong.remedy))

    def parts(self, document: Mapping[str, Any], key: str, schema: Mapping[str, Plain]) -> Iterator[tuple[str, Any]]:
        found = document.get(key, [])
        for number, part in enumerate(found if isinstance(found, list) else [found]):
            path = f"{key}[{number}]"
            try:
                breaks(part, schema)
            except Wrong as wrong:
                self.note(path, wrong)
                continue
            yield path, part

    def country(self, document: Mapping[str, Any]) -> dict[str, Prior]:
        found = {}
        for name, part in document.get("country", {}).items():
            path = f"country.{name}"
            try:
                parameter = parameter_of(name, is_of_country=True)
                breaks(part, scenario_schema.PRIOR)
                found[name] = prior_of(path, parameter.kind, part)
            except Wrong as wrong:
                self.note(path, wrong)
        return found

    def vehicle_class(self, name: str, part: object, months: tuple[Month, Month]) -> VehicleClass | None:
        path = f"class.{name}"
        if not isinstance(part, dict):
            self.note(path, Wrong("a class is a table of parameters", "Begin with [class.NAME.arrivals]."))
            return None
        numbers = {}
        for key, stated in part.items():
            given = stated if isinstance(stated, list) else [stated]
            try:
                parameter = parameter_of(key, is_of_country=False)
                numbers[key] = periods_of(f"{name}.{key}", parameter, given, months, is_list=isinstance(stated, list))
            except Wrong as wrong:
                self.note(f"{path}.{key}", wrong)
        if "arrivals" not in numbers:
            self.note(path, Wrong("no usable arrivals: the class is left out", f"State {path}.arrivals."))
            return None
        return VehicleClass(name, numbers)


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(name, f"broken syntax: {error}", remedy="Mend the line named.") from error


def read_scenario(text: str, name: str) -> ScenarioRead:
    """Read a scenario.

    Args:
        text: TOML as docs/formats/revenue_scenario.schema.json has it.
        name: the file, for messages.

    Returns:
        The scenario without what cannot be used, and what that is.

    Raises:
        UnreadableInput: not TOML, or nothing is left to compute: title, months, question or every class unusable.
    """
    document = _parse(text, name)
    reading = _Reading(line_numbers(text))
    top = dict(scenario_schema.schema())
    whole = {"type": "object", "required": top["required"], "properties": {}, "additionalProperties": True}
    properties = top["properties"]
    assert isinstance(properties, dict)
    heads = {key: properties[key] for key in ("title", "population", "first_month", "last_month", "question")}
    try:
        breaks(document, {**whole, "properties": heads})
        asked = question_of(document["question"])
        months = (month_of(document["first_month"]), month_of(document["last_month"]))
        if not 0 <= months[1].ordinal - months[0].ordinal < MAX_MONTHS:
            raise Wrong(
                f"the months go from {months[0]} to {months[1]}", f"At most {MAX_MONTHS}, in order.", "last_month"
            )
        if official_for(months[0].year) is None:
            raise Wrong(f"no official rate is known for {months[0].year}", "Begin later.", "first_month")
        if not months[0].year <= asked.year <= months[1].year:
            raise Wrong(
                f"the question is of {asked.year}, outside the months", "Ask for a year of it.", "question.year"
            )
    except Wrong as wrong:
        raise UnreadableInput(
            name, wrong.reason, place=f"line {line_of(reading.lines, wrong.key) or 1}", remedy=wrong.remedy
        ) from wrong
    for key in sorted(set(document) - _TOP - {"check"}):
        reading.note(key, Wrong("no such key at the top", f"Known: {', '.join(sorted(_TOP | {'check'}))}."))
    country = reading.country(document)
    every = [reading.vehicle_class(key, part, months) for key, part in sorted(document["class"].items())]
    classes = {one.name: one for one in every if one is not None}
    if not classes:
        raise UnreadableInput(name, f"no class can be used: {reading.faults[0]}", remedy="Mend one class at least.")
    return _assemble(document, reading, asked, months, country, classes)


def _assemble(
    document: Mapping[str, Any],
    reading: _Reading,
    asked: Asked,
    months: tuple[Month, Month],
    country: dict[str, Prior],
    classes: dict[str, VehicleClass],
) -> ScenarioRead:
    halts, variants, checks = [], [], []
    for path, part in reading.parts(document, "halt", scenario_schema.HALT):
        try:
            halts.append(halt_of(part))
        except Wrong as wrong:
            reading.note(path, wrong)
    for path, part in reading.parts(document, "variant", scenario_schema.VARIANT):
        try:
            variants.append(variant_of(part, classes, country))
        except Wrong as wrong:
            reading.note(path, wrong)
    for path, part in reading.parts(document, "check", scenario_schema.CHECK):
        try:
            checks.append(check_of(part, classes))
        except Wrong as wrong:
            reading.note(path, wrong)
    scenario = Scenario(
        title=document["title"],
        population=document["population"],
        first=months[0],
        last=months[1],
        classes=tuple(classes[name] for name in sorted(classes)),
        country=country,
        halts=tuple(halts),
        asked=asked,
        variants=tuple(variants),
        checks=tuple(checks),
    )
    return ScenarioRead(scenario, tuple(sorted(reading.faults, key=lambda fault: (fault.line or 0, fault.path))))

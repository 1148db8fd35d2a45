"""The parts of a scenario: each is checked against its schema and made a record, or refused with a remedy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yellowplate.estimate.revenue import schema as scenario_schema
from yellowplate.estimate.revenue.parameters import PARAMETERS, Parameter
from yellowplate.estimate.revenue.scenario import Asked, Check, Dated, Halt, Month, Variant, VehicleClass
from yellowplate.records import Period, parse_period
from yellowplate.records.errors import NumberError, WrongUnit
from yellowplate.records.ids import Plain
from yellowplate.records.prior import Prior, PriorKind, Shape
from yellowplate.records.receipts import Total
from yellowplate.records.units import DollarsPerYear, Measure, Share, YuanPerYear
from yellowplate.tables import reported_facts, route_events


class Wrong(ValueError):
    """A part that cannot be used: reason, remedy, and the key within the part."""

    def __init__(self, reason: str, remedy: str, key: str = "") -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.key = reason, remedy, key


def breaks(part: object, schema: Mapping[str, Plain]) -> None:
    """Check a part of the document against its part of the schema.

    Raises:
        Wrong: it breaks the schema; the first breach in order of its place.
    """
    import jsonschema

    checker = jsonschema.Draft202012Validator({**schema})
    errors = sorted(checker.iter_errors(part), key=lambda error: (list(map(str, error.absolute_path)), error.message))
    if errors:
        raise Wrong(errors[0].message, "See docs/formats/revenue_scenario.schema.json.", errors[0].json_path[2:])


def month_of(text: str) -> Month:
    """Read YYYY-MM, as the schema has checked it."""
    year, _, month = text.partition("-")
    return Month(int(year), int(month))


def prior_of(name: str, kind: type[Measure], part: Mapping[str, Any]) -> Prior:
    """Read one belief.

    Raises:
        Wrong: another unit, an unknown fact, a day that is none, or an impossible belief.
    """
    low, high = (part["value"],) * 2 if "value" in part else (part["low"], part["high"])
    try:
        for end in (low, high):
            kind.written(Decimal(end), part["unit"])
    except WrongUnit as error:
        raise Wrong(str(error), f"Give it in {kind.UNIT}; nothing is converted in silence.", "unit") from error
    unknown = [fact for fact in part.get("facts", ()) if fact not in reported_facts.by_id()]
    if unknown:
        raise Wrong(f"no such fact: {', '.join(unknown)}", "Name ids of the table of reported facts.", "facts")
    try:
        on = parse_period(part["on"]) if "on" in part else None
    except NumberError as error:
        raise Wrong(str(error), "Write YYYY-MM-DD, YYYY-MM, YYYY or a range with /.", "on") from error
    try:
        return Prior(
            name=name,
            unit=part["unit"],
            kind=PriorKind(part["kind"]),
            shape=Shape(part["shape"]),
            low=Decimal(low),
            high=Decimal(high),
            level=float(part.get("level", 0.9)),
            error=Decimal(part.get("error", 0)),
            on=on,
            facts=tuple(part.get("facts", ())),
            source=part.get("source", ""),
            note=part.get("note", ""),
        )
    except ValueError as error:
        raise Wrong(str(error).removeprefix(f"{name}: "), "Mend the belief.") from error


def parameter_of(name: str, *, is_of_country: bool) -> Parameter:
    """Return the parameter of a key.

    Raises:
        Wrong: no such parameter at this place.
    """
    found = PARAMETERS.get(name)
    if found is None or found.is_of_country is not is_of_country:
        known = ", ".join(one.name for one in PARAMETERS.values() if one.is_of_country is is_of_country)
        raise Wrong("no such parameter here", f"Known: {known}.")
    return found


def periods_of(
    name: str, parameter: Parameter, given: list[Any], months: tuple[Month, Month], *, is_list: bool
) -> tuple[Dated, ...]:
    """Read the beliefs of one parameter, which together cover all months in order.

    Raises:
        Wrong: one of them is wrong, or months are missing or doubled.
    """
    if parameter.is_constant and is_list:
        raise Wrong("one belief holds for all months here, not a list by months", "Write one table.")
    found: list[Dated] = []
    expected = months[0].ordinal
    for number, part in enumerate(given):
        key = f"[{number}]" if is_list else ""
        try:
            breaks(part, scenario_schema.PRIOR)
            first, last = month_of(part.get("from", str(months[0]))), month_of(part.get("to", str(months[1])))
            is_share = bool(part.get("share_of_before", False))
            if is_share and (parameter.name != "arrivals" or not found):
                raise Wrong("only arrivals after the first months can be a share of before", "State the number itself.")
            prior = prior_of(f"{name}{key}", Share if is_share else parameter.kind, part)
        except Wrong as wrong:
            raise Wrong(wrong.reason, wrong.remedy, f"{key}.{wrong.key}".strip(".")) from wrong
        if first.ordinal != expected or last.ordinal < first.ordinal:
            raise Wrong(
                f"the months {first} to {last} do not follow what comes before",
                f"Cover {months[0]} to {months[1]} in order, without a gap.",
                key,
            )
        expected = last.ordinal + 1
        found.append(Dated(prior, first, last, is_share))
    if expected <= months[1].ordinal:
        raise Wrong(f"the months after {found[-1].last} are not covered", f"Cover all months to {months[1]}.")
    return tuple(found)


def halt_of(part: Mapping[str, Any]) -> Halt:
    """Read a halt of the route from the calendar.

    Raises:
        Wrong: no such halt, or its end is reported nowhere and not stated either.
    """
    event = route_events.by_id().get(part["event"])
    if event is None or event.kind is not route_events.EventKind.HALT:
        halts = ", ".join(one.id for one in route_events.of_kind(route_events.EventKind.HALT))
        raise Wrong(f"no such halt: {part['event']}", f"Known: {halts}.", "event")
    last = event.happened_on.latest
    if last is None:
        if "until" not in part or not part.get("note"):
            raise Wrong("its end is not reported", "State until = the last day, and in note on what it rests.")
        last = date.fromisoformat(part["until"])
    try:
        return Halt(event.id, Period(event.happened_on.earliest, last), part.get("note", ""))
    except ValueError as error:
        raise Wrong(str(error), "Mend the day.", "until") from error


def question_of(part: Mapping[str, Any]) -> Asked:
    """Read the question.

    Raises:
        Wrong: the threshold is not by the year, or in another currency.
    """
    kinds: tuple[type[DollarsPerYear] | type[YuanPerYear], ...] = (DollarsPerYear, YuanPerYear)
    for kind in kinds:
        if part["unit"] == kind.UNIT:
            return Asked(Total(part["total"]), part["year"], kind(Decimal(part["threshold"])))
    raise Wrong(f"asked for in USD per year or CNY per year, given in {part['unit']}", "Give one of the two.", "unit")


def variant_of(part: Mapping[str, Any], classes: Mapping[str, VehicleClass], country: Mapping[str, Prior]) -> Variant:
    """Read a variant.

    Raises:
        Wrong: it changes what the scenario does not state, or in another unit.
    """
    fixed = {}
    for number, change in enumerate(part.get("set", ())):
        where, _, name = change["parameter"].rpartition(".")
        known = country if where == "country" else classes[where].numbers if where in classes else {}
        if name not in known:
            raise Wrong(f"the scenario does not state {change['parameter']}", "Name what it states.", f"set[{number}]")
        try:
            PARAMETERS[name].kind.written(Decimal(change["value"]), change["unit"])
        except WrongUnit as error:
            remedy = f"Give it in {PARAMETERS[name].kind.UNIT}; nothing is converted in silence."
            raise Wrong(str(error), remedy, f"set[{number}].unit") from error
        fixed[change["parameter"]] = float(change["value"])
    return Variant(part["name"], fixed, month_of(part["flow_of"]) if "flow_of" in part else None)


def check_of(part: Mapping[str, Any], classes: Mapping[str, VehicleClass]) -> Check:
    """Read a check.

    Raises:
        Wrong: no such fact with a figure, or no such class.
    """
    fact = reported_facts.by_id().get(part["fact"])
    if fact is None or fact.low is None:
        raise Wrong(f"{part['fact']} is no fact with a figure", "Name a fact that has one.", "fact")
    if part["class"] not in classes:
        raise Wrong(f"the scenario has no class {part['class']}", "Name one of its classes.", "class")
    return Check(fact.id, part["outcome"], part["class"], month_of(part["from"]), month_of(part["to"]))

"""Which six-digit customs codes a vehicle may have, from its class, drive, engine, weight and body.

For the ban of the Security Council two digits decide; finer codes serve the declared code, national licences, luxury
lists and trade statistics. Where facts are missing, every code that they leave open is given; where practice varies
(range-extender cars), both. New and used are not told apart at six digits.
Source: law.md section 1, "HS logic"; HS 2022 and, for earlier days, the edition a subheading began with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yellowplate.law.fact import Facts
from yellowplate.law.three import all_of, negated
from yellowplate.tables.hs_headings import Heading, Subheading, hs_headings

BUS_SEATS = Decimal(10)
"""Persons, the driver included, from which a vehicle is a bus. Source: HS 2022, heading 8702."""
BY_SEATS = ("8702", "8703")
MOTOR_VEHICLES = ("8701", "8702", "8703", "8704", "8705", "8711")
"""Headings that are open where all that is known is that it is a vehicle."""
BY_BODY = ("8701", "8705")
"""Headings that the kind of body divides throughout: tractors and special vehicles."""
SIZES = ("engine_cc", "gvw_t", "power_kw", "plug_in")
"""Facts whose classes leave nothing out between them."""
SPLITS_BATTERY_CARS = "870380"
WITH_VIN, WITHOUT_VIN = "8703801090", "8703809090"
"""China's own lines for battery cars. Source: Announcement No. 54 of 2025; press for the line without a VIN."""


@dataclass(frozen=True, slots=True)
class HsCode:
    """One code that the facts allow.

    Attributes:
        code: six digits, or four where the table goes no deeper.
        title: what it holds.
        is_certain: True where the facts decide for it alone.
        why: one sentence with the facts.
        is_verified: whether the heading was read.
    """

    code: str
    title: str
    is_certain: bool
    why: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Classification:
    """What codes the facts allow.

    Attributes:
        codes: in order; empty where nothing about the class is known, or the goods are of no heading of the table.
        missing: facts that would narrow them.
        national: national lines that follow, with their country ("cn 8703801090").
        notes: sentences on practice and on new and used.
    """

    codes: tuple[HsCode, ...]
    missing: tuple[str, ...]
    national: tuple[str, ...]
    notes: tuple[str, ...]


def headings_of(facts: Facts) -> tuple[Heading, ...]:
    """Return the headings that class and seats leave open; empty where the class says nothing."""
    kind = facts.words("vehicle_class")
    wanted = {one.hs for one in hs_headings() if kind in one.classes}
    if kind == "vehicle":
        wanted = set(MOTOR_VEHICLES)
    seats = facts.number("seats")
    if seats is not None and wanted.intersection(BY_SEATS):
        wanted = (wanted - set(BY_SEATS)) | {"8702" if seats >= BUS_SEATS else "8703"}
    return tuple(one for one in hs_headings() if one.hs in wanted)


def classify(facts: Facts, on: date) -> Classification:
    """Work out the codes.

    Args:
        facts: what is known: vehicle_class, fuel, plug_in, engine_cc, gvw_t, power_kw, seats, body_type, has_vin.
        on: the day; subheadings of later editions are left out.

    Returns:
        Every code the facts leave open, with reasons and the facts that would narrow them.

    Limits: subheadings were partly read and are partly from knowledge; a customs ruling may differ.
    """
    codes: list[HsCode] = []
    missing: list[str] = []
    headings = [one for one in headings_of(facts) if one.effective_from <= on]
    for heading in headings:
        found, lacking = _within(heading, facts, on, is_alone=len(headings) == 1)
        codes += found
        missing += lacking
    if len(headings) != 1:
        missing = ["vehicle_class", *missing]
    notes = ["New and used are not told apart at six digits; some national tariffs do."] if codes else []
    if facts.words("fuel") == "range_extender":
        notes.append("Practice on range-extender cars varies; both codes are given.")
    return Classification(tuple(codes), tuple(dict.fromkeys(missing)), _national(codes, facts), tuple(notes))


def _within(heading: Heading, facts: Facts, on: date, *, is_alone: bool) -> tuple[list[HsCode], list[str]]:
    rows = [one for one in heading.subheadings if one.since is None or one.since <= on]
    if not rows:
        why = f"{heading.title}: by the class of the goods."
        return [HsCode(heading.hs, heading.title, is_alone, why, heading.verified)], []
    match = {row.code: all_of(_tests(row, facts).values()) for row in rows if not row.residual}
    is_covered = any(_is_but_for_size(row, facts) for row in rows if not row.residual)
    rest = False if is_covered else all_of(negated(holds) for holds in match.values())
    match |= {row.code: rest for row in rows if row.residual}
    wanted = [row for row in rows if match[row.code]] or [row for row in rows if match[row.code] is None]
    is_certain = is_alone and len(wanted) == 1 and bool(match[wanted[0].code])
    codes = [HsCode(row.code, row.title, is_certain, _why(row, facts), heading.verified) for row in wanted]
    open_rows = [row for row in wanted if match[row.code] is None]
    lacking = [name for row in open_rows for name, holds in _tests(row, facts).items() if holds is None]
    return codes, lacking


def _tests(row: Subheading, facts: Facts) -> dict[str, bool | None]:
    fuel, body = facts.words("fuel"), facts.words("body_type")
    if fuel in row.disputed:
        return {"fuel": True}
    tests: dict[str, bool | None] = {}
    if row.fuel:
        tests["fuel"] = None if fuel is None else fuel in row.fuel
    if row.plug is not None:
        plug = facts.value("plug_in")
        tests["plug_in"] = None if plug is None else plug is row.plug
    if row.body:
        tests["body_type"] = (None if _needs_body(row) else False) if body is None else body in row.body
    elif body is not None and row.not_body:
        tests["body_type"] = body not in row.not_body
    for name, (over, to) in (("engine_cc", row.cc), ("gvw_t", row.t), ("power_kw", row.kw)):
        if over is not None or to is not None:
            tests[name] = _is_between(facts.number(name), over, to)
    return tests


def _needs_body(row: Subheading) -> bool:
    """Say whether the kind of body divides the whole heading; elsewhere a special kind is named where it is there."""
    return row.code[:4] in BY_BODY


def _is_but_for_size(row: Subheading, facts: Facts) -> bool:
    """Say whether everything but size holds; the classes of size leave nothing out between them."""
    return all(holds for name, holds in _tests(row, facts).items() if name not in SIZES)


def _is_between(number: Decimal | None, over: Decimal | None, to: Decimal | None) -> bool | None:
    if number is None:
        return None
    return (over is None or number > over) and (to is None or number <= to)


def _why(row: Subheading, facts: Facts) -> str:
    known = [f"{name} = {facts.value(name)}" for name in _tests(row, facts) if facts.is_known(name)]
    return f"{row.title}: {', '.join(known) or 'nothing known excludes it'}."


def _national(codes: list[HsCode], facts: Facts) -> tuple[str, ...]:
    def lines() -> Iterator[str]:
        if any(one.code == SPLITS_BATTERY_CARS for one in codes):
            has_vin = facts.value("has_vin")
            if has_vin is not False:
                yield f"cn {WITH_VIN}"
            if has_vin is not True:
                yield f"cn {WITHOUT_VIN}"

    return tuple(lines())

"""Claims asserted over one made-up car, as statements of a table of loans."""

from __future__ import annotations

from typing import Any

from tests.factories import made_up_vin, place, stated, yuan
from yellowplate.records import Basis, Link, Statement, SubjectKind, VehicleFile, parse_period
from yellowplate.resolve import resolve

VIN = made_up_vin(7)
KEY = f"vin:{VIN}"


def right(
    row: int, holder: str, kind: str, *, since: str = "", entered: str = "", amount: int = 0, **more: Any
) -> list[Statement]:
    """State one right: holder, kind, day it began, day of its entry (or "no"), amount."""
    said_by = (Link(holder, Basis.SAW),) if holder else ()
    found = [
        stated(
            SubjectKind.VEHICLE,
            KEY,
            "claim",
            kind,
            at=place("loans", field=f"/{row}/kind"),
            said_by=said_by,
            quantity=yuan(amount) if amount else None,
            happened_on=parse_period(since) if since else None,
            **more,
        )
    ]
    if entered:
        at = place("loans", field=f"/{row}/entered")
        found.append(stated(SubjectKind.VEHICLE, KEY, "claim_registered", entered, at=at, said_by=said_by))
    return found


def said(name: str, value: str = "yes", *, row: int = 9, holder: str = "") -> list[Statement]:
    """State something else about the car."""
    said_by = (Link(holder, Basis.SAW),) if holder else ()
    at = place("loans", field=f"/{row}/{name}")
    return [stated(SubjectKind.VEHICLE, KEY, name, value, at=at, said_by=said_by)]


def car(*statements: list[Statement]) -> VehicleFile:
    """Resolve statements to the file of the one car."""
    (found,) = resolve([one for some in statements for one in some], [], [])
    return found

"""Scenarios made up for tests, written as users write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yellowplate.estimate.revenue.document import read_scenario
from yellowplate.estimate.revenue.scenario import Scenario


def one(path: str, unit: str, value: object, more: str = "") -> str:
    """Write a fixed belief as TOML."""
    return f'{path}\nunit = "{unit}"\nkind = "elicited"\nshape = "fixed"\nvalue = {value!r}\nnote = "made up"\n{more}'


def numbers(name: str, periods: Sequence[tuple[str, object, str, bool]]) -> str:
    """Write the periods of one parameter of the class car: unit, value, last month, whether a share of before."""
    first, text = "2025-01", ""
    for unit, value, last, is_share in periods:
        more = f'from = "{first}"\nto = "{last}"\n' + ("share_of_before = true\n" if is_share else "")
        text += one(f"[[class.car.{name}]]", unit, value, more)
        first = f"{last[:5]}{int(last[5:]) + 1:02d}"
    return text


def scenario_text(
    car: Mapping[str, tuple[str, object]],
    *,
    country: Mapping[str, tuple[str, object]] | None = None,
    halts: Sequence[str] = (),
    last: str = "2025-12",
    total: str = "gross",
    text: str = "",
) -> str:
    """Write a scenario of one class with fixed numbers and what `text` adds."""
    head = (
        f'title = "made up"\npopulation = "made-up cars"\nfirst_month = "2025-01"\nlast_month = "{last}"\n'
        f'[question]\ntotal = "{total}"\nyear = 2025\nthreshold = 1000000\nunit = "USD per year"\n'
    )
    parts = [one(f"[class.car.{name}]", unit, value) for name, (unit, value) in car.items()]
    parts += [one(f"[country.{name}]", unit, value) for name, (unit, value) in (country or {}).items()]
    parts += [f'[[halt]]\nevent = "{event}"\n' for event in halts]
    return head + "".join(parts) + text


def scenario_of(
    car: Mapping[str, tuple[str, object]],
    *,
    country: Mapping[str, tuple[str, object]] | None = None,
    halts: Sequence[str] = (),
    last: str = "2025-12",
    total: str = "gross",
    text: str = "",
) -> Scenario:
    """Read such a scenario; it has no fault."""
    written = scenario_text(car, country=country, halts=halts, last=last, total=total, text=text)
    read = read_scenario(written, "made_up.toml")
    assert read.faults == (), [str(fault) for fault in read.faults]
    return read.scenario

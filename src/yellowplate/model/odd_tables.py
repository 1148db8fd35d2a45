"""Tables of the protocol document, each taken from the code: numbers, mechanisms, the world, the calendar, changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from yellowplate.model import calendar
from yellowplate.model.changes import CAUSES, CHANGES
from yellowplate.model.diagram import looks_at
from yellowplate.model.mechanism import Mechanism, Parameter, mechanisms, parameters
from yellowplate.model.panels import STOCK_MEANINGS
from yellowplate.model.start import CITY_SHARE
from yellowplate.model.touched import touched
from yellowplate.model.world import ACCOUNTS, CITIES, GROUPS, KINDS, STATE, STOCKS
from yellowplate.records.prior import PriorKind, Shape
from yellowplate.tables import china_stance, reported_facts, route_events
from yellowplate.tables.china_stance import Stance

ENDS = (0.05, 0.95)
NUMBER_HEADS = ("number", "unit", "kind", "shape", "low", "high", "5 % to 95 %", "rests on", "fitted", "what and why")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of Markdown."""
    lines = [_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def without_source() -> tuple[Parameter, ...]:
    """Return the parameters that name neither a fact nor another source."""
    return tuple(one for one in parameters().values() if not one.prior.facts and not one.prior.source)


def judged() -> tuple[Parameter, ...]:
    """Return the parameters that are judgements and name facts that bear on them without printing them."""
    none = set(without_source())
    return tuple(one for one in parameters().values() if one.prior.kind is PriorKind.ELICITED and one not in none)


def printed() -> tuple[Parameter, ...]:
    """Return the parameters whose figures a source printed."""
    return tuple(one for one in parameters().values() if one.prior.kind is PriorKind.REPORTED)


def figure(value: float) -> str:
    """Write a number with three digits that count.

    >>> figure(0.00123456), figure(83000.0)
    ('0.00123', '83,000')
    """
    short = float(f"{value:.3g}")
    return f"{short:,.0f}" if abs(short) >= 100 else f"{short:g}"  # noqa: PLR2004 - three digits


def number_row(one: Parameter) -> tuple[str, ...]:
    """Return the row of one parameter, see `NUMBER_HEADS`."""
    prior = one.prior
    low, high = (figure(prior.quantile(prob)) for prob in ENDS)
    rests = ", ".join(prior.facts) or prior.source or "no source"
    told = f"{one.says}." + (f" {prior.note}." if prior.note else "")
    is_widened = f", ends off by {prior.error:.0%}" if prior.error else ""
    return (
        one.name,
        prior.unit,
        "reported" if prior.kind is PriorKind.REPORTED else "assumed",
        f"{prior.shape}{is_widened}",
        f"{prior.low:,f}",
        f"{prior.high:,f}",
        low if prior.shape is Shape.FIXED else f"{low} to {high}",
        rests,
        "yes" if one.is_fitted else "no",
        told,
    )


def numbers(which: Iterable[Parameter]) -> str:
    """Write a table of parameters."""
    return table(NUMBER_HEADS, (number_row(one) for one in which))


def stocks() -> str:
    """Write the table of the stocks of cars."""
    parted = {len(KINDS): "by kind", 2: "one loan, several", len(CITIES) * len(GROUPS): "by cohort"}
    return table(
        ("stock", "parted", "cars that are"),
        ((name, parted[parts[0]] if parts else "", STOCK_MEANINGS[name]) for name, parts in STOCKS.items()),
    )


def accounts() -> str:
    """Write the table of the accounts of money."""
    used = {end for part in mechanisms() for path in part.moves for end in path}

    def told(name: str) -> str:
        if name not in used:
            return "nothing is paid into it in this version"
        return "a stream of bodies of the state" if name in STATE else ""

    return table(("account", "note"), ((name, told(name)) for name in ACCOUNTS))


def cohorts() -> str:
    """Write the table of places."""
    return table(("place", "share of the households of means, assumed"), ((c, f"{CITY_SHARE[c]:g}") for c in CITIES))


def order() -> str:
    """Write the table of mechanisms in the order of the week."""
    return table(
        ("", "mechanism", "what happens", "moves", "looks at", "dated inputs", "changes"),
        (
            (
                str(place),
                one.name,
                one.what,
                ", ".join(" → ".join(path) for path in one.moves) or "nothing",
                ", ".join(looks_at(one)) or "nothing else",
                ", ".join(touched(one).inputs) or "none",
                ", ".join(touched(one).sets) or "nothing else",
            )
            for place, one in enumerate(mechanisms(), start=1)
        ),
    )


def facts_of(one: Mechanism) -> str:
    """Write the facts that a mechanism rests on, each with who says so."""
    known = reported_facts.by_id()
    return table(
        ("fact", "what is reported", "who"),
        ((name, known[name].note, known[name].attribution) for name in one.rests_on),
    )


def events() -> str:
    """Write the dated events and stances that the calendar is made from."""
    rows = []
    for event in route_events.load():
        first, last = event.happened_on.earliest, event.happened_on.latest
        rows.append((str(first or "open"), _end(event.id, first, last), event.id, str(event.kind), event.what))
    for stance in china_stance.load():
        first, last = stance.over.earliest, stance.over.latest
        if Stance.ACTS_AGAINST in stance.stances:
            rows.append((str(first or "open"), _end(stance.id, first, last), stance.id, "stance", stance.what))
    return table(("first day", "last day", "event", "kind", "what is reported"), sorted(rows))


def _end(name: str, first: object, last: object) -> str:
    if last is not None:
        return str(last)
    return (
        f"not reported; assumed {calendar.ASSUMED[name]} days" if name in calendar.ASSUMED and first else "not reported"
    )


def assumed_ends() -> str:
    """Write the ends that the calendar assumes."""
    begins = {one.id: one.happened_on.earliest for one in route_events.load()}
    begins |= {one.id: one.over.earliest for one in china_stance.load()}
    rows = []
    for name, days in sorted(calendar.ASSUMED.items()):
        first = begins.get(name)
        rows.append((name, str(first or "open"), str(days), str(first + timedelta(days=days)) if first else "open"))
    return table(("event", "first day", "days assumed", "last day taken"), rows)


def scenario_changes() -> str:
    """Write what a scenario may change."""
    return table(
        ("change", "what", "keys", "what of it was observed", "what the model takes for granted"),
        (
            (
                name,
                one.what + (" (in one week)" if one.is_moment else ""),
                ", ".join(f"{key} = {example}" for key, example in one.keys.items()) or "none",
                one.observed or "nothing like it",
                one.assumes,
            )
            for name, one in CHANGES.items()
        ),
    )


def causes() -> str:
    """Write how each cause is taken away."""
    return table(("cause", "what the model does without it"), CAUSES.items())

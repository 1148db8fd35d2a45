"""Step B and the order of seals: which stand on the day of the distribution, and who comes first.

Source: civil procedure interpretation 485, 514; sealing provisions 7, 26, 27; law.md 3.4 B and 8c.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from yellowplate.law.claims.sale import Sale, Seal
from yellowplate.law.claims.switches import Readings
from yellowplate.tables import claims_figures

Place = tuple[bool, bool, date]
"""Not noted, waiting, day: the smaller comes first."""


def anniversary(day: date, years: int) -> date:
    """Return the same day some years on; 29 February falls on the 28th where the year has none.

    >>> anniversary(date(2024, 2, 29), 2)
    datetime.date(2026, 2, 28)
    """
    last_of_february = 28
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=last_of_february)


def is_waiting(seal: Seal, as_of: date) -> bool:
    """Say whether a seal still stands in the queue."""
    return bool(seal.waiting) and (seal.effective_on is None or seal.effective_on > as_of)


def is_over(start: date, as_of: date) -> bool:
    """Say whether the term of a seal that runs from `start` has ended; the anniversary still counts."""
    return as_of > anniversary(start, claims_figures.value("seal_years"))


def is_in_force(seal: Seal, as_of: date, read: Readings) -> bool:
    """Say whether a seal stands on a day: not lifted, not lapsed, and within its term unless renewed."""
    if seal.on > as_of or any(end is not None and end <= as_of for end in (seal.lifted_on, seal.lapsed_on)):
        return False
    if seal.renewed:
        return True
    if seal.waiting and is_over(seal.on, as_of) and read("waiting_seal_own_clock"):
        return False
    if is_waiting(seal, as_of):
        return True
    return not is_over(seal.effective_on or seal.on, as_of)


def in_force(sale: Sale, read: Readings) -> tuple[Seal, ...]:
    """Return the seals that stand, in the order in which they pay."""
    standing = [seal for seal in sale.seals if is_in_force(seal, sale.as_of, read)]
    return tuple(sorted(standing, key=lambda seal: (place(seal, sale.as_of), str(seal.clock or ""), seal.claim)))


def place(seal: Seal, as_of: date) -> Place:
    """Return the place of a seal in the queue: noted first, then effective, then the day."""
    waits = is_waiting(seal, as_of)
    day = seal.on if waits or seal.effective_on is None else seal.effective_on
    return (not seal.noted, waits, day)


def queue(seals: Iterable[Seal], as_of: date, creditors: set[str], read: Readings) -> list[list[str]]:
    """Group creditors by their best own seal.

    Args:
        seals: those in force.
        as_of: day of the distribution.
        creditors: claim ids that take part; others' seals are not looked at.
        read: readings of the run; the hour decides within a day only by `seal_clock_counts`.

    Returns:
        Groups in order of payment, those in a group share; ids in order. Creditors without a seal are in none.
    """
    best: dict[str, tuple[Place, Seal]] = {}
    for seal in seals:
        if seal.claim in creditors:
            ranked = place(seal, as_of)
            if seal.claim not in best or ranked < best[seal.claim][0]:
                best[seal.claim] = (ranked, seal)
    groups: dict[Place, list[str]] = {}
    for claim, (ranked, _) in sorted(best.items(), key=lambda item: (item[1][0], item[0])):
        groups.setdefault(ranked, []).append(claim)
    found: list[list[str]] = []
    for group in groups.values():
        hours = {claim: _hour(best[claim][1]) for claim in group}
        if len(group) > 1 and all(hours.values()) and len(set(hours.values())) > 1 and read("seal_clock_counts"):
            found += [[one for one in group if hours[one] == hour] for hour in sorted(set(hours.values()))]
        else:
            found.append(group)
    return found


def _hour(seal: Seal) -> str:
    """Return the time of day a seal shows, or "" where it shows none or took hold on another day."""
    return seal.clock.isoformat() if seal.clock is not None and seal.effective_on is None else ""

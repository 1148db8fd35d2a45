"""Figures as people read them, and facts as sources of a report."""

from __future__ import annotations

from collections.abc import Iterable

from yellowplate.export.report import Source
from yellowplate.tables import reported_facts

MILLION = 1e6
THOUSAND = 1e3
WHOLE_FROM = 100.0


def number(value: float | None) -> str:
    """Write an estimate with three places that count, no more than it can bear; "open" for None.

    >>> number(-141734000.0), number(5004.0), number(0.01234), number(None)
    ('-142 million', '5,000', '0.0123', 'open')
    """
    if value is None:
        return "open"
    short = float(f"{value:.3g}")
    if abs(short) >= MILLION:
        return (
            f"{short / MILLION:,.3g} million" if abs(short) < THOUSAND * MILLION else f"{short / MILLION:,.0f} million"
        )
    return f"{short:,.0f}" if abs(short) >= WHOLE_FROM else f"{short:.3g}"


def span(low: float | None, high: float | None) -> str:
    """Write a range.

    >>> span(1.0, 2500.0), span(3.0, None)
    ('1 to 2,500', 'at least 3')
    """
    if high is None:
        return f"at least {number(low)}"
    return f"{number(low)} to {number(high)}"


def facts(ids: Iterable[str]) -> tuple[Source, ...]:
    """Return reported facts as sources, each once, in order of id.

    Args:
        ids: of facts; names that are none are left out.
    """
    known = reported_facts.by_id()
    return tuple(
        Source(one, f"{known[one].note} ({known[one].attribution})", known[one].source_url)
        for one in sorted(set(ids))
        if one in known
    )

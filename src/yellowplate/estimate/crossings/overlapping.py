"""Counts of the same kind of place by several surveys whose areas overlap: what they allow together, and what not.

Without the points, two counts over overlapping stretches may tell of the same places or of others. What follows from
the counts alone is a least and a greatest number of different places, and nothing between. With the points, places
within a radius of each other may be one, and the number depends on the radius: `overlapping_points.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yellowplate.estimate.caution import Caution
from yellowplate.records import Period, parse_period


@dataclass(frozen=True, slots=True)
class Survey:
    """One published count over a stretch.

    Attributes:
        name: who counted.
        count: places counted.
        length_km: length of the stretch.
        from_km: where it begins along the river, or None where it is not told.
        to_km: where it ends, or None.
        when: days the imagery or visits cover, or None.
        what: what was counted, in the survey's words.
        is_floor: True for "at least".
        built_on: names of surveys it took as its starting point.
        has_points: True if its points are at hand.
        source: ids of the reported facts.
    """

    name: str
    count: int
    length_km: float
    from_km: float | None = None
    to_km: float | None = None
    when: Period | None = None
    what: str = ""
    is_floor: bool = False
    built_on: tuple[str, ...] = ()
    has_points: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse half a stretch, a stretch turned around and counts below nought."""
        if self.count < 0 or self.length_km <= 0:
            msg = f"{self.name}: {self.count} places over {self.length_km} km cannot be"
            raise ValueError(msg)
        if (self.from_km is None) != (self.to_km is None):
            msg = f"{self.name}: a stretch needs both its ends"
            raise ValueError(msg)
        if self.from_km is not None and self.to_km is not None and self.to_km <= self.from_km:
            msg = f"{self.name}: a stretch from km {self.from_km} to km {self.to_km}"
            raise ValueError(msg)

    @property
    def is_placed(self) -> bool:
        """True if the stretch has ends along the river."""
        return self.from_km is not None


@dataclass(frozen=True, slots=True)
class Union:
    """What several surveys allow together.

    Attributes:
        least: fewest different places that agree with all counts.
        most: most different places; None where a count is "at least".
        why_least: the counts that `least` adds, by name.
        is_reconciled: always None here: counts without points neither agree nor disagree.
        reasons: why not, one sentence each.
        cautions: with the figure that triggered each.
    """

    least: int
    most: int | None
    why_least: tuple[str, ...]
    is_reconciled: None
    reasons: tuple[str, ...]
    cautions: tuple[Caution, ...]


def union_of(surveys: Sequence[Survey]) -> Union:
    """Say how many different places several surveys allow.

    Args:
        surveys: at least one.

    Returns:
        `least` is the largest sum of counts over stretches that do not overlap (the fewest points that give every
        stretch its count; exact, since intervals on a line have a whole-numbered dual); stretches without ends may
        lie anywhere, so only one of them can count. `most` is the sum of all counts.

    Raises:
        ValueError: no survey.

    Limits: places "ever built" and places open on one day are different things, and no bound here bridges them: the
        bounds hold if every survey's places existed, at whatever time, and none counted one place twice.
    """
    if not surveys:
        msg = "no survey"
        raise ValueError(msg)
    placed = sorted((one for one in surveys if one.is_placed), key=lambda one: (one.to_km or 0.0, one.name))
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for i, one in enumerate(placed):
        before = sum((other.to_km or 0.0) <= (one.from_km or 0.0) for other in placed[:i])
        with_it = (best[before][0] + one.count, (*best[before][1], one.name))
        best.append(max(best[i], with_it, key=lambda pair: pair[0]))
    alone = [(one.count, (one.name,)) for one in surveys if not one.is_placed]
    least, why = max([best[-1], *alone], key=lambda pair: pair[0])
    is_open = any(one.is_floor for one in surveys)
    return Union(
        least=least,
        most=None if is_open else sum(one.count for one in surveys),
        why_least=why,
        is_reconciled=None,
        reasons=tuple(_reasons(surveys)),
        cautions=tuple(_cautions(surveys)),
    )


def _reasons(surveys: Sequence[Survey]) -> list[str]:
    bare = [one.name for one in surveys if not one.has_points]
    found = []
    if bare:
        found.append(f"The points of {', '.join(bare)} are not at hand: which places are the same cannot be told.")
    if any(not one.is_placed for one in surveys):
        found.append("Where the stretches begin and end along the river is told by names of places, not by kilometres.")
    kinds = sorted({one.what for one in surveys if one.what})
    if len(kinds) > 1:
        found.append(f"They did not count the same thing: {'; '.join(kinds)}.")
    whens = sorted({str(one.when) for one in surveys if one.when})
    if len(whens) > 1:
        found.append(f"They looked at different times ({'; '.join(whens)}); what is washed out is built again beside.")
    return found


def _cautions(surveys: Sequence[Survey]) -> list[Caution]:
    found = []
    for one in surveys:
        for other in one.built_on:
            text = f"{one.name} started from the list of {other}: they are no independent lists, so their overlap says "
            text += "nothing of how many both missed."
            found.append(Caution("not_independent", f"{one.name}, {other}", text))
    rates = [(one.count / one.length_km, one.name) for one in surveys]
    if len(rates) > 1:
        low, high = min(rates), max(rates)
        text = "Places a kilometre differ between the stretches: no density may be carried from one to another."
        found.append(Caution("density_differs", f"{low[0]:.2f} ({low[1]}) to {high[0]:.2f} ({high[1]}) a km", text))
    return found


PUBLISHED = (
    Survey(
        name="ASIAPRESS",
        count=24,
        length_km=80,
        when=parse_period("2025-07-31/2025-09-13"),
        what="fords with tracks, machines or camps, on images of two days",
        source="F040 F041 F326",
    ),
    Survey(
        name="NK Pro",
        count=32,
        length_km=95,
        when=parse_period("2024-04/2025-12"),
        what="temporary fords built over the time, washed out ones included",
        is_floor=True,
        built_on=("ASIAPRESS",),
        source="F044 F045 F330",
    ),
    Survey(
        name="AccessDPRK",
        count=43,
        length_km=400,
        when=parse_period("2023-08/2026-02"),
        what="irregular crossing points, 37 of them fit for vehicles",
        source="F047 F048 F049",
    ),
)
"""The three published counts of crossings on the upper Yalu; of AccessDPRK one point of 43 is known (F050)."""

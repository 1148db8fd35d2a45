"""The most vehicles in view at once: a floor."""

from __future__ import annotations

from yellowplate.estimate.looks.counts import CountAnswer, CountTable
from yellowplate.estimate.method import Method, Question


def answer(table: CountTable, *, level: float) -> CountAnswer:
    """Return the sum over places of the highest count: a floor of the vehicles that were ever at them.

    Args:
        table: places with visits.
        level: not used; a floor has no interval.

    Limits: where vehicles move between the places, or visits lie on different days, one vehicle may stand in several
        of the highest counts; the largest sum of one day is given beside it.
    """
    del level
    highest = [max(site.told, default=0) for site in table.sites]
    days: dict[str, int] = {}
    for site in table.sites:
        for day, count in zip(site.days, site.counts, strict=False):
            if day is not None and count is not None:
                days[day.isoformat()] = days.get(day.isoformat(), 0) + count
    total = float(sum(highest))
    figures = {"largest_sum_of_one_day": float(max(days.values()))} if days else {}
    quantity = "vehicles that were at the places, at least"
    return CountAnswer(quantity, "vehicles", value=total, lower=max(figures.values(), default=total), figures=figures)


METHOD = Method(
    name="highest_counts",
    question=Question.COUNTS,
    what="sum of the highest count of each place: a floor",
    source="count",
    assumptions=(
        "Nothing else was taken for a vehicle.",
        "No vehicle moved from one place to another between its highest count and that of the other.",
    ),
    answer=answer,
)

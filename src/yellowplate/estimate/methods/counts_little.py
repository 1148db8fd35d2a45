"""Vehicles a month from the mean number in view and a dwell time: a bracket, not an estimate."""

from __future__ import annotations

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.looks.counts import CountAnswer, CountTable
from yellowplate.estimate.looks.dwell import flow_per_month
from yellowplate.estimate.method import Method, Question


def answer(table: CountTable, *, level: float) -> CountAnswer:
    """Return the flow at the longest and at the shortest dwell time.

    Args:
        table: scenes with days and dwell times.
        level: not used; the ends are those of the dwell times.
    """
    del level
    quantity, unit = "vehicles arriving at the places a month", "vehicles a month"
    means = [
        sum(scene.middle / scene.coverage for scene in one.figures) / len(one.figures)
        for one in table.series
        if one.figures
    ]
    if not means:
        return CountAnswer(quantity, unit, why_not="no count with a day")
    stock = sum(means)
    flows = {f"at {days:g} days of stay": flow_per_month(stock, days) for days in sorted(table.dwell_days)}
    text = "The two ends are two dwell times told by single reports: the count alone cannot say which holds."
    times = " and ".join(f"{days:g}" for days in sorted(table.dwell_days))
    return CountAnswer(
        quantity,
        unit,
        lower=min(flows.values()),
        upper=max(flows.values()),
        why_not="a bracket between dwell times has no middle",
        figures={"mean_stock": stock, **flows},
        cautions=(Caution("dwell_not_measured", f"{times} days", text),),
    )


METHOD = Method(
    name="little_bracket",
    question=Question.COUNTS,
    what="mean number in view over the dwell time, at each dwell time given",
    source="Little 1961, Operations Research 9, 383-387",
    assumptions=(
        "Over the time counted, as many left as arrived.",
        "What the scene did not cover held as much as what it did.",
    ),
    answer=answer,
)

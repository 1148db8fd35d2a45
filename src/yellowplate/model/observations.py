"""What runs say of the dated observations, and how far that is from what was reported, in the reporter's errors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from yellowplate.tables import model_observations
from yellowplate.tables.model_observations import Compare, Observation, Part, Summary

if TYPE_CHECKING:
    from yellowplate.model.chance import Array, Chance
    from yellowplate.model.simulation import Trajectory

DATINGS = ("published", "observed")
"""What a cut-off day is held against: the day a report came out, or the last day it speaks of."""
LEAST_SHARE = 0.01
"""A run that says less than this share of a figure (or more than its inverse) counts as saying that."""


def compared(until: date | None = None, *, dated: str = "published") -> tuple[Observation, ...]:
    """Return the observations that runs are compared with.

    Args:
        until: leave out what became known later; None for all.
        dated: one of `DATINGS`.

    Raises:
        KeyError: no such dating.
    """
    if dated not in DATINGS:
        msg = f"no such dating: {dated}; choose from {', '.join(DATINGS)}"
        raise KeyError(msg)
    found = [one for one in model_observations.load() if one.compare is not Compare.INPUT]
    if until is None:
        return tuple(found)
    return tuple(
        one for one in found if (one.published if dated == "published" else one.last or one.published) <= until
    )


def inputs() -> tuple[Observation, ...]:
    """Return the figures of the table that enter as priors or by the calendar and are not compared."""
    return tuple(one for one in model_observations.load() if one.compare is Compare.INPUT)


def n_weeks(observations: Sequence[Observation], first: date) -> int:
    """Return how many weeks from a first Monday on hold every span."""
    return max(((one.last - first).days // 7 + 1 for one in observations if one.last), default=1)


def values(trajectory: Trajectory, observations: Sequence[Observation]) -> Array:
    """Return what each run says of each observation, in its unit.

    Returns:
        Runs by observations.
    """
    import numpy as np

    found = []
    for one in observations:
        assert one.of is not None, one.id
        said = _summary(trajectory, one.of)
        if one.over is not None:
            beside = _summary(trajectory, one.over)
            # Nothing over nothing is nothing: a route that never ran shows no fall and no share.
            said = np.where(beside > 0, said / np.where(beside > 0, beside, 1.0), np.nan)
        found.append(said)
    return np.stack(found, axis=1)


def _summary(trajectory: Trajectory, part: Part) -> Array:
    import numpy as np

    joined = np.zeros_like(trajectory.series["serial"])
    for sign, name in part.terms:
        joined = joined + sign * (float(name) if name.isdecimal() else trajectory.series[name])
    share = trajectory.calendar.share_within(part.first, part.last)
    if part.summary is Summary.MEAN:
        return np.asarray(joined @ share / share.sum())
    total = np.asarray(joined @ share)
    return total if part.summary is Summary.SUM else total / ((part.last - part.first).days + 1)


def retold(said: Array, observations: Sequence[Observation], chance: Chance) -> Array:
    """Return what reporters would tell of what runs say: each figure times their error, drawn anew.

    Args:
        said: runs by observations, see `values`.
        observations: the columns.
        chance: the streams; each observation has its own.
    """
    import numpy as np
    from scipy.special import ndtri

    drawn = np.stack([ndtri(chance.uniform("observing", one.id)) for one in observations], axis=1)
    return np.asarray(said * np.exp(drawn * np.array([one.error for one in observations])))


def residuals(said: Array, observations: Sequence[Observation]) -> Array:
    """Return how far what is said lies from what was reported.

    Args:
        said: runs by observations.
        observations: the columns.

    Returns:
        Runs by observations: log of the ratio to the figure, or to the nearer end of a range, over the reporter's
        error; 0 inside a range and where an "at least" or "at most" is kept. What cannot be said (a share of
        nothing) is as far off as `LEAST_SHARE`.
    """
    import numpy as np

    columns = []
    for part, one in enumerate(observations):
        most = -np.log(LEAST_SHARE)
        above = _log_ratio(said[:, part], one.low, -most)
        below = _log_ratio(said[:, part], one.high, -most)
        off = np.minimum(above, 0.0) if one.low is not None else np.zeros(len(said))
        off = off + (np.maximum(below, 0.0) if one.high is not None else 0.0)
        off = np.where(np.isnan(said[:, part]), -most, off)
        columns.append(np.clip(off, -most, most) / one.error)
    return np.stack(columns, axis=1)


def bent(off: Array) -> Array:
    """Bend residuals so that a report far off counts little more than one that is off: some reports are wrong.

    Args:
        off: residuals in reporter's errors.

    Returns:
        Their inverse hyperbolic sine: straight within one error, then like the log.
    """
    import numpy as np

    return np.asarray(np.arcsinh(off))


def _log_ratio(said: Array, figure: float | None, least: float) -> Array:
    import numpy as np

    if figure is None:
        return np.zeros_like(said)
    return np.log(np.maximum(np.nan_to_num(said) / figure, np.exp(least)))

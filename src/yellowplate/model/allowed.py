"""Who may own a car: by the dated rules, and in other places ahead of their rule as the reports tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yellowplate.model.chance import Array
    from yellowplate.model.week import Week


def may_own(week: Week) -> Array:
    """Return the share of each cohort's households that can own a car in a week.

    Returns:
        Runs by cohorts: what the rules let, or outside the capital the share that gets one ahead of its rule (by a
        company, a relative, a registration in the capital), whichever is more.
    """
    import numpy as np

    calendar, at = week.calendar, week.index
    ahead = week.numbers["buying.ahead"] * calendar.in_capital()[at]
    return np.asarray(np.maximum(calendar.owners()[at][None, :], ahead[:, None]))

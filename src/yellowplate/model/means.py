"""What households can pay: the share of a cohort that holds enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yellowplate.model.chance import Array
    from yellowplate.model.week import Week


def affords(week: Week, price: Array) -> Array:
    """Return the share of each cohort's households that hold at least a sum, all currencies together.

    Args:
        week: the week.
        price: yuan, runs.

    Returns:
        Runs by cohorts. Holdings are lognormal in a cohort; its mean follows what the cohort still holds.
    """
    import numpy as np
    from scipy.special import ndtr

    world, numbers = week.world, week.numbers
    held = (
        world.money["CNY"]["households"] + world.money["USD"]["households"] * numbers["buying.yuan_per_dollar"][:, None]
    )
    n_all = world.households + world.cars["owned"] + world.cars["pooled"] * numbers["buying.sharers"].round()[:, None]
    spread = numbers["buying.inequality"][:, None]
    mean = np.maximum(held / np.maximum(n_all, 1.0), 1.0)
    centre = np.log(mean) - spread**2 / 2
    return np.asarray(ndtr((centre - np.log(np.maximum(price, 1.0))[:, None]) / spread))

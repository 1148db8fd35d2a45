"""What a car costs once it is across: importers' orders, prices and the state's margin start from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yellowplate.model.chance import Array
    from yellowplate.model.week import Week


MONTHS = 12.0


def landed(week: Week) -> Array:
    """Return what a car of each kind costs once it is across, with the permit that is paid on average.

    Returns:
        Yuan, runs by kinds.
    """
    import numpy as np

    numbers = week.numbers
    prices = np.stack(
        [
            numbers["dealing.new_price"] * numbers["seizing.black_price"] * (1 + numbers["importing.black_margin"]),
            numbers["dealing.used_price"],
            numbers["dealing.new_price"],
        ],
        axis=1,
    )
    permit = week.calendar.permit_cny[week.index] * numbers["importing.permit_paid"]
    return np.asarray(prices + (numbers["importing.carriage"] + permit)[:, None])


def kept_a_year(week: Week) -> Array:
    """Return what a private owner is charged in the first year: registration, plate, permit and parking.

    Returns:
        Yuan, runs.
    """
    numbers = week.numbers
    once = numbers["charging.registration"] + numbers["charging.plate"] + numbers["charging.operating_permit"]
    return once + MONTHS * numbers["charging.guarded"] * numbers["charging.parking"]

"""How long vehicles stay: Little's law, and the dwell times that were reported."""

from __future__ import annotations

DAYS_A_MONTH = 30
"""Days of a month in "vehicles a month" of yards, as the reports count; 12 of them are 360 days."""

DWELL_DAYS = (15.0, 180.0)
"""Dwell times reported: 5 days of search and 10 of approval (reported.csv F135, F136: Daily NK, June 2024), and over
six months unsold (F021: ASIAPRESS, November 2025). Both are single reports, and the second is of some cars only."""


def flow_per_month(stock: float, dwell_days: float) -> float:
    """Return vehicles arriving a month that keep a stock in view.

    Args:
        stock: vehicles in view, on average.
        dwell_days: days a vehicle stays, on average; above 0.

    Raises:
        ValueError: a dwell time that is not above 0, or a stock below 0.

    Limits: holds for averages over a time in which the stock neither grows nor shrinks.
    Source: Little 1961, Operations Research 9, 383-387: stock = arrivals a day x days of stay.

    >>> flow_per_month(300, 15), flow_per_month(300, 180)
    (600.0, 50.0)
    """
    if dwell_days <= 0 or stock < 0:
        msg = f"a stock of {stock} with a stay of {dwell_days} days cannot be"
        raise ValueError(msg)
    return stock / dwell_days * DAYS_A_MONTH

"""Vehicles whose VINs are easily mistaken for each other: a lead for a person, never a merge."""

from __future__ import annotations

from collections.abc import Iterable

from yellowplate.numbers import vin as numbers
from yellowplate.numbers.vin_near import Book


def near_pairs(vins: Iterable[str]) -> dict[str, set[str]]:
    """Find the VINs of a case that a reader may have taken for one another.

    Args:
        vins: as read; those that are not 17 characters of the VIN alphabet have no neighbours.

    Returns:
        For each VIN that has any, the near others.

    Limits: by single characters taken for others (see `yellowplate.numbers.vin_near`); two cars of one series may be
        near by chance, and where the check digit is binding that takes two such characters at least.
    """
    whole = {vin for vin in vins if len(vin) == numbers.LENGTH and set(vin) <= set(numbers.ALPHABET)}
    book = Book(whole)
    found = {vin: {other for other, _ in book.near(vin)} - {vin} for vin in sorted(whole)}
    return {vin: others for vin, others in found.items() if others}

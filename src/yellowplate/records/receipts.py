"""Where the state takes money from a vehicle, and the totals of it: one list for estimates and models."""

from __future__ import annotations

from enum import StrEnum


class Stream(StrEnum):
    """A charge on a vehicle that some body of the state is reported to collect."""

    PERMIT = "permit"
    """Import permit, once at the crossing."""
    MARGIN = "margin"
    """The share of the profit on the sale that goes to the company holding the permit; never below zero."""
    REGISTRATION = "registration"
    """Once, when a private owner registers."""
    PLATE = "plate"
    """Once, for the number plate."""
    OPERATING_PERMIT = "operating_permit"
    """Each year, for each private vehicle that still runs."""
    PARKING = "parking"
    """Each month, guarded parking; reported in won, and who takes it is not reported."""


class Total(StrEnum):
    """The three totals that must not be taken for one another."""

    GROSS = "gross"
    """Collected by any body of the state."""
    RETAINED = "retained"
    """The part of gross that reaches the centre."""
    NET = "net"
    """Gross less what left for China for the same vehicles (price and carriage); negative where more left."""

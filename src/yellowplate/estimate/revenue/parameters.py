"""What a scenario of receipts may state: each parameter with the type of its unit, and the question it answers."""

from __future__ import annotations

from dataclasses import dataclass

from yellowplate.records import units
from yellowplate.records.receipts import Stream
from yellowplate.records.units import Measure


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number a scenario may state.

    Attributes:
        name: key in the scenario.
        kind: type of the quantity; a value in another unit is refused.
        asks: the question the number answers, as put to the user where it is missing.
        item: item of the table of fees that tells what is reported of it, or "".
        streams: the streams that cannot be computed without it.
        is_of_country: one number for all classes of vehicle.
        is_constant: one belief for all months; a list by months is refused.
    """

    name: str
    kind: type[Measure]
    asks: str
    item: str = ""
    streams: tuple[Stream, ...] = ()
    is_of_country: bool = False
    is_constant: bool = False


PARAMETERS: dict[str, Parameter] = {
    one.name: one
    for one in (
        Parameter(
            "arrivals",
            units.VehiclesPerMonth,
            "How many vehicles of the class arrive in a month in which the route runs?",
        ),
        Parameter(
            "permit",
            units.YuanPerVehicle,
            "What does the import permit cost for one vehicle?",
            "permit",
            (Stream.PERMIT,),
        ),
        Parameter(
            "permit_paid", units.Share, "For what share of the vehicles is the permit paid?", "", (Stream.PERMIT,)
        ),
        Parameter("purchase", units.YuanPerVehicle, "What is paid in China for one vehicle?", "purchase"),
        Parameter("carriage", units.YuanPerVehicle, "What does carriage to the yard cost for one vehicle?", "carriage"),
        Parameter(
            "profit",
            units.YuanPerVehicle,
            "What is earned on one vehicle, or lost (below zero)?",
            "profit",
            (Stream.MARGIN,),
        ),
        Parameter(
            "company_share",
            units.Share,
            "What share of a profit goes to the company that holds the permit?",
            "company_share",
            (Stream.MARGIN,),
        ),
        Parameter("sale_price", units.YuanPerVehicle, "What does a buyer pay for one vehicle?", "sale_price"),
        Parameter("dwell", units.Months, "How long does a vehicle stand before it is sold, on average?"),
        Parameter(
            "private_share",
            units.Share,
            "What share of the vehicles sold goes to private owners?",
            "",
            (Stream.REGISTRATION, Stream.PLATE, Stream.OPERATING_PERMIT, Stream.PARKING),
        ),
        Parameter(
            "registration",
            units.YuanPerVehicle,
            "What does registration of one private vehicle cost?",
            "registration",
            (Stream.REGISTRATION,),
        ),
        Parameter("plate", units.YuanPerVehicle, "What does the state charge for one plate?", "plate", (Stream.PLATE,)),
        Parameter(
            "operating_permit",
            units.YuanPerVehicleYear,
            "What does the operating permit of one private vehicle cost in a year?",
            "operating_permit",
            (Stream.OPERATING_PERMIT,),
        ),
        Parameter(
            "scrapped",
            units.SharePerYear,
            "What share of the private vehicles stops running in a year?",
            "",
            (Stream.OPERATING_PERMIT, Stream.PARKING),
        ),
        Parameter(
            "parking",
            units.WonPerVehicleMonth,
            "What does guarded parking cost in a month, in won?",
            "parking",
            (Stream.PARKING,),
        ),
        Parameter(
            "guarded", units.Share, "What share of private vehicles stands in guarded car parks?", "", (Stream.PARKING,)
        ),
        Parameter(
            "parking_to_state", units.Share, "What share of parking fees goes to the state?", "", (Stream.PARKING,)
        ),
        Parameter(
            "sharers", units.Persons, "How many people share a vehicle bought together?", "sharers", is_constant=True
        ),
        Parameter(
            "instalments",
            units.Months,
            "Over how many months is a sale on credit paid?",
            "instalment_months",
            is_constant=True,
        ),
        Parameter(
            "central_share",
            units.Share,
            "What share of what bodies of the state collect reaches the centre?",
            is_of_country=True,
        ),
        Parameter(
            "won_per_yuan",
            units.WonPerYuan,
            "What is a yuan worth in won where fees are paid in won?",
            "",
            (Stream.PARKING,),
            is_of_country=True,
        ),
    )
}
"""Every parameter by its key, in the order in which money follows a vehicle."""


def needed_by(stream: Stream) -> tuple[Parameter, ...]:
    """Return the parameters a stream cannot be computed without, in order."""
    return tuple(one for one in PARAMETERS.values() if stream in one.streams)

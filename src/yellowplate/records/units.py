"""The units of money and vehicles, each a class of its own, so that a mistake of unit is refused and not computed.

Won where yuan is meant, a month where a year is meant, a night's count where a month's is meant: a checker of types
sees the mistake before the program runs; `written` and the arithmetic refuse it when it runs. Going from one class to
another is a method with a name (`per_month`, `WonPerYuan.to_yuan`), never implicit.
"""

from __future__ import annotations

from decimal import Decimal

from yellowplate.records.errors import WrongUnit
from yellowplate.records.measure import Measure, NotNegative, check_unit

__all__ = [
    "KINDS",
    "MONTHS_A_YEAR",
    "NIGHTS_A_MONTH",
    "Dollars",
    "DollarsPerYear",
    "Measure",
    "Months",
    "Persons",
    "Share",
    "SharePerYear",
    "VehiclesPerMonth",
    "VehiclesPerNight",
    "VehiclesPerYear",
    "Won",
    "WonPerDollar",
    "WonPerVehicleMonth",
    "WonPerYuan",
    "Yuan",
    "YuanPerDollar",
    "YuanPerMonth",
    "YuanPerVehicle",
    "YuanPerVehicleMonth",
    "YuanPerVehicleYear",
    "YuanPerYear",
    "check_unit",
]

MONTHS_A_YEAR = Decimal(12)
NIGHTS_A_MONTH = Decimal("365.25") / MONTHS_A_YEAR


class Share(Measure):
    """A part of a whole, from 0 to 1; never a percentage."""

    __slots__ = ()
    UNIT = "share"

    def _check(self) -> None:
        if not 0 <= self.value <= 1:
            raise WrongUnit(f"a share lies between 0 and 1, not {self.value}; 40 percent is 0.4")


class SharePerYear(Share):
    """A part of a stock that goes each year, from 0 to 1."""

    __slots__ = ()
    UNIT = "share per year"


class Months(NotNegative):
    """A length of time in months."""

    __slots__ = ()
    UNIT = "months"


class Persons(NotNegative):
    """A number of people; may be a mean."""

    __slots__ = ()
    UNIT = "persons"


class Yuan(Measure):
    """A sum in Chinese yuan."""

    __slots__ = ()
    UNIT = "CNY"


class Won(Measure):
    """A sum in North Korean won."""

    __slots__ = ()
    UNIT = "KPW"


class Dollars(Measure):
    """A sum in dollars of the United States."""

    __slots__ = ()
    UNIT = "USD"


class YuanPerYear(Measure):
    """Yuan in one year."""

    __slots__ = ()
    UNIT = "CNY per year"


class YuanPerMonth(Measure):
    """Yuan in one month."""

    __slots__ = ()
    UNIT = "CNY per month"

    def per_year(self) -> YuanPerYear:
        """Return what twelve such months bring."""
        return YuanPerYear(self.value * MONTHS_A_YEAR)


class VehiclesPerMonth(NotNegative):
    """Vehicles in one month."""

    __slots__ = ()
    UNIT = "vehicles per month"


class VehiclesPerYear(NotNegative):
    """Vehicles in one year."""

    __slots__ = ()
    UNIT = "vehicles per year"

    def per_month(self) -> VehiclesPerMonth:
        """Spread a year evenly over its months."""
        return VehiclesPerMonth(self.value / MONTHS_A_YEAR)


class VehiclesPerNight(NotNegative):
    """Vehicles in one night; one night is no mean."""

    __slots__ = ()
    UNIT = "vehicles per night"

    def if_every_night(self) -> VehiclesPerMonth:
        """Return the month if every night were such a night: an upper-style figure, not a mean."""
        return VehiclesPerMonth(self.value * NIGHTS_A_MONTH)


class YuanPerVehicle(Measure):
    """Yuan once for each vehicle; negative for a loss."""

    __slots__ = ()
    UNIT = "CNY per vehicle"

    def times(self, flow: VehiclesPerMonth) -> YuanPerMonth:
        """Return what a monthly flow of vehicles brings.

        Raises:
            WrongUnit: the flow is not by the month.
        """
        if not isinstance(flow, VehiclesPerMonth):
            raise WrongUnit(f"{self.UNIT} is multiplied with vehicles per month, not {type(flow).__name__}")
        return YuanPerMonth(self.value * flow.value)


class YuanPerVehicleMonth(Measure):
    """Yuan for each vehicle in each month."""

    __slots__ = ()
    UNIT = "CNY per vehicle per month"


class YuanPerVehicleYear(Measure):
    """Yuan for each vehicle in each year."""

    __slots__ = ()
    UNIT = "CNY per vehicle per year"

    def per_month(self) -> YuanPerVehicleMonth:
        """Spread a yearly charge evenly over twelve months."""
        return YuanPerVehicleMonth(self.value / MONTHS_A_YEAR)


class WonPerVehicleMonth(Measure):
    """Won for each vehicle in each month."""

    __slots__ = ()
    UNIT = "KPW per vehicle per month"


class DollarsPerYear(Measure):
    """Dollars in one year."""

    __slots__ = ()
    UNIT = "USD per year"


class YuanPerDollar(NotNegative):
    """The price of a dollar in yuan; dated where it is kept."""

    __slots__ = ()
    UNIT = "CNY per USD"

    def to_dollars(self, sum_: Yuan) -> Dollars:
        """Convert yuan, once and at the end.

        Raises:
            WrongUnit: the sum is not in yuan, or the rate is zero.
        """
        if not isinstance(sum_, Yuan) or not self.value:
            raise WrongUnit(f"a rate of {self.value} {self.UNIT} converts yuan, not {type(sum_).__name__}")
        return Dollars(sum_.value / self.value)

    def to_yuan(self, sum_: Dollars) -> Yuan:
        """Convert dollars.

        Raises:
            WrongUnit: the sum is not in dollars.
        """
        if not isinstance(sum_, Dollars):
            raise WrongUnit(f"{self.UNIT} converts dollars here, not {type(sum_).__name__}")
        return Yuan(sum_.value * self.value)


class WonPerYuan(NotNegative):
    """The price of a yuan in won at one place on one day; markets disagree."""

    __slots__ = ()
    UNIT = "KPW per CNY"

    def to_yuan(self, sum_: Won) -> Yuan:
        """Convert won at this place and day.

        Raises:
            WrongUnit: the sum is not in won, or the rate is zero.
        """
        if not isinstance(sum_, Won) or not self.value:
            raise WrongUnit(f"a rate of {self.value} {self.UNIT} converts won, not {type(sum_).__name__}")
        return Yuan(sum_.value / self.value)


class WonPerDollar(NotNegative):
    """The price of a dollar in won at one place on one day; markets disagree."""

    __slots__ = ()
    UNIT = "KPW per USD"


KINDS: dict[str, type[Measure]] = {
    kind.UNIT: kind
    for kind in (
        Share,
        SharePerYear,
        Months,
        Persons,
        Yuan,
        Won,
        Dollars,
        YuanPerMonth,
        YuanPerYear,
        YuanPerVehicle,
        YuanPerVehicleMonth,
        YuanPerVehicleYear,
        WonPerVehicleMonth,
        DollarsPerYear,
        VehiclesPerNight,
        VehiclesPerMonth,
        VehiclesPerYear,
        YuanPerDollar,
        WonPerYuan,
        WonPerDollar,
    )
}
"""The classes by the unit as people write it."""

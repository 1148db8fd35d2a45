"""A scenario of receipts: months, halts, what is believed of each number, the question, and the variants to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yellowplate.estimate.revenue.parameters import PARAMETERS, Parameter
from yellowplate.records import Period
from yellowplate.records.prior import Prior
from yellowplate.records.receipts import Stream, Total
from yellowplate.records.units import DollarsPerYear, Share, YuanPerYear, check_unit

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month.

    Attributes:
        year: calendar year.
        month: 1 to 12.
    """

    year: int
    month: int

    @property
    def ordinal(self) -> int:
        """Months since year 0: the difference of two is a length of time."""
        return self.year * MONTHS_A_YEAR + self.month - 1

    @property
    def span(self) -> tuple[date, date]:
        """First and last day."""
        after = of_ordinal(self.ordinal + 1)
        first = date(self.year, self.month, 1)
        return first, date.fromordinal(date(after.year, after.month, 1).toordinal() - 1)

    def __str__(self) -> str:
        """Return the ISO form."""
        return f"{self.year:04d}-{self.month:02d}"


def of_ordinal(ordinal: int) -> Month:
    """Return the month of an ordinal."""
    return Month(ordinal // MONTHS_A_YEAR, ordinal % MONTHS_A_YEAR + 1)


@dataclass(frozen=True, slots=True)
class Dated:
    """A belief that holds for some months.

    Attributes:
        prior: the belief.
        first: first month it holds.
        last: last month.
        is_share_of_before: the number multiplies the value of the months before it, instead of standing for itself.
    """

    prior: Prior
    first: Month
    last: Month
    is_share_of_before: bool = False


@dataclass(frozen=True, slots=True)
class VehicleClass:
    """One class of vehicle of a scenario.

    Attributes:
        name: key ("car").
        numbers: what is believed, by parameter; each covers all months of the scenario without a gap.
    """

    name: str
    numbers: dict[str, tuple[Dated, ...]]

    def __post_init__(self) -> None:
        """Refuse a number in another unit than its parameter asks for."""
        for name, periods in self.numbers.items():
            for dated in periods:
                check_unit(Share if dated.is_share_of_before else PARAMETERS[name].kind, dated.prior.unit)

    def lacks(self, stream: Stream, country: dict[str, Prior]) -> tuple[Parameter, ...]:
        """Return the parameters a stream needs and the scenario does not state, in order."""
        return tuple(
            one
            for one in PARAMETERS.values()
            if stream in one.streams and one.name not in (country if one.is_of_country else self.numbers)
        )


@dataclass(frozen=True, slots=True)
class Halt:
    """A halt of the route that a scenario takes from the calendar.

    Attributes:
        event: id of the event.
        days: first and last day, both known.
        note: who says when it ended, where the reports do not; or "".
    """

    event: str
    days: Period
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question a scenario is put to.

    Attributes:
        total: which total.
        year: calendar year.
        threshold: the sum that the total may exceed.
    """

    total: Total
    year: int
    threshold: DollarsPerYear | YuanPerYear


@dataclass(frozen=True, slots=True)
class Variant:
    """The scenario with something changed.

    Attributes:
        name: what is changed, in words.
        fixed: parameter ("car.permit") to the one value it takes in all months.
        flow_of: month whose arrivals every month takes, without halts; or None.
    """

    name: str
    fixed: dict[str, float]
    flow_of: Month | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A reported figure that the scenario's own outcome is held against; never fitted.

    Attributes:
        fact: id of the fact.
        outcome: "private_sales", "arrivals", "arrivals_a_night", "yard" or "price".
        vehicle_class: key of the class.
        first: first month.
        last: last month.
    """

    fact: str
    outcome: str
    vehicle_class: str
    first: Month
    last: Month


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario of receipts, complete and checked.

    Attributes:
        title: what it is called.
        population: which vehicles, where and when.
        first: first month.
        last: last month.
        classes: the classes of vehicle, in order of name.
        country: numbers that hold for all classes.
        halts: halts of the route.
        asked: the question.
        variants: what to compare.
        checks: what to hold the outcome against.
    """

    title: str
    population: str
    first: Month
    last: Month
    classes: tuple[VehicleClass, ...]
    country: dict[str, Prior]
    halts: tuple[Halt, ...]
    asked: Asked
    variants: tuple[Variant, ...]
    checks: tuple[Check, ...]

    def __post_init__(self) -> None:
        """Refuse a number of the country in another unit than its parameter asks for."""
        for name, prior in self.country.items():
            check_unit(PARAMETERS[name].kind, prior.unit)

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month, in order."""
        return tuple(of_ordinal(number) for number in range(self.first.ordinal, self.last.ordinal + 1))

    @property
    def priors(self) -> tuple[Prior, ...]:
        """Every belief once, in order of name."""
        found = [dated.prior for one in self.classes for periods in one.numbers.values() for dated in periods]
        return tuple(sorted([*found, *self.country.values()], key=lambda prior: prior.name))

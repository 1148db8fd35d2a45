"""A quantity with its unit as a type: what all units of `records.units` have in common, and how a mistake is told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Self

from yellowplate.records.errors import WrongUnit

_CURRENCIES = {"CNY": "yuan", "KPW": "won", "USD": "dollars"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity of one unit; use the classes below it.

    Attributes:
        value: exact; may be negative where the class does not say otherwise.
    """

    value: Decimal
    UNIT: ClassVar[str] = ""

    def __post_init__(self) -> None:
        """Refuse a quantity without a unit, floats, and what is not finite."""
        if not self.UNIT:
            raise WrongUnit("a quantity is of a unit: use a class such as YuanPerVehicle")
        if not isinstance(self.value, Decimal):
            raise WrongUnit(f"an amount is a Decimal, not {type(self.value).__name__}: {self.value!r}")
        if not self.value.is_finite():
            raise WrongUnit(f"not an amount: {self.value}")
        self._check()

    def _check(self) -> None:
        """Refuse values the unit cannot have; classes with a range say so."""

    @classmethod
    def written(cls, value: Decimal, unit: str) -> Self:
        """Make the quantity from a value and the unit somebody wrote beside it.

        Raises:
            WrongUnit: the unit written is not this class's, or is unknown; the message says what differs.
        """
        check_unit(cls, unit)
        return cls(value)

    def _same(self, other: object) -> Decimal:
        if type(other) is not type(self):
            its = other.UNIT if isinstance(other, Measure) else type(other).__name__
            raise WrongUnit(f"cannot take {its} together with {self.UNIT}")
        return other.value

    def __add__(self, other: Self) -> Self:
        """Add a quantity of the same unit."""
        return type(self)(self.value + self._same(other))

    def __sub__(self, other: Self) -> Self:
        """Take away a quantity of the same unit."""
        return type(self)(self.value - self._same(other))

    def __lt__(self, other: Self) -> bool:
        """Compare with a quantity of the same unit."""
        return self.value < self._same(other)

    def __str__(self) -> str:
        """Return value and unit."""
        return f"{self.value:f} {self.UNIT}"


class NotNegative(Measure):
    """A quantity that is never below zero."""

    __slots__ = ()

    def _check(self) -> None:
        if self.value < 0:
            raise WrongUnit(f"{self.UNIT} cannot be negative: {self.value}")


def check_unit(kind: type[Measure], unit: str) -> None:
    """Refuse a written unit that is not the one a quantity is asked for in.

    Args:
        kind: the class asked for.
        unit: as written, such as "CNY per vehicle".

    Raises:
        WrongUnit: another unit; the message says whether the currency, the time or the thing differs.

    >>> from yellowplate.records.units import YuanPerVehicle
    >>> check_unit(YuanPerVehicle, "KPW per vehicle")
    Traceback (most recent call last):
    yellowplate.records.errors.WrongUnit: asked for in CNY per vehicle, given in KPW per vehicle: won are not yuan
    """
    if unit == kind.UNIT:
        return
    raise WrongUnit(f"asked for in {kind.UNIT}, given in {unit or 'no unit'}{_difference(kind.UNIT, unit)}")


def _difference(asked: str, given: str) -> str:
    of, *per = asked.split(" per ")
    its_of, *its_per = given.split(" per ")
    if of in _CURRENCIES and its_of in _CURRENCIES and of != its_of:
        return f": {_CURRENCIES[its_of]} are not {_CURRENCIES[of]}"
    if of == its_of and per != its_per:
        return (
            f": {' per '.join(('', *its_per)).strip() or 'a sum'} is not {' per '.join(('', *per)).strip() or 'a sum'}"
        )
    return ""

"""What the ground colour of a number plate meant, where and when, by whose account; source in plate_colours.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.records.times import Period, parse_period
from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Meaning:
    """One account of one colour.

    Attributes:
        country: ISO 3166-1 alpha-2 lower case.
        ground: colour of the ground.
        meaning: what the account says such plates are for.
        during: days it speaks of, open where it names no end; None where it gives no date.
        who: whose account.
        source_url: its page, or "".
        note: doubt or detail, or "".
    """

    country: str
    ground: str
    meaning: str
    during: Period | None
    who: str
    source_url: str
    note: str

    def is_excluded(self, on: Period) -> bool:
        """Tell whether the account's dates exclude every one of some days.

        Args:
            on: when the plate was seen.
        """
        if self.during is None:
            return False
        is_after = self.during.latest and on.earliest and on.earliest > self.during.latest
        is_before = self.during.earliest and on.latest and on.latest < self.during.earliest
        return bool(is_after or is_before)


@cache
def meanings() -> tuple[Meaning, ...]:
    """Return every account, in the order of the table."""
    return tuple(
        Meaning(**row | {"during": parse_period(row["during"]) if row["during"] else None})  # type: ignore[arg-type]
        for row in rows.read("plate_colours.csv")
    )


def meanings_of(ground: str, *, country: str = "", on: Period | None = None) -> tuple[Meaning, ...]:
    """Return what a colour may mean.

    Args:
        ground: colour of the ground.
        country: ISO 3166-1 alpha-2 lower case; "" for all, as the same colour means other things elsewhere.
        on: when the plate was seen; None for any time.

    Returns:
        Accounts that the country and the days do not exclude; empty where the table has none.

    >>> [one.who for one in meanings_of("yellow", country="kr")]
    ["the project's note on plates"]
    """
    return tuple(
        one
        for one in meanings()
        if one.ground == ground and country in {"", one.country} and (on is None or not one.is_excluded(on))
    )

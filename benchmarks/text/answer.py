"""What is said of one line, by a reader or by the labels: one shape for both, so that they can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.text.gold import Row
from yellowplate.extract.meaning import analyse


@dataclass(frozen=True, slots=True)
class Answer:
    """The answers about one line; the fields are those of the gold, see the annotation guide in README.md."""

    is_offer: bool
    encumbered: str
    destination: str
    price_yuan: int | None
    mileage_km: int | None
    year: int | None
    phone: tuple[str, ...]
    wechat: tuple[str, ...]
    qq: tuple[str, ...]
    plate: tuple[str, ...]
    vin: tuple[str, ...]
    tracker_removed: bool

    @property
    def is_encumbered_offer(self) -> bool:
        """The line offers a car and says that another's right lies on it."""
        return self.is_offer and self.encumbered == "yes"

    @property
    def is_to_dprk(self) -> bool:
        """The car is to go to North Korea."""
        return self.destination == "dprk"

    @property
    def is_refused(self) -> bool:
        """Neither an encumbered offer nor a way to North Korea: what a line with a false friend must get."""
        return not self.is_encumbered_offer and not self.is_to_dprk


def labels(row: Row) -> Answer:
    """Return the labels of a line as an answer."""
    return Answer(
        is_offer=row["is_offer"],
        encumbered=row["encumbered"],
        destination=row["destination"],
        price_yuan=row["price_yuan"],
        mileage_km=row["mileage_km"],
        year=row["year"],
        phone=tuple(row["phone"]),
        wechat=tuple(row["wechat"]),
        qq=tuple(row["qq"]),
        plate=tuple(row["plate"]),
        vin=tuple(row["vin"]),
        tracker_removed=row["tracker_removed"],
    )


def package_answer(line: str) -> Answer:
    """Let the package read a line.

    Args:
        line: raw text, one line.
    """
    meaning = analyse(line)
    return Answer(
        is_offer=meaning.is_offer,
        encumbered=meaning.encumbered,
        destination=meaning.destination,
        price_yuan=meaning.price_yuan,
        mileage_km=meaning.mileage_km,
        year=meaning.year,
        phone=tuple(meaning.phone),
        wechat=tuple(meaning.wechat),
        qq=tuple(meaning.qq),
        plate=tuple(meaning.plate),
        vin=tuple(meaning.vin),
        tracker_removed=meaning.tracker_removed,
    )

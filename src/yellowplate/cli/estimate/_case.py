"""What a case holds for `yellowplate estimate`: statements that no judgement rejected, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from yellowplate import resolve
from yellowplate.numbers import plate_kp
from yellowplate.records import Polarity, Statement
from yellowplate.records.errors import NumberError
from yellowplate.store.case import Case


def statements_of(directory: Path) -> tuple[Statement, ...]:
    """Return the statements of a case that no judgement rejected.

    Raises:
        RequestError: not a case.
    """
    with Case.open(directory, read_only=True) as case:
        return tuple(resolve.in_view(tuple(case.ledger.statements()), tuple(case.ledger.judgements())))


def plates_of(directory: Path) -> list[tuple[str, Mapping[str, str]]]:
    """Return the North Korean plates a case tells of, one row a plate and publication, in order.

    Limits: the day is the day it was seen, where told; the day of a publication is not taken for it.
    """
    rows: dict[tuple[str, str, str], Mapping[str, str]] = {}
    for one in statements_of(directory):
        if one.property != "plate" or one.polarity is not Polarity.ASSERTED:
            continue
        try:
            plate = plate_kp.parse(one.value)
        except NumberError:
            continue  # a Chinese plate
        day = str(one.happened_on) if one.happened_on else ""
        place = f"case, statement {one.id}"
        rows.setdefault((plate.text, one.subject.key, day), {"plate": plate.text, "day": day, "source": place})
    return [
        (cells["source"], {**cells, "source": cells["source"].rpartition(" ")[2]}) for _, cells in sorted(rows.items())
    ]


def counts_of(directory: Path) -> list[tuple[str, Mapping[str, str]]]:
    """Return the counts of vehicles at places a case tells of, as rows of `area`, `day`, `count` and `source`."""
    rows: list[tuple[str, Mapping[str, str]]] = []
    for seen in resolve.sightings(statements_of(directory)):
        if seen.seen_on is None or seen.count.unit not in ("vehicles", ""):
            continue
        low, high = seen.count.low, seen.count.high
        text = "dozens" if low is None and high is None else f"at least {low}" if high is None else f"{low or 0}-{high}"
        cells = {
            "area": seen.place,
            "day": str(seen.seen_on),
            "count": text if low != high or low is None else str(low),
            "what": seen.what,
            "source": "|".join(seen.statements),
        }
        rows.append((f"case, sighting {seen.id}", cells))
    return rows

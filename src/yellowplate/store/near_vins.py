"""VINs of the search index near a question: of a whole VIN by looking up what it may be, of a part by looking at all.

The distance is that of `yellowplate.numbers.vin_near`: what the picture reader takes for what.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, and_, select

from yellowplate.numbers import vin as numbers
from yellowplate.numbers import vin_near
from yellowplate.store.text_index import TEXTS, Candidate, candidates

LEAST_NEAR_PART = 6
"""Characters a part of a VIN must have to be looked for with misreadings."""
KIND = "vin"
_N_AT_ONCE = 500


def is_part(part: str) -> bool:
    """Tell whether a question may be a VIN or a part of one: its alphabet, long enough, with a digit.

    Args:
        part: letters and digits, upper case.
    """
    return (
        LEAST_NEAR_PART <= len(part) <= numbers.LENGTH
        and set(part) <= set(numbers.ALPHABET)
        and any(one.isdigit() for one in part)
    )


def vins_near(index: Connection, part: str) -> Iterator[tuple[Candidate, float]]:
    """Give the entries whose VIN is not the question, or does not hold it, but is near.

    Args:
        index: reads the search index.
        part: as `is_part` wants it; a whole VIN or a part of one.

    Yields:
        Entries with their distances, which are above 0.

    Limits: a whole VIN takes a hundred look-ups or so; a part looks at every VIN of the index.
    """
    if len(part) == numbers.LENGTH:
        near = dict(vin_near.spellings(part))
    else:
        every = index.scalars(select(TEXTS.c.identifier).where(TEXTS.c.kind == KIND).distinct())
        near = dict(vin_near.holding(part, every))
    near = {one: apart for one, apart in near.items() if apart > 0}
    asked = iter(sorted(near))
    while batch := list(islice(asked, _N_AT_ONCE)):
        for candidate in candidates(index, and_(TEXTS.c.kind == KIND, TEXTS.c.identifier.in_(batch))):
            yield candidate, near[candidate[5]]

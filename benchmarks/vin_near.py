"""Question: how long do near VINs of a large book take to find, and VINs to decode? python -m benchmarks.vin_near.

Data: made up from seed 1: 100,000 VINs of the makers in tables/wmi.csv, 200 of them asked for with one or two of the
reader's usual confusions put in. Floor of the search: `nearest`, which looks at all of them. Floor of the decoder:
25,000 a second, what a peer was measured at with country, maker, years and check digit (note on VINs, section 3).
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from yellowplate.numbers import vin as numbers
from yellowplate.numbers.vin_decode import decode
from yellowplate.numbers.vin_near import NEAR, Book, nearest, spellings
from yellowplate.tables import vin_near, wmi

N_BOOK, N_ASKED, N_FLOOR, N_DECODED = 100_000, 200, 5, 50_000
LEAST_DECODES_S = 25_000
YEAR = 2026


def made_up(rng: random.Random) -> str:
    """Make a VIN of a known maker; with a valid check digit where it is binding."""
    head = rng.choice(sorted(code for code in wmi.load() if len(code) == 3))  # noqa: PLR2004 - a WMI has three
    rest = "".join(rng.choices(numbers.ALPHABET, k=5)) + "0" + rng.choice("ABCDEFGHJKLMNPRS") + rng.choice("ABC012")
    vin = head + rest + "".join(rng.choices("0123456789", k=6))
    return vin[:8] + numbers.check_digit(vin) + vin[9:] if numbers.is_binding(vin) else vin


def misread(vin: str, rng: random.Random) -> str:
    """Exchange up to two characters as the reader does most often."""
    cheap = {one: other for (one, other), cost in sorted(vin_near.costs().items()) if cost <= NEAR / 2}
    places = [place for place, one in enumerate(vin) if one in cheap]
    for place in rng.sample(places, min(2, len(places))):
        vin = vin[:place] + cheap[vin[place]] + vin[place + 1 :]
    return vin


def seconds(task: Callable[[], object]) -> float:
    """Return the processor time of a task."""
    began = time.process_time()
    task()
    return time.process_time() - began


def main() -> None:
    """Print the table."""
    rng = random.Random(1)
    book = sorted({made_up(rng) for _ in range(N_BOOK)})
    known = Book(book)
    true = rng.sample(book, N_ASKED)
    asked = [misread(vin, rng) for vin in true]
    n_found = sum(vin in [one for one, _ in known.near(question)] for vin, question in zip(true, asked, strict=True))
    sizes = [sum(1 for _ in spellings(question)) for question in asked]
    each = [seconds(lambda question=question: known.near(question)) for question in asked]  # type: ignore[misc]
    floor = [seconds(lambda question=question: nearest(question, book)) for question in asked[:N_FLOOR]]  # type: ignore[misc]
    assert all(known.near(question) == nearest(question, book) for question in asked[:N_FLOOR])
    decoded = seconds(lambda: [decode(vin, until=YEAR) for vin in book[:N_DECODED]])
    digits = seconds(lambda: [numbers.check_digit(vin) for vin in book[:N_DECODED]])
    print(f"book of {len(book)} VINs, {N_ASKED} asked for, found {n_found}")
    print(f"strings looked up: median {statistics.median(sizes):.0f}, most {max(sizes)}")
    print(f"near, by exchange: median {statistics.median(each) * 1e3:.2f} ms, most {max(each) * 1e3:.1f} ms")
    print(f"near, floor: median {statistics.median(floor) * 1e3:.0f} ms")
    rate = N_DECODED / decoded
    print(f"decode: {rate:.0f} a second, {rate / LEAST_DECODES_S:.1f} times the floor of {LEAST_DECODES_S}")
    print(f"check digit: {N_DECODED / digits:.0f} a second")


if __name__ == "__main__":
    main()

"""How fast are transactions screened, and does keeping what was worked out change an answer?

    python -m benchmarks.screening [N]

Question: can one core apply every rule to 100,000 transactions in under 60 seconds? Data: made-up transactions, drawn
with a fixed seed from the facts that loan books, adverts and customs papers give, each with ids of statements of its
own and days of its own. Floor: the same rules with nothing kept between transactions, on a part of them; both must give
the same findings.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from datetime import date, timedelta
from typing import Any

from yellowplate.law import all_rules, assess
from yellowplate.law.rulebook import Rulebook
from yellowplate.law.screening import facts_in

N = 100_000
FLOOR = 500
SEED = 20261121
FIRST_DAY, N_DAYS = date(2017, 6, 1), 3300
COMMON = 0.7
"""Share of transactions that take the first, most common value of a fact; a trader's cars are much alike."""
CHOICES: dict[str, tuple[Any, ...]] = {
    "destination_country": ("ru", "kp", "kz", "ae", "other", "cn", None),
    "origin_country": ("cn", "jp", "kr", None),
    "vehicle_class": ("passenger_car", "truck", "bus", "vehicle", "parts", None),
    "hs_code": ("870323", "870380", "870422", "870829", "8429", None),
    "mortgage_registered": (None, True, False),
    "pledge_recorded": (None, True, False),
    "seal_status": (None, "none", "sealed"),
    "carried_out": (True, False, None),
    "licence_held": (True, False, None),
    "exporter_qualified": (True, False, None),
    "crossing_point": (None, "customs_post", "off_post"),
    "fuel": ("petrol", "electric", "petrol_electric", None),
    "carrier_flag": (None, "cn", "hk", "pa"),
    "currency": ("CNY", "USD", None),
    "grounds": ("official_record", "judgement", "party"),
}
KNOWN, OLDEST_DAYS = 0.5, 400
"""Share of transactions that name a day, and how far back it lies at most."""
DAYS = ("first_registration_date", "application_date", "delivery_date", "export_cleared_on")


def document(chance: random.Random, number: int) -> dict[str, Any]:
    """Make one transaction.

    Args:
        chance: the source of chance.
        number: names its statements.

    Returns:
        A screening document.
    """
    made = {
        name: values[0] if chance.random() < COMMON else chance.choice(values[1:]) for name, values in CHOICES.items()
    }
    made = {name: value for name, value in made.items() if value is not None}
    day = FIRST_DAY + timedelta(days=chance.randrange(N_DAYS))
    for name in DAYS:
        if chance.random() < KNOWN:
            made[name] = day - timedelta(days=chance.randrange(OLDEST_DAYS))
    made["total_value_cny"] = {"value": chance.randrange(10_000, 2_000_000), "statement": f"st_{number}"}
    made["on"] = day
    return made


def main(n: int) -> int:
    """Screen, compare with the floor, and print what was measured.

    Args:
        n: transactions.

    Returns:
        0 if kept and fresh answers are the same, else 1.
    """
    chance = random.Random(SEED)
    documents = [document(chance, number) for number in range(n)]
    counts: Counter[str] = Counter()
    start = time.process_time()
    for one in documents:
        counts.update(str(finding.answer) for finding in assess(facts_in(one), one["on"]))
    spent = time.process_time() - start
    part = documents[:: max(1, n // FLOOR)][:FLOOR]
    start = time.process_time()
    fresh = [Rulebook(all_rules()).assess(facts_in(one), one["on"]) for one in part]
    floor = (time.process_time() - start) / len(part) * n
    is_same = fresh == [assess(facts_in(one), one["on"]) for one in part]
    print("| transactions | findings | seconds on one core | with nothing kept (from a part) | same findings |")
    print("|---|---|---|---|---|")
    print(f"| {n} | {sum(counts.values())} | {spent:.1f} | {floor:.1f} | {'yes' if is_same else 'NO'} |")
    print(", ".join(f"{name}: {count}" for name, count in sorted(counts.items())))
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else N))

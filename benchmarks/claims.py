"""Question: how fast are claims on many cars shared out? Command: python -m benchmarks.claims [N_VEHICLES].

Data: made here, 10,000 vehicles with 5 claims each unless told otherwise: mortgages (registered or not), a pledge, a
lien, tax and judgments with seals; one in ten has an unknown fact. Measured on one core, from the parsed document to
the JSON line. The floor is the same documents read and written back without any law: no answer can cost less.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from datetime import date, timedelta
from typing import Any

from yellowplate.law.claims import as_json, china_rest_days, distribute_many, read_sales

N_VEHICLES = 10_000
TARGET_S = 20.0
SEED = 20261121
FIRST_DAY = date(2023, 1, 1)


def document(n: int) -> dict[str, Any]:
    """Make a document of n vehicles with five claims each; the same for the same n."""
    chance = random.Random(SEED)
    return {"cases": [{"id": f"V{k:05}", "inputs": _inputs(chance)} for k in range(n)]}


def _inputs(chance: random.Random) -> dict[str, Any]:
    def day() -> str:
        return str(FIRST_DAY + timedelta(days=chance.randrange(500)))

    def owed() -> dict[str, int]:
        return {"principal": chance.randrange(5_000, 120_000), "interest": chance.randrange(5_000)}

    last: dict[str, Any] = chance.choice(
        [
            {"kind": "tax", "arrears_date": day()},
            {"kind": "pledge", "publicity": {"kind": "delivery", "date": day()}},
            {"kind": "lien", "possession_from": day()},
        ]
    )
    registered = {"kind": "vehicle_office", "date": day()}
    bare: dict[str, Any] = {"kind": "none", "date": None}
    title = chance.choice([True] * 9 + [None])
    return {
        "as_of": "2024-09-01",
        "gross_proceeds": chance.randrange(20_000, 200_000),
        "costs": {"execution_fee": chance.randrange(4_000)},
        "owner": {"kind": chance.choice(["natural_person", "enterprise_legal_person"])},
        "claims": [
            {"id": "M", "kind": "mortgage", "amounts": owed(), "contract_date": "2023-01-01", "publicity": registered},
            {"id": "U", "kind": "mortgage", "amounts": owed(), "contract_date": day(), "publicity": bare},
            {"id": "J", "kind": "judgment", "amounts": owed(), "has_title": title},
            {"id": "K", "kind": "judgment", "amounts": owed()},
            {"id": "X", "amounts": owed(), **last},
        ],
        "seizures": [{"claim": chance.choice("MJK"), "date": day()}],
    }


def main() -> None:
    """Print time, rate and the floor."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N_VEHICLES
    given = document(n)
    calendar = china_rest_days()
    began = time.process_time()
    read = read_sales(given)
    n_bytes, statuses = 0, Counter[str]()
    for found in distribute_many(read.sales, calendar=calendar):
        n_bytes += len(json.dumps(as_json(found)))
        statuses[str(found.status)] += 1
    took_s = time.process_time() - began
    began = time.process_time()
    for case in given["cases"]:
        json.loads(json.dumps(case))
    floor_s = time.process_time() - began
    print(f"vehicles {n}, claims {5 * n}, faults {len(read.faults)}, answers {dict(sorted(statuses.items()))}")
    print(f"processor time {took_s:.1f} s, {1000 * took_s / n:.2f} ms a vehicle, {n_bytes / 1e6:.0f} MB of JSON")
    print(f"floor (JSON there and back) {floor_s:.2f} s; target for {N_VEHICLES} vehicles {TARGET_S:.0f} s")


if __name__ == "__main__":
    main()

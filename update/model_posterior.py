"""Fit the model anew and write `tables/model_posterior.json`: python -m update.model_posterior [WORK].

What `yellowplate model fit --work WORK` writes, with the default populations, particles, bank and seed. Finished parts
are kept in WORK (build/model/posterior by default), so an interrupted run goes on. Needs the extra `model`. To be run
whenever parameters, observations or mechanisms change; a test tells when the first two have.
"""

from __future__ import annotations

import sys
from pathlib import Path

from yellowplate.model.fit_report import Order, order
from yellowplate.model.posterior import SHIPPED
from yellowplate.model.scenario import Scenario

TABLES = Path(__file__).resolve().parents[1] / "src" / "yellowplate" / "tables"
STEP = 10


def main() -> None:
    """Fit and write."""
    work = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/model/posterior")
    told: set[tuple[str, int]] = set()

    def advance(stage: str, done: int, total: int, name: str) -> None:
        tenth = (stage, STEP * done // total)
        if tenth not in told:
            told.add(tenth)
            print(f"{stage} {done}/{total}: {name}", flush=True)

    found = order(Order(Scenario()), work, advance)
    (TABLES / SHIPPED).write_text(found.document(), encoding="utf-8")
    print(f"written: {TABLES / SHIPPED}; particles worth {found.about['particles_worth']}")


if __name__ == "__main__":
    main()

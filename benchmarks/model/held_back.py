"""Question: does the model foretell what came after its fit? Command: python -m benchmarks.model.held_back [WORK].

Data: the dated observations. The fit is that of `yellowplate model fit --until 2025-09-30`, twice: by the day a report
came out, and by the last day it speaks of. What was held back is foretold twice: with the calendar of the reports,
which has the Chinese side act from late November 2025 on, and with the calendar as known on the day, which has not.
The floor is the prior. Printed whether it holds or not. The prior of the leak rests on the report of the fall itself,
so the fall is no fair test of that number, only of the rest. Finished parts are kept in WORK.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from yellowplate.model import observations as told
from yellowplate.model.fit_report import Order, order
from yellowplate.model.held_back import as_known, foretell
from yellowplate.model.posterior import Posterior
from yellowplate.model.scenario import Scenario

CUT = date(2025, 9, 30)
ASKED = ("serial-2025-10", "fall-2025-11")
N_RUNS, SEED = 2_000, 20261122
N_POPULATIONS, N_PARTICLES = 7, 400
N_BANK = 6_000


def show(title: str, posterior: Posterior, scenario: Scenario, ids: tuple[str, ...]) -> None:
    """Print what is foretold beside what was reported."""
    print(title)
    for one in foretell(posterior, ids, scenario, n_runs=N_RUNS, seed=SEED):
        ends = " to ".join("" if end is None else f"{end:g}" for end in (one.reported_low, one.reported_high))
        word = "holds" if one.holds else "DOES NOT HOLD"
        mark = " *" if one.id in ASKED else ""
        range_told = f"{one.low:,.4g} [{one.middle:,.4g}] {one.high:,.4g} {one.unit}"
        print(f"  {one.id:18} {range_told}; reported {ends}: {word}{mark}")


def main() -> None:
    """Print everything."""
    work = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/model")
    print(f"model output, not evidence; cut-off {CUT}; central 90 % of what reporters would tell; * asked for")
    for dated in told.DATINGS:
        began = time.process_time()
        wanted = Order(Scenario(), "", CUT, dated, N_POPULATIONS, N_PARTICLES, N_BANK, SEED)
        found = order(wanted, work, lambda *_: None)
        known = set(found.about["observations"])
        later = tuple(one.id for one in told.compared() if one.id not in known)
        print(f"{dated} by {CUT}: fitted to {len(known)} ({', '.join(sorted(known))})")
        print(
            f"  nothing learnt of: {', '.join(found.about['diagnosis']['nothing_learnt']) or 'none'}; "
            f"particles worth {found.about['particles_worth']}; {time.process_time() - began:.0f} s"
        )
        show(" calendar of the reports", found, Scenario(), later)
        show(" calendar as known on the day", found, as_known(Scenario(), CUT), later)
    prior = Posterior({"buying.usual_price": (83_000.0,)}, (1.0,), {})
    show("floor: the prior, calendar of the reports", prior, Scenario(), ASKED)


if __name__ == "__main__":
    main()

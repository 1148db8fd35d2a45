"""Question: how long does the decoder take for the best 20 candidates of a line? python -m benchmarks.vin.decoder."""

from __future__ import annotations

import statistics
import time

from benchmarks.vin.pictures import SAMPLES, rows_of
from yellowplate.read.ctc import decode
from yellowplate.read.picture import look_at
from yellowplate.read.vin_frames import doubted
from yellowplate.read.vin_grammar import FREE, checked
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings

N_PICTURES, N_BEST, N_TIMES = 12, 20, 5


def main() -> None:
    """Print the median and the ninth tenth over the views of some pictures, each the best of five."""
    views = []
    for row in rows_of("small")[:N_PICTURES]:
        item = Item("0" * 64, 0, "", MediaKind.IMAGE, row["file"])
        look, _ = look_at(SAMPLES / row["file"], item, Settings(), is_of_vin=True)
        views += [doubted(view) for line in (*look.lines, *look.faint) for view in line.best.views]
    for name, grammar in (("free", FREE), ("with the check digit", checked())):
        times_ms = []
        for view in views:
            taken = []
            for _ in range(N_TIMES):
                begin = time.process_time()
                decode(view, grammar, N_BEST)
                taken.append((time.process_time() - begin) * 1000)
            times_ms.append(min(taken))
        tenth = statistics.quantiles(times_ms, n=10)[-1]
        median = statistics.median(times_ms)
        print(f"{name:<22} CPU {median:.1f} ms (median), {tenth:.1f} ms (ninth tenth), {len(views)} views")


if __name__ == "__main__":
    main()

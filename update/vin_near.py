"""Makes tables/vin_near.csv: what it costs to take one character of a VIN for another, by the reader's own mistakes.

    python -m update.vin_near SHARED/vin_samples

In each photograph that may be seen (two thirds of the hard set, the trusted rows of the easy one) the line of the known
VIN is found, and of each character it is counted what the recogniser finds most probable there, in two views. Shares
are pulled towards what is drawn alike by `PULL` characters' worth, as for the reader itself (`update.vin_reader`).
"""

from __future__ import annotations

import csv
import io
import math
import sys
from collections import Counter
from pathlib import Path

from update.vin_reader import ALIKE, ALIKE_SHARE, HOPEFUL, MAX_SHARE, OTHER_SHARE, PULL, _look, labels, said
from yellowplate.numbers.vin import ALPHABET
from yellowplate.read.ctc import aligned
from yellowplate.read.vin_frames import SYMBOLS

TABLE = Path(__file__).resolve().parents[1] / "src/yellowplate/tables/vin_near.csv"
N_VIEWS = 2


def table(counts: Counter[tuple[str, str]]) -> str:
    """Bring counts of (said, is) to costs of unordered pairs.

    Args:
        counts: how often; right ones (said = is) too.

    Returns:
        CSV with the columns one, other, nats, basis, n_taken, n_said, sorted, without the pairs that were neither seen
        nor are drawn alike. The cost is minus the logarithm of the share of the likelier direction.
    """
    alike = {frozenset(pair) for pair in ALIKE}
    n_said = {one: sum(counts[one, is_] for is_ in ALPHABET) for one in ALPHABET}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("one", "other", "nats", "basis", "n_taken", "n_said"))
    for place, one in enumerate(ALPHABET):
        for other in ALPHABET[place + 1 :]:
            expected = ALIKE_SHARE if {one, other} in alike else OTHER_SHARE
            ways = ((one, other), (other, one))
            share = max((counts[way] + PULL * expected) / (n_said[way[0]] + PULL) for way in ways)
            n_taken = sum(counts[way] for way in ways)
            if n_taken or {one, other} in alike:
                nats = -math.log(min(share, MAX_SHARE))
                basis = "counted" if n_taken else "drawn alike"
                writer.writerow((one, other, f"{nats:.2f}", basis, n_taken, n_said[one] + n_said[other]))
    return out.getvalue()


def main() -> None:
    """Count on the photographs and write the table."""
    samples = Path(sys.argv[1])
    hard, easy = labels(samples)
    counts: Counter[tuple[str, str]] = Counter()
    for row in hard + easy:
        look = _look(None, samples / row["file"])
        lines = [line for line in (*look.lines, *look.faint) if line.best.views]
        scores = [max(aligned(view, [row["vin"]], SYMBOLS)[0] for view in line.best.views) for line in lines]
        if scores and max(scores) > HOPEFUL:
            for view in lines[scores.index(max(scores))].best.views[:N_VIEWS]:
                counts.update(zip(said(view, row["vin"]), row["vin"], strict=False))
    TABLE.write_text(table(counts), "utf-8")
    print(f"{sum(counts.values())} characters, {sum(n for (a, b), n in counts.items() if a != b)} taken for others")


if __name__ == "__main__":
    main()

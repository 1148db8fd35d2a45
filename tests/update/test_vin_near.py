"""Costs of taking one character for another, from counts."""

from __future__ import annotations

import csv
from collections import Counter

from update.vin_near import table


def test_counts_become_costs_and_what_is_drawn_alike_is_kept() -> None:
    counts = Counter({("0", "D"): 20, ("0", "0"): 180, ("D", "D"): 100, ("A", "A"): 50, ("A", "K"): 1})
    rows = {(row["one"], row["other"]): row for row in csv.DictReader(table(counts).splitlines())}
    assert rows["D", "0"]["nats"] == "2.47"  # (20 + 0.4) of 240
    assert (rows["D", "0"]["basis"], rows["D", "0"]["n_taken"], rows["D", "0"]["n_said"]) == ("counted", "20", "300")
    assert rows["B", "8"]["basis"] == "drawn alike"
    assert rows["A", "K"]["basis"] == "counted"
    assert ("A", "Z") not in rows
    assert min(float(row["nats"]) for row in rows.values()) >= 1.9

"""Makes tables/exchange_rates.csv: python -m update.exchange_rates SHARED/series/nk_market_fx_points.csv.

Rows of the topic fx of the reported facts, conversions that reports print beside a price, and from the series only the
single points named below, which stand against a fact; the series as a whole stays where it is.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from yellowplate.records import parse_period
from yellowplate.tables import reported_facts

TABLE = Path(__file__).resolve().parents[1] / "src/yellowplate/tables/exchange_rates.csv"
COLUMNS = ("id", "pair", "value", "on", "place", "surveyor", "kind", "source_url", "note")
POINTS = (("2024-12-07", "Pyongyang"), ("2024-12-07", "Sinuiju"), ("2024-12-07", "Hyesan"), ("2024-12", "Sinuiju"))
"""Points of the series taken: what Daily NK printed within a week of F261."""
PRINTED = {
    "F076": ("7.21", "30,000 yuan put at 4,160 dollars by the report"),
    "F071": ("6.41", "100,000 yuan put at 15,600 dollars by the English text; the project holds this conversion wrong"),
}
"""Yuan for a dollar as reports convert a price, by fact."""


def _facts() -> list[dict[str, str]]:
    found = []
    for fact in reported_facts.of_topic("fx"):
        pair, _, rest = fact.quantity.partition("_")
        second = rest.split(" ", maxsplit=1)[0]
        if pair != "KPW" or fact.low is None or fact.observed is None:
            continue
        is_mean = "average" in fact.quantity or "average" in fact.place
        kind = "bank" if fact.place == "bank rate" else "average" if is_mean else "market"
        caveat = fact.note.partition("Caveat: ")[2]
        found.append(
            {
                "id": fact.id,
                "pair": f"KPW/{second}",
                "value": f"{fact.low:f}",
                "on": str(fact.observed),
                "place": fact.place,
                "surveyor": fact.attribution,
                "kind": kind,
                "source_url": fact.source_url,
                "note": caveat,
            }
        )
    for name, (value, note) in PRINTED.items():
        fact = reported_facts.by_id()[name]
        found.append(
            {
                "id": name,
                "pair": "CNY/USD",
                "value": value,
                "on": str(fact.observed),
                "place": fact.place,
                "surveyor": f"{fact.attribution}, conversion in the text",
                "kind": "market",
                "source_url": fact.source_url,
                "note": note,
            }
        )
    return found


def convert(series: str) -> str:
    """Return the table in order of first day, pair, place and id.

    Args:
        series: CSV with date, place, kpw_per_usd, kpw_per_cny, surveyed_by, url and note.
    """
    found = _facts()
    n_facts = len(found)
    points = [row for row in csv.DictReader(series.splitlines()) if (row["date"], row["place"]) in POINTS]
    for row in points:
        for column, pair in (("kpw_per_usd", "KPW/USD"), ("kpw_per_cny", "KPW/CNY")):
            if row[column]:
                found.append(
                    {
                        "id": f"S{len(found) - n_facts + 1:03d}",
                        "pair": pair,
                        "value": row[column],
                        "on": row["date"],
                        "place": row["place"],
                        "surveyor": row["surveyed_by"],
                        "kind": "market",
                        "source_url": row["url"],
                        "note": "against F261: " + (row["note"] or "printed for the same week"),
                    }
                )
    found.sort(key=lambda row: (str(parse_period(row["on"]).earliest), row["pair"], row["place"], row["id"]))
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


if __name__ == "__main__":
    TABLE.write_text(convert(Path(sys.argv[1]).read_text("utf-8")), "utf-8")
    print(f"wrote {TABLE.name}")

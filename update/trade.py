"""Makes tables/trade.csv: python -m update.trade SHARED/series."""

from __future__ import annotations

import csv
import io
import re
import sys
from decimal import Decimal
from pathlib import Path

from yellowplate.records import parse_period
from yellowplate.tables import reported_facts

TABLE = Path(__file__).resolve().parents[1] / "src/yellowplate/tables/trade.csv"
COLUMNS = ("id", "flow", "product", "over", "musd", "reporter", "source_url", "note")
FLOWS = {"total": "total", "Chinese exports": "china_exports", "Chinese imports": "china_imports"}
SERIES = {"total_musd": "total", "china_exports_musd": "china_exports", "china_imports_musd": "china_imports"}
CONFLICTS = (
    ("2012", "total", "6033.9", "a second report of customs data"),
    ("2012", "china_exports", "3532.6", "a second report of customs data"),
    ("2022-10", "china_exports", "118.9", "implied by a second report (40.9 percent growth)"),
)
"""Second figures that the notes of the series give in words."""


def _facts() -> list[dict[str, str]]:
    found = []
    for fact in reported_facts.of_topic("trade"):
        if fact.low is None or fact.observed is None:
            continue
        is_vehicles = "HS 87" in fact.quantity
        flow = next((name for words, name in FLOWS.items() if fact.quantity.startswith(words)), "china_exports")
        found.append(
            {
                "id": fact.id,
                "flow": flow,
                "product": "HS 87" if is_vehicles else "all",
                "over": str(fact.observed),
                "musd": f"{(fact.low / 1_000_000).normalize():f}",
                "reporter": fact.attribution,
                "source_url": fact.source_url,
                "note": fact.note.partition("Caveat: ")[2],
            }
        )
    return found


def _over(text: str) -> str:
    """Read "2020-01/02" and "2024-01..07" as months of one year."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})(?:/|\.\.)(\d{2})", text):
        text = f"{match[1]}-{match[2]}/{match[1]}-{match[3]}"
    return str(parse_period(text))


def convert(annual: str, monthly: str) -> str:
    """Return the table: the facts, the points of the two series, and the second figures of their notes."""
    found = _facts()
    points = [(row["year"], row) for row in csv.DictReader(annual.splitlines())]
    points += [(row["month"], row) for row in csv.DictReader(monthly.splitlines())]
    typed = [
        (over, flow, row[column], row["url"], row["note"])
        for over, row in points
        for column, flow in SERIES.items()
        if row[column]
    ]
    typed += [(over, flow, value, "", f"{note}; its page is not named") for over, flow, value, note in CONFLICTS]
    found += [
        {
            "id": f"T{number:03d}",
            "flow": flow,
            "product": "all",
            "over": _over(over),
            "musd": f"{Decimal(value).normalize():f}",
            "reporter": "Chinese customs through the page" if url else "a second report",
            "source_url": url,
            "note": note,
        }
        for number, (over, flow, value, url, note) in enumerate(typed, start=1)
    ]
    found.sort(key=lambda row: (row["product"], row["flow"], row["over"], row["id"]))
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    TABLE.write_text(
        convert(
            (folder / "china_dprk_trade_annual_points.csv").read_text("utf-8"),
            (folder / "china_dprk_trade_monthly_points.csv").read_text("utf-8"),
        ),
        "utf-8",
    )
    print(f"wrote {TABLE.name}")

"""Copies the fact base into the package: python -m update.reported_facts SHARED/facts/reported.csv."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "src/yellowplate/tables/reported_facts.csv"


def convert(text: str) -> str:
    """Write the table again with one form of line end and no spaces around cells; no cell is changed or left out.

    Args:
        text: CSV with a column `id`.

    Returns:
        CSV in order of id.

    Raises:
        ValueError: an id occurs twice.
    """
    reader = csv.DictReader(text.splitlines())
    table = sorted(({name: cell.strip() for name, cell in row.items()} for row in reader), key=lambda row: row["id"])
    ids = [row["id"] for row in table]
    if len(set(ids)) != len(ids):
        msg = "an id occurs twice"
        raise ValueError(msg)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(reader.fieldnames or ()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


if __name__ == "__main__":
    TABLE.write_text(convert(Path(sys.argv[1]).read_text("utf-8")), "utf-8")
    print(f"wrote {TABLE.name}")

"""Makes tables/wmi.csv from the shared compilation: python -m update.wmi SHARED/vin_samples/wmi_cn.csv."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "src/yellowplate/tables/wmi.csv"
CONFLICTS = frozenset({"LDY", "LZE", "LJU", "LC0", "LFB", "LPE", "LS5"})
"""Two makers claimed, or a narrower one than plates show (note on VINs, section 2)."""


def convert(text: str) -> str:
    """Turn the shared table into the project's: sorted, with a column for conflicts.

    Args:
        text: CSV with the columns wmi, maker, evidence.

    Returns:
        CSV with the columns wmi, maker, evidence, conflict ("yes" or empty), sorted by wmi.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("wmi", "maker", "evidence", "conflict"))
    for row in sorted(csv.DictReader(text.splitlines()), key=lambda row: row["wmi"]):
        is_conflict = row["wmi"] in CONFLICTS or "conflict" in row["maker"]
        writer.writerow((row["wmi"], row["maker"], row["evidence"], "yes" if is_conflict else ""))
    return out.getvalue()


if __name__ == "__main__":
    TABLE.write_text(convert(Path(sys.argv[1]).read_text("utf-8")), "utf-8")
    print(f"wrote {TABLE.name}")

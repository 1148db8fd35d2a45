"""Makes tables/terms.csv from the shared lexicon: python -m update.terms SHARED/lexicon/terms.yaml."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import yaml

TABLE = Path(__file__).resolve().parents[1] / "src/yellowplate/tables/terms.csv"
COLUMNS = ("term", "variant", "language", "category", "meaning", "weight", "source", "false_friends")


def convert(text: str) -> str:
    """Turn the lexicon into a table with one row a surface form.

    Args:
        text: YAML with `terms`, each with the columns below and a list `variants`.

    Returns:
        CSV, one row for each term itself and each variant, in the order of the lexicon.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in yaml.safe_load(text)["terms"]:
        for variant in dict.fromkeys((entry["term"], *entry["variants"])):
            cells = {**entry, "variant": variant}
            writer.writerow([" ".join(str(cells[column]).split()) for column in COLUMNS])
    return out.getvalue()


if __name__ == "__main__":
    TABLE.write_text(convert(Path(sys.argv[1]).read_text("utf-8")), "utf-8")
    print(f"wrote {TABLE.name}")

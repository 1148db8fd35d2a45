"""Makes tables/prose_vocabulary.csv and prose_places.csv: python -m update.prose SHARED/news_samples/vocabulary.json.

The cues (prose_cues.toml) and the words (prose_words.toml) are written by hand and not touched.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

TABLES = Path(__file__).resolve().parents[1] / "src/yellowplate/tables"
VOCABULARY_COLUMNS = ("topic", "property", "number", "meaning", "synonyms")
PLACE_COLUMNS = ("names", "kind")


def _written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def vocabulary(content: dict[str, Any]) -> str:
    """Turn the topics of the shared vocabulary into a table with one row a property."""
    return _written(
        VOCABULARY_COLUMNS,
        (
            (topic, name, one["number"], one["meaning"], "|".join(one["synonyms"]))
            for topic, properties in content["topics"].items()
            for name, one in properties.items()
        ),
    )


def _kind(names: Sequence[str], countries: Sequence[str]) -> str:
    if names[0] in countries:
        return "country"
    if "border" in names:
        return "border"
    return "river" if any(name.endswith("River") for name in names) else "town"


def places(content: dict[str, Any]) -> str:
    """Turn the place names of the shared vocabulary into a table with one row a place."""
    return _written(
        PLACE_COLUMNS, (("|".join(names), _kind(names, content["countries"])) for names in content["places"])
    )


if __name__ == "__main__":
    shared = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    (TABLES / "prose_vocabulary.csv").write_text(vocabulary(shared), "utf-8")
    (TABLES / "prose_places.csv").write_text(places(shared), "utf-8")
    print("wrote prose_vocabulary.csv, prose_places.csv")

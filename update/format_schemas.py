"""Writes docs/formats/<name>.schema.json from the schemas that the ingest formats carry.

python update/format_schemas.py
"""

from __future__ import annotations

import json
from pathlib import Path

from yellowplate.ingest.intake import formats

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "formats"


def documents() -> dict[str, str]:
    """Return file name → text, for every format that has a schema."""
    return {
        f"{one.name}.schema.json": json.dumps(one.schema, ensure_ascii=False, indent=2) + "\n"
        for one in formats()
        if one.schema is not None
    }


def write(folder: Path) -> list[str]:
    """Write the schemas into a folder; returns the names written.

    Nothing is removed: other scripts keep their schemas there too. Delete that of a format together with the format.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = documents()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(made)


if __name__ == "__main__":
    print("\n".join(write(FOLDER)))

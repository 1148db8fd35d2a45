"""Writes docs/model/odd.md and the pictures beside it from the code of the model: python -m update.model_odd."""

from __future__ import annotations

from pathlib import Path

from yellowplate.model.odd import document
from yellowplate.reports.model_diagrams import drawings

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "model"


def documents() -> dict[str, str]:
    """Return file name → text."""
    return {"odd.md": document(), **{f"{one.name}.svg": one.svg() + "\n" for one in drawings()}}


def write(folder: Path) -> list[str]:
    """Write the files into a folder; returns the names written."""
    folder.mkdir(parents=True, exist_ok=True)
    made = documents()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(made)


if __name__ == "__main__":
    print("\n".join(write(FOLDER)))

"""How well are statements in news and field reports found? Command: python -m benchmarks.news [SHARED [NAME]].

Data: the developers' sample of five texts, one of them a news text of others, four constructed, with 152 required
statements. The cues were written with these texts in sight (two of them only at the end), so the figures are those of
texts already seen: they can show that something broke, never how well unseen texts are read. Gold and texts have one
author and no second reader.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.news.score import Tally, add, document_of, rows
from benchmarks.news.vocabulary import load
from yellowplate.extract.prose import row_of, statements_of

SHARED = Path(__file__).resolve().parents[2] / "../shared"


def main(shared: Path = SHARED, names: Sequence[str] = ()) -> int:
    """Print precision, recall and shares over the texts of a folder `news_samples`.

    Args:
        shared: folder that holds `news_samples`.
        names: texts to take; none takes all.

    Returns:
        0; without the samples too, after a line that says so.
    """
    folder = shared / "news_samples"
    if not (folder / "vocabulary.json").is_file():
        print(f"skipped: no news samples in {folder.name}")
        return 0
    vocabulary, tally = load(folder), Tally()
    for path in sorted(folder.glob("*.gold.jsonl")):
        name = path.name.removesuffix(".gold.jsonl")
        if names and name not in names:
            continue
        text = (folder / f"{name}.txt").read_text("utf-8")
        about = json.loads((folder / f"{name}.meta.json").read_text("utf-8"))
        gold = rows(path)
        document = document_of(text, about, gold, vocabulary)
        told = statements_of(text, publisher=about["publisher"], published=about["published"])
        one = Tally()
        for counts in (one, tally):
            add(counts, document, [row_of(statement) for statement in told], gold)
        print(f"{name}: {next(iter(one.lines()))}")
    print(*tally.lines(), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if sys.argv[1:] else SHARED, sys.argv[2:]))

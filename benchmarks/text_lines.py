"""Question: how well are dealers' lines understood? Command: python -m benchmarks.text_lines [SHARED].

Data: the developer's sample of 48 lines: 28 real ones, none of them an offer of an encumbered car, and 20
constructed ones by the authors of the lexicon. The rules were written with these lines in sight, so every figure here
is one on lines already seen: it can show that something broke, never how well unseen lines are understood. The floor is
the lexicon alone: any encumbrance term is an encumbered offer, any destination term means North Korea.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from yellowplate.extract.meaning import LineMeaning, analyse
from yellowplate.folded import fold
from yellowplate.tables import terms

SHARED = Path(__file__).resolve().parents[1] / "../shared"
Z_95 = 1.959964
"""Two-sided 95 % quantile of the normal distribution."""

Row = dict[str, Any]
Answers = Callable[[Row], set[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Hits and misses of one question.

    Attributes:
        n_right: given and in the labels.
        n_false: given and not in the labels.
        n_missed: in the labels and not given.
    """

    n_right: int
    n_false: int
    n_missed: int


def wilson(n_right: int, n_all: int) -> tuple[float, float]:
    """Return the 95 % interval of a rate (E. B. Wilson 1927); (0, 1) where nothing was counted."""
    if not n_all:
        return 0.0, 1.0
    rate = n_right / n_all
    middle = rate + Z_95**2 / (2 * n_all)
    half = Z_95 * sqrt(rate * (1 - rate) / n_all + Z_95**2 / (4 * n_all**2))
    scale = 1 + Z_95**2 / n_all
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def score(rows: list[Row], given: Answers, labelled: Answers) -> Score:
    """Count over all lines: each line gives and is labelled with a set of answers."""
    pairs = [(given(row), labelled(row)) for row in rows]
    return Score(
        sum(len(said & gold) for said, gold in pairs),
        sum(len(said - gold) for said, gold in pairs),
        sum(len(gold - said) for said, gold in pairs),
    )


def _has_term(text: str, category: str) -> bool:
    folded = fold(text).text.lower()
    return any(
        fold(term.variant).text.lower() in folded for term in terms.variants(category, weights=("high", "medium"))
    )


def _one(value: object) -> set[str]:
    return set() if value in (None, "none") else {str(value)}


def _flag(is_so: bool) -> set[str]:  # noqa: FBT001 - a truth value is what it turns into an answer
    return {"x"} if is_so else set()


def _is_target(row: Row) -> set[str]:
    return _flag(row["is_offer"] and row["encumbered"] == "yes")


def _field(meanings: dict[int, LineMeaning], name: str) -> tuple[Answers, Answers]:
    """Return what is given and what is labelled for one field, single or a list."""

    def given(row: Row) -> set[str]:
        value = getattr(meanings[row["id"]], name)
        return set(value) if isinstance(value, tuple) else _one(value)

    def labelled(row: Row) -> set[str]:
        return set(row[name]) if isinstance(row[name], list) else _one(row[name])

    return given, labelled


def questions(meanings: dict[int, LineMeaning]) -> Iterator[tuple[str, Answers, Answers]]:
    """Yield name, what is given, what is labelled."""

    def encumbered_offer(row: Row) -> set[str]:
        meaning = meanings[row["id"]]
        return _flag(meaning.is_offer and meaning.encumbered == "yes")

    yield "encumbered offers", encumbered_offer, _is_target
    yield "  floor: any encumbrance term", lambda row: _flag(_has_term(row["text"], "encumbrance")), _is_target
    yield "offers", lambda row: _flag(meanings[row["id"]].is_offer), lambda row: _flag(row["is_offer"])
    yield "destination", *_field(meanings, "destination")
    yield (
        "  floor: any destination term is dprk",
        lambda row: _flag(_has_term(row["text"], "destination")),
        lambda row: _flag(row["destination"] == "dprk"),
    )
    for name in ("price_yuan", "mileage_km", "year", "phone", "wechat", "qq", "plate", "vin"):
        yield name, *_field(meanings, name)
    yield (
        "tracker_removed",
        lambda row: _flag(meanings[row["id"]].tracker_removed),
        lambda row: _flag(row["tracker_removed"]),
    )


def _rate(n_right: int, n_all: int) -> str:
    low, high = wilson(n_right, n_all)
    return f"{n_right / n_all:.2f} ({low:.2f}-{high:.2f}, n {n_all})" if n_all else "-"


def main(shared: Path) -> int:
    """Print one line a question: precision and recall, each with its 95 % interval and its n."""
    path = shared / "text_samples/listings_dev.jsonl"
    if not path.is_file():
        print("skipped: the folder of shared samples is not beside the checkout")
        return 0
    rows: list[Row] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    meanings = {row["id"]: analyse(row["text"]) for row in rows}
    print(f"{'question':40} {'precision':32} recall          {len(rows)} lines")
    for name, given, labelled in questions(meanings):
        found = score(rows, given, labelled)
        precision = _rate(found.n_right, found.n_right + found.n_false)
        print(f"{name:40} {precision:32} {_rate(found.n_right, found.n_right + found.n_missed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED))

"""Precision and recall of statements in prose, overall and per topic, and the share of right speakers, dates, bases."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from benchmarks.news.matching import Document, Row, paired
from benchmarks.news.vocabulary import Vocabulary

Z_95 = 1.959964
"""Two-sided 95 % quantile of the normal distribution."""
SHARES = ("innermost speaker", "whole chain", "basis", "polarity", "happened_on", "relative")


def wilson(n_right: int, n_all: int) -> tuple[float, float]:
    """Return the 95 % interval of a rate (E. B. Wilson 1927); (0, 1) where nothing was counted."""
    if not n_all:
        return 0.0, 1.0
    rate = n_right / n_all
    middle = rate + Z_95**2 / (2 * n_all)
    half = Z_95 * sqrt(rate * (1 - rate) / n_all + Z_95**2 / (4 * n_all**2))
    scale = 1 + Z_95**2 / n_all
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@dataclass
class Tally:
    """Counts over all texts.

    Attributes:
        n_right: topic → required statements found.
        n_false: topic → statements given that match nothing.
        n_missed: topic → required statements not found.
        n_right_words: required statements found where the speaker is not asked for.
        n_false_words: statements given that match nothing then.
        n_missed_words: required statements not found then.
        shares: name of a field → number of matched statements in which it is right.
        n_shares: name of a field → number of matched statements looked at.
    """

    n_right: Counter[str] = field(default_factory=Counter)
    n_false: Counter[str] = field(default_factory=Counter)
    n_missed: Counter[str] = field(default_factory=Counter)
    n_right_words: int = 0
    n_false_words: int = 0
    n_missed_words: int = 0
    shares: Counter[str] = field(default_factory=Counter)
    n_shares: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterable[str]:
        """Write the table: P and R with n and 95 % intervals, overall and per topic, then the shares."""
        yield _line("all", self.n_right.total(), self.n_false.total(), self.n_missed.total())
        yield _line("  without the speaker", self.n_right_words, self.n_false_words, self.n_missed_words)
        for topic in sorted({*self.n_right, *self.n_false, *self.n_missed}):
            yield _line(topic, self.n_right[topic], self.n_false[topic], self.n_missed[topic])
        for name in SHARES:
            yield _rate(f"right {name}", self.shares[name], self.n_shares[name])


def _rate(name: str, n_right: int, n_all: int) -> str:
    low, high = wilson(n_right, n_all)
    rate = f"{n_right / n_all:.2f}" if n_all else "-"
    return f"{name:<26}{rate:>5}  {n_right}/{n_all} [{low:.2f}, {high:.2f}]"


def _line(name: str, n_right: int, n_false: int, n_missed: int) -> str:
    precision = _rate(f"{name:<22} P", n_right, n_right + n_false)
    return f"{precision}  {_rate('R', n_right, n_right + n_missed).replace(' ' * 20, ' ')}"


def without_doubles(found: Sequence[Row]) -> list[Row]:
    """Leave out statements said twice in the same words."""
    names = ("sentence_no", "quote", "topic", "property", "low", "high", "place")
    once = {json.dumps([row.get(name) for name in names] + [row["said_by"][-1:]]): row for row in reversed(found)}
    return [row for row in found if any(row is one for one in once.values())]


def _is_same_date(said: str | None, gold: str | None) -> bool:
    """Tell whether a date is right: the same, or a day inside a month of the gold."""
    if not said or not gold:
        return not said and not gold
    return said == gold or ("/" not in gold and said.startswith(f"{gold}-"))


def _is_same_chain(document: Document, row: Row, gold: Row) -> bool:
    said = [document.innermost([link]) for link in row["said_by"]]
    said = [link for link in said if link]
    for chain in (gold["said_by"], *gold.get("said_by_also", [])):
        right = [link for link in (document.innermost([one]) for one in chain) if link]
        if len(said) == len(right) and all(
            document.is_same_speaker(one, other) for one, other in zip(said, right, strict=True)
        ):
            return True
    return False


def document_of(text: str, about: Row, gold: Sequence[Row], vocabulary: Vocabulary) -> Document:
    """Make the document that two statements are compared in."""
    names = (about.get("publisher") or "", about.get("author") or "")
    bare = Document(text, *names, (), vocabulary)
    speakers = {bare.innermost(one["said_by"]) for one in gold} - {frozenset()}
    return Document(text, *names, tuple(sorted(speakers, key=sorted)), vocabulary)


def add(tally: Tally, document: Document, found: Sequence[Row], gold: Sequence[Row]) -> None:
    """Count one text.

    Args:
        tally: brought up to date.
        document: the text.
        found: statements a program gives.
        gold: statements annotated.
    """
    found = without_doubles(found)
    pairs = paired(document, found, gold)
    for number, one in enumerate(gold):
        if not one.get("optional"):
            (tally.n_right if number in pairs else tally.n_missed)[one["topic"]] += 1
    taken = set(pairs.values())
    tally.n_false.update(row["topic"] for number, row in enumerate(found) if number not in taken)
    words = paired(document, found, gold, with_speaker=False)
    required = [number for number, one in enumerate(gold) if not one.get("optional")]
    n_right = sum(number in words for number in required)
    tally.n_right_words += n_right
    tally.n_missed_words += len(required) - n_right
    tally.n_false_words += len(found) - len(words)
    for number, left in words.items():
        _share(tally, "innermost speaker", is_right=document.has_same_speaker(found[left], gold[number]))
        _share(tally, "whole chain", is_right=_is_same_chain(document, found[left], gold[number]))
    for number, left in pairs.items():
        row, one = found[left], gold[number]
        _share(tally, "basis", is_right=row["basis"] in (one["basis"], *one.get("basis_also", [])))
        _share(tally, "polarity", is_right=row["polarity"] == one["polarity"])
        _share(tally, "happened_on", is_right=_is_same_date(row.get("happened_on"), one.get("happened_on")))
        _share(tally, "relative", is_right=bool(row.get("relative")) == bool(one.get("relative")))


def _share(tally: Tally, name: str, *, is_right: bool) -> None:
    tally.shares[name] += is_right
    tally.n_shares[name] += 1


def rows(path: Path) -> list[Row]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]

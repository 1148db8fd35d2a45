"""When a statement found is a statement of the gold, and which of many pairs are taken.

Source: the section "Matching, for scoring" in the README of the shared news samples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.news.vocabulary import Vocabulary
from yellowplate.extract.prose import passage

Row = dict[str, Any]
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Document:
    """One text with who publishes it.

    Attributes:
        text: the whole text.
        publisher: outermost speaker.
        author: who else is "I", or "".
        speakers: words of every innermost speaker in the gold.
        vocabulary: what counts as the same.
    """

    text: str
    publisher: str
    author: str
    speakers: tuple[frozenset[str], ...]
    vocabulary: Vocabulary

    def span(self, row: Row) -> tuple[int, int] | None:
        """Return where the quote of a statement stands in the text, or None where it does not."""
        numbered = {sentence.no: sentence for sentence in passage.sentences_of(self.text)}
        sentence = numbered.get(int(row["sentence_no"]))
        if sentence is not None:
            at = sentence.text.find(row["quote"])
            if row["quote"] and at >= 0:
                return sentence.start + at, sentence.start + at + len(row["quote"])
        at = self.text.find(row["quote"]) if row["quote"] else -1
        return (at, at + len(row["quote"])) if at >= 0 else None

    def shares_words(self, one: Row, other: Row) -> bool:
        """Tell whether two quotes have a word of the text in common."""
        first, second = self.span(one), self.span(other)
        if first is None or second is None:
            return bool(one["sentence_no"] == other["sentence_no"])
        start, end = max(first[0], second[0]), min(first[1], second[1])
        return start < end and _WORD.search(self.text[start:end]) is not None

    def innermost(self, chain: Sequence[str]) -> frozenset[str]:
        """Return the words of the innermost speaker; empty for the publisher, the author and "I"."""
        if not chain:
            return frozenset()
        last = chain[-1].strip().lower()
        own = (self.publisher.lower(), self.author.lower(), *self.vocabulary.content["speaker_self"])
        if last in own or self.vocabulary.speaker_words(last) == self.vocabulary.speaker_words(self.publisher):
            return frozenset()
        return self.vocabulary.speaker_words(chain[-1])

    def is_same_speaker(self, said: frozenset[str], gold: frozenset[str]) -> bool:
        """Tell whether two innermost speakers, given by their words, are the same."""
        if not said or not gold:
            return said == gold
        shared = len(said & gold)
        if said == gold or (shared and all(len(said & one) <= shared for one in self.speakers if one != gold)):
            return True
        return bool(self.vocabulary.speaker_synonyms(said) & self.vocabulary.speaker_synonyms(gold))

    def has_same_speaker(self, row: Row, gold: Row) -> bool:
        """Tell whether the innermost speaker is that of the gold or of one of its other answers."""
        said = self.innermost(row["said_by"])
        chains = [gold["said_by"], *gold.get("said_by_also", [])]
        return any(self.is_same_speaker(said, self.innermost(chain)) for chain in chains)


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _has_same_number(row: Row, gold: Row, *, is_always: bool) -> bool:
    ends = [(_number(row.get(end)), _number(gold.get(end))) for end in ("low", "high")]
    gives = [any(pair[side] is not None for pair in ends) for side in (0, 1)]
    if not is_always and not all(gives):
        return True
    currencies = {row.get("currency"), gold.get("currency")} - {None}
    percent = [str(one.get("unit")) in {"percent", "%"} for one in (row, gold)]
    return all(one == other for one, other in ends) and len(currencies) < 2 and percent[0] == percent[1]  # noqa: PLR2004 - two different ones


def matches(document: Document, row: Row, gold: Row, *, with_speaker: bool = True) -> bool:
    """Tell whether a statement found is the one of the gold.

    Args:
        document: the text both are of.
        row: statement found, with the fields of the samples.
        gold: statement of the gold.
        with_speaker: False leaves the condition on the innermost speaker out.
    """
    words = document.vocabulary
    kind, right = f"{row['topic']}/{row['property']}", f"{gold['topic']}/{gold['property']}"
    rights = set().union(*(words.kinds(one) for one in (right, *gold.get("also", []))))
    return (
        bool(words.kinds(kind) & rights)
        and _has_same_number(row, gold, is_always=words.has_own_number(kind) and words.has_own_number(right))
        and gold.get("direction") in (None, row.get("direction"))
        and any(
            words.is_same_place(row.get("place"), place) for place in (gold.get("place"), *gold.get("place_also", []))
        )
        and document.shares_words(row, gold)
        and (not with_speaker or document.has_same_speaker(row, gold))
    )


def paired(
    document: Document, found: Sequence[Row], gold: Sequence[Row], *, with_speaker: bool = True
) -> dict[int, int]:
    """Pair statements one to one, as many as possible, those of the gold that are required first.

    Returns:
        Number in `gold` → number in `found`.
    """
    edges = [
        [number for number, row in enumerate(found) if matches(document, row, one, with_speaker=with_speaker)]
        for one in gold
    ]
    taken: dict[int, int] = {}

    def place(right: int, seen: set[int]) -> bool:
        for left in edges[right]:
            if left in seen:
                continue
            seen.add(left)
            if left not in taken or place(taken[left], seen):
                taken[left] = right
                return True
        return False

    for right in sorted(range(len(gold)), key=lambda number: bool(gold[number].get("optional"))):
        place(right, set())
    return {right: left for left, right in taken.items()}

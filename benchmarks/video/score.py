"""What of the truth was read: compared text by text, at the place and time at which it was on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.video.clips import Text
from yellowplate.folded import fold

SLACK_S = 0.6
"""Readings may begin and end this much outside of the truth's time and still be of it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One text that a way of reading found.

    Attributes:
        words: as read.
        start_s: first time seen.
        end_s: last time seen.
        box: left, top, right, bottom at some time between.
    """

    words: str
    start_s: float
    end_s: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Score:
    """How much of a clip's truth was read.

    Attributes:
        n_texts: texts that the clip shows.
        n_exact: of them read exactly, spaces aside.
        n_folded: of them read exactly once folded.
        n_identifiers: identifiers that the clip shows.
        n_found: of them contained in a reading at their time.
        start_off_s: distances of begins, of texts read exactly.
        end_off_s: distances of ends.
        missed: words of the texts that were not read exactly, with what was read at the place.
    """

    n_texts: int
    n_exact: int
    n_folded: int
    n_identifiers: int
    n_found: int
    start_off_s: tuple[float, ...]
    end_off_s: tuple[float, ...]
    missed: tuple[tuple[str, str, tuple[str, ...]], ...]


def plain(words: str) -> str:
    """Return words without spaces."""
    return "".join(words.split())


def _same_time(text: Text, seen: Seen) -> bool:
    return seen.start_s <= text.end_s + SLACK_S and seen.end_s >= text.start_s - SLACK_S


def _same_place(text: Text, seen: Seen) -> bool:
    """Tell whether the middle of what was read lies where the text was at some moment of its time."""
    across, down = (seen.box[0] + seen.box[2]) / 2, (seen.box[1] + seen.box[3]) / 2
    return any(left <= across <= right and top <= down <= bottom for _, left, top, right, bottom in text.boxes)


def score(texts: Sequence[Text], seen: Sequence[Seen]) -> Score:
    """Compare what was read with the truth.

    Args:
        texts: what the clip shows.
        seen: what was read, in any order.
    """
    exact = folded = found = 0
    starts: list[float] = []
    ends: list[float] = []
    missed: list[tuple[str, str, tuple[str, ...]]] = []
    for text in texts:
        there = [one for one in seen if _same_time(text, one)]
        near = [one for one in there if _same_place(text, one)]
        right = [one for one in near if plain(one.words) == plain(text.words)]
        exact += bool(right)
        wanted = plain(fold(text.words).text).casefold()
        folded += any(plain(fold(one.words).text).casefold() == wanted for one in near)
        if text.identifier:
            found += any(text.identifier in plain(one.words) for one in there)
        if right:
            starts.append(abs(min(one.start_s for one in right) - text.start_s))
            ends.append(abs(max(one.end_s for one in right) - text.end_s))
        else:
            missed.append((text.kind, text.words, tuple(sorted({one.words for one in near}))))
    n_identifiers = sum(bool(text.identifier) for text in texts)
    return Score(len(texts), exact, folded, n_identifiers, found, tuple(starts), tuple(ends), tuple(missed))


def total(scores: Iterable[Score]) -> Score:
    """Add scores up."""
    parts = list(scores)
    return Score(
        sum(one.n_texts for one in parts),
        sum(one.n_exact for one in parts),
        sum(one.n_folded for one in parts),
        sum(one.n_identifiers for one in parts),
        sum(one.n_found for one in parts),
        tuple(off for one in parts for off in one.start_off_s),
        tuple(off for one in parts for off in one.end_off_s),
        tuple(miss for one in parts for miss in one.missed),
    )


def middle(values: Sequence[float]) -> float:
    """Return the median, 0 of nothing."""
    return median(values) if values else 0.0

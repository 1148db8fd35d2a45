"""Search over a case. The index is a view: it can be thrown away and is made anew from the ledger.

It lives in a file of its own, `search.db`, so that the ledger's file holds evidence and nothing else.
"""

from __future__ import annotations

import contextlib
import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from yellowplate.folded import fold
from yellowplate.records import Locator, from_plain
from yellowplate.records.errors import RequestError
from yellowplate.store.bigrams import compact, searchable
from yellowplate.store.entries import entries_since
from yellowplate.store.passes import current_passes
from yellowplate.store.schema import PASSES
from yellowplate.store.sqlite import begin_read, open_engine, open_memory
from yellowplate.store.text_index import (
    Candidate,
    add_entries,
    identifiers_holding,
    last_pass,
    make_index,
    texts_holding,
    texts_with,
)

LEAST_PART = 3
"""Letters and digits a part of an identifier must have to be looked for."""

SNIPPET_CHARACTERS = 30
"""Characters of the raw text shown on each side of what was found."""

_EXACT_SCORE, _PART_SCORE, _TEXT_SCORE = 4.0, 3.0, 1.0
_SCORE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that really contains what was asked for.

    Attributes:
        item: SHA-256 of the item.
        locator: the exact place.
        kind: kind of the reading ("caption", "vin", ...), role of the post's text ("title", ...), or of an identifier
            "vin", "plate", "contact", "account".
        text: the whole raw text there.
        snippet: the raw words around what was found.
        score: larger is better: 4 the very identifier, 3 and more a part of it (its share), 1 and more a text (the
            share of it that was asked for).
    """

    item: str
    locator: Locator
    kind: str
    text: str
    snippet: str
    score: float


class Search:
    """Full text in Chinese, Korean and English, and parts of VINs, plates, phones and accounts.

    Args:
        path: the index's file; made anew where it is missing, damaged, of an older version or behind the ledger.
        ledger: the engine of the case's database.
        read_only: make no file: where the index is not up to date, one is made in memory for this time.
    """

    def __init__(self, path: Path, ledger: Engine, *, read_only: bool = False) -> None:
        self._path = path
        self._ledger = ledger
        self._read_only = read_only
        self._is_in_memory = False
        self._index: Engine | None = None

    def close(self) -> None:
        """Close the index's file; the next search opens it again."""
        if self._index:
            self._index.dispose()
        self._index, self._is_in_memory = None, False

    def refresh(self) -> int:
        """Bring the index up to the ledger; the newest results are found after it.

        Returns:
            Number of entries added.

        Raises:
            CaseError: the ledger cannot be read, or the index cannot be written.
        """
        return self._refreshed()[1]

    def _refreshed(self) -> tuple[Engine, int]:
        with begin_read(self._ledger) as ledger:
            newest = ledger.scalar(select(func.max(PASSES.c.id))) or 0
            index, last = self._opened(newest)
            if last == newest:
                return index, 0
            return index, add_entries(index, entries_since(ledger, last), newest=newest)

    def _opened(self, newest: int) -> tuple[Engine, int]:
        """Open an index that is up to date or can be brought there; return it and the last pass that is in it."""
        if self._index is None and self._path.is_file():
            self._index = open_engine(self._path, read_only=self._read_only, durable=False)
        last = last_pass(self._index) if self._index else None
        is_writable = self._is_in_memory or not self._read_only
        if self._index and last is not None and (last == newest or (last < newest and is_writable)):
            return self._index, last
        self.close()
        if self._read_only:
            self._index = open_memory()
            self._is_in_memory = True
        else:
            for ending in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    self._path.with_name(self._path.name + ending).unlink()
            self._index = open_engine(self._path, read_only=False, durable=False)
        make_index(self._index)
        return self._index, 0

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Find texts that contain every word of a query, and identifiers that contain the query.

        Args:
            query: words in any of the languages, folded as the texts are ("抵.押" finds "抵押"); of an identifier any
                part of at least three letters or digits, however it is parted ("F·12A", "138-0013").
            limit: at most so many hits.

        Returns:
            Hits, best first, then in order of their places; every one contains the query when folded.

        Raises:
            RequestError: the query is empty.
            CaseError: the case cannot be read.

        Limits: inside a word of Latin letters or digits a part is found only where nothing begins with it.
        """
        terms = sorted(set(searchable(query).split()))
        if not terms:
            msg = "Nothing to search for. Name a word, or a part of a VIN, plate or phone number."
            raise RequestError(msg)
        index_engine, _ = self._refreshed()
        stale = self._stale_passes()
        with begin_read(index_engine) as index:
            found = {
                (*hit.locator.sort_key, hit.kind, hit.text): hit
                for hit in (*_texts(index, terms, stale), *_identifiers(index, compact(query), stale))
            }
        best = heapq.nsmallest(limit, found.items(), key=lambda pair: (-pair[1].score, pair[0]))
        return [replace(hit, snippet=_snippet(hit.text, terms)) for _, hit in best]

    def _stale_passes(self) -> set[int]:
        """Return the passes that a newer version of their stage has done anew."""
        with begin_read(self._ledger) as ledger:
            return set(ledger.scalars(select(PASSES.c.id).where(PASSES.c.id.not_in(current_passes(ledger, ())))))


def _hit(candidate: Candidate, score: float) -> Hit:
    _, locator, kind, raw, _, _ = candidate
    place = from_plain(Locator, json.loads(locator))
    return Hit(place.item, place, kind, json.loads(raw), "", round(score, _SCORE_DIGITS))


def _texts(index: Connection, terms: list[str], stale: set[int]) -> Iterator[Hit]:
    """Give the texts that contain every term: by the index, or, where it finds none, by looking at all."""
    n_found = 0
    for ask in (texts_with, texts_holding):
        if n_found:
            return
        for candidate in ask(index, terms):
            folded = candidate[4]
            if candidate[0] not in stale and all(term in folded for term in terms):
                n_found += 1
                share = sum(folded.count(term) * len(term) for term in terms) / len(folded)
                yield _hit(candidate, _TEXT_SCORE + min(share, 1.0))


def _identifiers(index: Connection, part: str, stale: set[int]) -> Iterator[Hit]:
    if len(part) < LEAST_PART:
        return
    for candidate in identifiers_holding(index, part):
        identifier = candidate[5]
        if candidate[0] not in stale and part in identifier:
            share = len(part) / len(identifier)
            yield _hit(candidate, _EXACT_SCORE if part == identifier else _PART_SCORE + share)


def _snippet(raw: str, terms: list[str]) -> str:
    """Cut the raw words around the first term out of a text; its beginning where the term is spelt across signs."""
    folded = fold(raw)
    lower = folded.text.lower()
    places = [(lower.find(term), len(term)) for term in terms if term in lower]
    start, end = 0, 0
    if places and len(lower) == len(folded.text):
        first, length = min(places)
        start, end = folded.span(first, first + length)
    left, right = max(0, start - SNIPPET_CHARACTERS), min(len(raw), end + SNIPPET_CHARACTERS)
    words = " ".join(raw[left:right].split())
    return f"{'…' if left else ''}{words}{'…' if right < len(raw) else ''}"

"""Search over a case. The index is a view: it can be thrown away and is made anew from the ledger.

It lives in a file of its own, `search.db`, so that the ledger's file holds evidence and nothing else.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from yellowplate.folded import fold
from yellowplate.records import Locator, from_plain
from yellowplate.records.errors import CaseError, RequestError
from yellowplate.store.bigrams import compact, searchable
from yellowplate.store.entries import entries_since
from yellowplate.store.near_vins import is_part, vins_near
from yellowplate.store.passes import is_current
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

_EXACT_SCORE, _PART_SCORE, _NEAR_SCORE, _TEXT_SCORE = 4.0, 3.0, 2.0, 1.0
_SCORE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that contains what was asked for, or a VIN near to it.

    Attributes:
        item: SHA-256 of the item.
        locator: the exact place.
        kind: kind of the reading ("caption", "vin", ...), role of the post's text ("title", ...), or of an identifier
            "vin", "plate", "contact", "account".
        text: the whole raw text there.
        snippet: the raw words around what was found.
        score: larger is better: 4 the very identifier, 3 and more a part of it (its share), 2 and more a VIN that the
            question may be a misreading of, 1 and more a text (the share of it that was asked for).
        near_nats: for such a VIN how much it takes to be read as the question (see `numbers.vin_near`), else None.
    """

    item: str
    locator: Locator
    kind: str
    text: str
    snippet: str
    score: float
    near_nats: float | None = None


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
            last, is_current = self._known_of(ledger)
            if self._index and is_current:
                return self._index, 0
            if self._index is None or not self._is_writable:
                self._index, last = self._made_anew(), 0
            newest = ledger.execute(select(PASSES.c.id, PASSES.c.sha256).order_by(PASSES.c.id.desc())).first()
            if newest is None:
                return self._index, 0
            return self._index, add_entries(self._index, entries_since(ledger, last), (newest[0], newest[1]))

    @property
    def _is_writable(self) -> bool:
        return self._is_in_memory or not self._read_only

    def _known_of(self, ledger: Connection) -> tuple[int, bool]:
        """Say up to which pass the index goes and whether that is the last; close an index that is of no use."""
        if self._index is None and self._path.is_file():
            self._index = open_engine(self._path, read_only=self._read_only, durable=False)
        known = last_pass(self._index) if self._index else None
        if known is None:
            self.close()
            return 0, False
        last, sha256 = known
        if last and ledger.scalar(select(PASSES.c.sha256).where(PASSES.c.id == last)) != sha256:
            self.close()  # made from another ledger
            return 0, False
        return last, last == (ledger.scalar(select(func.max(PASSES.c.id))) or 0)

    def _made_anew(self) -> Engine:
        self.close()
        if self._read_only:
            engine = open_memory()
            self._is_in_memory = True
        else:
            try:
                for ending in ("", "-wal", "-shm"):
                    self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            except OSError as error:
                msg = f"{self._path}: the index cannot be made anew ({error.strerror}). Remove it by hand."
                raise CaseError(msg) from error
            engine = open_engine(self._path, read_only=False, durable=False)
        make_index(engine)
        return engine

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Find texts with every word of a query, identifiers that contain it, and VINs it may be a misreading of.

        Args:
            query: words in any of the languages, folded as the texts are ("抵.押" finds "抵押"); of an identifier any
                part of at least three letters or digits, however it is parted ("F·12A", "138-0013").
            limit: at most so many hits.

        Returns:
            Hits, best first, then in order of their places; every one contains the query when folded, but those with
            `near_nats`: VINs near the query, if it may be a VIN or at least six characters of one.

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
                for hit in (
                    *_near(index, compact(query), stale),
                    *_texts(index, terms, stale),
                    *_identifiers(index, compact(query), stale),
                )
            }
        best = heapq.nsmallest(limit, found.items(), key=lambda pair: (-pair[1].score, pair[0]))
        return [replace(hit, snippet=_snippet(hit.text, terms)) for _, hit in best]

    def _stale_passes(self) -> set[int]:
        """Return the passes that are not shown any more."""
        with begin_read(self._ledger) as ledger:
            return set(ledger.scalars(select(PASSES.c.id).where(~is_current(PASSES.c.id, ()))))


def _hit(candidate: Candidate, score: float, near_nats: float | None = None) -> Hit:
    _, locator, kind, raw, _, _ = candidate
    place = from_plain(Locator, json.loads(locator))
    return Hit(place.item, place, kind, json.loads(raw), "", round(score, _SCORE_DIGITS), near_nats)


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


def _near(index: Connection, part: str, stale: set[int]) -> Iterator[Hit]:
    if is_part(part):
        for candidate, apart in vins_near(index, part):
            if candidate[0] not in stale:
                yield _hit(candidate, _NEAR_SCORE + 1 / (1 + apart), apart)


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

"""The work list: which items a stage still has to do, and which it cannot do.

Done is what has a pass in the ledger; both are one transaction, so there is no moment at which an item is done and its
results are not there. What is kept here beside it is only how often an item was begun and how often its worker died.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, insert, select, update

from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.errors import CaseError
from yellowplate.store.passes import append_rows, choose, chunks, is_current
from yellowplate.store.rows import Record, rows_of
from yellowplate.store.schema import PASSES, WORK
from yellowplate.store.sqlite import begin_read, begin_write

MAX_TRIES = 2
"""Times a worker may die on one item before the item is refused."""


class Work:
    """The work list of a case.

    Args:
        engine: the case's database.
        read_only: refuse every change.
    """

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only

    def todo(self, stage: str, version: str, items: Iterable[str]) -> list[str]:
        """Say which items the stage still has to do.

        Args:
            stage: name of the stage.
            version: its version.
            items: SHA-256 of the items it should do.

        Returns:
            Those without a pass, in order of hash; but items that were under way when a whole program was killed come
            last, the most often hit at the very end, so that one that brings the machine down holds up no other.
            What this version did before another one was used is not done again: it is shown again.
        """
        waiting: list[tuple[int, str]] = []
        hidden: list[int] = []
        with begin_read(self._engine) as connection:
            for chunk in chunks(sorted(set(items))):
                done, not_shown = self._done(connection, stage, version, chunk)
                hidden += not_shown
                begun = {
                    item: n_begun - n_stopped
                    for item, n_begun, n_stopped in connection.execute(
                        select(WORK.c.item, WORK.c.n_begun, WORK.c.n_stopped).where(
                            WORK.c.stage == stage, WORK.c.version == version, WORK.c.item.in_(chunk)
                        )
                    )
                }
                waiting += [(begun.get(item, 0), item) for item in chunk if item not in done]
        if hidden and not self._read_only:
            with begin_write(self._engine) as connection:
                choose(connection, hidden)
        return [item for _, item in sorted(waiting)]

    @staticmethod
    def _done(connection: Connection, stage: str, version: str, chunk: list[str]) -> tuple[set[str], list[int]]:
        """Return the items that are done, and the numbers of those passes whose item another version shows."""
        done: dict[str, tuple[int, bool]] = {}
        for item, number, is_shown in connection.execute(
            select(PASSES.c.subject, PASSES.c.id, is_current(PASSES.c.id, ()))
            .where(PASSES.c.stage == stage, PASSES.c.version == version, PASSES.c.subject.in_(chunk))
            .order_by(PASSES.c.subject, PASSES.c.edition)
        ):
            done[item] = (number, bool(is_shown))
        return set(done), [number for number, is_shown in done.values() if not is_shown]

    def begin(self, stage: str, version: str, items: Iterable[str]) -> None:
        """Note that workers begin these items.

        Raises:
            CaseError: the case cannot be written.
        """
        self._check()
        with begin_write(self._engine) as connection:
            for chunk in chunks(sorted(set(items))):
                known = set(
                    connection.scalars(
                        select(WORK.c.item).where(
                            WORK.c.stage == stage, WORK.c.version == version, WORK.c.item.in_(chunk)
                        )
                    )
                )
                again = WORK.c.stage == stage, WORK.c.version == version, WORK.c.item.in_(sorted(known))
                connection.execute(update(WORK).where(*again).values(n_begun=WORK.c.n_begun + 1))
                fresh = [
                    {"stage": stage, "version": version, "item": item, "n_begun": 1, "n_stopped": 0}
                    for item in chunk
                    if item not in known
                ]
                if fresh:
                    connection.execute(insert(WORK), fresh)

    def done(self, item: str, *, stage: str, version: str, records: Iterable[Record] = ()) -> bool:
        """Write an item's results and mark it done in one transaction; the same as `Ledger.append_item`.

        Returns:
            True if it was written, False if the very same was there already.

        Raises:
            BrokenRecord: the item is done already with other results.
            CaseError: the case cannot be written.
        """
        self._check()
        rows = rows_of(records)
        with begin_write(self._engine) as connection:
            return append_rows(connection, item, stage, version, rows)

    def failed(self, refusal: Refusal, *, version: str, records: Iterable[Record] = ()) -> bool:
        """Mark an item done with its refusal: its worker lives and says why it cannot be read.

        Args:
            refusal: names the item and the stage.
            version: the stage's version.
            records: what could be read all the same.

        Raises:
            BrokenRecord: the item is done already with other results.
            CaseError: the case cannot be written, or the refusal names no item.
        """
        if not refusal.item:
            raise CaseError(f"{refusal.file}: only an archived item can be marked; use Ledger.append_refusal.")
        return self.done(refusal.item, stage=str(refusal.stage), version=version, records=[refusal, *records])

    def stopped(
        self, item: str, *, stage: RefusalStage, version: str, file: str, why: str = "", max_tries: int = MAX_TRIES
    ) -> Refusal | None:
        """Note that the worker of an item died or was stopped; after `max_tries` times the item is refused.

        To be called by the process that watches the workers. When the whole program dies nothing is counted here:
        a person who pulls the plug says nothing about the items under way.

        Args:
            item: SHA-256 of the item.
            stage: the stage whose worker died.
            version: the stage's version.
            file: the item's origin, for the report.
            why: how it died, in words that are the same every time ("more than 600 s"), or "".
            max_tries: from 1.

        Returns:
            The refusal, now in the ledger, or None if the item is to be tried again.

        Raises:
            CaseError: the case cannot be written.
        """
        self._check()
        with begin_write(self._engine) as connection:
            key = WORK.c.stage == str(stage), WORK.c.version == version, WORK.c.item == item
            n_stopped = connection.scalar(select(WORK.c.n_stopped).where(*key))
            if n_stopped is None:
                row = {"stage": str(stage), "version": version, "item": item, "n_begun": 1, "n_stopped": 1}
                connection.execute(insert(WORK), row)
            else:
                connection.execute(update(WORK).where(*key).values(n_stopped=WORK.c.n_stopped + 1))
            n_tries = (n_stopped or 0) + 1
            if n_tries < max_tries:
                return None
            reason = f"stopped the reader {n_tries} times" + (f": {why}" if why else "")
            remedy = "Look at the file by itself; raise the limits of time and memory if it is sound."
            refusal = Refusal(file, reason, stage, remedy=remedy, item=item)
            append_rows(connection, item, str(stage), version, rows_of([refusal]))
        return refusal

    def tries(self, item: str, *, stage: str, version: str) -> tuple[int, int]:
        """Return how often an item was begun and how often its worker was stopped."""
        with begin_read(self._engine) as connection:
            row = connection.execute(
                select(WORK.c.n_begun, WORK.c.n_stopped).where(
                    WORK.c.stage == stage, WORK.c.version == version, WORK.c.item == item
                )
            ).one_or_none()
        return (row[0], row[1]) if row else (0, 0)

    def _check(self) -> None:
        if self._read_only:
            raise CaseError("The case is opened for reading only; no work can be done.")

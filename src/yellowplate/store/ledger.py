"""The ledger: what was found, append-only. Nothing here knows the time; moments of our own work stand in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from sqlalchemy import Connection, Engine, Select, select

from yellowplate.records import Item, Judgement, Post, Reading, Refusal, RefusalStage, Statement
from yellowplate.records.errors import BrokenRecord, CaseError
from yellowplate.store.passes import append_rows, is_current
from yellowplate.store.rows import CLASSES, Record, Row, record_of, row_of, rows_of, text_form
from yellowplate.store.schema import PASSES, ROWS
from yellowplate.store.sqlite import begin_read, begin_write

JUDGE = "judge"
"""Stage under which judgements stand; each is a pass of its own."""

_N_AT_ONCE = 500
"""Rows fetched at a time."""

_Kind = TypeVar("_Kind", bound=Record)


class Ledger:
    """Append-only tables of items, posts, readings, statements, judgements and refusals.

    Every reading method takes versions: rows of those stage versions only; none given means, for each item and stage,
    the version that was asked for last. Records come in canonical order (item hash, place, id) and are streamed.

    Args:
        engine: the case's database, its tables made.
        read_only: refuse every append.
    """

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only
        self._together: Connection | None = None

    def append_item(
        self,
        item: str,
        *,
        stage: str,
        version: str,
        items: Iterable[Item] = (),
        posts: Iterable[Post] = (),
        readings: Iterable[Reading] = (),
        statements: Iterable[Statement] = (),
        refusals: Iterable[Refusal] = (),
        revise: bool = False,
    ) -> bool:
        """Write everything one stage made of one item, and mark it done, in one transaction.

        Args:
            item: SHA-256 of the item the stage worked on.
            stage: "ingest", "read", "extract", ...
            version: the stage's version, such as "read/3"; a new one does the work anew and leaves the old rows.
            items: the item itself, and members taken out of it that have no pass of their own.
            posts: posts it tells.
            readings: what was seen in it.
            statements: what is said in it.
            refusals: parts of it, or all of it, that could not be read.
            revise: where the same version is there with other results, write these as a new edition that is shown
                instead; for what depends on more than the item, such as the files that lie beside it.

        Returns:
            True if it was written, False if the very same was there already.

        Raises:
            BrokenRecord: the same item, stage and version is there with other results (and not `revise`), or an id is
                taken by another record; nothing was written.
            CaseError: the case cannot be written; nothing was written.
        """
        rows = rows_of([*items, *posts, *readings, *statements, *refusals])
        return self._append(item, stage, version, rows, revise=revise)

    def append_judgement(self, judgement: Judgement) -> bool:
        """Write one decision of a person; False if the very same is there already.

        Raises:
            BrokenRecord: another judgement has its id.
            CaseError: the case cannot be written.
        """
        return self._append(judgement.id, JUDGE, "1", [row_of(judgement)])

    def append_refusal(self, refusal: Refusal, *, version: str) -> bool:
        """Write the refusal of a file whose bytes could not even be archived; False if it is there already.

        Such a refusal stands until a file of that name has been archived.

        Raises:
            BrokenRecord: the refusal names an item; it belongs into `append_item`.
            CaseError: the case cannot be written.
        """
        if refusal.item:
            raise BrokenRecord(f"a refusal of the item {refusal.item} is written with that item")
        row = row_of(refusal)
        return self._append(row.id, str(refusal.stage), version, [row])

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all that is appended inside in one transaction: many small items cost one wait for the disk.

        Raises:
            CaseError: the case cannot be written; nothing that was appended inside is there.
        """
        with self._writing() as connection:
            self._together = connection
            try:
                yield
            finally:
                self._together = None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._read_only:
            raise CaseError("The case is opened for reading only; nothing can be added.")
        if self._together:
            yield self._together
            return
        with begin_write(self._engine) as connection:
            yield connection

    def _append(self, subject: str, stage: str, version: str, rows: list[Row], *, revise: bool = False) -> bool:
        with self._writing() as connection:
            return append_rows(connection, subject, stage, version, rows, revise=revise)

    def items(self, *versions: str) -> Iterator[Item]:
        """Give every item, by hash."""
        return self._stream("items", Item, versions)

    def posts(self, *versions: str, item: str = "") -> Iterator[Post]:
        """Give posts, of one item or of all."""
        return self._stream("posts", Post, versions, item=item)

    def readings(self, *versions: str, item: str = "") -> Iterator[Reading]:
        """Give readings, of one item or of all."""
        return self._stream("readings", Reading, versions, item=item)

    def statements(self, *versions: str, item: str = "") -> Iterator[Statement]:
        """Give statements, of one item or of all."""
        return self._stream("statements", Statement, versions, item=item)

    def judgements(self) -> Iterator[Judgement]:
        """Give every judgement ever made, by the time of the decision."""
        return self._stream("judgements", Judgement, ())

    def refusals(self, *versions: str, stage: RefusalStage | None = None) -> Iterator[Refusal]:
        """Give what could not be read: first files without bytes by name, then items by hash.

        Args:
            versions: as everywhere.
            stage: only refusals of this stage; None for all.
        """
        for refusal in self._stream("refusals", Refusal, versions):
            if stage is None or refusal.stage is stage:
                yield refusal

    def item(self, sha256: str) -> Item | None:
        """Return one item, or None if the ledger does not know it."""
        return next(self._stream("items", Item, (), item=sha256), None)

    def record(self, record_id: str) -> Record | None:
        """Find a post, reading, statement or judgement by its id, of any version; None if there is none."""
        with begin_read(self._engine) as connection:
            for name, table in ROWS.items():
                body = connection.scalar(select(table.c.body).where(table.c.id == record_id).order_by(table.c.body))
                if body is not None:
                    return record_of(name, record_id, body)
        return None

    def counts(self, *versions: str) -> dict[str, int]:
        """Count the records of each table, as the other methods give them."""
        return {name: sum(1 for _ in self._bodies(name, versions)) for name in ROWS}

    def versions(self, stage: str) -> list[str]:
        """Return the versions of a stage that finished at least one item, sorted."""
        with begin_read(self._engine) as connection:
            found = connection.scalars(select(PASSES.c.version).where(PASSES.c.stage == stage).distinct())
            return sorted(found)

    def dump(self, *versions: str) -> Iterator[str]:
        """Give the whole ledger as lines of JSON in canonical order.

        First a line for each finished pass (stage, version, what it was over), then every record with its table.
        """
        with begin_read(self._engine) as connection:
            columns = PASSES.c.stage, PASSES.c.version, PASSES.c.subject
            chosen = select(*columns).where(is_current(PASSES.c.id, versions)).order_by(*columns)
            for stage, version, subject in _streamed(connection, chosen):
                yield text_form({"pass": [stage, version, subject]})
        for name in CLASSES:
            for row_id, body in self._bodies(name, versions):
                yield f'{{"id":{text_form(row_id)},"record":{body},"table":{text_form(name)}}}'

    def digest(self, *versions: str) -> str:
        """Return the SHA-256 over the dump: the same for the same content, however it came to be written."""
        digest = hashlib.sha256()
        for line in self.dump(*versions):
            digest.update(line.encode() + b"\n")
        return digest.hexdigest()

    def _stream(self, name: str, cls: type[_Kind], versions: tuple[str, ...], *, item: str = "") -> Iterator[_Kind]:
        del cls
        for row_id, body in self._bodies(name, versions, item=item):
            yield cast("_Kind", record_of(name, row_id, body))

    def _bodies(self, name: str, versions: tuple[str, ...], *, item: str = "") -> Iterator[tuple[str, str]]:
        table = ROWS[name]
        with begin_read(self._engine) as connection:
            chosen = select(table.c.id, table.c.body, table.c.item).where(is_current(table.c["pass"], versions))
            if item:
                chosen = chosen.where(table.c.item == item)
            chosen = chosen.order_by(table.c.item, table.c.place, table.c.id, table.c.body)
            is_answered = self._archived_names(connection) if name == "refusals" else None
            last = ""
            for row_id, body, of_item in _streamed(connection, chosen):
                is_told = row_id == last or (is_answered and not of_item and is_answered(body))
                last = row_id
                if not is_told:
                    yield row_id, body

    @staticmethod
    def _archived_names(connection: Connection) -> Callable[[str], bool]:
        """Tell of a refusal without bytes whether a file of that name was archived since."""
        items = ROWS["items"]
        names: set[str] | None = None

        def is_archived(body: str) -> bool:
            nonlocal names
            if names is None:
                bodies = connection.execute(select(items.c.id, items.c.body))
                names = {cast("Item", record_of("items", row_id, one)).origin for row_id, one in bodies}
            return cast("Refusal", record_of("refusals", "", body)).file in names

        return is_archived


def _streamed(connection: Connection, chosen: Select[str, str, str]) -> Iterator[tuple[str, str, str]]:
    yield from connection.execution_options(yield_per=_N_AT_ONCE).execute(chosen)

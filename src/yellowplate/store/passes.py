"""Passes: one stage of one version over one thing, written whole or not at all, and which of them are current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, exists, func, insert, literal, select

from yellowplate.records.errors import BrokenRecord
from yellowplate.store.rows import Row, pass_digest
from yellowplate.store.schema import CHOICES, PASSES, ROWS

_N_AT_ONCE = 500
"""Values in one IN list; databases limit them."""


def chunks(values: list[str]) -> Iterator[list[str]]:
    """Cut a list so that each part fits into one question to the database."""
    for start in range(0, len(values), _N_AT_ONCE):
        yield values[start : start + _N_AT_ONCE]


def is_current(number: ColumnElement[int], versions: tuple[str, ...]) -> ColumnElement[bool]:
    """Tell in SQL whether a pass is to be shown.

    Asked of each row by its index, so that the rows of one item cost the same in a case of any size.

    Args:
        number: the column with the pass's number.
        versions: the last edition of each of these versions; none for the pass chosen last, by stage and thing.
    """
    other = PASSES.alias("other") if versions else CHOICES.alias("other")
    if versions:
        one = PASSES.alias("one")
        newer = select(literal(1)).where(
            other.c.stage == one.c.stage,
            other.c.version == one.c.version,
            other.c.subject == one.c.subject,
            other.c.edition > one.c.edition,
        )
        return exists().where(one.c.id == number, one.c.version.in_(versions), ~newer.exists())
    one = CHOICES.alias("one")
    newer = select(literal(1)).where(
        other.c.stage == one.c.stage, other.c.subject == one.c.subject, other.c.id > one.c.id
    )
    return exists().where(one.c["pass"] == number, ~newer.exists())


def choose(connection: Connection, numbers: Iterable[int]) -> None:
    """Show these passes from now on, where others of the same stage over the same things are shown."""
    for number in numbers:
        chosen = select(PASSES.c.stage, PASSES.c.subject, PASSES.c.id).where(PASSES.c.id == number)
        connection.execute(insert(CHOICES).from_select(["stage", "subject", "pass"], chosen))


def append_rows(
    connection: Connection, subject: str, stage: str, version: str, rows: list[Row], *, revise: bool = False
) -> bool:
    """Write one pass with its rows.

    Args:
        connection: in a writing transaction.
        subject: what the pass was over: an item's SHA-256, a judgement's or refusal's id.
        stage: name of the stage.
        version: version of the stage.
        rows: everything it made, in canonical order.
        revise: where another edition is there, write a new one.

    Returns:
        True if it was written, False if the very same was there; shown it is in both cases.

    Raises:
        BrokenRecord: other results are there and not `revise`, or an id is taken by another record.
    """
    sha256 = pass_digest(rows)
    there = connection.execute(
        select(PASSES.c.edition, PASSES.c.sha256, PASSES.c.id, is_current(PASSES.c.id, ()))
        .where(PASSES.c.stage == stage, PASSES.c.version == version, PASSES.c.subject == subject)
        .order_by(PASSES.c.edition.desc())
    ).first()
    if there and there[1] == sha256:
        if not there[3]:
            choose(connection, [there[2]])
        return False
    if there and not revise:
        raise BrokenRecord(f"{stage} {version} of {subject}: other results are in the ledger already")
    _refuse_taken_ids(connection, subject, version, rows)
    edition = there[0] + 1 if there else 1
    # Numbered here and not by the database, so that there are no gaps but where a pass was taken away.
    number = (connection.scalar(select(func.max(PASSES.c.id))) or 0) + 1
    values = {"subject": subject, "stage": stage, "version": version, "edition": edition, "sha256": sha256}
    connection.execute(insert(PASSES), {"id": number, **values})
    choose(connection, [number])
    for name, table in ROWS.items():
        bodies = [
            {"pass": number, "id": row.id, "item": row.item, "place": row.place, "body": row.body}
            for row in rows
            if row.table == name
        ]
        if bodies:
            connection.execute(insert(table), bodies)
    return True


def _refuse_taken_ids(connection: Connection, subject: str, version: str, rows: list[Row]) -> None:
    """Refuse a record whose id another thing's pass of the same version gave to a different record."""
    for name, table in ROWS.items():
        bodies = {row.id: row.body for row in rows if row.table == name}
        for ids in chunks(sorted(bodies)):
            taken = (
                select(table.c.id, table.c.body)
                .join(PASSES, PASSES.c.id == table.c["pass"])
                .where(PASSES.c.version == version, PASSES.c.subject != subject, table.c.id.in_(ids))
            )
            for row_id, body in connection.execute(taken):
                if body != bodies[row_id]:
                    raise BrokenRecord(f"{name} {row_id}: another record has this id already")

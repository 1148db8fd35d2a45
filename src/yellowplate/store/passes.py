"""Passes: one stage of one version over one thing, written whole or not at all, and which of them are current."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, Select, case, func, insert, select

from yellowplate.records.errors import BrokenRecord
from yellowplate.store.rows import Row, pass_digest
from yellowplate.store.schema import PASSES, ROWS

_N_AT_ONCE = 500
"""Values in one IN list; databases limit them."""


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Order versions as people do: "read/10" after "read/9".

    >>> sorted(["read/10", "read/9"], key=version_order)
    ['read/9', 'read/10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def chunks(values: list[str]) -> Iterator[list[str]]:
    """Cut a list so that each part fits into one question to the database."""
    for start in range(0, len(values), _N_AT_ONCE):
        yield values[start : start + _N_AT_ONCE]


def current_passes(connection: Connection, versions: tuple[str, ...]) -> Select[int]:
    """Select the current passes: the last edition of those versions.

    Args:
        connection: reads the ledger.
        versions: versions of stages; none for the newest version of each stage over each thing.
    """
    order = [PASSES.c.edition.desc()]
    alike = [PASSES.c.stage, PASSES.c.subject]
    chosen = select(PASSES.c.id)
    if versions:
        alike.append(PASSES.c.version)
        chosen = chosen.where(PASSES.c.version.in_(versions))
    else:
        known = sorted(connection.scalars(select(PASSES.c.version).distinct()), key=version_order)
        if known:
            order.insert(0, case({version: n for n, version in enumerate(known)}, value=PASSES.c.version).desc())
    ranked = chosen.add_columns(func.row_number().over(partition_by=alike, order_by=order).label("nth")).subquery()
    return select(ranked.c.id).where(ranked.c.nth == 1)


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
        True if it was written, False if the very same is there and current.

    Raises:
        BrokenRecord: other results are there and not `revise`, or an id is taken by another record.
    """
    sha256 = pass_digest(rows)
    there = connection.execute(
        select(PASSES.c.edition, PASSES.c.sha256)
        .where(PASSES.c.stage == stage, PASSES.c.version == version, PASSES.c.subject == subject)
        .order_by(PASSES.c.edition.desc())
    ).first()
    if there and there[1] == sha256:
        return False
    if there and not revise:
        raise BrokenRecord(f"{stage} {version} of {subject}: other results are in the ledger already")
    _refuse_taken_ids(connection, subject, version, rows)
    edition = there[0] + 1 if there else 1
    values = {"subject": subject, "stage": stage, "version": version, "edition": edition, "sha256": sha256}
    number = connection.scalar(insert(PASSES).returning(PASSES.c.id), values)
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

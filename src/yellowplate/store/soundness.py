"""Whether the ledger still says what it said: triggers in place, no row changed, added or gone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, Engine, exists, literal, select, union_all

from yellowplate.records.errors import BrokenRecord
from yellowplate.store.problem import Problem, ProblemKind
from yellowplate.store.rows import CLASSES, Row, pass_digest, record_of, row_of
from yellowplate.store.schema import CHOICES, FROZEN, PASSES, ROWS
from yellowplate.store.sqlite import begin_read, missing_triggers, quick_check

_N_AT_ONCE = 500


def check_ledger(engine: Engine) -> Iterator[Problem]:
    """Read every row again and compare each pass with the hash written beside it.

    Args:
        engine: the case's database.

    Yields:
        What is broken, in order of passes.

    Raises:
        CaseError: the database cannot be read at all.

    Limits: who changes rows and hash together with care, or takes away the newest passes whole, is noticed only by a
        digest kept elsewhere (the log, a dossier, another person).
    """
    with begin_read(engine) as connection:
        for said in quick_check(connection):
            yield Problem("ledger", "case.db", ProblemKind.CHANGED, f"the database is damaged: {said}")
        for trigger in missing_triggers(connection, FROZEN):
            reason = "the trigger that keeps the ledger append-only is gone: rows may have been edited"
            yield Problem("ledger", f"trigger {trigger}", ProblemKind.MISSING, reason)
        yield from _check_passes(connection)
        yield from _check_choices(connection)


def _check_passes(connection: Connection) -> Iterator[Problem]:
    sound = {}
    for number, group in groupby(_all_rows(connection), key=lambda found: found[0]):
        rows = [row for _, row in group]
        for row in rows:
            yield from _check_row(row)
        sound[number] = pass_digest(rows)
    nothing = pass_digest([])
    last = 0
    for number, stage, version, subject, sha256 in connection.execute(
        select(PASSES.c.id, PASSES.c.stage, PASSES.c.version, PASSES.c.subject, PASSES.c.sha256).order_by(PASSES.c.id)
    ):
        if number != last + 1:
            reason = "finished work was taken away"
            yield Problem("ledger", f"pass {last + 1} to {number - 1}", ProblemKind.MISSING, reason)
        last = number
        if sound.pop(number, nothing) != sha256:
            reason = "rows were changed, added or taken away since they were written"
            yield Problem("ledger", f"{stage} {version} of {subject}", ProblemKind.CHANGED, reason)
    for number in sorted(sound):
        yield Problem("ledger", f"pass {number}", ProblemKind.FOREIGN, "rows that belong to no finished pass")


def _check_choices(connection: Connection) -> Iterator[Problem]:
    """Every pass was chosen when it was written, under its own stage and subject."""
    fits = (CHOICES.c.stage == PASSES.c.stage) & (CHOICES.c.subject == PASSES.c.subject)
    never = select(PASSES.c.id).where(~exists().where(CHOICES.c["pass"] == PASSES.c.id, fits)).order_by(PASSES.c.id)
    for number in connection.scalars(never):
        yield Problem("ledger", f"pass {number}", ProblemKind.MISSING, "the entry that shows this pass is gone")
    wrong = select(CHOICES.c.id).where(~exists().where(CHOICES.c["pass"] == PASSES.c.id, fits)).order_by(CHOICES.c.id)
    for number in connection.scalars(wrong):
        yield Problem("ledger", f"choice {number}", ProblemKind.CHANGED, "it names a pass of another stage or thing")


def _all_rows(connection: Connection) -> Iterator[tuple[int, Row]]:
    parts = [
        select(
            table.c["pass"].label("of"),
            literal(n).label("n"),
            table.c.item.label("item"),
            table.c.place.label("place"),
            table.c.id.label("id"),
            table.c.body.label("body"),
        )
        for n, table in enumerate(ROWS[name] for name in CLASSES)
    ]
    names = list(CLASSES)
    chosen = union_all(*parts).order_by("of", "n", "item", "place", "id")
    for of, n, item, place, row_id, body in connection.execution_options(yield_per=_N_AT_ONCE).execute(chosen):
        yield of, Row(names[n], row_id, item, place, body)


def _check_row(row: Row) -> Iterator[Problem]:
    try:
        is_same = row_of(record_of(row.table, row.id, row.body)) == row
        reason = "its id or place does not fit its content"
    except BrokenRecord as error:
        is_same, reason = False, str(error)
    if not is_same:
        yield Problem("ledger", f"{row.table} {row.id}", ProblemKind.CHANGED, reason)

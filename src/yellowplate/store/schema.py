"""The tables of a case's database, in portable SQLAlchemy Core.

A *pass* is one stage of one version over one thing (an item, mostly). Its rows are written with it in one transaction
and never again; a newer version writes a new pass and the old one stays.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint

SCHEMA_VERSION = 1
"""Raised whenever a table changes; a case of a higher version is refused."""

METADATA = MetaData()

PASSES = Table(
    "passes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("version", String, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    UniqueConstraint("stage", "version", "subject", "edition"),
)
"""One finished pass; `sha256` is over its rows in order, so that a row changed or gone is noticed.

The edition counts from 1 and is higher only where the same version saw the same thing in new company: a collector's
file whose video came into the folder later tells the same post with one more medium.
"""

CHOICES = Table(
    "choices",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("stage", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("pass", ForeignKey("passes.id"), nullable=False),
    Index("choices_by_subject", "stage", "subject", "id"),
    Index("choices_by_pass", "pass"),
)
"""Which pass of a stage over a thing is shown: the one chosen last. Going back to an old version is a new choice."""


def _rows(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("pass", ForeignKey("passes.id"), primary_key=True),
        Column("id", String, primary_key=True),
        Column("item", String, nullable=False),
        Column("place", String, nullable=False),
        Column("body", String, nullable=False),
        Index(f"{name}_by_place", "item", "place", "id"),
        Index(f"{name}_by_id", "id"),
    )


ROWS = {name: _rows(name) for name in ("items", "posts", "readings", "statements", "judgements", "refusals")}
"""One table a kind of record; `item` and `place` give the canonical order, `body` is the record in canonical JSON."""

WORK = Table(
    "work",
    METADATA,
    Column("stage", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("n_begun", Integer, nullable=False),
    Column("n_stopped", Integer, nullable=False),
)
"""How often an item was begun and how often its worker was stopped; not evidence, so it may be changed."""

FROZEN = ["passes", "choices", *ROWS]
"""Tables that refuse UPDATE and DELETE."""

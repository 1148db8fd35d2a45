"""Which items of a case are official records, and whose: said by a sidecar that a person typed, by nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yellowplate.records import Item, Source, SourceKind, Statement

FORMAT = "official_records"
"""Name of the ingest format of these sidecars; the machinery sets it, no content of a file can."""
PROPERTY = "official_record"
PREFIX = "authority:"


def official_sources(statements: Iterable[Statement], items: Mapping[str, Item]) -> dict[str, Source]:
    """Find the official records of a case.

    Args:
        statements: of the case, without those a reviewer rejected.
        items: all items by SHA-256.

    Returns:
        The authority by SHA-256 of its document, and of the sidecar in which words were copied from it. A statement
        that comes from any other format, or out of an archive, makes nothing official; a document that two sidecars
        give to two authorities is nobody's.
    """
    found: dict[str, set[str]] = {}
    for one in statements:
        item = items.get(one.locator.item)
        is_sidecar = item is not None and item.format == FORMAT and not item.parent
        if is_sidecar and one.property == PROPERTY and one.reader.partition("/")[0] == FORMAT:
            for sha256 in (one.value, one.locator.item):
                found.setdefault(sha256, set()).add(one.subject.key.removeprefix(PREFIX))
    return {
        sha256: Source(next(iter(names)), SourceKind.OFFICIAL_RECORD)
        for sha256, names in sorted(found.items())
        if len(names) == 1
    }

"""The case as one JSON document: every record its audience may see, in canonical form."""

from __future__ import annotations

from pathlib import Path

from yellowplate.export.exporter import Audience, Dossier, Exporter
from yellowplate.export.told import Car, Told
from yellowplate.export.view import look
from yellowplate.records import to_plain
from yellowplate.records.ids import Plain, canonical_json

SCHEMA_VERSION = 1
"""Raised when a known key changes its meaning; keys are added, never renamed."""


def _told(told: Told) -> Plain:
    record = to_plain(told.statement)
    assert isinstance(record, dict)
    return {"id": told.name, **record}


def _car(car: Car) -> Plain:
    record = to_plain(car.file)
    assert isinstance(record, dict)
    return {
        **record,
        "label": car.label,
        "statements": [_told(one) for one in car.told],
        "nearby": [_told(one) for one in car.nearby],
        "findings": [to_plain(one) for one in car.findings],
        **({"claims_order": to_plain(car.order)} if car.order else {}),
        "shared": [{"what": trait, "with": list(keys)} for trait, keys in car.shared],
    }


def write(dossier: Dossier, folder: Path, audience: Audience) -> list[Path]:
    """Write `case.json`.

    Args:
        dossier: everything; what is closed to the audience is taken out first.
        folder: exists and is empty.
        audience: for whom.

    Returns:
        The one file. Fields that hold their default are left out, as in the ledger; keys are sorted.
    """
    view = look(dossier, audience)
    document: Plain = {
        "schema": "yellowplate/case",
        "schema_version": SCHEMA_VERSION,
        "audience": str(audience),
        "title": view.title,
        "version": view.version,
        "on": view.on,
        "ledger_digest": view.ledger_digest,
        "items": [to_plain(item) for item in view.items.values()],
        "posts": [to_plain(post) for post in view.posts],
        "readings": [to_plain(reading) for name in view.items for reading in view.readings.get(name, ())],
        "vehicles": [_car(car) for car in view.cars],
        "statements": [_told(one) for one in view.loose],
        "sightings": [to_plain(one) for one in view.sightings],
        "refusals": [to_plain(one) for one in view.refusals],
    }
    path = folder / "case.json"
    # Half an emoji, which collectors' files hold, is written as the JSON escape that it is.
    path.write_bytes(canonical_json(document).encode("utf-8", "backslashreplace") + b"\n")
    return [path]


EXPORTER = Exporter(name="json", what="one JSON document with every record", write=write)

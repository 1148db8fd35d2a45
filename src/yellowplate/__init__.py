"""Follows a car from a dealer's video in China to a number plate in North Korea, only as far as evidence carries it.

The package gives the nouns (`yellowplate.Item`, `yellowplate.Statement`, ...) and one function per stage:

    ingest(folders, keep, settings)        files → Item, Post
    read_file(path, item, settings)        Item → Reading
    read_post(post)                        Post → Reading
    extract(readings)                      Reading → Statement
    resolve(statements, judgements, posts) Statement → VehicleFile
    assess(facts_of(vehicle), on)          VehicleFile → Finding
    run(folders, directory, ...)           all of it, into a case and its dossier
    check, export, search, verify          questions to a case
"""

from __future__ import annotations

import importlib
from typing import Any

_STAGES = {
    "Settings": "yellowplate.settings",
    "ingest": "yellowplate.ingest.intake",
    "read_file": "yellowplate.read.file",
    "read_post": "yellowplate.read.post",
    "assess": "yellowplate.law.engine",
    "facts_of": "yellowplate.law.vehicle_facts",
    "run": "yellowplate.pipeline",
    "check": "yellowplate.casebook",
    "search": "yellowplate.casebook",
    "verify": "yellowplate.casebook",
}
"""Where each function lives; imported when first asked for, so that the package itself imports bare."""


def __getattr__(name: str) -> Any:
    if name in _STAGES:
        return getattr(importlib.import_module(_STAGES[name]), name)
    records = importlib.import_module("yellowplate.records")
    if name in records.__all__:
        return getattr(records, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted({*globals(), *_STAGES, *importlib.import_module("yellowplate.records").__all__})

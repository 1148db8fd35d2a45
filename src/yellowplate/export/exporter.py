"""What an exporter is, and the dossier it writes: the contract of the plug-ins in `formats/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from yellowplate.records import (
    ClaimsOrder,
    Finding,
    Item,
    Locator,
    Post,
    Reading,
    Refusal,
    Sighting,
    Statement,
    VehicleFile,
)


class Audience(StrEnum):
    """For whom an export is made; each has an allow-list of fields (DESIGN.md section 3, rule 7)."""

    OWN = "own"
    PARTNER = "partner"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything an export may show, computed beforehand; exporters compute nothing.

    Attributes:
        title: name of the case.
        version: version of the program.
        vehicles: one file a vehicle, in order of key.
        findings: findings per vehicle key.
        on: the day the rules were applied to, ISO.
        items: all items by hash.
        posts: all posts, in order of item and field.
        sightings: sightings of vehicles that no VIN names.
        statements: statements that no vehicle file holds: about places, prices, flows, policies and parties, and those
            of a publication that could not be tied to one of its cars (`VehicleFile.nearby` names them).
        refusals: what could not be read, with reasons.
        ledger_digest: SHA-256 over the ledger's canonical form: what this dossier was made from.
        crop: PNG of a place in an item with a margin, or None where it cannot be drawn; the frame is drawn anew.
        frame: JPEG of the whole frame or picture, or None.
        readings: what was read in the items, shown with the sources; may be empty.
        fact_words: what each fact a rule may miss says, in one sentence, by its name.
        orders: order of the claims per vehicle key, where claims are asserted.
    """

    title: str
    version: str
    vehicles: tuple[VehicleFile, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    on: str
    items: Mapping[str, Item]
    posts: tuple[Post, ...]
    sightings: tuple[Sighting, ...]
    statements: tuple[Statement, ...]
    refusals: tuple[Refusal, ...]
    ledger_digest: str
    crop: Callable[[Locator], bytes | None]
    frame: Callable[[Locator], bytes | None]
    readings: tuple[Reading, ...] = ()
    fact_words: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, ClaimsOrder] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exporter:
    """One outgoing format.

    Attributes:
        name: value of `--to`.
        what: one line for `--help`.
        write: writes below a folder that exists and is empty; returns the files written, in order.
    """

    name: str
    what: str
    write: Callable[[Dossier, Path, Audience], list[Path]]

"""What each audience may see: an allow-list of fields and properties. What is not on the list is closed.

Names of field sources are in no record at all (DESIGN.md section 3, rule 7); this list closes the rest: an exporter
gets records that were rebuilt from their open fields and never sees the others.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import cache
from typing import Any, TypeVar

from yellowplate.export.exporter import Audience
from yellowplate.records import (
    Account,
    Alternative,
    Box,
    BuyerPoint,
    Claim,
    ClaimsOrder,
    Dated,
    Finding,
    Item,
    Link,
    Locator,
    Money,
    PartySeen,
    Period,
    Post,
    PostText,
    Precedence,
    Quantity,
    RankedClaim,
    Reading,
    Refusal,
    Rung,
    Sighting,
    StageReached,
    Statement,
    Subject,
    SubjectKind,
    VehicleFile,
)

Record = TypeVar("Record")


class Door(IntEnum):
    """How far a field is open, widest first."""

    PUBLIC = 1
    """Everybody, as it is."""
    WORDS = 2
    """Everybody, but for the public only where the words carry nothing that is closed (`words.py`)."""
    PARTNER = 3
    """Partners and the user."""
    OWN = 4
    """The user alone."""


PUBLIC, WORDS, PARTNER, OWN = Door.PUBLIC, Door.WORDS, Door.PARTNER, Door.OWN

REACH = {Audience.PUBLIC: WORDS, Audience.PARTNER: PARTNER, Audience.OWN: OWN}
"""The last door each audience passes."""

FIELDS: Mapping[type, Mapping[str, Door]] = {
    Account: {"platform": PUBLIC, "id": PARTNER, "handle": PARTNER, "name": PARTNER},
    Alternative: {"text": WORDS, "prob": PUBLIC},
    Box: dict.fromkeys(("left", "top", "right", "bottom"), PUBLIC),
    BuyerPoint: dict.fromkeys(("heading", "heading_zh", "helps", "sentence", "articles", "missing"), PUBLIC),
    Claim: {
        "vehicle": PUBLIC,
        "holder": PARTNER,
        "kind": PUBLIC,
        "amount": PUBLIC,
        "since": PUBLIC,
        "registered_on": PUBLIC,
        "statements": PUBLIC,
    },
    ClaimsOrder: dict.fromkeys(("on", "ranked", "pairs", "supposed", "position"), PUBLIC),
    Dated: {"at": PUBLIC, "how": PUBLIC},
    Finding: {
        "rule": PUBLIC,
        "answer": PUBLIC,
        "if_carried_out": PUBLIC,
        "on": PUBLIC,
        "binds": PUBLIC,
        "because": WORDS,
        "missing": WORDS,
        "statements": PUBLIC,
        "citation": PUBLIC,
        "url": PUBLIC,
        "is_verified": PUBLIC,
        "raised_by": PUBLIC,
    },
    Item: {
        "sha256": PUBLIC,
        "n_bytes": PUBLIC,
        "media_type": PUBLIC,
        "kind": PUBLIC,
        "origin": PARTNER,
        "parent": PUBLIC,
        "format": PUBLIC,
    },
    Link: {"speaker": PARTNER, "basis": PUBLIC},
    Locator: {
        "item": PUBLIC,
        "field": PARTNER,
        "start": PUBLIC,
        "end": PUBLIC,
        "t_start_s": PUBLIC,
        "t_end_s": PUBLIC,
        "t_best_s": PUBLIC,
        "box": PUBLIC,
    },
    Money: {"amount": PUBLIC, "currency": PUBLIC, "on": PUBLIC},
    PartySeen: {"key": PARTNER, "role": PARTNER, "statements": PARTNER},
    Period: {"earliest": PUBLIC, "latest": PUBLIC},
    Post: {
        **dict.fromkeys(("locator", "kind", "platform", "published", "captured", "media"), PUBLIC),
        **dict.fromkeys(("post_id", "author", "texts", "url", "missing_media", "counts"), PARTNER),
        **dict.fromkeys(("place_label", "parent_post"), PARTNER),
        "extras": OWN,
    },
    PostText: {"role": PARTNER, "text": PARTNER, "locator": PARTNER},
    Precedence: dict.fromkeys(("first", "second", "relation", "missing", "unless"), PUBLIC),
    Quantity: {"low": PUBLIC, "high": PUBLIC, "unit": WORDS, "is_approx": PUBLIC},
    RankedClaim: {**dict.fromkeys(("label", "rungs", "missing", "unless"), PUBLIC), "notes": WORDS},
    Reading: {
        **dict.fromkeys(("locator", "kind", "alternatives", "reader", "context", "role"), PARTNER),
        **dict.fromkeys(("colour", "check_digit", "gap", "n_seen"), PARTNER),
    },
    Refusal: {
        "file": PARTNER,
        "reason": WORDS,
        "stage": PUBLIC,
        "place": PARTNER,
        "remedy": WORDS,
        "item": PUBLIC,
        "is_partial": PUBLIC,
    },
    Rung: dict.fromkeys(("rank", "name", "meaning", "sentence", "articles"), PUBLIC),
    Sighting: {
        "place": WORDS,
        "what": WORDS,
        "count": PUBLIC,
        "seen_on": PUBLIC,
        "method": WORDS,
        "statements": PUBLIC,
    },
    StageReached: {"stage": PUBLIC, "statements": PUBLIC},
    Statement: {
        "subject": PUBLIC,
        "property": PUBLIC,
        "value": WORDS,
        "raw": WORDS,
        "locator": PUBLIC,
        "reader": PARTNER,
        "prob": PUBLIC,
        "said_by": PUBLIC,
        "origin": PUBLIC,
        "quantity": PUBLIC,
        "polarity": PUBLIC,
        "place": WORDS,
        "happened_on": PUBLIC,
        "published_at": PUBLIC,
        "captured_at": PUBLIC,
        "because": PUBLIC,
        "supersedes": PUBLIC,
        "note": WORDS,
        "method": WORDS,
    },
    Subject: {"kind": PUBLIC, "key": PARTNER},
    VehicleFile: {
        "key": PUBLIC,
        "vin": PUBLIC,
        "contexts": PARTNER,
        "statements": PUBLIC,
        "conflicts": PUBLIC,
        "parties": PARTNER,
        "claims": PUBLIC,
        "sightings": PUBLIC,
        "stages": PUBLIC,
        "linked": PUBLIC,
        "nearby": PUBLIC,
        "vin_alternatives": PUBLIC,
    },
}
"""Every field of every record an export may hold. A field that is not named here reaches nobody, the user included:
whoever adds one has to open it."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


CAR = _words(
    "vin vin_alternative check_digit plate plate_country plate_colour price mileage year model offer encumbered",
    "destination tracker_removed papers place claim claim_registered defaulted seized seen",
)
"""Properties of a vehicle that name no person."""

IMPERSONAL = _words(
    "vehicle_count crossing_count site_count count seen arrived sold registered stretch capacity price asking paid",
    "going level fee registration plate import_permit operating_permit driving_licence inspection permit licence cost",
    "storage transport fuel repair total profit loss margin rate fx trade deficit exports imports coverage stock",
    "series flow parking storage_yard processing ownership_allowed purpose revenue_stream tolerance restriction",
    "prohibition permission requirement adoption reason scrutiny halt policy_nk policy_cn sanctions colour meaning",
    "missing area footprint detections occupied_area thing_count",
)
"""Properties of places, prices, flows and policies that name no person."""

PERSONAL_KINDS = frozenset({SubjectKind.PARTY})
"""Subjects that are people, firms and accounts."""

PROFILE = "profile"
"""Free text that a person wrote about themselves; partners do not get it."""


def may_see(statement: Statement, audience: Audience) -> bool:
    """Tell whether a statement is shown at all.

    Args:
        statement: any.
        audience: for whom.

    Returns:
        The user sees all; partners all but free-text profiles; the public only listed properties of vehicles and
        listed properties of places, prices, flows and policies, and nothing about a party.
    """
    if audience is Audience.OWN:
        return True
    if audience is Audience.PARTNER:
        return statement.property != PROFILE
    if statement.subject.kind in PERSONAL_KINDS:
        return False
    allowed = CAR if statement.subject.kind is SubjectKind.VEHICLE else IMPERSONAL
    return statement.property in allowed


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _blank(field: dataclasses.Field[Any], kind: Any) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if kind is str:
        return ""
    if typing.get_origin(kind) is tuple:
        return ()
    return None


def disclose(record: Record, audience: Audience, screen: Callable[[str], str]) -> Record:
    """Rebuild a record from the fields its audience may see.

    Args:
        record: a record, or anything a record holds.
        audience: for whom.
        screen: for the public, words in, words or a sign of their absence out.

    Returns:
        A record of the same class; closed fields are blank. Values that are not records come back as they are, in
        tuples too.

    Raises:
        KeyError: a class of records that is not on the list.
    """
    return typing.cast("Record", _disclosed(record, audience, screen, is_words=False))


def _disclosed(value: Any, audience: Audience, screen: Callable[[str], str], *, is_words: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_disclosed(part, audience, screen, is_words=is_words) for part in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return screen(value) if is_words and audience is Audience.PUBLIC and isinstance(value, str) else value
    kind: Any = type(value)
    doors, kinds = FIELDS[kind], _hints(kind)
    parts = {}
    for field in dataclasses.fields(value):
        door = doors.get(field.name)
        if door is None or door > REACH[audience]:
            parts[field.name] = _blank(field, kinds[field.name])
        else:
            part = getattr(value, field.name)
            parts[field.name] = _disclosed(part, audience, screen, is_words=door is Door.WORDS)
    return kind(**parts)

"""A dossier as one audience may see it: every record rebuilt from its open fields before an exporter touches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from yellowplate.export.audience import disclose
from yellowplate.export.exporter import Audience, Dossier
from yellowplate.export.lens import Lens, show_file
from yellowplate.export.told import Car, Told, View
from yellowplate.export.words import WITHHELD
from yellowplate.numbers import vin_near
from yellowplate.records import Locator, Reading, ReadingKind, TextRole, VehicleFile
from yellowplate.records.ids import identify

ID_SHOWN = 10
"""Hex digits of an id in the names of pages."""

IDENTIFIERS = ("vin", "plate")
"""Properties whose crops the public may see whatever words stand there."""


def _hides(place: Locator, closed: Locator) -> bool:
    """True if a crop of one place could show what stands at the other."""
    if place.item != closed.item:
        return False
    if place.t_start_s is not None and closed.t_start_s is not None and place.t_end_s is not None:
        is_apart = place.t_end_s < closed.t_start_s or (closed.t_end_s or closed.t_start_s) < place.t_start_s
        if is_apart:
            return False
    if place.box is None or closed.box is None:
        return True
    one, other = place.box, closed.box
    margin_x, margin_y = one.width // 2, one.height
    return not (
        other.right < one.left - margin_x
        or one.right + margin_x < other.left
        or other.bottom < one.top - margin_y
        or one.bottom + margin_y < other.top
    )


NEAR_VIN = "a VIN that a reader easily takes for its own"


def shared_traits(lens: Lens, files: Mapping[str, VehicleFile]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Say what linked vehicles share, from their own statements and parties.

    Args:
        lens: of the audience.
        files: all vehicle files by key.

    Returns:
        By key of the file: (what is shared, keys of the others as shown); "" for a link whose ground is not shown.
    """
    traits: dict[str, dict[str, str]] = {}
    holders: dict[str, set[str]] = {}
    for key, file in files.items():
        ours = {party.key: party.key for party in file.parties if party.role != "claimant"}
        ours |= {f"plate:{one.value}": f"plate {one.value}" for one in file.statements if one.property == "plate"}
        allowed = [file.vin, *file.vin_alternatives] if file.vin else []
        ours |= {f"read as:{vin}": f"a reading as {vin}" for vin in allowed}
        traits[key] = ours
        for trait in ours:
            holders.setdefault(trait, set()).add(key)
    found = {}
    for key, file in files.items():
        rows = []
        for trait, words in sorted(traits[key].items()):
            others = sorted(holders[trait] & set(file.linked))
            if others:
                rows.append(
                    (_public_trait(words) if lens.is_public else words, tuple(lens.keys[one] for one in others))
                )
        told = {one for _, others in rows for one in others}
        near = tuple(
            lens.keys[one]
            for one in file.linked
            if one in lens.keys and lens.keys[one] not in told and _is_near(file.vin, files[one].vin)
        )
        if near:
            rows.append((NEAR_VIN, near))
            told |= set(near)
        rest = tuple(lens.keys[one] for one in file.linked if one in lens.keys and lens.keys[one] not in told)
        found[key] = (*rows, *([("", rest)] if rest else []))
    return found


def _is_near(vin: str, other: str) -> bool:
    return bool(vin and other) and vin_near.distance(vin, other) <= vin_near.NEAR


def _public_trait(words: str) -> str:
    if words.startswith(("plate ", "a reading as ")):
        return words
    return {"account": "an account", "phone": "a phone number"}.get(words.partition(":")[0], "a contact")


def slugs(files: Iterable[VehicleFile]) -> dict[str, tuple[str, str]]:
    """Name each vehicle's page, and the vehicle itself where no VIN does."""
    found: dict[str, tuple[str, str]] = {}
    n_unnamed = 0
    for file in files:
        if file.vin and file.key.startswith("vin:"):
            found[file.key] = (
                f"vin-{''.join(c for c in file.vin.lower() if c.isascii() and c.isalnum())}",
                f"VIN {file.vin}",
            )
        elif file.vin:
            found[file.key] = (f"car-{identify('car', [file.key])[4 : 4 + ID_SHOWN]}", f"VIN {file.vin} (another car)")
        else:
            n_unnamed += 1
            found[file.key] = (f"car-{identify('car', [file.key])[4 : 4 + ID_SHOWN]}", f"Unnamed car {n_unnamed}")
    return found


def look(dossier: Dossier, audience: Audience) -> View:
    """Make the view of a dossier for an audience.

    Args:
        dossier: everything.
        audience: for whom.

    Returns:
        Disclosed records only. Statements that are closed are gone together with every reference to them.
    """
    lens = Lens(dossier, audience)
    files = {file.key: file for file in dossier.vehicles}
    named = slugs(dossier.vehicles)
    shared = shared_traits(lens, files)
    held = {one.id for file in dossier.vehicles for one in file.statements}
    nearby = {name for file in dossier.vehicles for name in file.nearby}
    cars = tuple(
        Car(
            slug=named[file.key][0],
            label=named[file.key][1],
            file=show_file(lens, file),
            told=tuple(lens.tell(one.id) for one in file.statements if one.id in lens.names),
            nearby=tuple(lens.tell(name) for name in file.nearby if name in lens.names),
            findings=tuple(
                replace(disclose(one, audience, lens.screen), statements=lens.refer(one.statements))
                for one in dossier.findings.get(file.key, ())
            ),
            n_nearby_missing=sum(name not in lens.names for name in file.nearby),
            shared=shared[file.key],
            order=disclose(dossier.orders[file.key], audience, lens.screen) if file.key in dossier.orders else None,
        )
        for file in dossier.vehicles
    )
    readings: dict[str, tuple[Reading, ...]] = {}
    if not lens.is_public:
        for reading in sorted(dossier.readings, key=lambda one: (one.locator.sort_key, one.id)):
            if reading.kind is ReadingKind.SIGNATURE or (
                audience is not Audience.OWN and reading.role == TextRole.AUTHOR_PROFILE
            ):
                continue
            shown = disclose(reading, audience, lens.screen)
            readings[reading.locator.item] = (*readings.get(reading.locator.item, ()), shown)
    originals = {lens.names[name]: lens.statements[name] for name in lens.names}
    closed = [one.locator for name, one in lens.statements.items() if name not in lens.names]

    def crop(told: Told) -> bytes | None:
        original = originals[told.name]
        if lens.is_public:
            is_identifier = original.property in IDENTIFIERS
            if original.locator.box is None or not (is_identifier or told.statement.raw not in ("", WITHHELD)):
                return None
            if any(_hides(original.locator, place) for place in closed):
                return None
        return dossier.crop(original.locator)

    def frame(told: Told) -> bytes | None:
        return None if lens.is_public else dossier.frame(originals[told.name].locator)

    return View(
        audience=audience,
        title=dossier.title,
        version=dossier.version,
        on=dossier.on,
        ledger_digest=dossier.ledger_digest,
        cars=cars,
        items={name: disclose(item, audience, lens.screen) for name, item in sorted(dossier.items.items())},
        posts=tuple(lens.show_post(post) for post in dossier.posts),
        readings=readings,
        sightings=tuple(
            replace(disclose(one, audience, lens.screen), statements=lens.refer(one.statements) or ("not shown",))
            for one in dossier.sightings
        ),
        loose=tuple(
            lens.tell(one.id)
            for one in sorted(dossier.statements, key=lambda one: (one.locator.sort_key, one.id))
            if one.id in lens.names and one.id not in held | nearby
        ),
        refusals=tuple(disclose(one, audience, lens.screen) for one in dossier.refusals),
        crop=crop,
        frame=frame,
        fact_words=dossier.fact_words,
    )

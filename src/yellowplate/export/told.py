"""What an exporter sees: statements, vehicles and a whole dossier, already disclosed for one audience."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yellowplate.export.exporter import Audience
from yellowplate.records import ClaimsOrder, Finding, Item, Post, Reading, Refusal, Sighting, Statement, VehicleFile


@dataclass(frozen=True, slots=True)
class Told:
    """One statement as its audience sees it.

    Attributes:
        name: the statement's id; for the public a number, since an id is a hash that could be tried out against all
            telephone numbers.
        statement: the disclosed record.
        post: the post it stands in or whose medium it was read from, disclosed, or None.
    """

    name: str
    statement: Statement
    post: Post | None


@dataclass(frozen=True, slots=True)
class Car:
    """One vehicle as its audience sees it.

    Attributes:
        slug: name of its page without ending; letters, digits and hyphens.
        label: "VIN LVG..." or "Unnamed car 3".
        file: the disclosed vehicle file; ids and keys as `Told.name` and `Car.file.key` print them.
        told: its statements in order.
        nearby: statements of the same publication that could not be tied to one of its cars.
        findings: disclosed findings.
        n_nearby_missing: how many more there are that this dossier does not hold or its audience may not see.
        shared: (what is shared, keys of the vehicles that share it), strongest first.
        order: order of its claims, disclosed, or None where none is asserted.
    """

    slug: str
    label: str
    file: VehicleFile
    told: tuple[Told, ...]
    nearby: tuple[Told, ...]
    findings: tuple[Finding, ...]
    n_nearby_missing: int
    shared: tuple[tuple[str, tuple[str, ...]], ...]
    order: ClaimsOrder | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A dossier for one audience; what is not open is not in it.

    Attributes:
        audience: for whom.
        title: name of the case.
        version: version of the program.
        on: day the rules were applied to.
        ledger_digest: what the dossier was made from.
        cars: in order of key.
        items: disclosed, by hash.
        posts: disclosed, in order.
        readings: disclosed, by item; empty for the public.
        sightings: disclosed.
        loose: statements that no vehicle holds.
        refusals: disclosed.
        crop: PNG of the place of a statement, or None where there is none or its audience may not see it.
        frame: JPEG of the whole frame of a statement; None for the public.
        fact_words: what each fact a rule may miss says; of the program, not of the case.
    """

    audience: Audience
    title: str
    version: str
    on: str
    ledger_digest: str
    cars: tuple[Car, ...]
    items: Mapping[str, Item]
    posts: tuple[Post, ...]
    readings: Mapping[str, tuple[Reading, ...]]
    sightings: tuple[Sighting, ...]
    loose: tuple[Told, ...]
    refusals: tuple[Refusal, ...]
    crop: Callable[[Told], bytes | None]
    frame: Callable[[Told], bytes | None]
    fact_words: Mapping[str, str]

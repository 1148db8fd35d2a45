"""What a case holds, as views: the dossier, one vehicle's check, a search, and whether it is still as it was stored."""

from __future__ import annotations

import importlib.metadata
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yellowplate import discover, law, read, resolve
from yellowplate.export.exporter import Audience, Dossier, Exporter
from yellowplate.law.claims_order import order_of
from yellowplate.law.official import official_sources
from yellowplate.numbers import vin_near
from yellowplate.records import Finding, Item, Judgement, Locator, Post, Refusal, Statement, VehicleFile
from yellowplate.records.errors import RequestError
from yellowplate.resolve.reposts import with_reposts
from yellowplate.store.case import Case
from yellowplate.store.search import Hit

NEAR_CHARACTERS = 2
"""VINs that differ in no more characters than this may be one VIN misread; a person looks at both."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` found.

    Attributes:
        problems: one sentence each; empty if everything is as stored.
        n_items: archived files hashed again.
        n_records: records of the ledger checked.
        log_head: hash of the log's last line; note it elsewhere, so that a cut log is noticed.
    """

    problems: tuple[str, ...]
    n_items: int
    n_records: int
    log_head: str


@dataclass(frozen=True, slots=True)
class View:
    """What the statements of a case say together; built anew each time.

    Attributes:
        items: all items by hash.
        posts: all posts, in order of item and field.
        statements: those that no judgement rejected.
        judgements: every decision of a person.
        vehicles: the vehicle files, in order of key.
        findings: findings per vehicle key.
        on: the day used where an offer has no date.
    """

    items: Mapping[str, Item]
    posts: tuple[Post, ...]
    statements: tuple[Statement, ...]
    judgements: tuple[Judgement, ...]
    vehicles: tuple[VehicleFile, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    on: date


def view(case: Case, *, today: date, on: date | None = None) -> View:
    """Resolve and assess a case.

    Args:
        case: an open case.
        today: day used only where neither `on` nor any date in the case is known.
        on: day the rules are applied to where an offer has no date; the last day known in the case if None.

    Returns:
        The same view for the same ledger and days.
    """
    items = {item.sha256: item for item in case.ledger.items()}
    posts = tuple(case.ledger.posts())
    statements = with_reposts(tuple(case.ledger.statements()), tuple(case.ledger.readings()))
    judgements = tuple(case.ledger.judgements())
    vehicles = resolve.resolve(statements, judgements, posts)
    last_day = on or _last_day(posts, statements) or today
    published = _published(posts)
    in_view = resolve.in_view(statements, judgements)
    official = official_sources(in_view, items)

    def day(vehicle: VehicleFile) -> date:
        offered = (published[context] for context in vehicle.contexts if context in published)
        return on or max(offered, default=last_day)

    return View(
        items=items,
        posts=posts,
        statements=in_view,
        judgements=judgements,
        vehicles=vehicles,
        findings={one.key: tuple(law.assess(law.facts_of(one, judgements, official), day(one))) for one in vehicles},
        on=last_day,
    )


def build_dossier(case: Case, *, today: date, on: date | None = None, also_refused: Iterable[Refusal] = ()) -> Dossier:
    """Compute everything an export may show.

    Args:
        case: an open case.
        today: see `view`.
        on: see `view`.
        also_refused: refusals of this run that are not in the ledger.

    Returns:
        The dossier; the same ledger and day give the same one.
    """
    seen = view(case, today=today, on=on)
    in_files = {one.id for vehicle in seen.vehicles for one in vehicle.statements}

    def place(locator: Locator) -> tuple[Path, Item] | None:
        item = seen.items.get(locator.item)
        return (case.archive.path(locator.item), item) if item else None

    def crop(locator: Locator) -> bytes | None:
        found = place(locator)
        return read.crop(*found, locator) if found else None

    def frame(locator: Locator) -> bytes | None:
        found = place(locator)
        return read.frame(*found, locator) if found else None

    return Dossier(
        title=case.name,
        version=importlib.metadata.version("yellowplate"),
        vehicles=seen.vehicles,
        findings=seen.findings,
        on=seen.on.isoformat(),
        items=seen.items,
        posts=seen.posts,
        sightings=resolve.sightings(seen.statements),
        statements=tuple(one for one in seen.statements if one.id not in in_files),
        refusals=(*case.ledger.refusals(), *sorted(also_refused, key=lambda one: (one.file, one.reason))),
        ledger_digest=case.digest(),
        crop=crop,
        frame=frame,
        readings=tuple(case.ledger.readings()),
        fact_words={name: kind.what for name, kind in law.FACT_KINDS.items()},
        orders={one.key: order for one in seen.vehicles if (order := order_of(one, seen.on)) is not None},
    )


def _published(posts: Iterable[Post]) -> dict[str, date]:
    """Give the day of publication of each context: of a post itself and of the media that belong to it."""
    days: dict[str, date] = {}
    for post in posts:
        if post.published:
            day = post.published[0].at.date()
            for context in (post.context, *post.media):
                days[context] = max(days.get(context, day), day)
    return days


def _last_day(posts: Iterable[Post], statements: Iterable[Statement]) -> date | None:
    days = [
        dated.at.date() for post in posts for dated in (*post.published, *((post.captured,) if post.captured else ()))
    ]
    days += [one.published_at.date() for one in statements if one.published_at]
    return max(days, default=None)


def exporters() -> dict[str, Exporter]:
    """Return every exporter by the name `--to` takes."""
    found: tuple[Exporter, ...] = discover.plug_ins("yellowplate.export.formats", "EXPORTER")
    return {exporter.name: exporter for exporter in found}


def write_dossier(dossier: Dossier, folder: Path, formats: Sequence[str], audience: Audience) -> list[Path]:
    """Write a dossier in several formats into one folder, replacing an earlier one as a whole.

    Args:
        dossier: what to write.
        folder: where; an earlier dossier there is replaced only when the new one is complete.
        formats: names of exporters, the one to open first in front.
        audience: for whom.

    Returns:
        The files, in order.
    """
    known = exporters()
    new, old = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")
    for left_over in (new, old):
        shutil.rmtree(left_over, ignore_errors=True)
    new.mkdir(parents=True)
    written: list[Path] = []
    for name in formats:
        part = new / f"{name}.part"
        part.mkdir()
        for path in known[name].write(dossier, part, audience):
            target = new / path.relative_to(part)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
            written.append(folder / path.relative_to(part))
        shutil.rmtree(part)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return written


def export(
    directory: Path, to: str, *, out: Path | None, audience: Audience, today: date, on: date | None = None
) -> list[Path]:
    """Write a case for an audience.

    Args:
        directory: the case.
        to: name of an exporter.
        out: folder to write, new or empty; `exports/<to>-<audience>` in the case if None, where it is replaced.
        audience: for whom; decides what is shown.
        today: see `view`.
        on: see `view`.

    Returns:
        The files written, the one to open first in front.

    Raises:
        RequestError: no such format, or the folder is not empty.
    """
    if to not in exporters():
        msg = f"--to {to}: no such format. There are: {', '.join(exporters())}."
        raise RequestError(msg)
    if out is not None and out.exists() and (not out.is_dir() or any(out.iterdir())):
        msg = f"--out {out} is not an empty folder. Name a new one; nothing is ever written over."
        raise RequestError(msg)
    with Case.open(directory, read_only=True) as case:
        folder = out or directory / "exports" / f"{to}-{audience}"
        return write_dossier(build_dossier(case, on=on, today=today), folder, (to,), audience)


def search(directory: Path, query: str, *, limit: int) -> list[Hit]:
    """Find words, or part of a number, in everything read; see `Search.search`."""
    with Case.open(directory, read_only=True) as case:
        return case.search.search(query, limit)


def verify(directory: Path) -> Verified:
    """Hash every archived file again, check every record and follow the log."""
    with Case.open(directory, read_only=True) as case:
        return Verified(
            problems=tuple(str(problem) for problem in case.verify()),
            n_items=sum(1 for _ in case.ledger.items()),
            n_records=sum(case.ledger.counts().values()),
            log_head=case.log.head(),
        )


def check(directory: Path, vins: Sequence[str], *, today: date, on: date | None = None) -> Iterator[law.Decision]:
    """Say for each VIN whether anything read in the case stands against dealing in it.

    Args:
        directory: the case.
        vins: 17 characters each.
        today: see `view`.
        on: the day of the planned transaction; the last day known in the case if None.

    Yields:
        One decision a VIN, in the order given.
    """
    with Case.open(directory, read_only=True) as case:
        seen = view(case, on=on, today=today)
        counts, digest, name = case.ledger.counts(), case.digest(), case.name
    newest = _last_day(seen.posts, seen.statements)
    by_vin = {vehicle.vin: vehicle for vehicle in seen.vehicles if vehicle.vin}
    held = ", ".join(f"{counts[kind]} {kind}" for kind in ("items", "posts", "readings"))
    searched = (
        f"the case {name!r} with {held}, the last of them of {newest or 'no known day'}; ledger {digest[:16]}",
        f"rules in force on {seen.on} ({law.version()})",
        "no register, no list of names and no list of vehicles was searched",
    )
    for vin in vins:
        vehicle = by_vin.get(vin)
        near = [_near(vin, other) for other in seen.vehicles if other is not vehicle and _is_near(vin, other)]
        findings = seen.findings[vehicle.key] if vehicle else ()
        yield law.decide(vehicle, near, findings, searched, vin=vin, judgements=seen.judgements)


def _n_different(vin: str, other: str) -> int:
    return sum(one != two for one, two in zip(vin, other, strict=True))


def _is_near(vin: str, vehicle: VehicleFile) -> bool:
    readings = [reading for reading in (vehicle.vin, *vehicle.vin_alternatives) if reading]
    return any(_n_different(vin, one) <= NEAR_CHARACTERS for one in readings) or bool(vin_near.nearest(vin, readings))


def _near(vin: str, vehicle: VehicleFile) -> str:
    if vin in vehicle.vin_alternatives:
        return f"{vehicle.vin} was read where {vin} is another possible reading"
    is_few = bool(vehicle.vin) and _n_different(vin, vehicle.vin) <= NEAR_CHARACTERS
    how = f"at most {NEAR_CHARACTERS} characters" if is_few else "characters that are easily mistaken for each other"
    return f"{vehicle.vin} was read, which differs from {vin} in {how}"

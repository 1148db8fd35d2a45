"""The order of the stages: the only file that knows it.

    folders → ingest → archive and ledger → read → ledger → extract → ledger → resolve → assess → dossier

What a stage makes of an item is written when that item is finished, so a kill at any moment loses no finished item and
the same command goes on from there. A pass is keyed by everything it depends on; what is unchanged is not done again.
The dossier is computed from the ledger alone, in the order of item hash and place: the same archive gives the same
bytes, whatever the number of workers.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from yellowplate import extract, ingest, read
from yellowplate.casebook import build_dossier, write_dossier
from yellowplate.export.exporter import Audience
from yellowplate.records import Item, MediaKind, Post, Reading, Refusal, Statement, VehicleFile, to_plain
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain, canonical_json
from yellowplate.settings import Settings
from yellowplate.store.case import Case

Advance = Callable[[str, int, int, str], None]
"""Called after each step: stage, number done, number in all (0 if not known), name of what was done."""

READABLE = (MediaKind.IMAGE, MediaKind.VIDEO)
"""Kinds of items that a reading process must look at."""

DOSSIER_FORMATS = ("html", "csv", "json")
"""What a run writes into the case's folder `dossier`."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Attributes:
        vehicles: the vehicle files, in order of key.
        refusals: what could not be read, each with its reason.
        n_items: items in the case.
        n_read: items read in this run.
        n_kept: items whose readings were kept from an earlier run.
        n_statements: statements in the current view of the ledger.
        digest: SHA-256 over the ledger's canonical form.
        dossier: the page to open first.
    """

    vehicles: tuple[VehicleFile, ...]
    refusals: tuple[Refusal, ...]
    n_items: int
    n_read: int
    n_kept: int
    n_statements: int
    digest: str
    dossier: Path


def run(
    folders: Sequence[Path],
    directory: Path,
    *,
    settings: Settings,
    now: Callable[[], datetime],
    on: date | None = None,
    advance: Advance = lambda _stage, _done, _total, _name: None,
) -> Report:
    """Do everything: ingest, read, extract, resolve, assess, dossier.

    Args:
        folders: folders or files of archived material; they are only read.
        directory: the case; made if it is not there. Work finished by an earlier run is kept.
        settings: limits and choices.
        now: the clock of the audit log, aware UTC; nothing else sees it.
        on: day the rules are applied to where an offer has no date; the last day known in the case if None.
        advance: told of every step.

    Returns:
        What was found and what could not be read.

    Raises:
        RequestError: a folder is not there, the case lies in one of the folders, or the directory is not a case.
    """
    _refuse_wrong_folders(folders, directory)
    with Case.open(directory, create=True, clock=now) as case:
        begun: dict[str, Plain] = {
            "version": version(),
            "read": read.version(settings),
            "extract": extract.version(),
            "folders": len(folders),
        }
        case.log.append("run started", begun)
        _ingest(case, folders, settings, advance)
        n_read, n_kept, cut_short = _read(case, settings, advance)
        _extract(case, advance)
        case.search.refresh()
        advance("dossier", 0, 1, "")
        dossier = build_dossier(case, on=on, today=now().date(), also_refused=cut_short)
        written = write_dossier(dossier, directory / "dossier", DOSSIER_FORMATS, Audience.OWN)
        advance("dossier", 1, 1, str(written[0]))
        report = Report(
            vehicles=dossier.vehicles,
            refusals=dossier.refusals,
            n_items=len(dossier.items),
            n_read=n_read,
            n_kept=n_kept,
            n_statements=sum(1 for _ in case.ledger.statements()),
            digest=dossier.ledger_digest,
            dossier=written[0],
        )
        ended: dict[str, Plain] = {"ledger": report.digest, "items": report.n_items, "refusals": len(report.refusals)}
        case.log.append("run finished", ended)
        return report


def version() -> str:
    """Return the version of the program that is installed."""
    return importlib.metadata.version("yellowplate")


def _refuse_wrong_folders(folders: Sequence[Path], directory: Path) -> None:
    case = directory.resolve()
    for folder in folders:
        if not folder.exists():
            msg = f"{folder} is not there. Name a folder or file of archived material."
            raise RequestError(msg)
        if case == folder.resolve() or folder.resolve() in case.parents:
            msg = f"the case {directory} lies inside {folder}, so it would read itself. Put the case elsewhere."
            raise RequestError(msg)


def _key(stage: str, *parts: Plain) -> str:
    """Name a pass by what it depends on, so that the same work is known again and other work is not mistaken for it."""
    return f"{stage}-{hashlib.sha256(canonical_json(list(parts)).encode()).hexdigest()[:16]}"


def _ingest(case: Case, folders: Sequence[Path], settings: Settings, advance: Advance) -> None:
    items: dict[str, Item] = {}
    told: dict[str, list[Post | Statement | Refusal]] = defaultdict(list)
    n_done = 0
    for found in ingest.ingest(folders, case.archive.keep, settings):
        if isinstance(found, Item):
            items[found.sha256] = found
            n_done += 1
            advance("ingest", n_done, 0, found.origin)
        elif isinstance(found, Refusal):
            if found.item:
                told[found.item].append(found)
            else:
                case.ledger.append_refusal(found, version="ingest-1")
        else:
            told[found.locator.item].append(found)
    for sha256 in sorted(items):
        posts = [_with_earlier_media(case, one) for one in told[sha256] if isinstance(one, Post)]
        statements = [one for one in told[sha256] if isinstance(one, Statement)]
        refusals = [one for one in told[sha256] if isinstance(one, Refusal)]
        key = _key("ingest", to_plain([items[sha256], *posts, *statements, *refusals]))
        case.ledger.append_item(
            sha256,
            stage="ingest",
            version=key,
            items=[items[sha256]],
            posts=posts,
            statements=statements,
            refusals=refusals,
        )
        readings = [reading for post in posts for reading in read.read_post(post)]
        if readings:
            case.ledger.append_item(sha256, stage="post", version=_key("post", to_plain(readings)), readings=readings)
    advance("ingest", n_done, n_done, "")


def _with_earlier_media(case: Case, post: Post) -> Post:
    """Keep the media an earlier run found for this post: another choice of folders does not unlink them."""
    earlier = [one for one in case.ledger.posts(item=post.locator.item) if one.id == post.id]
    media = {sha256 for one in (post, *earlier) for sha256 in one.media}
    return replace(post, media=tuple(sorted(media))) if media != set(post.media) else post


def _read(case: Case, settings: Settings, advance: Advance) -> tuple[int, int, list[Refusal]]:
    stage_version = read.version(settings)
    items = {item.sha256: item for item in case.ledger.items() if item.kind in READABLE}
    todo = case.work.todo("read", stage_version, items)
    n_kept, n_done = len(items) - len(todo), 0
    cut_short: list[Refusal] = []

    def jobs() -> Iterator[tuple[Path, Item]]:
        for sha256 in todo:
            case.work.begin("read", stage_version, [sha256])
            yield case.archive.path(sha256), items[sha256]

    advance("read", n_kept, len(items), "")
    with closing(read.read_many(jobs(), settings)) as done:
        for item, readings, refusals in done:
            n_done += 1
            limits = [refusal for refusal in refusals if read.is_limit(refusal)]
            if limits:
                # A limit of time or memory says as much of this machine as of the file: told, and tried again.
                cut_short.extend(limits)
            else:
                case.work.done(item.sha256, stage="read", version=stage_version, records=[*readings, *refusals])
            advance("read", n_kept + n_done, len(items), item.origin)
    return n_done, n_kept, cut_short


def _extract(case: Case, advance: Advance) -> None:
    stage_version = extract.version()
    items = [item.sha256 for item in case.ledger.items()]
    for n_done, sha256 in enumerate(items, start=1):
        readings: list[Reading] = list(case.ledger.readings(item=sha256))
        posts = list(case.ledger.posts(item=sha256))
        key = _key("extract", stage_version, [to_plain(readings), to_plain(posts)])
        if case.work.todo("extract", key, [sha256]):
            statements = extract.extract(readings, posts=posts)
            case.work.done(sha256, stage="extract", version=key, records=statements)
        advance("extract", n_done, len(items), sha256[:12])

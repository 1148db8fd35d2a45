"""The stage: readings of one item in, statements out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from yellowplate.extract.dedicated import dedicated_statements, is_read_better
from yellowplate.extract.line import Line, line_of
from yellowplate.extract.prose.counts import prose_statements
from yellowplate.extract.prose.sentences import is_prose
from yellowplate.extract.prose.spoken import origin_of, spoken
from yellowplate.extract.vehicle import vehicle_statements
from yellowplate.records import Post, Reading, ReadingKind, Statement, TextRole
from yellowplate.records.ids import canonical_json
from yellowplate.tables import rows

_TABLES = (
    "colours.csv",
    "cues.csv",
    "disguises.csv",
    "disguises_latin.csv",
    "makes.csv",
    "models.csv",
    "places.csv",
    "terms.csv",
    "vin_countries.csv",
    "wmi.csv",
)
_BESIDE = ("folded.py", "numbers/mobile_cn.py", "numbers/plate_cn.py", "numbers/plate_kp.py", "numbers/vin.py")
"""Modules outside this folder that decide what it finds."""
_DEDICATED = (ReadingKind.VIN, ReadingKind.PLATE)
_READ_BETTER = ("vin", "plate")
_PROSE_ROLES = ("", TextRole.BODY.value)


def _sources() -> list[tuple[str, bytes]]:
    """Return name and bytes of every module that decides what this stage finds."""
    package = resources.files("yellowplate")
    with resources.as_file(package) as root:
        modules = sorted((root / "extract").rglob("*.py")) + [root / name for name in _BESIDE]
        return [(module.relative_to(root).as_posix(), module.read_bytes()) for module in modules]


@cache
def version() -> str:
    """Return a fingerprint of everything that decides what this stage finds: its code, its tables.

    Returns:
        16 hex digits; a different one means that the stage must run again. Any change of the code counts, also one of
        wording: running once too often is harmless, keeping old statements is not.
    """
    parts = canonical_json(
        [
            [[name, hashlib.sha256(content).hexdigest()] for name, content in _sources()],
            [[table, rows.digest(table)] for table in _TABLES],
        ]
    )
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _contexts(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(reading.context, []).append(reading)
    yield from (groups[context] for context in sorted(groups))


def _text_of(reading: Reading) -> tuple[str, str, str]:
    return reading.locator.item, reading.locator.field, reading.role


def _prose_texts(readings: Sequence[Reading]) -> dict[tuple[str, str, str], list[Reading]]:
    """Find the texts (item, field, role) that are prose: an article, a field report; each with its lines in order."""
    texts: dict[tuple[str, str, str], list[Reading]] = {}
    for reading in readings:
        if reading.kind is ReadingKind.TEXT and reading.role in _PROSE_ROLES:
            texts.setdefault(_text_of(reading), []).append(reading)
    return {key: lines for key, lines in texts.items() if is_prose([line.text for line in lines])}


def _of_lines(lines: Sequence[Line], dedicated: Sequence[Statement]) -> Iterator[Statement]:
    for statement in vehicle_statements(lines):
        if statement.property not in _READ_BETTER or not is_read_better(statement, dedicated):
            yield statement


def extract(readings: Sequence[Reading], *, posts: Sequence[Post] = ()) -> list[Statement]:
    """State what the readings of one item say.

    Args:
        readings: all of one item, in any order; their contexts part the publications in it.
        posts: the publications of the item; they say who publishes a text of prose and when. Without them the speakers
            inside a text are still named, but its relative dates stay open.

    Returns:
        Statements in order of place, each once. Cars without a name yet have the context as their key. Of prose only
        what it says of places, prices and flows; of its cars only in lines that hold a VIN or a plate.

    Limits: a machine's reading of words, with the probability that they were read and understood right; whether they
        are true is nothing this stage knows. Speakers are known of those counts and prices that prose/ understands.
    """
    told_in_words = [reading for reading in readings if reading.kind is not ReadingKind.SIGNATURE]
    ordered = sorted(told_in_words, key=lambda reading: (reading.locator.sort_key, reading.id))
    found: list[Statement] = []
    for group in _contexts(ordered):
        dedicated = [one for reading in group if reading.kind in _DEDICATED for one in dedicated_statements(reading)]
        found += dedicated
        prose = _prose_texts(group)
        told: list[Line] = []
        counted: dict[tuple[str, str, str], list[Statement]] = {}
        for reading in group:
            if reading.kind in _DEDICATED:
                continue
            line = line_of(reading)
            if _text_of(reading) not in prose:
                told.append(line)
                continue
            counted.setdefault(_text_of(reading), []).extend(prose_statements(line))
            if line.meaning.vin or line.meaning.plate:
                found += _of_lines([line], dedicated)
        publisher, published = origin_of(posts, group[0].context)
        for key, statements in counted.items():
            found += spoken(statements, prose[key], publisher=publisher, published=published)
        found += _of_lines(told, dedicated)
    once = {statement.id: statement for statement in found}
    return sorted(once.values(), key=lambda one: (one.locator.sort_key, one.property, one.value, one.id))

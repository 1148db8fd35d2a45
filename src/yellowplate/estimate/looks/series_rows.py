"""Rows of a file to scenes; rows that cannot be are refused by name, and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yellowplate.estimate.looks.series import Scene, SceneState
from yellowplate.numbers.count_words import parse_count
from yellowplate.numbers.day_words import parse_day
from yellowplate.records import Quantity, Refusal, RefusalStage

ABOUT_SHARE = Decimal("0.1")
"""A figure told with "about" is taken as so much more or less; an assumption, printed with the result."""

_NAMES = {
    "area": ("area", "place", "site", "yard", "name"),
    "day": ("day", "date", "seen_on", "observed", "happened_on"),
    "count": ("count", "vehicles", "n", "counted"),
    "coverage": ("coverage", "covered", "visible"),
    "gsd_m": ("gsd_m", "gsd", "pixel_m", "resolution_m"),
    "sensor": ("sensor", "satellite", "method"),
    "source": ("source", "sources", "url"),
    "state": ("state", "status"),
}
"""Names a column may have."""

_NOT_SEEN = frozenset({"not seen", "not_seen", "cloud", "cloudy", "clouded", "outside", "no view"})
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s*(%?)", re.ASCII)
_PIXEL = re.compile(r"\d{1,3}(?:\.\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class SceneTable:
    """A file of counts.

    Attributes:
        scenes: in order of the file.
        refusals: rows that were not used, each with its reason.
    """

    scenes: tuple[Scene, ...]
    refusals: tuple[Refusal, ...]


def read_scenes(rows: Sequence[tuple[str, Mapping[str, str]]], *, file: str) -> SceneTable:
    """Read scenes.

    Args:
        rows: place in the file and cells by column name: `area`, `day`, `count` (a figure, a range,
            "at least 30", "dozens", 수십 대, or "not seen") or `low` and `high`; where known `coverage` (0 to 1, or
            per cent), `state`,
            `sensor`, `gsd_m`, `source`.
        file: its name, for messages.

    Returns:
        Scenes and refusals; a row is one or the other.

    Limits: a day known only to a month is refused: it has no place in a series of days.
    """
    scenes, refusals = [], []
    for place, cells in rows:
        try:
            scenes.append(_scene(place, cells))
        except ValueError as error:
            remedy = "Correct the row, or leave it out; the others were used."
            refusals.append(Refusal(file, str(error), RefusalStage.INGEST, place=place, remedy=remedy, is_partial=True))
    return SceneTable(tuple(scenes), tuple(refusals))


def quantity_of(text: str, *, unit: str = "vehicles") -> Quantity:
    """Read a count as a quantity; words without a figure have neither end.

    Raises:
        WrongCharacter: no count.

    >>> quantity_of("dozens").low is None, quantity_of("at least 100").low
    (True, Decimal('100'))
    """
    counted = parse_count(text)
    return Quantity(counted.low, counted.high, counted.unit or unit, counted.is_approx)


def cell(cells: Mapping[str, str], name: str) -> str:
    """Return a cell by any of its column's names; "" where there is none."""
    return next((cells[one].strip() for one in _NAMES[name] if cells.get(one, "").strip()), "")


def _scene(place: str, cells: Mapping[str, str]) -> Scene:
    area, day_text = cell(cells, "area"), cell(cells, "day")
    if not area or not day_text:
        msg = f"no {'area' if not area else 'day'}: a count belongs to an area and a day"
        raise ValueError(msg)
    days = parse_day(day_text)
    if not days.is_day or days.earliest is None:
        msg = f"{day_text!r} is no single day; a series needs the day of each look"
        raise ValueError(msg)
    text, coverage_text = cell(cells, "count"), cell(cells, "coverage")
    coverage = _coverage(coverage_text)
    is_blind = cell(cells, "state").lower() in _NOT_SEEN or text.lower() in _NOT_SEEN or coverage == 0.0
    pixel = cell(cells, "gsd_m")
    if pixel and not _PIXEL.fullmatch(pixel):
        msg = f"gsd_m is {pixel!r}, not metres a pixel"
        raise ValueError(msg)
    words = text or "-".join(cells[end].strip() for end in ("low", "high") if cells.get(end, "").strip())
    blind = Scene(
        area,
        days.earliest,
        SceneState.NOT_SEEN,
        coverage=0.0,
        words=words,
        sensor=cell(cells, "sensor"),
        gsd_m=float(pixel) if pixel else None,
        source=cell(cells, "source"),
        place=place,
    )
    if is_blind:
        if words and text.lower() not in _NOT_SEEN and parse_count(words).low != 0:
            msg = f"{words!r} counted where nothing of the area was in view"
            raise ValueError(msg)
        return blind
    if not words and not coverage_text:
        msg = "neither a count nor a coverage: write 0 for seen and empty, `not seen` for no view"
        raise ValueError(msg)
    quantity = quantity_of(words) if words else Quantity(None, None, "vehicles")
    low, high = _ends(quantity)
    if low is None and high is None:
        state = SceneState.NOT_COUNTED
    else:
        state = SceneState.EMPTY if high == 0 else SceneState.COUNTED
    low = 0 if low is None and high is not None else low
    return replace(blind, state=state, low=low, high=high, coverage=coverage or 1.0)


def _ends(quantity: Quantity) -> tuple[int | None, int | None]:
    low, high = quantity.low, quantity.high
    if quantity.is_approx and low is not None and high is not None:
        low, high = low * (1 - ABOUT_SHARE), high * (1 + ABOUT_SHARE)
    return (None if low is None else int(low), None if high is None else int(high.to_integral_value("ROUND_CEILING")))


def _coverage(text: str) -> float | None:
    """Read the share in view; None where it is not told."""
    if not text:
        return None
    match = _SHARE.fullmatch(text)
    share = float(match[1]) / (100.0 if match[2] else 1.0) if match else -1.0
    if not 0.0 <= share <= 1.0:
        msg = f"coverage is {text!r}: write a share from 0 to 1, or per cent with the sign"
        raise ValueError(msg)
    return share

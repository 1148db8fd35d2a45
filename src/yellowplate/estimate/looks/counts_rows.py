"""Rows of a file to the table of repeated counts: one row a place with all its visits, or one row a visit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yellowplate.estimate.looks.counts import CountSite, CountTable
from yellowplate.estimate.looks.dwell import DWELL_DAYS
from yellowplate.estimate.looks.series import AreaSeries, by_area
from yellowplate.estimate.looks.series_rows import read_scenes
from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.errors import RequestError

_VISIT = re.compile(r"y(\d{1,3})", re.ASCII)
_WHOLE = re.compile(r"\d{1,7}", re.ASCII)
_COVARIATE = re.compile(r"(?P<name>[A-Za-z_]\w*?)(?:\^(?P<power>[1-4]))?", re.ASCII)
_EMPTY = frozenset({"", "NA", "na", "nan", "-"})


@dataclass(frozen=True, slots=True)
class CountFile:
    """A file of repeated counts.

    Attributes:
        table: what could be read; without sites where nothing could.
        refusals: rows that were not used, each with its reason.
        left_out: what was set aside, one sentence each.
    """

    table: CountTable
    refusals: tuple[Refusal, ...]
    left_out: tuple[str, ...]


def read_counts(
    rows: Sequence[tuple[str, Mapping[str, str]]],
    *,
    file: str,
    abundance: Sequence[str] = (),
    detection: Sequence[str] = (),
    most: int | None = None,
    dwell_days: Sequence[float] = DWELL_DAYS,
) -> CountFile:
    """Read repeated counts.

    Args:
        rows: place in the file and cells by column name. Wide: `y1`, `y2`, ... one column a visit (empty: not made),
            columns of the place by name, columns of visits as name and number (`date1`, `date2`). Long: as
            `series_rows.read_scenes`, one row a visit.
        file: its name, for messages.
        abundance: columns of the place that its number depends on; "elev^2" for a square.
        detection: columns of the visit that detection depends on.
        most: see `CountTable.most`.
        dwell_days: see `CountTable.dwell_days`.

    Raises:
        RequestError: a covariate that no column of the file has.
    """
    visits = sorted({int(m[1]) for _, cells in rows for name in cells if (m := _VISIT.fullmatch(name))})
    days = tuple(sorted(dwell_days))
    if visits:
        return _wide(rows, visits, file, tuple(abundance), tuple(detection), most, days)
    if abundance or detection:
        msg = "covariates need one row a place with visits in columns y1, y2, ...: the file has one row a visit"
        raise RequestError(msg)
    found = read_scenes(rows, file=file)
    series = by_area(found.scenes)
    # Figures with one end are for stock and flow only: a binomial count is one number.
    sites = tuple(_site(one) for one in series if one.figures)
    inexact = sum(scene.low != scene.high for one in series for scene in one.figures)
    left_out = [text for one in series for text in one.left_out]
    if inexact:
        left_out.append(f"{inexact} counts told as a range enter N-mixture by their middle, stock and flow as a range")
    words = sum(not scene.is_figure and scene.low is None for one in series for scene in one.scenes)
    if words:
        left_out.append(f"{words} scenes without a figure (not seen, or words only)")
    table = CountTable(sites, series, most=most, dwell_days=days)
    return CountFile(table, found.refusals, tuple(left_out))


def _site(series: AreaSeries) -> CountSite:
    figures = series.figures
    counts = tuple(round(scene.middle) for scene in figures)
    return CountSite(series.area, counts, tuple(scene.day for scene in figures), detection=((),) * len(counts))


def _wide(
    rows: Sequence[tuple[str, Mapping[str, str]]],
    visits: Sequence[int],
    file: str,
    abundance: tuple[str, ...],
    detection: tuple[str, ...],
    most: int | None,
    days: tuple[float, ...],
) -> CountFile:
    columns = {name for _, cells in rows for name in cells}
    for wanted, numbers in ((abundance, ("",)), (detection, tuple(str(visit) for visit in visits))):
        for covariate in wanted:
            match = _COVARIATE.fullmatch(covariate)
            names = [f"{match['name']}{number}" for number in numbers] if match else []
            if not names or not set(names) <= columns:
                msg = f"{covariate}: the file has no column {' or '.join(names) or covariate}"
                raise RequestError(msg)
    sites, refusals = [], []
    for number, (place, cells) in enumerate(rows, start=1):
        try:
            sites.append(_wide_site(str(number), cells, visits, abundance, detection))
        except ValueError as error:
            remedy = "Correct the row, or leave it out; the others were used."
            refusals.append(Refusal(file, str(error), RefusalStage.INGEST, place=place, remedy=remedy, is_partial=True))
    table = CountTable(tuple(sites), (), abundance, detection, most, days)
    return CountFile(table, tuple(refusals), ())


def _wide_site(
    name: str, cells: Mapping[str, str], visits: Sequence[int], abundance: Sequence[str], detection: Sequence[str]
) -> CountSite:
    counts: list[int | None] = []
    rows: list[tuple[float, ...] | None] = []
    for visit in visits:
        text = cells.get(f"y{visit}", "")
        if text in _EMPTY:
            counts.append(None)
            rows.append(None)
            continue
        if not _WHOLE.fullmatch(text):
            msg = f"y{visit} is {text!r}, not a whole number of vehicles"
            raise ValueError(msg)
        counts.append(int(text))
        rows.append(tuple(_number(cells, one, str(visit)) for one in detection))
    named = cells.get("site") or cells.get("area") or cells.get("place") or name
    return CountSite(named, tuple(counts), (), tuple(_number(cells, one, "") for one in abundance), tuple(rows))


def _number(cells: Mapping[str, str], covariate: str, number: str) -> float:
    match = _COVARIATE.fullmatch(covariate)
    assert match is not None
    column = f"{match['name']}{number}"
    try:
        value = float(cells[column])
    except ValueError as error:
        msg = f"{column} is {cells[column]!r}, not a number, where a visit was made"
        raise ValueError(msg) from error
    if not abs(value) < 1e6:  # noqa: PLR2004 - a covariate is scaled to about one
        msg = f"{column} is {value:g}: scale covariates to about one"
        raise ValueError(msg)
    return value ** int(match["power"] or 1)

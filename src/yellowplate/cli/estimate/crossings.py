"""`yellowplate estimate crossings [FILE]`: overlapping counts of crossings, and what they allow together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, print_table, tell_refusals
from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.crossings.overlapping import PUBLISHED, Survey, union_of
from yellowplate.estimate.crossings.points import Matched, Point, sweep
from yellowplate.estimate.crossings.rows import read_points
from yellowplate.records.ids import Plain

RADII_KM = (0.1, 0.25, 0.5, 1.0, 2.0)
"""Radii at which points of two surveys may be one place."""


@click.command("crossings")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def crossings_command(*, file: Path | None, as_json: bool) -> int:
    """Show the published counts of crossings side by side, or match the points of FILE (`survey`, `lat`, `lon`).

    Counts over overlapping stretches cannot be reconciled without their points: only a least number follows. With
    points, places within a radius of each other may be one; several radii are shown.
    """
    if file is None:
        _published(as_json=as_json)
        return 0
    rows = read_rows(file, ("point",))
    lists, refused = read_points(rows.rows, file=str(file))
    refusals = (*rows.refusals, *refused)
    tell_refusals(refusals)
    _matched(lists, sweep(lists, RADII_KM), as_json=as_json)
    return SOME_UNREAD if refusals else 0


def _published(*, as_json: bool) -> None:
    union = union_of(PUBLISHED)
    if as_json:
        print_json(
            {
                "surveys": [_survey(one) for one in PUBLISHED],
                "least": union.least,
                "most": union.most,
                "reconciled": union.is_reconciled,
                "reasons": list(union.reasons),
                "warnings": [{"code": c.code, "figure": c.figure, "text": c.text} for c in union.cautions],
            }
        )
        return
    rows = [
        (s.name, f"{'at least ' if s.is_floor else ''}{s.count}", f"{s.length_km:g}", s.when, s.what, s.source)
        for s in PUBLISHED
    ]
    print_table("Published counts of crossings", ("who", "count", "km", "when", "what", "facts"), rows)
    most = "not bounded, since one count is told as at least" if union.most is None else str(union.most)
    click.echo(f"different places: at least {union.least} ({', '.join(union.why_least)}); at most: {most}")
    click.echo("can they be reconciled: cannot tell")
    for text in union.reasons:
        click.echo(f"  because  {text}")
    for caution in union.cautions:
        click.echo(f"  caution {caution.code} ({caution.figure}): {caution.text}")


def _survey(one: Survey) -> dict[str, Plain]:
    return {
        "name": one.name,
        "count": one.count,
        "at_least": one.is_floor,
        "length_km": one.length_km,
        "when": str(one.when or ""),
        "what": one.what,
        "source": one.source,
    }


def _matched(lists: Mapping[str, Sequence[Point]], found: Sequence[Matched], *, as_json: bool) -> None:
    for one in found if as_json else ():
        print_json(
            {
                "radius_km": one.radius_km,
                "surveys": {name: len(points) for name, points in sorted(lists.items())},
                "n_places": one.n_places,
                "n_in": {str(k): n for k, n in one.n_in.items()},
                "pairs": [{"surveys": list(pair), "both": n} for pair, n in sorted(one.pairs.items())],
                "ambiguous": one.is_ambiguous,
            }
        )
    if not as_json:
        told = ", ".join(f"{name} {len(points)}" for name, points in sorted(lists.items()))
        rows = [
            (
                f"{one.radius_km:g}",
                one.n_places,
                "; ".join(f"{' and '.join(pair)} {n}" for pair, n in sorted(one.pairs.items())),
                "yes" if one.is_ambiguous else "no",
            )
            for one in found
        ]
        print_table(
            f"Points: {told}", ("radius km", "different places", "found by both", "more than one partner"), rows
        )


COMMAND = crossings_command

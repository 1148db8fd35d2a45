"""`yellowplate report border`: crossings, yards and plates, as one page."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import json_option, print_json, tell_refusals
from yellowplate.cli.estimate._case import counts_of, plates_of
from yellowplate.cli.estimate._rows import read_rows
from yellowplate.estimate.crossings.overlapping import PUBLISHED, union_of
from yellowplate.estimate.looks.change_report import change_report
from yellowplate.estimate.looks.series import by_area
from yellowplate.estimate.looks.series_rows import read_scenes
from yellowplate.estimate.serials.report import report as serial_report
from yellowplate.estimate.serials.rows import read_serials
from yellowplate.export.report import Source, write
from yellowplate.reports.border import report
from yellowplate.tables import route_events


@click.command("border")
@click.option("--case", type=click.Path(file_okay=False, path_type=Path), help="Counts and plates a case tells of.")
@click.option(
    "--counts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Looks at areas, as `estimate series`.",
)
@click.option(
    "--serials", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Plates seen, as `estimate serial`."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("report_border"), show_default=True
)
@json_option
def border_command(*, case: Path | None, counts: Path | None, serials: Path | None, out: Path, as_json: bool) -> int:
    """Write the page on crossings, yards and plates to --out: HTML, SVG and Vega-Lite.

    Without files the published counts of crossings and the dated events stand alone.
    """
    looks = read_rows(counts, ("scene", "count")) if counts else None
    scenes = read_scenes([*(looks.rows if looks else ()), *(counts_of(case) if case else ())], file=str(counts or case))
    seen = read_rows(serials, ("seen", "block")) if serials else None
    plates = read_serials([*(seen.rows if seen else ()), *(plates_of(case) if case else ())], file=str(serials or case))
    refusals = (
        *(looks.refusals if looks else ()),
        *scenes.refusals,
        *(seen.refusals if seen else ()),
        *plates.refusals,
    )
    tell_refusals(refusals)
    blocks = [block for block in plates.blocks if not block.is_factory]
    events = route_events.load()
    page = report(
        series=[(one, change_report(one, events=events)) for one in by_area(scenes.scenes)],
        surveys=PUBLISHED,
        union=union_of(PUBLISHED),
        serials=serial_report(blocks) if blocks else None,
        sources=tuple(
            Source("", f"{what}: {path.name}") for what, path in (("counts", counts), ("plates", serials)) if path
        )
        + ((Source("", f"statements of the case {case.name}"),) if case else ()),
        made_by=f"Made by Yellowplate {version('yellowplate')}: report border.",
    )
    files = write(page, out)
    if as_json:
        print_json({"page": str(files[0]), "files": [str(one) for one in files]})
    else:
        click.echo(f"Wrote {files[0]} and {len(files) - 1} files of charts beside it.")
    return SOME_UNREAD if refusals else 0


COMMAND = border_command

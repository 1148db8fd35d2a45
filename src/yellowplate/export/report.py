"""A report: one self-contained HTML page with charts, method, sources and limits, and the charts beside it as files.

Reports hold estimates, never evidence of one car; the dossier of a case is `export/formats/html.py`.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from yellowplate.export.charts.chart import Chart
from yellowplate.export.charts.drawing import Drawing

TEMPLATES = "yellowplate.export"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from.

    Attributes:
        id: id of a reported fact or a statement; "" for a page alone.
        words: what it says, in the project's words, and who says so.
        url: its page, or "".
    """

    id: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        caption: what it holds.
        headings: of the columns.
        rows: cells as text, one tuple a row.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report.

    Attributes:
        heading: of the part.
        words: paragraphs.
        points: a list below them.
        charts: drawn below those.
        grids: tables below the charts.
    """

    heading: str
    words: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    charts: tuple[Chart | Drawing, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole page.

    Attributes:
        name: file name without its ending.
        title: of the page.
        stamp: what it is, in three words ("Estimates, not evidence").
        lead: the answer in a few sentences, with its range.
        cautions: what a reader must know first, one sentence each, with the figure that raised it.
        sections: in order.
        sources: of the figures used.
        made_by: program, version and command.
    """

    name: str
    title: str
    stamp: str
    lead: tuple[str, ...]
    cautions: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    made_by: str


def write(report: Report, folder: Path) -> list[Path]:
    """Write a report.

    Args:
        report: what it says.
        folder: made if it is not there; files of the same names are replaced.

    Returns:
        The page, then of each chart the SVG and, where it has one, the Vega-Lite document.
    """
    from importlib import resources

    from jinja2 import Environment, PackageLoader, StrictUndefined

    folder.mkdir(parents=True, exist_ok=True)
    charts = [chart for section in report.sections for chart in section.charts]
    drawn = {chart.name: chart.svg() for chart in charts}
    style = resources.files(TEMPLATES).joinpath("templates/style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=PackageLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html").render(report=report, drawn=drawn, style=style, digest=digest)
    files = [folder / f"{report.name}.html"]
    files[0].write_text(page, encoding="utf-8")
    for chart in charts:
        texts = [(".svg", drawn[chart.name] + "\n")]
        if isinstance(chart, Chart):
            texts.append((".vl.json", chart.vega_lite))
        for ending, text in texts:
            path = folder / f"{report.name}_{chart.name}{ending}"
            path.write_text(text, encoding="utf-8")
            files.append(path)
    return files

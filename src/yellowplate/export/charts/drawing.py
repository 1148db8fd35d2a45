"""A picture that the project draws itself, as SVG: for forms that Vega-Lite does not have (flows, causal diagrams)."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from yellowplate.export.charts.chart import FONT, INK

PAPER = "#fdfcf8"
LETTER = 6.3
"""Mean width of a letter at 12 pixels, generous; only room is kept by it, nothing is cut."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture.

    Attributes:
        name: file name without its ending.
        title: what it shows, one line.
        says: what to see in it and what not; also the words for those who cannot see it.
        body: SVG elements.
        width: pixels.
        height: pixels, without the line of the title.
    """

    name: str
    title: str
    says: str
    body: tuple[str, ...]
    width: float
    height: float

    def svg(self) -> str:
        """Return an SVG element with a title and a description, fit to stand in a page; nothing in it is fetched."""
        width, height = figure(self.width), figure(self.height + TITLE)
        return "\n".join(
            (
                (
                    f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                    f'viewBox="0 0 {width} {height}" role="img" font-family={quoteattr(FONT)} font-size="12">'
                ),
                f"<title>{escape(self.title)}</title><desc>{escape(self.says)}</desc>",
                f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
                f'<text x="8" y="18" font-size="14" fill="{INK}">{escape(self.title)}</text>',
                f'<g transform="translate(0 {TITLE})">',
                *self.body,
                "</g>",
                "</svg>",
            )
        )


TITLE = 30
"""Room for the line of the title."""


def figure(number: float) -> str:
    """Write a length with at most two digits after the point.

    >>> figure(12.0), figure(0.126), figure(-0.001)
    ('12', '0.13', '0')
    """
    short = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if short in {"-0", ""} else short


def room(words: str) -> float:
    """Return the width that words of 12 pixels need at most."""
    return LETTER * len(words)


def text(
    x: float, y: float, words: str, *, anchor: str = "start", colour: str = INK, size: int = 12, halo: bool = False
) -> str:
    """Write words; with a halo they stay readable over lines."""
    behind = f' stroke="{PAPER}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"' if halo else ""
    of_size = "" if size == 12 else f' font-size="{size}"'  # noqa: PLR2004 - the size of the whole picture
    at = f'x="{figure(x)}" y="{figure(y)}"'
    return f'<text {at} text-anchor="{anchor}" fill="{colour}"{of_size}{behind}>{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, *, fill: str, edge: str, round_px: float = 4) -> str:
    """Draw a box."""
    at = f'x="{figure(x)}" y="{figure(y)}" width="{figure(width)}" height="{figure(height)}"'
    return f'<rect {at} rx="{figure(round_px)}" fill="{fill}" stroke="{edge}"/>'

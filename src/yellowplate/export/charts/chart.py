"""A chart: its Vega-Lite document, and the SVG drawn from it.

The SVG carries a title and a description, and all words in it are also in the table that stands beside each chart.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
VEGA_LITE = "5.20"
"""Version of the language that documents are written in; the renderer holds several."""
WIDTH, HEIGHT = 640, 260
INK, SOFT, RULE, YELLOW, BLUE, RED = "#1d1c1a", "#615d55", "#d9d4c7", "#d9a916", "#234f86", "#9b2318"
FONT = "Source Sans 3, Noto Sans, Segoe UI, Helvetica, Arial, sans-serif"
_WORDS = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
_CONFIG = {
    "background": "#fdfcf8",
    "font": FONT,
    "axis": {**_WORDS, "gridColor": RULE, "domainColor": SOFT, "tickColor": SOFT, "labelLimit": 320},
    "legend": {**_WORDS, "labelLimit": 420},
    "title": {"color": INK, "fontSize": 14, "anchor": "start"},
    "view": {"stroke": None},
}
_NUMBERED = re.compile(r'(id="|url\(#|href="#)((?:clip|gradient)\d+|[a-z]+_\d+)')


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    Attributes:
        name: file name without its ending.
        title: what it shows, one line.
        says: what to see in it and what not, one or two sentences; also the words for those who cannot see it.
        layers: Vega-Lite layers or one unit, without title, size and configuration.
        rows: the numbers, one mapping a row.
        height: pixels.
    """

    name: str
    title: str
    says: str
    layers: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    height: int = HEIGHT

    @property
    def document(self) -> dict[str, Any]:
        """The Vega-Lite document, numbers inside."""
        return {
            "$schema": SCHEMA,
            "title": self.title,
            "description": self.says,
            "width": WIDTH,
            "height": self.height,
            "data": {"values": list(self.rows)},
            "layer": list(self.layers),
            "config": _CONFIG,
        }

    @property
    def vega_lite(self) -> str:
        """The document as JSON, keys in order, a line feed at the end."""
        return json.dumps(self.document, ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    def svg(self) -> str:
        """Draw it.

        Returns:
            An SVG element with a title and a description, fit to stand inside a page; nothing in it is fetched.

        Raises:
            ValueError: the document is not one that Vega-Lite draws.
        """
        import vl_convert

        drawn: str = vl_convert.vegalite_to_svg(json.dumps(self.document), vl_version=VEGA_LITE)
        drawn = _NUMBERED.sub(lambda found: f"{found[1]}{self.name}-{found[2]}", drawn)
        words = f"<title>{escape(self.title)}</title><desc>{escape(self.says)}</desc>"
        return re.sub(r"(<svg\b[^>]*>)", lambda found: f"{found[1]}{words}", drawn, count=1)

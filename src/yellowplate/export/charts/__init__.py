"""Charts as Vega-Lite documents and SVG, from plain numbers: no script, no network, the same bytes each time."""

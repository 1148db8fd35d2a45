"""KML of Google Earth Pro: placemarks, folders of points, polygons as areas of interest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.kml_tree import features
from yellowplate.ingest.placemarks import read_features
from yellowplate.ingest.sniff import head_text

_ROOT = re.compile(r"<(?:\w+:)?kml[\s>]")
_TYPES = ("application/xml", "text/html")
"""A description near the beginning may hold the word that makes a page of it."""


def recognises(file: SourceFile) -> bool:
    """Markup whose first element, after comments, is <kml>."""
    if file.item.media_type not in _TYPES:
        return False
    text = head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or ""
    return _ROOT.search(text) is not None


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read every placemark; what is bad is a partial refusal that names its path in the file.

    Raises:
        UnreadableInput: not well formed, or with entities.
        WrongSchema: XML of another kind.
    """
    yield from read_features(features(file.path, file=file.item.origin), file)


FORMAT = Format(
    name="kml",
    source="OGC KML 2.3 (12-007r2), as Google Earth Pro writes it",
    order=20,
    recognises=recognises,
    read=read,
)

"""KML files: recognised by their first element, read to statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.ingest.border_files import crossings, kml
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.kml import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Statement

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def test_the_made_up_file(collected: Collected) -> None:
    files, folder = collected({"a.kml": crossings()})
    assert FORMAT.recognises(files["a.kml"])
    assert sum(isinstance(one, Statement) for one in FORMAT.read(files["a.kml"], folder)) == 9


@pytest.mark.parametrize(
    ("name", "text", "is_ours"),
    [
        ("a.kml", kml(), True),
        ("a.xml", '<kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"/>', True),
        ("a.xml", '<?xml version="1.0"?><kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"/>', True),
        ("a.kml", kml("<Placemark><description>&lt;html&gt;</description></Placemark>"), True),
        ("a.xml", "<?xml version='1.0'?><rss/>", False),
        ("a.txt", "a kml file", False),
    ],
)
def test_which_files_are_kml(collected: Collected, name: str, text: str, is_ours: bool) -> None:
    files, _ = collected({name: text})
    assert FORMAT.recognises(files[name]) is is_ours

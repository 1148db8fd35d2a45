"""Sources are told apart by kind and name."""

from __future__ import annotations

from yellowplate.records import Source, SourceKind


def test_the_id_is_kind_and_name() -> None:
    paper = Source("River News", SourceKind.PRESS)
    assert paper.id == Source("River News", SourceKind.PRESS, url="https://example.org", note="weekly").id
    assert paper.id != Source("River News", SourceKind.ACCOUNT).id
    assert paper.id != Source("River New", SourceKind.PRESS).id

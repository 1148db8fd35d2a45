"""Cues of subtitles with their times and places."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.subtitles import cues
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
VTT = """WEBVTT
Kind: captions

00:01.000 --> 00:02.500 align:start
凯美瑞
六万八

1
01:00:03.000 --> 01:00:01.000
只发朝鲜

00:05.000 --> 00:06.000

00:06.000 --> 00:07.000
只发朝鲜

00:08.000 --> 00:09.000
last"""


def test_cues_have_times_and_places(collected: Collected) -> None:
    files, _ = collected({"a.vtt": VTT})
    found = list(cues(files["a.vtt"]))
    assert [one.text for one in found] == ["凯美瑞\n六万八", "只发朝鲜", "last"]
    for one in found:
        assert VTT[one.locator.start : one.locator.end] == one.text
    assert [(one.locator.t_start_s, one.locator.t_end_s) for one in found] == [(1.0, 2.5), (3603.0, 3603.0), (8.0, 9.0)]


@pytest.mark.parametrize("text", ["", "WEBVTT\n", "no cue at all", "00:01 --> 00:02\nno thousandths"])
def test_what_holds_no_cue_gives_none(collected: Collected, text: str) -> None:
    assert list(cues(collected({"a.vtt": text})[0]["a.vtt"])) == []


def test_broken_text_is_refused(collected: Collected) -> None:
    with pytest.raises(UnreadableInput):
        list(cues(collected({"a.vtt": b"WEBVTT \xff"})[0]["a.vtt"]))

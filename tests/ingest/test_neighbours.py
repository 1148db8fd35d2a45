"""Files that belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def test_beside(collected: Collected) -> None:
    files, folder = collected({"p/a.json": "{}", "p/a.mp4": "1", "p/sub/b.mp4": "2", "c.mp4": "3"})
    start = files["p/a.json"]
    assert folder.beside(start, "a.mp4") is files["p/a.mp4"]
    assert folder.beside(start, "sub/b.mp4") is files["p/sub/b.mp4"]
    assert folder.beside(start, "sub\\b.mp4") is files["p/sub/b.mp4"]
    assert folder.beside(start, "../c.mp4") is files["c.mp4"]
    assert folder.beside(start, "gone.mp4") is None
    assert folder.beside(start, "") is None
    assert folder.beside(start, str(files["p/a.mp4"].path)) is None


def test_siblings_share_the_beginning_of_their_names(collected: Collected) -> None:
    files, folder = collected(
        {
            "p/a.json": "{}",
            "p/a.mp4": "1",
            "p/a_1.jpg": "2",
            "p/a-2.jpg": "3",
            "p/ab.mp4": "4",
            "p/b.mp4": "5",
            "a.mp4": "6",
        }
    )
    names = [one.name for one in folder.siblings(files["p/a.json"], "a")]
    assert names == ["a-2.jpg", "a.mp4", "a_1.jpg"]
    assert folder.siblings(files["p/a.json"], "c") == []


def test_below_an_id(collected: Collected) -> None:
    files, folder = collected(
        {"rows.json": "[]", "images/77/1.jpg": "1", "videos/77.mp4": "2", "78.mp4": "3", "77": "4"}
    )
    found = [one.item.origin for one in folder.below(files["rows.json"], "77")]
    assert found == ["77", "images/77/1.jpg", "videos/77.mp4"]
    assert folder.below(files["rows.json"], "79") == []
    assert files["77"] not in folder.below(files["77"], "77")


def test_a_copy_has_the_neighbours_of_all_places(collected: Collected) -> None:
    files, folder = collected({"a/x.txt": "same", "b/x.txt": "same", "b/x.meta.json": "{}", "c.txt": "lone"})
    assert folder.beside(files["a/x.txt"], "x.meta.json") is files["b/x.meta.json"]
    assert [one.name for one in folder.siblings(files["a/x.txt"], "x")] == ["x.meta.json"]


def test_a_file_of_another_run_has_no_neighbours(collected: Collected) -> None:
    files, _ = collected({"a.txt": "a", "b.txt": "b"})
    assert Neighbours([(Path("/b.txt"), files["b.txt"])]).beside(files["a.txt"], "b.txt") is None

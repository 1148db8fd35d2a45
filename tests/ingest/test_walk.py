"""Walking folders: order, links, and folders that cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from yellowplate.ingest.walk import Found, label_roots, walk
from yellowplate.records import Refusal
from yellowplate.records.errors import RequestError


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def found(*roots: Path) -> list[str]:
    return [one.origin for one in walk(roots) if isinstance(one, Found)]


def refused(*roots: Path) -> dict[str, str]:
    return {one.file: one.reason for one in walk(roots) if isinstance(one, Refusal)}


def test_files_come_in_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b/2", "b/1", "a", "c", ".hidden/x")
    assert found(tmp_path) == [".hidden/x", "a", "b/1", "b/2", "c"]


def test_several_folders_are_told_apart_by_their_names(tmp_path: Path) -> None:
    write(tmp_path, "x/clips/1", "y/clips/1", "news/1")
    roots = [tmp_path / "x/clips", tmp_path / "y/clips", tmp_path / "news"]
    assert found(*roots) == ["x/clips/1", "y/clips/1", "news/1"]


def test_files_may_be_named_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    assert found(tmp_path / "b.txt") == ["b.txt"]
    assert found(tmp_path / "b.txt", tmp_path / "a.txt") == ["b.txt", "a.txt"]


def test_a_file_met_twice_is_listed_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a", "in/sub/b")
    assert found(tmp_path / "in", tmp_path / "in/sub", tmp_path / "in") == ["in/a", "in/sub/b"]


def test_labels_stop_growing_at_the_top() -> None:
    assert label_roots([Path("/a"), Path("/b/a"), Path("/c/a")]) == ["//a", "b/a", "c/a"]


def test_litter_of_operating_systems_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, ".DS_Store", "Thumbs.db", "._a.jpg", "a.jpg")
    assert found(tmp_path) == ["a.jpg"]
    assert not refused(tmp_path)


def test_links_are_followed_only_to_files_of_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path, "in/a", "out/secret")
    inside = tmp_path / "in"
    (inside / "empty").touch()
    (inside / "near").symlink_to("a")
    (inside / "near_empty").symlink_to("empty")
    (inside / "far").symlink_to(tmp_path / "out/secret")
    (inside / "far_folder").symlink_to(tmp_path / "out")
    (inside / "nowhere").symlink_to("gone")
    (inside / "loop").symlink_to("loop")
    (inside / "up").symlink_to(".")
    assert found(inside) == ["a", "near"]
    reasons = refused(inside)
    assert sorted(reasons) == ["empty", "far", "far_folder", "loop", "near_empty", "nowhere"]
    assert "out of the folder" in reasons["far"]
    assert "circle" in reasons["loop"]


def test_a_root_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "in/a")
    (tmp_path / "link").symlink_to("in")
    assert found(tmp_path / "link") == ["a"]


def test_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in refused(tmp_path)["pipe"]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    assert refused(tmp_path) == {"empty.mp4": "the file is empty"}


def test_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.jpg")).write_text("x")
    assert refused(tmp_path) == {"caf?.jpg": "its name is not UTF-8"}


def test_an_unreadable_folder_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, "a/1", "locked/2", "z/3")

    def scan(path: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return os.scandir(path)

    out = list(walk([tmp_path], scan=scan))
    assert [one.origin for one in out if isinstance(one, Found)] == ["a/1", "z/3"]
    (refusal,) = [one for one in out if isinstance(one, Refusal)]
    assert refusal.file == "locked"
    assert refusal.reason == "cannot be read: Permission denied"
    assert "right" in refusal.remedy


def test_the_named_folder_itself_may_be_unreadable(tmp_path: Path) -> None:
    def scan(path: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        raise OSError(5, "Input/output error")

    (refusal,) = walk([tmp_path], scan=scan)
    assert isinstance(refusal, Refusal)
    assert (refusal.file, refusal.remedy) == (".", "")


def test_a_file_that_goes_away_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a", "b")

    class Vanishing(AbstractContextManager[Iterator["os.DirEntry[str]"]]):
        def __init__(self, path: Path) -> None:
            self._path = path

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            entries = list(os.scandir(self._path))
            (self._path / "a").unlink()
            return iter(entries)

        def __exit__(self, *_: object) -> None:
            return None

    out = list(walk([tmp_path], scan=Vanishing))
    assert [type(one) for one in out] == [Refusal, Found]


def test_a_folder_that_is_not_there_is_a_wrong_request(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="no such file or folder"):
        list(walk([tmp_path, tmp_path / "gone"]))

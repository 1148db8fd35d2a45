"""Finds the files that belong together: beside each other, with names that begin alike, or below a post's id."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

from yellowplate.ingest.format import SourceFile

_AFTER_STEM = (".", "_", "-")


class Neighbours:
    """The files of one run, or the members of one archive, by folder, name and id.

    A file whose bytes lie in several places has all their neighbours: what stands beside any copy stands beside it.

    Args:
        files: (path the file was found under, file); for members the path inside the archive.
    """

    def __init__(self, files: Sequence[tuple[Path, SourceFile]]) -> None:
        self._by_path: dict[str, SourceFile] = {}
        self._names: dict[str, list[str]] = {}
        self._paths: dict[str, list[str]] = {}
        self._parts: dict[str, list[str]] = {}
        for path, file in sorted(files, key=lambda one: one[0].as_posix()):
            key = path.as_posix()
            folder, name = posixpath.split(key)
            self._by_path[key] = file
            self._names.setdefault(folder, []).append(name)
            self._paths.setdefault(file.item.sha256, []).append(key)
            stems = {name.partition(".")[0], name.rpartition(".")[0] or name}
            for part in {*posixpath.dirname(file.item.origin).split("/"), *stems}:
                self._parts.setdefault(part, []).append(key)
        for names in self._names.values():
            names.sort()

    def _places(self, file: SourceFile) -> list[str]:
        own = [
            key for key in self._paths.get(file.item.sha256, []) if self._by_path[key].item.origin == file.item.origin
        ]
        return own + [key for key in self._paths.get(file.item.sha256, []) if key not in own]

    def beside(self, file: SourceFile, name: str) -> SourceFile | None:
        """Return the file called `name` in the same folder as `file` (or a path relative to it), or None.

        Args:
            file: a file of this run.
            name: a name or relative path with "/" or a backslash; absolute paths give None.
        """
        relative = name.replace("\\", "/")
        if not relative or relative.startswith("/"):
            return None
        for key in self._places(file):
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(key), relative))
            if found := self._by_path.get(wanted):
                return found
        return None

    def siblings(self, file: SourceFile, stem: str) -> list[SourceFile]:
        """Return the other files of the same folder whose names begin with `stem` followed by ".", "_" or "-"."""
        found: dict[str, SourceFile] = {}
        for place in self._places(file):
            folder = posixpath.dirname(place)
            names = self._names[folder]
            for name in names[bisect_left(names, stem) :]:
                if not name.startswith(stem):
                    break
                key = posixpath.join(folder, name)
                if key != place and name[len(stem) :].startswith(_AFTER_STEM):
                    found[key] = self._by_path[key]
        return list(found.values())

    def below(self, file: SourceFile, part: str) -> list[SourceFile]:
        """Return other files of this run whose origin has a folder or file stem equal to `part`, in order."""
        places = self._places(file)
        return [self._by_path[key] for key in self._parts.get(part, []) if key not in places]

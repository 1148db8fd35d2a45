"""Finds the files below the folders that the user named: sorted, without leaving them, without opening anything."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.errors import RequestError

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".localized"})
"""Files that operating systems leave in folders; they hold nothing that anybody collected and are passed over."""

_EMPTY = ("the file is empty", "Collect it again.")

Scan = Callable[[Path], AbstractContextManager[Iterator["os.DirEntry[str]"]]]


@dataclass(frozen=True, slots=True)
class Found:
    """One file.

    Attributes:
        path: absolute.
        origin: path relative to the folder the user named; where several were named it begins with that folder's name.
        n_bytes: its length.
    """

    path: Path
    origin: str
    n_bytes: int


def _refuse(origin: str, reason: str, remedy: str = "") -> Refusal:
    return Refusal(origin, reason, RefusalStage.INGEST, remedy=remedy)


def refuse_os_error(origin: str, error: OSError) -> Refusal:
    """Turn an error of the operating system into a refusal that names what to do."""
    remedy = "Give this user the right to read it." if isinstance(error, PermissionError) else ""
    return _refuse(origin, f"cannot be read: {error.strerror or error}", remedy)


def label_roots(roots: Sequence[Path]) -> list[str]:
    """Name each folder as shortly as keeps the names apart.

    Args:
        roots: absolute paths, all different.

    Returns:
        Their last parts; where two are the same, with as many parts before them as it takes.

    >>> label_roots([Path("/a/x/clips"), Path("/a/y/clips"), Path("/a/news")])
    ['x/clips', 'y/clips', 'news']
    """
    n_parts = [1] * len(roots)
    while True:
        labels = ["/".join(root.parts[-n:]) for root, n in zip(roots, n_parts, strict=True)]
        twins = [n for n, label in enumerate(labels) if labels.count(label) > 1 and n_parts[n] < len(roots[n].parts)]
        if not twins:
            return labels
        for twin in twins:
            n_parts[twin] += 1


def _visit(path: Path, origin: str, root: Path, scan: Scan) -> Iterator[Found | Refusal]:
    try:
        with scan(path) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield refuse_os_error(origin or ".", error)
        return
    for name in names:
        if name in LITTER or name.startswith("._"):
            continue
        yield from _look(path / name, f"{origin}/{name}" if origin else name, root, scan)


def _follow(path: Path, origin: str, root: Path) -> Iterator[Found | Refusal]:
    try:
        target = path.resolve(strict=True)
        mode = target.stat()
    except (OSError, RuntimeError):  # RuntimeError: Python before 3.13 says a circle of links so
        yield _refuse(origin, "a link that leads nowhere or in a circle")
        return
    if not target.is_relative_to(root):
        yield _refuse(origin, "a link out of the folder; it is not followed", "Name the file or folder it leads to.")
    elif stat.S_ISREG(mode.st_mode):
        yield Found(path, origin, mode.st_size) if mode.st_size else _refuse(origin, *_EMPTY)
    # A link to a folder of the same tree is passed over: that folder is listed where it stands.


def _look(path: Path, origin: str, root: Path, scan: Scan) -> Iterator[Found | Refusal]:
    try:
        origin.encode()
    except UnicodeEncodeError:
        yield _refuse(origin.encode("utf-8", "replace").decode(), "its name is not UTF-8", "Rename it.")
        return
    try:
        mode = path.lstat()
    except OSError as error:
        yield refuse_os_error(origin, error)
        return
    if stat.S_ISLNK(mode.st_mode):
        yield from _follow(path, origin, root)
    elif stat.S_ISDIR(mode.st_mode):
        yield from _visit(path, origin, root, scan)
    elif not stat.S_ISREG(mode.st_mode):
        yield _refuse(origin, "not a file: a device, pipe or socket is not opened")
    else:
        yield Found(path, origin, mode.st_size) if mode.st_size else _refuse(origin, *_EMPTY)


def walk(roots: Sequence[Path], *, scan: Scan = os.scandir) -> Iterator[Found | Refusal]:
    """List the files below some folders, each once.

    Args:
        roots: folders or files, in the order that counts; a root that is a link is followed, links below only where
            they lead to a file of the same root.
        scan: lists a folder; the tests give one that fails.

    Returns:
        Files in order of root, then of path, each folder where its name stands; what cannot be listed, links
        out of the root, devices and empty files as refusals. `LITTER` and AppleDouble files ("._*") are passed over.

    Raises:
        RequestError: a root that is not there; nothing was listed.
    """
    whole: list[Path] = []
    for root in roots:
        try:
            path = root.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            msg = f"no such file or folder: {root}"
            raise RequestError(msg) from error
        if path not in whole:
            whole.append(path)
    seen: set[Path] = set()
    for path, label in zip(whole, label_roots(whole), strict=True):
        origin = "" if len(whole) == 1 and path.is_dir() else label
        for found in _look(path, origin, path, scan):
            if isinstance(found, Found):
                if found.path in seen:
                    continue
                seen.add(found.path)
            yield found

"""A folder of files as the machinery would hand it to a format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.sniff import sniff
from yellowplate.records import Item

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


@pytest.fixture
def collected(tmp_path: Path) -> Collected:
    """Write files into a folder; return them by name, and the folder with its neighbours."""

    def write(files: Mapping[str, bytes | str]) -> tuple[dict[str, SourceFile], Neighbours]:
        made: dict[str, SourceFile] = {}
        for name, content in files.items():
            raw = content.encode() if isinstance(content, str) else content
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
            head = raw[:4096]
            seen = sniff(head, name, n_bytes=len(raw))
            item = Item(hashlib.sha256(raw).hexdigest(), len(raw), seen.media_type, seen.kind, name)
            made[name] = SourceFile(path, item, head)
        return made, Neighbours([(file.path, file) for file in made.values()])

    return write

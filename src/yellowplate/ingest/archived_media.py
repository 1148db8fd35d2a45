"""Media as auto-archiver names them: where they may lie now, and whether they are still what was archived."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from yellowplate.ingest.format import Folder, SourceFile
from yellowplate.ingest.shown import word
from yellowplate.records.ids import Plain

_HASH = re.compile(r"(?i)(SHA3?-?(?:256|512)):([0-9a-f]{64,128})")
_ALGORITHMS = {
    "sha-256": "sha256",
    "sha256": "sha256",
    "sha-512": "sha512",
    "sha3-512": "sha3_512",
    "sha3-256": "sha3_256",
}
_BLOCK = 1 << 20


def all_media(value: Plain) -> Iterator[dict[str, Plain]]:
    """Walk over media and the media inside their properties: thumbnails, time stamps, covers."""
    if isinstance(value, list):
        for part in value:
            yield from all_media(part)
    elif isinstance(value, dict):
        if isinstance(value.get("filename"), str):
            yield value
            yield from all_media(value.get("properties"))
        else:
            for key in sorted(value):
                yield from all_media(value[key])


def names_of(media: dict[str, Plain]) -> list[str]:
    """List the names under which a medium may lie now: its stored path, then the last parts of all its paths."""
    urls = media.get("urls")
    stored = [
        word(media, "_key", "key"),
        *(url for url in (urls if isinstance(urls, list) else []) if isinstance(url, str)),
    ]
    whole = [part.partition("?")[0] for part in (*stored, word(media, "filename")) if part]
    names = [whole[0]] if whole and "://" not in whole[0] and not PurePosixPath(whole[0]).is_absolute() else []
    names += [PurePosixPath(part).name for part in whole]
    return [name for name in dict.fromkeys(names) if name and ".." not in name.split("/")]


def find(media: dict[str, Plain], file: SourceFile, folder: Folder) -> SourceFile | None:
    """Find a medium beside the archiver's file, or None; addresses are never opened."""
    for name in names_of(media):
        found = folder.beside(file, name)
        if found is not None and found.item.sha256 != file.item.sha256:
            return found
    return None


def differs_from(media: dict[str, Plain], found: SourceFile) -> str:
    """Return "" if the archiver's hash holds, was not written or is of an unknown kind, else what differs."""
    properties = media.get("properties")
    match = _HASH.fullmatch(word(properties, "hash")) if isinstance(properties, dict) else None
    algorithm = _ALGORITHMS.get(match.group(1).lower()) if match else None
    if match is None or algorithm is None:
        return ""
    actual = found.item.sha256
    if algorithm != "sha256":
        digest = hashlib.new(algorithm)
        with found.path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
        actual = digest.hexdigest()
    if actual == match.group(2).lower():
        return ""
    return f"the archiver wrote {match.group(0)} for {found.item.origin}, whose {match.group(1)} is {actual}"

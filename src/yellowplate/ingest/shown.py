"""What formats of collectors share in making a post: its texts, counts, the media on disk and what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from yellowplate.ingest.address import clean, without_tokens
from yellowplate.ingest.count import parse_count
from yellowplate.ingest.entries import Entry, pointer
from yellowplate.ingest.format import Folder, SourceFile
from yellowplate.records import Locator, MediaKind, PostText, TextRole
from yellowplate.records.ids import Plain, canonical_json

_SHOWN = (MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO)


def word(fields: Mapping[str, Plain], *names: str) -> str:
    """Return the first of the named fields that says something, as text; "" where none does.

    >>> word({"a": None, "b": 7}, "a", "b")
    '7'
    """
    for name in names:
        value = fields.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        if text := str(value).strip():
            return text
    return ""


def texts_of(entry: Entry, item: str, roles: Iterable[tuple[str, TextRole]]) -> tuple[PostText, ...]:
    """Take the texts of an entry, word for word, each with its place.

    Args:
        entry: the post's fields.
        item: SHA-256 of the file.
        roles: (path inside the entry with "/", role), in the order wanted.

    Returns:
        One text per field that holds more than white space.
    """
    found = []
    for path, role in roles:
        keys = path.split("/")
        value: Plain = entry.fields
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and value.strip():
            found.append(PostText(role, value, Locator(item, entry.place + pointer(*keys))))
    return tuple(found)


def counts_of(fields: Mapping[str, Plain], names: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """Read the counters of a post.

    Args:
        fields: the post's fields.
        names: field name to our name of the counter.

    Returns:
        (our name, number) sorted by name; what is no count is left out and stays among the extras.
    """
    counts: dict[str, int] = {}
    for field, name in names.items():
        value = fields.get(field)
        number = parse_count(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        if number is not None:
            counts.setdefault(name, number)
    return tuple(sorted(counts.items()))


def extras_of(fields: Mapping[str, Plain], used: Iterable[str]) -> str:
    """Keep what the format does not use, as one JSON object in canonical form without tokens; "" where nothing is left.

    Args:
        fields: the post's fields.
        used: names of the fields that the post already holds.
    """
    left = clean({key: value for key, value in fields.items() if key not in set(used)})
    return canonical_json(left) if left else ""


def media_of(file: SourceFile, folder: Folder, post_id: str) -> list[SourceFile]:
    """Find the pictures, films and sounds that lie in a folder, or under a name, that is the post's id."""
    if not post_id:
        return []
    return [found for found in folder.below(file, post_id) if found.item.kind in _SHOWN]


def missing_of(found: Iterable[SourceFile], images: list[str], films: list[str]) -> tuple[str, ...]:
    """Name the addresses of media that a post lists and that were not found.

    Args:
        found: the media that were found.
        images: addresses of the post's pictures, in the post's order.
        films: addresses of its film; several are copies of one.

    Returns:
        Addresses without tokens. Found pictures whose names are numbers stand for the address of that place, others
        for the first addresses.
    """
    kept = list(found)
    pictures = [part for part in kept if part.item.kind is MediaKind.IMAGE]
    stems = [PurePosixPath(part.item.origin).stem for part in pictures]
    places = {int(stem) for stem in stems if stem.isdecimal()} or set(range(len(pictures)))
    missing = [url for place, url in enumerate(images) if place not in places]
    if films and not any(part.item.kind is MediaKind.VIDEO for part in kept):
        missing.append(films[0])
    return tuple(dict.fromkeys(without_tokens(url) for url in missing if url))

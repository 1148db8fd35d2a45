"""Where in a TOML text a value stands, so that a message can name the line; the reader of the library does not say."""

from __future__ import annotations

import re
from collections import Counter

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\-\"' ]+?)\s*=")
_TRIPLE = re.compile(r'"""|\'\'\'')


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def line_numbers(text: str) -> dict[str, int]:
    r"""Map each table and key to the line it begins on.

    Args:
        text: TOML.

    Returns:
        Dotted path to a line counted from 1; entries of an array of tables carry their place in it: "halt[1].until".
        Keys inside inline tables and inside values over several lines are not listed: ask for what holds them.

    >>> line_numbers("a = 1\n[[b]]\nc = 2\n[[b]]\nc = 3\n")["b[1].c"]
    5
    """
    found: dict[str, int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    current = ""
    is_inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_inside = is_inside
        is_inside ^= len(_TRIPLE.findall(line)) % 2 == 1
        if was_inside:
            continue
        if header := _HEADER.fullmatch(line):
            parts = _parts(header[2])
            if header[1] == "[[":
                counts[parts] += 1
                for deeper in [one for one in counts if one[: len(parts)] == parts and one != parts]:
                    del counts[deeper]
            current = _path(parts, counts)
            found.setdefault(current, number)
        elif key := _KEY.match(line):
            path = ".".join(filter(None, (current, *_parts(key[1]))))
            found.setdefault(path, number)
    return found


def _path(parts: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> str:
    steps = []
    for end in range(1, len(parts) + 1):
        n_seen = counts[parts[:end]]
        steps.append(f"{parts[end - 1]}[{n_seen - 1}]" if n_seen else parts[end - 1])
    return ".".join(steps)


def line_of(lines: dict[str, int], path: str) -> int | None:
    """Return the line of a path, or of the nearest thing that holds it.

    Args:
        lines: what `line_numbers` gave.
        path: dotted, with places in brackets; a list is where its first entry is.

    Returns:
        The line counted from 1; None where nothing of the path is there.
    """
    while path:
        for found in (path, f"{path}[0]"):
            if found in lines:
                return lines[found]
        path = path.rpartition("[" if path.endswith("]") else ".")[0]
    return None

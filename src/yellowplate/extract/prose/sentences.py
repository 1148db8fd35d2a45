"""Sentences of prose, and what is prose.

Source: field rules of the shared news samples: each line that is not blank, cut after . ! ? 。 with closing marks
before a blank, not after Mr., Ms., U.S. and such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_END = re.compile(r"(?:[.!?][\"'”’)\]」』]*(?=\s|$)|[。！？][”’」』）)]*)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Lt|Gen|Col|Jr|Sr|vs|cf|e\.g|i\.e|U\.S|U\.N|D\.P\.R\.K|[A-Z])\.)$"
)
_CLOSED = re.compile(r"[.!?。！？][\"'”’)）\]」』]*\s*$")
_LEAST_CHARACTERS = 300
_LEAST_MEAN = 60
_LEAST_CLOSED_SHARE = 0.5


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Cut a line into sentences.

    Args:
        line: one line of text.

    Returns:
        Spans in code points, without the blanks between; together they hold every word of the line.
    """
    start = 0
    for match in _END.finditer(line):
        if _ABBREVIATION.search(line[start : match.end()]):
            continue
        yield from _trimmed(line, start, match.end())
        start = match.end()
    yield from _trimmed(line, start, len(line))


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = line[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield first, first + len(words.strip())


def is_prose(lines: Sequence[str]) -> bool:
    """Tell whether a text is prose (an article, a field report) and not a dealer's post.

    Args:
        lines: the lines that are not blank.

    Limits: by form only: long lines that end like sentences. A dealer who writes essays is taken for a reporter.
    """
    n_characters = sum(len(line) for line in lines)
    n_closed = sum(bool(_CLOSED.search(line)) for line in lines)
    return (
        n_characters >= _LEAST_CHARACTERS
        and n_characters >= _LEAST_MEAN * len(lines)
        and n_closed >= _LEAST_CLOSED_SHARE * len(lines)
    )

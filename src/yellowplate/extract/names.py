"""Finds thousands of names in one pass over a text, the longest first, without a regular expression per name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_LEAST_OPEN = 3
"""Letters a name needs so that digits may follow it at once (GLC260, but not A4L5)."""


def lowered(text: str) -> str:
    """Write a text in lower case, each character for one: letters that would grow (İ) stay.

    >>> lowered("ABcİ")
    'abcİ'
    """
    plain = text.lower()
    if len(plain) == len(text):
        return plain
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


class Names:
    """A set of names, each with a value.

    Args:
        values: value by name in lower case; names of Latin letters and digits count as whole words only, but digits
            may follow a name of letters at once.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)
        starts: dict[str, list[str]] = {}
        for name in self._values:
            starts.setdefault(name[:2], []).append(name)
        self._starts = {
            start: sorted(names, key=lambda name: (-len(name), name)) for start, names in sorted(starts.items())
        }

    def _is_whole(self, text: str, start: int, end: int) -> bool:
        name = text[start:end]
        if _is_word(name[0]) and start and _is_word(text[start - 1]):
            return False
        if not _is_word(name[-1]) or end == len(text) or not _is_word(text[end]):
            return True
        is_open = name[-1].isalpha() and text[end].isdecimal()
        return is_open and (len(name) >= _LEAST_OPEN) and (text[end : end + 2] in {"19", "20"} or name.isalpha())

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, value) of names that do not overlap, from left to right, the longest at each place.

        Args:
            text: in lower case (see `lowered`).
        """
        place = 0
        while place < len(text):
            for name in self._starts.get(text[place : place + 2], ()):
                end = place + len(name)
                if text.startswith(name, place) and self._is_whole(text, place, end):
                    yield place, end, self._values[name]
                    place = end - 1
                    break
            place += 1

"""Disguised spellings with the word meant; sources and licences in disguises.toml and disguises_latin.toml."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from yellowplate.tables import rows


@cache
def load() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (word meant, expression) in the order of the table; case is ignored."""
    return tuple((row["word"], re.compile(row["expression"], re.IGNORECASE)) for row in rows.read("disguises.csv"))


@cache
def latin() -> dict[str, str]:
    """Return word by its spelling in Latin letters only, without blanks ("diya")."""
    found: dict[str, str] = {}
    for row in rows.read("disguises_latin.csv"):
        for syllables in product(*(syllable.split("|") for syllable in row["syllables"].split())):
            found["".join(syllables)] = row["word"]
    return found


@cache
def mixed() -> dict[str, str]:
    """Return word by each spelling that mixes characters with Latin letters ("d押", "抵ya"), without blanks."""
    found: dict[str, str] = {}
    for row in rows.read("disguises_latin.csv"):
        ways = [
            [(character, "han"), *((one, "latin") for one in syllable.split("|")), *_short(initial)]
            for character, syllable, initial in zip(
                row["word"], row["syllables"].split(), row["initials"].split(), strict=True
            )
        ]
        for spelling in product(*ways):
            kinds = {kind for _, kind in spelling}
            if kinds not in ({"han"}, {"latin"}, {"short"}, {"latin", "short"}):
                found["".join(part for part, _ in spelling)] = row["word"]
    return found


def _short(initial: str) -> list[tuple[str, str]]:
    return [] if initial == "-" else [(one, "short") for one in initial.split("|")]

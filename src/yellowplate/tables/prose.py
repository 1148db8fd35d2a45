"""Tables of news prose: vocabulary, places, words and cues; sources and licences in the .toml files beside them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from yellowplate.tables import rows

LANGUAGES = ("en", "ko")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as prose names it.

    Attributes:
        names: all its names, the English one first.
        kind: "country", "border", "river" or "town".
    """

    names: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show what a figure or a clause is about.

    Attributes:
        topic: topic of the vocabulary.
        property: its property.
        kind: kind of figure it names ("money", "vehicle", ...); "" where the words alone make the statement.
        near: "vehicle" where a vehicle must be named in the sentence or the one before; or an expression that must
            stand in one of the two; else "".
        weight: how many characters nearer it counts than it stands.
        patterns: language → expression as written in the table.
    """

    topic: str
    property: str
    kind: str
    near: str
    weight: int
    patterns: dict[str, str]

    def expression(self, language: str) -> re.Pattern[str] | None:
        """Return the expression of a language, compiled when first asked for; None where the table has none."""
        pattern = self.patterns.get(language)
        return None if pattern is None else _compiled(pattern)


@cache
def words() -> dict[str, Any]:
    """Return prose_words.toml: numbers, units, months, false friends."""
    return tomllib.loads(rows.content("prose_words.toml").decode("utf-8"))


@cache
def properties() -> dict[str, bool]:
    """Return "topic/property" → True where its statements always carry a number or a direction."""
    return {f"{row['topic']}/{row['property']}": row["number"] == "yes" for row in rows.read("prose_vocabulary.csv")}


@cache
def places() -> tuple[NamedPlace, ...]:
    """Return the places in the order of the table."""
    return tuple(NamedPlace(tuple(row["names"].split("|")), row["kind"]) for row in rows.read("prose_places.csv"))


DATE_MARK = "\ue000"
"""Stands for every character of a date in the text that cues are looked for in."""
BLANK_MARK = "\ue001"
"""Stands for every character of a false friend there."""


@cache
def place_names() -> str:
    """Return the expression that finds any place of the table, longest name first."""
    names = sorted(
        {name for place in places() for name in place.names} - {"border"}, key=lambda name: (-len(name), name)
    )
    return "|".join(
        rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name[0].isascii() else rf"(?<![가-힣]){re.escape(name)}"
        for name in names
    )


def _joined(parts: str | list[str]) -> str:
    return parts if isinstance(parts, str) else "|".join(f"(?:{part})" for part in parts)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    text = pattern.replace("<place>", f"(?:{place_names()})").replace("<date>", f"{DATE_MARK}+")
    return re.compile(text, re.IGNORECASE)


@cache
def expression(table: str, language: str) -> re.Pattern[str]:
    """Return one expression of prose_words.toml, compiled ("vehicle", "false_friends")."""
    return _compiled(_joined(words()[table][language]))


@cache
def near_expression(near: str) -> re.Pattern[str]:
    """Return the expression of a cue's `near`, compiled."""
    return _compiled(near)


@cache
def forms() -> dict[str, Any]:
    """Return prose_forms.toml: module → name → expression."""
    return tomllib.loads(rows.content("prose_forms.toml").decode("utf-8"))


@cache
def form(name: str) -> re.Pattern[str]:
    """Return one expression of prose_forms.toml ("causes.ko"), compiled."""
    module, _, key = name.partition(".")
    return re.compile(forms()[module][key])


@cache
def voices() -> dict[str, Any]:
    """Return prose_voices.toml: speakers, verbs of saying, how somebody knows."""
    return tomllib.loads(rows.content("prose_voices.toml").decode("utf-8"))


@cache
def voice_expression(name: str) -> re.Pattern[str]:
    """Return one expression of prose_voices.toml, compiled."""
    return _compiled(_joined(voices()[name]))


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues of prose_cues.toml in the order of the table."""
    table = tomllib.loads(rows.content("prose_cues.toml").decode("utf-8"))
    return tuple(
        Cue(
            topic=one["topic"],
            property=one["property"],
            kind=one.get("kind", ""),
            near=one.get("near", ""),
            weight=one.get("weight", 0),
            patterns={language: _joined(one[language]) for language in LANGUAGES if language in one},
        )
        for one in table["cue"]
    )

"""The words by which two statements are compared: topics, places, speakers (vocabulary.json of the samples)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[0-9A-Za-z가-힣ㄱ-ㅎ一-鿿]+(?:['’-][A-Za-z]+)*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Vocabulary:
    """What counts as the same.

    Attributes:
        content: the file vocabulary.json as it is.
    """

    content: dict[str, Any]

    @cached_property
    def _properties(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for topic, properties in self.content["topics"].items():
            for name, one in properties.items():
                for word in one["synonyms"]:
                    found.setdefault((topic, word), f"{topic}/{name}")
        for topic, properties in self.content["topics"].items():
            found |= {(topic, name): f"{topic}/{name}" for name in properties}
        return found

    def kinds(self, kind: str) -> set[str]:
        """Return every "topic/property" that says the same as this one, synonyms and `either` included."""
        topic, _, name = kind.partition("/")
        canonical = self._properties.get((topic, name), kind)
        same = {kind, canonical}
        for group in self.content["either"]:
            canonical_group = {self._properties.get((one.split("/")[0], one.split("/")[1]), one) for one in group}
            if same & ({*group} | canonical_group):
                same |= {*group} | canonical_group
        return same

    def has_own_number(self, kind: str) -> bool:
        """Tell whether numbers of this kind are always compared (`number: yes`)."""
        topic, _, name = kind.partition("/")
        canonical = self._properties.get((topic, name), kind).partition("/")[2]
        one = self.content["topics"].get(topic, {}).get(canonical, {"number": "may"})
        return str(one["number"]) == "yes"

    @cached_property
    def _places(self) -> list[tuple[str, str]]:
        names = [(name.lower(), group[0]) for group in self.content["places"] for name in group]
        return sorted(names, key=lambda one: -len(one[0]))

    def place(self, name: str | None) -> str | None:
        """Return the first name of a place in any of its spellings; an unknown one lower case, None for none."""
        if name is None or not name.strip():
            return None
        low = _ARTICLE.sub("", name.strip()).lower()
        for spelling, first in self._places:
            if low == spelling:
                return first
        for spelling, first in self._places:
            if re.search(rf"(?<![\w가-힣]){re.escape(spelling)}", low):
                return first
        return low

    def is_same_place(self, one: str | None, other: str | None) -> bool:
        """Tell whether two places are the same; a country and null are, two different countries are not."""
        first, second = self.place(one), self.place(other)
        if first == second:
            return True
        countries = {None, *self.content["countries"]}
        return first in countries and second in countries and None in (first, second)

    def speaker_words(self, speaker: str) -> frozenset[str]:
        """Return the words of a speaker without articles, titles and endings."""
        dropped = self.content["speaker_words_dropped"]
        words = set()
        for word in _WORD.findall(speaker.lower().replace("’s", "").replace("'s", "")):
            bare = word
            if re.search("[가-힣]", word):
                for ending in dropped["ko_endings"]:
                    if bare.endswith(ending) and len(bare) > len(ending):
                        bare = bare.removesuffix(ending)
                        break
            if word not in dropped["en"] + dropped["ko"] and bare not in dropped["ko"]:
                words.add(bare)
        return frozenset(words)

    def speaker_synonyms(self, words: frozenset[str]) -> set[int]:
        """Return the groups of words for one kind of speaker that these words touch."""
        text = " ".join(sorted(words))
        return {
            number
            for number, group in enumerate(self.content["speaker_synonyms"])
            if any(word in words or (" " in word and all(part in words for part in word.split())) for word in group)
            or any(re.search("[가-힣]", word) and word in text for word in group)
        }


def load(folder: Path) -> Vocabulary:
    """Read the vocabulary of a folder of samples."""
    return Vocabulary(json.loads((folder / "vocabulary.json").read_text("utf-8")))

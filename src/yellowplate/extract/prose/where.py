"""Places named in a sentence, and the one where something happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yellowplate.tables import prose

_NOT_KOREAN = prose.form("where.not_korean")
_NOT_ENGLISH = re.compile(r"(?:Yalu|Tumen) (?:Press|Times|Letter|Monitor)|(?:North Korean|Beijing) (?:opera|won)")
_DIRECTION = re.compile(r"(?:\b(?:to|for|towards?|into|from|via)\s(?:the )?)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:\w+ )?and (?:the )?$|\bbetween (?:the )?$", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|between|and)\s(?:the )?$", re.IGNORECASE)
_DIRECTION_KO = re.compile(r"^(?:으로|로|행|까지|에서 온|산)(?![가-힣]*서)")
BREAK = re.compile(r"[;:—]|\b(?:because|although|though|whereas|while|unless|if|but)\b|지만|는데|으나(?=\s)")


_LISTED = re.compile(r",? (?:and |or )?|,|(?:시|군)?(?:와|과|하고|이나|나|,|·|및)? ?|·")
_TOWN = re.compile(r"\s(?:customs|city|office|market|border|police|station|bank|road)")
_PLACE_REACH = 80
_LEADING = 25
"""A place that begins a sentence holds for all of it."""
_COUNTRY_REACH = 12
"""A country counts only beside what happens there."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place named in a sentence.

    Attributes:
        start: first code point of the name.
        end: first code point after it.
        name: as the text spells it.
        first: the English name of the table.
        kind: "country", "border", "river" or "town".
        is_direction: True after "to", "for", "from" (로, 행): where a thing goes or comes from.
    """

    start: int
    end: int
    name: str
    first: str
    kind: str
    is_direction: bool


@cache
def _expression() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    names = {name: (place.names[0], place.kind) for place in prose.places() for name in place.names}
    return re.compile(prose.place_names()), names


def named(sentence: str) -> list[Named]:
    """Find the places named in a sentence.

    Args:
        sentence: its words, English or Korean.

    Limits: only places of the table; words that are also something else (구성, 나선) are refused where they are.
    """
    expression, names = _expression()
    wrong = [match.span() for refused in (_NOT_KOREAN, _NOT_ENGLISH) for match in refused.finditer(sentence)]
    found = []
    for match in expression.finditer(sentence):
        if any(start <= match.start() < end for start, end in wrong):
            continue
        first, kind = names[match[0]]
        name = match[0]
        if (
            name in ("Tumen", "Yalu")
            and sentence[: match.start()].lower().endswith("the ")
            and not _TOWN.match(sentence, match.end())
        ):
            kind, name = "river", f"{name} River"
        is_directed = (
            _BETWEEN.search(sentence[: match.start()])
            or (kind == "country" and _WITH.search(sentence[: match.start()]))
            or _DIRECTION.search(sentence[: match.start()])
            or _DIRECTION_KO.match(sentence[match.end() :])
        )
        found.append(Named(match.start(), match.end(), name, first, kind, bool(is_directed)))
    return found


def place_of(
    sentence: str, places: Sequence[Named], start: int, end: int, hidden: Sequence[tuple[int, int]]
) -> Named | None:
    """Return the smallest named place where what stands at a span happens, or None where none is said.

    Args:
        sentence: its words.
        places: the places named in it.
        start: first code point of what happens.
        end: first code point after it.
        hidden: spans (speakers with their seats) whose places do not count.

    Limits: nearness in the words stands for grammar. A place in a later part behind ; : or a conjunction does not
        count; directions count only inside the words themselves.
    """
    best: tuple[int, int, Named] | None = None
    for place in places:
        if any(first <= place.start < last for first, last in hidden):
            continue
        is_inside = start <= place.start < end
        between = sentence[end : place.start] if place.start >= end else sentence[place.end : start]
        if place.is_direction and place.kind == "country":
            continue
        if not is_inside and (place.is_direction or (place.start >= end and BREAK.search(between))):
            continue
        if not is_inside and place.start < start and re.search(r"\b(?:because|if)\b", between):
            continue
        cost = 0 if is_inside else len(between) + 15 * between.count(",")
        if place.kind == "country" and cost > _COUNTRY_REACH:
            continue
        if cost > _PLACE_REACH and place.start > _LEADING:
            continue
        cost += {"country": 60, "river": 25, "border": 40}.get(place.kind, 0)
        if best is None or (cost, place.start) < best[:2]:
            best = (cost, place.start, place)
    return best[2] if best else None


def listed(sentence: str, places: Sequence[Named], place: Named) -> list[Named]:
    """Return the places that are named with one in a list ("in Pyongyang, Hamhung and Chongjin"), itself among them."""
    group = [place]
    at = places.index(place)
    for step, end in ((-1, -1), (1, len(places))):
        for number in range(at + step, end, step):
            left, right = sorted((group[0] if step < 0 else group[-1], places[number]), key=lambda one: one.start)
            if not _LISTED.fullmatch(sentence[left.end : right.start]):
                break
            group = [places[number], *group] if step < 0 else [*group, places[number]]
    return [one for one in group if one.kind == place.kind]

"""Who is credited with a fact ("Hyesan source to Asia Press") as a chain of speakers."""

from __future__ import annotations

import re

from yellowplate.records import Basis, Link

_JOINT = re.compile(r" (to|for|through|on) ")
_METHODS: tuple[tuple[re.Pattern[str], Basis], ...] = (
    (re.compile(r"opinion|column"), Basis.OPINION),
    (re.compile(r"estimate|arithmetic|conversion|comparison|analyst|\banalysis\b(?! of)"), Basis.INFERRED),
    (
        re.compile(
            r"telephoto|satellite|images?\b|photograph|video|eyewitness|visit|observ|survey|customs data|showroom"
            r"|legal text|documents?\b|statement|material|gazetteer|database|brochure"
        ),
        Basis.SAW,
    ),
    (re.compile(r"rumou?r|hearsay|comment"), Basis.HEARD),
)
"""Words of a method and how the first speaker knows; the first that fits counts. A "human source" tells flatly."""


def basis_of(method: str) -> Basis:
    """Say how the first speaker knows, from the words for the method.

    Args:
        method: "telephoto", "human source", "customs data", ...; may be empty.

    Returns:
        REPORTED where the words say nothing of it: a source or a paper that tells flatly.

    >>> basis_of("commercial satellite image, count per site"), basis_of("human source")
    (<Basis.SAW: 'saw'>, <Basis.REPORTED: 'reported'>)
    """
    return next((basis for pattern, basis in _METHODS if pattern.search(method.lower())), Basis.REPORTED)


def chain_of(attribution: str, method: str) -> tuple[Link, ...]:
    """Turn an attribution into a chain, outermost speaker first.

    Args:
        attribution: "A to B", "A for B" and "A through B" (B passes on A), "A on B" (A passes on B), also one after the
            other; anything else is one speaker.
        method: how the innermost speaker knows.

    Returns:
        The chain; empty where nobody is credited. Passing on is REPORTED.

    Limits: "A and B" is one speaker of two names.

    >>> [link.speaker for link in chain_of("member state to UN Panel through NK News", "")]
    ['NK News', 'UN Panel', 'member state']
    """
    parts = _JOINT.split(attribution.strip())
    speakers = [parts[0].strip()]
    for joint, speaker in zip(parts[1::2], parts[2::2], strict=True):
        if joint == "on":
            speakers.append(speaker.strip())
        else:
            speakers.insert(0, speaker.strip())
    named = [speaker for speaker in speakers if speaker]
    return tuple(
        Link(speaker, basis_of(method) if place == len(named) else Basis.REPORTED)
        for place, speaker in enumerate(named, start=1)
    )

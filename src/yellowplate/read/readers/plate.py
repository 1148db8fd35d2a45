"""Number plates among the lines: Chinese ones by their grammar, others as digits with a colour.

The province character is the weak link (94x24 crops: whole plate 0.64, letter and serial 0.97 after repair), so a
line that is a plate but for its province is kept without it where the ground has a plate's colour. The engine's
symbols hold no hangul: a North Korean plate comes out as "digits and colour", and the country is not told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from yellowplate.numbers import plate_cn
from yellowplate.read.colour import ground_colour
from yellowplate.read.look import ENGINE, Character, Line, Look, Quad, Transcript, voted
from yellowplate.read.reader import Reader
from yellowplate.records import Reading, ReadingKind
from yellowplate.records.errors import NumberError

FOLDED = str.maketrans({"I": "1", "O": "0"})
"""Letters that no Chinese plate has behind its first letter, and the digits they are misread from (GA 36)."""
FULL = re.compile(rf"(?<![A-Z0-9])[{plate_cn.PROVINCES}][A-Z][A-Z0-9]{{4,5}}[A-Z0-9挂学警港澳](?![A-Z0-9])")
BARE = re.compile(r".?(?P<plate>[A-Z][A-Z0-9]{4}[A-Z0-9挂学警港澳])")
DIGITS = re.compile(r"[^0-9]{0,2}(?P<plate>\d{2}-\d{3,5})")
"""Two digits, a hyphen, three or more: the form since 1992, see the project's note on plates, section B."""
MIN_LENGTH = 6
MIN_BARE_DIGITS = 3
CHINESE_COLOURS = frozenset({"blue", "yellow", "green"})
NORTH_KOREAN_COLOURS = frozenset({"blue", "yellow", "green", "red"})
MIN_PROB = 0.05
"""A plate less probable than this is left to the captions."""


def see(look: Look) -> Iterator[Reading]:
    """Give one reading per line that shows a plate.

    Args:
        look: lines of a picture or of one track of a video.

    Returns:
        Readings with the ground colour ("cannot tell" where the statistics do not bear a name). The text has no
        separator for Chinese plates ("辽F12A45", "F12A45" where the province was not read) and a hyphen for digits.

    Limits: moving plates of low contrast are not found by the text detector at all. In street photographs of 272
        Chinese plates 0.69 were whole and right, 0.26 of those under 80 px wide. A plate is not told from the same
        characters on a poster.
    """
    for line in look.lines:
        found = [one for transcript in line.transcripts if (one := _plate(look, line, transcript))]
        if found:
            quad, colour = found[0][2:]
            yield Reading(
                locator=look.locator(quad),
                kind=ReadingKind.PLATE,
                alternatives=voted([{text: prob} for text, prob, *_ in found]),
                reader=f"{READER.name}/{READER.version}+{ENGINE}",
                context=look.item.sha256,
                colour=colour,
                n_seen=look.n_seen,
            )


def _plate(look: Look, line: Line, transcript: Transcript) -> tuple[str, float, Quad, str] | None:
    characters = [one for one in transcript.characters if one.text not in plate_cn.SEPARATORS or one.text == "-"]
    if len(characters) < MIN_LENGTH:
        return None
    raw = "".join(one.text.upper()[:1] for one in characters)
    for grammar, colours in ((FULL, None), (BARE, CHINESE_COLOURS), (DIGITS, NORTH_KOREAN_COLOURS)):
        match = grammar.search(raw) if grammar is FULL else grammar.fullmatch(raw)
        if not match:
            continue
        start, end = match.span("plate" if "plate" in grammar.groupindex else 0)
        text = raw[start:end] if grammar is DIGITS else _repaired(raw[start:end])
        quad = _part(line, characters, start, end)
        prob = math.prod(one.prob for one in characters[start:end])
        colour = ground_colour(look.pixels(quad))
        if text and prob >= MIN_PROB and (colours is None or colour in colours):
            return text, prob, quad, colour
    return None


def _repaired(raw: str) -> str:
    """Fold I and O behind the first letter and ask the grammar; "" where it refuses."""
    n_kept = 2 if raw[0] in plate_cn.PROVINCES else 1
    text = raw[:n_kept] + raw[n_kept:].translate(FOLDED)
    if n_kept == 1 and sum(one.isdecimal() for one in text) < MIN_BARE_DIGITS:
        return ""
    try:
        return plate_cn.parse(text).text
    except NumberError:
        return ""


def _part(line: Line, characters: list[Character], start: int, end: int) -> Quad:
    if start == 0 and end == len(characters):
        return line.quad
    half = 0.5 / len(characters)
    return line.part(max(0.0, characters[start].at - half), min(1.0, characters[end - 1].at + half))


READER = Reader(name="plate", version="1", see=see)

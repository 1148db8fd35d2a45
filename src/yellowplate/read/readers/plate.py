"""Number plates among the lines: Chinese ones by their grammar, others as digits with a colour.

The province character is the weak link (94x24 crops: whole plate 0.64, letter and serial 0.97 after repair), so a
line that is a plate but for its province is kept without it where the ground has a plate's colour. The engine's
symbols hold no hangul: a North Korean plate comes out as "digits and colour", and the country is not told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from yellowplate.numbers import plate_cn
from yellowplate.read.colour import ground_colour
from yellowplate.read.look import Character, Line, Look, Quad, Transcript, voted
from yellowplate.read.plate_views import candidates, is_lower_row
from yellowplate.read.reader import Reader
from yellowplate.records import Alternative, Reading, ReadingKind
from yellowplate.records.errors import NumberError

FOLDED = str.maketrans({"I": "1", "O": "0"})
"""Letters that no Chinese plate has behind its first letter, and the digits they are misread from (GA 36)."""
FULL = re.compile(rf"(?<![A-Z0-9])[{plate_cn.PROVINCES}][A-Z][A-Z0-9]{{4,5}}[A-Z0-9挂学警港澳](?![A-Z0-9])")
BARE = re.compile(r".?(?P<plate>[A-Z][A-Z0-9]{4}[A-Z0-9挂学警港澳])")
DIGITS = re.compile(r"[^0-9]{0,2}(?P<plate>\d{2}-\d{3,5})")
"""Two digits, a hyphen, three or more: the form since 1992, see the project's note on plates, section B."""
DOTTED = re.compile(r"^.?[A-Z][·•.・][A-Z0-9]{4}")
"""The dot behind the letter of the office."""
LARGE_COLOUR = "yellow"
"""Only large plates have two rows."""
MONTH_OF_YEAR = re.compile(r".?(?:0[1-9]|1[0-2])-(?:19|20)\d\d")
"""On labels of makers; as a plate it would have a code below 13 and a number of four digits."""
CUT_OUT_WIDTH = 0.85
"""Share of the picture's width that a line takes in a cut-out."""
MIN_LENGTH = 6
MIN_BARE_DIGITS = 3
CHINESE_COLOURS = frozenset({"blue", "yellow", "green"})
NORTH_KOREAN_COLOURS = frozenset({"blue", "yellow", "green", "red"})
MIN_PROB = 0.05
"""A plate less probable than this is left to the captions."""
CLEAR_REGRET, LEAST_REGRET = -7.0, -14.0
"""A line whose frames bear a plate this well shows one; down to the second it does on the ground of a plate only."""
MIN_READ = 4
"""Characters behind the province that the plain text must have too, in order; one fewer on the ground of a plate."""
TEMPERATURE = 2.0
"""The recogniser is too sure of itself: a regret counts half (development crops)."""
PROVINCE_PROB = 0.5
"""A province less probable than this is left out of the text; it stays among the alternatives."""


def see(look: Look) -> Iterator[Reading]:
    """Give one reading per line that shows a plate.

    Args:
        look: lines of a picture or of one track of a video.

    Returns:
        Readings with the ground colour ("cannot tell" where the statistics do not bear a name). The text has no
        separator for Chinese plates ("辽F12A45", "F12A45" where the province was not read) and a hyphen for digits.

    Limits: see benchmarks/plates/README.md for what was measured. Moving plates of low contrast are not found by the
        text detector at all. A plate is not told from the same characters on a poster.
    """
    for line in look.lines:
        found = _decoded(look, line) or _spelt(look, line)
        if found is not None:
            alternatives, quad, colour = found
            yield Reading(
                locator=look.locator(quad),
                kind=ReadingKind.PLATE,
                alternatives=alternatives,
                reader=f"{READER.name}/{READER.version}+{look.engine}",
                context=look.item.sha256,
                colour=colour,
                n_seen=look.n_seen,
                raw_reads=look.raw_reads,
            )


Found = tuple[tuple[Alternative, ...], Quad, str]
"""Texts with probabilities, corners, ground colour."""


def _decoded(look: Look, line: Line) -> Found | None:
    """Decode the line's frames under the grammar of Chinese plates; None where nothing bears a plate out."""
    ranked = candidates(tuple(view for transcript in line.transcripts for view in transcript.plate_views))
    if not ranked:
        return None
    best = ranked[0].text
    read = [_letters(transcript) for transcript in line.transcripts]
    colour = ground_colour(look.pixels(line.quad))
    is_marked = _is_marked(look, line, colour)
    if ranked[0].regret < (LEAST_REGRET if is_marked else CLEAR_REGRET):
        return None
    if colour != LARGE_COLOUR and all(is_lower_row(transcript, line.quad) for transcript in line.transcripts):
        return None
    if max(_n_shared(best[1:], one) for one in read) < MIN_READ - (colour in CHINESE_COLOURS):
        return None
    weights = [math.exp((one.regret - ranked[0].regret) / TEMPERATURE) for one in ranked]
    ballot = {one.text: weight / sum(weights) for one, weight in zip(ranked, weights, strict=True)}
    if sum(prob for text, prob in ballot.items() if text[0] == best[0]) < PROVINCE_PROB:
        if not is_marked:
            return None
        bare = sum(prob for text, prob in ballot.items() if text[1:] == best[1:])
        ballot = {best[1:]: bare} | {text: prob for text, prob in ballot.items() if text[1:] != best[1:]}
    return voted([ballot]), line.quad, colour


def _is_marked(look: Look, line: Line, colour: str) -> bool:
    """Tell whether something besides its characters says that a line is a plate.

    That is the dot behind the letter, or the ground of a plate where the picture is cut out along the line. The ground
    alone is not enough: labels in blue light gave three false plates in 200 pictures.
    """
    if any(DOTTED.search(transcript.text) for transcript in line.transcripts):
        return True
    width = math.dist(line.quad[0], line.quad[1])
    return look.times is None and width >= CUT_OUT_WIDTH * look.width and colour in CHINESE_COLOURS


def _letters(transcript: Transcript) -> str:
    read = [one.text.upper()[:1] for one in transcript.characters if one.text not in plate_cn.SEPARATORS]
    return "".join(one.translate(FOLDED) if place else one for place, one in enumerate(read))


def _n_shared(plate: str, read: str) -> int:
    """Count the characters of a plate that were read, in order."""
    blocks = SequenceMatcher(None, plate, read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _spelt(look: Look, line: Line) -> Found | None:
    """Take a plate from the plain text: digits of other countries, diplomatic plates, a plate inside a longer line."""
    found = [one for transcript in line.transcripts if (one := _plate(look, line, transcript))]
    if not found:
        return None
    return (voted([{text: prob} for text, prob, *_ in found]), *found[0][2:])


def _plate(look: Look, line: Line, transcript: Transcript) -> tuple[str, float, Quad, str] | None:
    characters = [one for one in transcript.characters if one.text not in plate_cn.SEPARATORS or one.text == "-"]
    if len(characters) < MIN_LENGTH:
        return None
    raw = "".join(one.text.upper()[:1] for one in characters)
    for grammar in (FULL, BARE, DIGITS):
        match = grammar.search(raw) if grammar is FULL else grammar.fullmatch(raw)
        if not match or MONTH_OF_YEAR.fullmatch(raw):
            continue
        start, end = match.span("plate" if "plate" in grammar.groupindex else 0)
        text = raw[start:end] if grammar is DIGITS else _repaired(raw[start:end])
        quad = _part(line, characters, start, end)
        prob = math.prod(one.prob for one in characters[start:end])
        colour = ground_colour(look.pixels(quad))
        if (
            text
            and prob >= MIN_PROB
            and (grammar is not BARE or _is_marked(look, line, colour))
            and (grammar is not DIGITS or colour in NORTH_KOREAN_COLOURS)
        ):
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


READER = Reader(name="plate", version="2", see=see)

"""Statements that need no number: rules, routes, attitudes, rights over vehicles, what is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yellowplate.extract.prose.context import Context
from yellowplate.extract.prose.counted import is_near
from yellowplate.extract.prose.direction import direction_of
from yellowplate.extract.prose.figures import Figure
from yellowplate.extract.prose.find import Find
from yellowplate.tables import prose

_LEVEL = prose.form("worded.level")
"""Words that tell how much without a number or a direction."""
_HALF = re.compile(r"\b(?:by half|in half|halved)\b|절반(?:으로|이|가까이)|반으로", re.IGNORECASE)
_HALF_PERCENT = Decimal(50)
_HALF_REACH = 14
_EDGE = " ,“”‘’\"'"
_SPEAKING = prose.form("worded.speaking")
_TRAILING = prose.form("worded.trailing")


def _trimmed(context: Context, start: int, end: int) -> tuple[int, int]:
    """Cut the speaker, half words and loose ends off the words of a cue."""
    text = context.text
    for first, last in context.heard.hidden:
        if first < end and start < last < end:
            verb = _SPEAKING.match(text, last, end)
            start = verb.end() if verb else last
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and text[end].isascii():
        end -= 1
    words = text[start:end].rstrip(_EDGE)
    begin = start + len(words) - len(words.lstrip(_EDGE))
    words = words.lstrip(_EDGE)
    cut = _TRAILING.search(words)
    if cut and cut.start() > 0:
        words = words[: cut.start()]
    return begin, begin + len(words)


def worded(context: Context) -> Iterator[Find]:
    """State what the words of a sentence tell without a number.

    Args:
        context: the sentence, read.

    Limits: a property whose statements carry a number is told in words only with a direction (rises, falls).
    """
    for cue in prose.cues():
        expression = None if cue.kind else cue.expression(context.language)
        if expression is None or not is_near(cue, context):
            continue
        needs_direction = prose.properties()[f"{cue.topic}/{cue.property}"]
        for match in expression.finditer(context.masked):
            start, end = _trimmed(context, *match.span())
            direction = direction_of(context.text[start:end]) if needs_direction else ""
            is_told = bool(direction or not needs_direction or _LEVEL.search(context.text[start:end]))
            if start >= end or not is_told:
                continue
            half = _HALF.search(context.text, start, end + _HALF_REACH) if needs_direction else None
            if half:
                end = max(end, half.end())
                share = Figure(
                    *(start, end, _HALF_PERCENT, _HALF_PERCENT),
                    is_approx=False,
                    kind="percent",
                    unit="percent",
                    is_change=True,
                )
                yield Find(cue.topic, cue.property, start, end, share, "", direction)
                continue
            yield Find(cue.topic, cue.property, start, end, direction=direction)

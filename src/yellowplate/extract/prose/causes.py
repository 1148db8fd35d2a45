"""Causes: only where a causal word stands (because, led to, 때문, 탓)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.prose.context import Context
from yellowplate.extract.prose.find import Find
from yellowplate.tables import prose

_EN = tuple(re.compile(one) for one in prose.forms()["causes"]["en"])
_KO = prose.form("causes.ko")
_AND = re.compile(r",\s(?:and\s)?|\sand\s")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|would|will|can|could|did|do|does|washed|closed)\b")
_TOPIC_KO = re.compile(r".*(?:[가-힣](?:은|는|도)|두고|관해|대해)\s")
_LEAST_PARTS = 2


def _parts(cause: str, start: int, *, is_list: bool) -> Iterator[tuple[int, int]]:
    """Part a list of causes ("because of A, B and C"); a clause stays whole."""
    pieces = [piece for piece in _AND.split(cause) if piece.strip()]
    if not is_list or len(pieces) < _LEAST_PARTS or _VERB.search(cause):
        yield start, start + len(cause.rstrip())
        return
    at = start
    for piece in pieces:
        begin = cause.index(piece, at - start) + start
        yield begin, begin + len(piece.rstrip())
        at = begin + len(piece)


def causes(context: Context) -> Iterator[Find]:
    """State every cause that a sentence names with a causal word.

    Args:
        context: the sentence, read.

    Limits: "since" and "as" are no causes here; of a conditional nothing is taken.
    """
    if context.language == "ko":
        yield from _korean(context)
        return
    taken: list[tuple[int, int]] = []
    for form in _EN:
        for match in form.finditer(context.text):
            if any(match.start("cause") < end and start < match.end("cause") for start, end in taken):
                continue
            taken.append(match.span("cause"))
            part = match.groupdict()
            if match.start() == 0 and match[0].lower().startswith("because") and "," in match["cause"]:
                cause, _, effect = match["cause"].partition(",")
                yield Find("causal_claim", "cause", 0, match.start("cause") + len(cause), cause_of=effect.strip())
                continue
            effect = part.get("effect") or _before(context.text[: match.start()])
            for number, (start, end) in enumerate(_parts(match["cause"], match.start("cause"), is_list="list" in part)):
                first = match.start() if number == 0 and match.start() < start else start
                yield Find("causal_claim", "cause", first, end, cause_of=effect)


def _before(text: str) -> str:
    """Return the clause before a causal word."""
    return re.split(r"[.;:“”\"]|\bthat\b|\b(?:says?|said|believes?)\b", text)[-1].strip(" ,")


def _korean(context: Context) -> Iterator[Find]:
    previous = 0
    for match in _KO.finditer(context.text):
        told = [
            last for first, last in context.heard.hidden if match.start("cause") <= first and last < match.start("mark")
        ]
        start = max(match.start("cause"), previous, *(last + 1 for last in told))
        topic = _TOPIC_KO.match(context.text, start, match.start("mark"))
        effect = context.text[start : topic.end()].strip() if topic else context.text[match.end() :].strip(" ,.이다에")
        start = topic.end() if topic else start
        while context.text[start] == " ":
            start += 1
        previous = match.end()
        yield Find("causal_claim", "cause", start, match.end(), cause_of=effect)

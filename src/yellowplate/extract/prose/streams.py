"""Ways in which the state earns, one statement each: "from sales margins, registration fees and permits"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.prose.context import Context
from yellowplate.extract.prose.find import Find
from yellowplate.tables import prose

_STATE = prose.form("streams.state")
_EN = prose.form("streams.en")
_KO = prose.form("streams.ko")
_CUT = prose.form("streams.cut")
_CUT_KO = re.compile(r"(?:와|과|하고|이나|,|·|및|그리고)\s")
_SUBJECT_KO = re.compile(r".*(?:은|는|이|가)\s")
_NO_STREAM = prose.form("streams.no_stream")
_MOST_WORDS = 6


def revenue_streams(context: Context) -> Iterator[Find]:
    """State each source of money of the state that a sentence lists.

    Args:
        context: the sentence, read.

    Limits: lists behind "from" and "through" (에서, 로) only, with the state named in the sentence.
    """
    if not _STATE.search(context.text):
        return
    is_korean = context.language == "ko"
    for match in (_KO if is_korean else _EN).finditer(context.text):
        start, end = match.span("list")
        subject = _SUBJECT_KO.match(context.text, start, end) if is_korean else None
        start = subject.end() if subject else start
        words = re.sub(r"^not only from ", "", context.text[start:end])
        start = end - len(words)
        at = start
        for piece in (_CUT_KO if is_korean else _CUT).split(words):
            begin = context.text.index(piece, at)
            at = begin + len(piece)
            if piece.strip() and len(piece.split()) <= _MOST_WORDS and not _NO_STREAM.search(piece):
                yield Find("policy", "revenue_stream", begin, at)

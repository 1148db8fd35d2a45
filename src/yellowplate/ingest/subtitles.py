"""WebVTT subtitles: the cues with their times, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.ingest.decode import decode
from yellowplate.ingest.format import SourceFile
from yellowplate.records import Locator, PostText, TextRole

_TIMING = re.compile(
    r"^(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})[ \t]+-->[ \t]+(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})[^\n]*\n",
    re.MULTILINE,
)
_END = re.compile(r"\r?\n[ \t]*\r?\n|\s*\Z")


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000


def cues(file: SourceFile) -> Iterator[PostText]:
    """Read the cues of a WebVTT (or SRT) file.

    Args:
        file: a subtitle file.

    Returns:
        One text per cue that says something, word for word with its tags; times and span in the locator. A cue that
        says the same as the one before it is left out: rolling captions repeat each line.

    Raises:
        UnreadableInput: neither UTF-8 nor GB18030.

    Source: W3C WebVTT, section 4.
    """
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    before = ""
    for timing in _TIMING.finditer(text):
        end = _END.search(text, timing.end())
        said = text[timing.end() : end.start() if end else len(text)]
        if not said.strip() or "-->" in said or said == before:
            continue
        before = said
        start_s, end_s = _seconds(*timing.groups()[:4]), _seconds(*timing.groups()[4:])
        place = Locator(
            file.item.sha256,
            start=timing.end(),
            end=timing.end() + len(said),
            t_start_s=start_s,
            t_end_s=max(start_s, end_s),
        )
        yield PostText(TextRole.BODY, said, place)

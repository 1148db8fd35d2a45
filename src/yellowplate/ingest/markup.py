"""The words of an HTML page that a person would see, each run with its place in the page's source.

Source: HTML Living Standard, 15.3 (which elements are inline), 13.2.5 (script and style hold no text).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

_INLINE_NAMES = (
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub"
    " sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
"""Elements that do not end a line; every other one does."""
_UNSEEN = frozenset(("script", "style", "title", "template"))


@dataclass(frozen=True, slots=True)
class Run:
    """A line of a page.

    Attributes:
        text: what is seen, white space folded as a browser folds it.
        start: first code point in the source.
        end: first code point after it in the source; tags and entities may stand between.
    """

    text: str
    start: int
    end: int


class _Page(HTMLParser):
    """Collects the lines of one page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self._unseen = ""
        self._parts: list[str] = []
        self._start = self._end = 0
        self._is_open = False

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _close_part(self, at: int) -> None:
        if self._is_open:
            self._end, self._is_open = at, False

    def end_line(self, at: int) -> None:
        self._close_part(at)
        if text := " ".join("".join(self._parts).split()):
            self.runs.append(Run(text, self._start, self._end))
        self._parts = []

    def _meet(self, tag: str) -> None:
        at = self._offset()
        self._close_part(at)
        if tag not in _INLINE:
            self.end_line(at)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._meet(tag)
        if tag == "body":
            self._unseen = ""
        elif tag in _UNSEEN:
            self._unseen = self._unseen or tag

    def handle_endtag(self, tag: str) -> None:
        self._meet(tag)
        if tag == self._unseen:
            self._unseen = ""

    def handle_comment(self, data: str) -> None:
        del data
        self._close_part(self._offset())

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if not "".join(self._parts).strip():
            self._start = self._offset() + len(data) - len(data.lstrip())
        self._parts.append(data)
        self._is_open = True


def visible_runs(source: str) -> Iterator[Run]:
    """Read the lines a person would see.

    Args:
        source: the page's source.

    Returns:
        Lines in the order of the source; nothing of scripts, styles, the head's title and attributes.

    Limits: what a style sheet hides is given, what a script writes is not. Markup so broken that the parser gives up
        ends the lines there.

    >>> [run.text for run in visible_runs("<p>看车 <b>加微信</b>&amp;电话<br>丹东<script>x</script>")]
    ['看车 加微信&电话', '丹东']
    """
    page = _Page(source)
    try:
        page.feed(source)
        page.close()
        page.end_line(len(source))
    except AssertionError:  # the standard library's answer to a declaration it does not know
        page.end_line(len(source))
    yield from page.runs

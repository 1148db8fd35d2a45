"""The sentences of a whole text, numbered, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yellowplate.extract.prose.sentences import sentences

_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text.

    Attributes:
        no: number from 1 over the whole text; headings count.
        line: number of its line from 1, blank lines counted.
        start: first code point in the text.
        text: its words.
        column: first code point in its line.
    """

    no: int
    line: int
    start: int
    text: str
    column: int

    @property
    def is_korean(self) -> bool:
        """True if it holds Korean letters."""
        return _HANGUL.search(self.text) is not None


def sentences_of(text: str) -> Iterator[Sentence]:
    r"""Cut a text into numbered sentences.

    Args:
        text: lines parted as `str.splitlines` parts them.

    Source: field `sentence_no` of the shared news samples.

    >>> [(one.no, one.line, one.text) for one in sentences_of("One. Two.\n\nThree.")]
    [(1, 1, 'One.'), (2, 1, 'Two.'), (3, 3, 'Three.')]
    """
    no = offset = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        for start, end in sentences(line):
            no += 1
            yield Sentence(no, number, offset + start, line[start:end], start)
        offset += len(line)

"""The texts of a post as readings: nothing had to be recognised, the probability is 1."""

from __future__ import annotations

from dataclasses import replace

from yellowplate.records import Alternative, Post, Reading, ReadingKind

NAME = "post/1"
"""Reader and version of these readings."""


def read_post(post: Post) -> list[Reading]:
    r"""Give one reading per line of each text of a post.

    Args:
        post: as an ingest format made it.

    Returns:
        Readings of kind TEXT, one per line that is not blank, word for word; the span counts code points of the same
        text or field value that the text's own locator points into.

    >>> from yellowplate.records import Locator, PostKind, PostText, TextRole
    >>> place = Locator("0" * 64, field="/desc")
    >>> post = Post(place, PostKind.VIDEO, texts=(PostText(TextRole.BODY, "一\n\n二三", place),))
    >>> [(one.text, one.locator.start, one.locator.end) for one in read_post(post)]
    [('一', 0, 1), ('二三', 3, 5)]
    """
    readings = []
    for text in post.texts:
        begin = text.locator.start or 0
        for line in text.text.splitlines(keepends=True):
            words = line.strip()
            if words:
                start = begin + line.index(words)
                readings.append(
                    Reading(
                        locator=replace(text.locator, start=start, end=start + len(words)),
                        kind=ReadingKind.TEXT,
                        alternatives=(Alternative(words, 1.0),),
                        reader=NAME,
                        context=post.context,
                        role=str(text.role),
                    )
                )
            begin += len(line)
    return readings

"""Field reports as text: blocks of lines `heading: value`, one block a report, parted by an empty line.

장소: 혜산
날짜: 주체114(2025)년 9월 13일
대수: 30여 대
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yellowplate.ingest.decode import decode
from yellowplate.ingest.entries import Break
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.report_columns import column_of, is_field_report
from yellowplate.ingest.report_rows import Report, statements
from yellowplate.ingest.sniff import head_text
from yellowplate.records import Locator

_LINE = re.compile(r"[ \t]*(?:[-*•#][ \t]*)?(?P<name>[^:：\n]{1,40}?)[ \t]*[:：][ \t]*(?P<value>[^\r\n]*?)[ \t]*$")


@dataclass(slots=True)
class _Block:
    """The lines of one report.

    Attributes:
        first: its first line, from 1.
        cells: value by column.
        spans: place of each value in the text.
        lines: line of each value, from 1.
    """

    first: int
    cells: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def recognises(file: SourceFile) -> bool:
    """Plain text whose head has lines `heading: value` for a place, a count and a further column of field reports."""
    if file.item.media_type != "text/plain":
        return False
    text = head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or ""
    names = [match["name"] for line in text.splitlines() if (match := _LINE.match(line))]
    return is_field_report(name for name in names if column_of(name))


def _blocks(text: str) -> Iterator[_Block | Break]:
    block: _Block | None = None
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        start, at = at, at + len(line)
        bare = line.rstrip("\r\n")
        if not bare.strip():
            if block is not None:
                yield block
            block = None
            continue
        match = _LINE.match(bare)
        column = column_of(match["name"]) if match else ""
        if match is None or not column:
            yield Break(f"line {number}", f"not a heading that is known: {bare.strip()[:40]!r}", "Put it under Note:.")
            continue
        block = block or _Block(number)
        if column in block.cells:
            remedy = "Part the reports by an empty line."
            yield Break(f"line {number}", f"{column} stands twice in one report; the first was read", remedy)
            continue
        block.cells[column] = match["value"]
        block.spans[column] = (start + match.start("value"), start + match.end("value"))
        block.lines[column] = number
    if block is not None:
        yield block


def _report(file: SourceFile, block: _Block) -> Report:
    return Report(
        block.cells,
        lambda column: Locator(file.item.sha256, "", *block.spans[column]),
        lambda column: f"line {block.lines.get(column, block.first)}",
    )


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each block as one report; a line that is no known heading is a partial refusal that names it.

    Raises:
        UnreadableInput: neither UTF-8 nor GB18030; the place is the byte.
    """
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    for block in _blocks(text):
        if isinstance(block, Break):
            yield block.refusal(file)
        else:
            yield from statements(_report(file, block), file)


FORMAT = Format(
    name="field_reports_text",
    source="This project: docs/formats/field_reports.schema.json",
    order=58,
    recognises=recognises,
    read=read,
)

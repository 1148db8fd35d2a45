"""What the commands print: JSON Lines for machines, tables and a progress bar for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yellowplate.records import Refusal, to_plain
from yellowplate.records.errors import RequestError
from yellowplate.records.ids import Plain

if TYPE_CHECKING:
    from yellowplate.pipeline import Advance

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a line.")
case_option = click.option(
    "--case",
    "case",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Directory of the case.",
)


PIPED_WIDTH = 240
"""Columns of a table that is not printed on a terminal."""


def print_json(row: Mapping[str, Plain]) -> None:
    """Print one object on one line of standard output, keys in the order given."""
    import json

    click.echo(json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(", ", ": ")))


def print_record(kind: str, record: object) -> None:
    """Print one record as one JSON line, with `kind` first."""
    plain = to_plain(record)
    assert isinstance(plain, dict)
    print_json({"kind": kind, **plain})


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table for people on standard output.

    Args:
        title: what the table is.
        columns: headings.
        rows: cells; None prints as an empty cell.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console()
    # Into a pipe or file a table is as wide as it must be: a folded VIN is no VIN for whoever searches it.
    (console if console.is_terminal else Console(width=PIPED_WIDTH)).print(table)


def tell(message: str) -> None:
    """Print a message for people on standard error."""
    click.echo(message, err=True)


def tell_refusals(refusals: Sequence[Refusal]) -> None:
    """Name every input that could not be read, with its reason, on standard error."""
    for refusal in refusals:
        where = f" ({refusal.place})" if refusal.place else ""
        mend = f" Remedy: {refusal.remedy}" if refusal.remedy else ""
        kind = "Read in part" if refusal.is_partial else "Not read"
        tell(f"{kind}: {refusal.file}{where}: {refusal.reason}{mend}")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Advance]:
    """Show a progress bar with the time left on standard error while a run goes on.

    Args:
        quiet: show nothing.

    Yields:
        The function a run calls: (stage, number done, number in all, name of what was just done).
    """
    if quiet:
        yield lambda _stage, _done, _total, _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.fields[name]}"),
        console=Console(stderr=True),
    ) as bar:
        tasks: dict[str, Callable[[int, int, str], None]] = {}

        def add(stage: str) -> Callable[[int, int, str], None]:
            task = bar.add_task(stage, total=None, name="")
            return lambda done, total, name: bar.update(task, completed=done, total=total, name=name[-60:])

        def advance(stage: str, done: int, total: int, name: str) -> None:
            if stage not in tasks:
                tasks[stage] = add(stage)
            tasks[stage](done, total, name)

        yield advance


def parse_day(text: str | None) -> date | None:
    """Read the value of `--on`.

    Raises:
        RequestError: not an ISO day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"--on {text}: not a day. Write it as YYYY-MM-DD."
        raise RequestError(msg) from error

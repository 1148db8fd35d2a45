"""`yellowplate search QUERY --case DIR`: full text and parts of numbers, each hit with its place."""

from __future__ import annotations

from pathlib import Path

import click

from yellowplate.casebook import search
from yellowplate.cli._output import case_option, json_option, print_json, print_table
from yellowplate.records import to_plain


@click.command("search")
@click.argument("query")
@case_option
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Hits to print at most.")
@json_option
def search_command(*, query: str, case: Path, limit: int, as_json: bool) -> int:
    """Find QUERY in everything read: Chinese, Korean or English words, part of a VIN, plate or phone number.

    VINs that QUERY may be a misreading of are found as well; they are called near and have `near_nats`.

    Exit status 1 if nothing was found.
    """
    hits = search(case, query, limit=limit)
    if as_json:
        for hit in hits:
            plain = to_plain(hit)
            assert isinstance(plain, dict)
            print_json(plain)
    else:
        print_table(
            f"{len(hits)} hits for {query}",
            ("kind", "text", "item", "field", "at"),
            [
                (
                    hit.kind if hit.near_nats is None else f"{hit.kind} (near)",
                    hit.snippet,
                    hit.locator.item[:12],
                    hit.locator.field,
                    "" if hit.locator.t_start_s is None else f"{hit.locator.t_start_s:.1f} s",
                )
                for hit in hits
            ],
        )
    return 0 if hits else 1


COMMAND = search_command

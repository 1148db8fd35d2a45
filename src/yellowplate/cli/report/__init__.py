"""`yellowplate report ...`: one page with charts, method, sources and limits; one command a file."""

from __future__ import annotations

import click

from yellowplate.cli._folder import CommandFolder


@click.group("report", cls=CommandFolder, package=__name__)
def report_commands() -> None:
    """Write a page on money, border, arguments or the model: charts, method, sources and limits in one HTML file."""


COMMAND = report_commands

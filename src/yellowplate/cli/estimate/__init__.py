"""`yellowplate estimate ...`: how many vehicles, and how much money; one command a file."""

from __future__ import annotations

import click

from yellowplate.cli._folder import CommandFolder


@click.group("estimate", cls=CommandFolder, package=__name__)
def estimate_commands() -> None:
    """Estimate from lists, serial numbers, counts or a scenario: several methods side by side, with warnings."""


COMMAND = estimate_commands

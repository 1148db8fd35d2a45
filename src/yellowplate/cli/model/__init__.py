"""`yellowplate model ...`: the whole loop as a model that is run, questioned and shown; one command a file."""

from __future__ import annotations

import click

from yellowplate.cli._folder import CommandFolder


@click.group("model", cls=CommandFolder, package=__name__)
def model_commands() -> None:
    """Run the whole loop as a model and ask it questions. What it prints is model output, not evidence."""


COMMAND = model_commands

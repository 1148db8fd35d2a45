"""A group of commands that is a folder: one module, one command."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import click


class CommandFolder(click.Group):
    """The group whose commands are the modules of a folder; a command's module is imported when it is needed."""

    def __init__(self, *args: Any, package: str, **kwargs: Any) -> None:
        """Take the dotted name of the folder beside what a group takes."""
        super().__init__(*args, **kwargs)
        self._package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the modules of the folder, in order."""
        del ctx
        path = importlib.import_module(self._package).__path__
        return sorted(found.name for found in pkgutil.iter_modules(path) if not found.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command and return its `COMMAND`, or None if there is no such command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{self._package}.{cmd_name}").COMMAND
        assert isinstance(command, click.Command)
        return command

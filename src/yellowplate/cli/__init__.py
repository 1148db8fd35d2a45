"""The commands, one per file; thin, see `yellowplate.pipeline`.

Exit status: 0 done, 1 the answer is "no" where a command asks a yes/no question, 2 the request is wrong, 3 some inputs
could not be read (the rest was done and the report names each).
"""

from __future__ import annotations

import sys

import click

from yellowplate.cli._folder import CommandFolder
from yellowplate.records.errors import RequestError, UnreadableInput

WRONG_REQUEST = 2
SOME_UNREAD = 3


@click.group(
    cls=CommandFolder,
    package=__name__,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="yellowplate", prog_name="yellowplate")
def commands() -> None:
    """Follow a car from a dealer's video in China to a number plate in North Korea, as far as evidence carries it.

    In goes a folder of archived videos, photographs, posts, reports and tables; out comes a dossier in which every
    sentence points at the frame or line it was read from. Nothing leaves this machine.
    """


def main(args: list[str] | None = None) -> None:
    """Run one command and leave with its exit status.

    Args:
        args: the words after the program's name; those of the process if None.

    Raises:
        SystemExit: always; 0, 1, 2 or 3 as said above, 130 after an interrupt.
    """
    try:
        status = commands.main(args=args, prog_name="yellowplate", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_REQUEST)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted. What was finished is kept; the same command goes on from there.", err=True)
        sys.exit(130)
    except RequestError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(WRONG_REQUEST)
    except UnreadableInput as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(SOME_UNREAD)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)

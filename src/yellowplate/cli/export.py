"""`yellowplate export --case DIR --to FORMAT`: write the case for an audience."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from yellowplate.casebook import export, exporters
from yellowplate.cli._output import case_option, json_option, parse_day, print_json
from yellowplate.export.exporter import Audience


@click.command("export")
@case_option
@click.option("--to", "to", required=True, help=f"One of: {', '.join(exporters())}.")
@click.option(
    "--audience",
    type=click.Choice(["own", "partner", "public"]),
    default="own",
    show_default=True,
    help="Whose eyes it is for; each has an allow-list, and a public export shows no phone, account or bystander.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder to write; must be empty or new. Default DIR/exports/FORMAT-AUDIENCE.",
)
@click.option("--on", "on", default=None, help="Day the rules are applied to where an offer has no date (YYYY-MM-DD).")
@json_option
def export_command(*, case: Path, to: str, audience: str, out: Path | None, on: str | None, as_json: bool) -> int:
    """Write the case as files for others to read."""
    written = export(
        case, to, out=out, audience=Audience(audience), today=datetime.now(tz=UTC).date(), on=parse_day(on)
    )
    for path in written:
        if as_json:
            print_json({"file": str(path), "to": to, "audience": audience})
    if not as_json:
        click.echo(f"{len(written)} files for {audience}; begin with {written[0]}")
    return 0


COMMAND = export_command

"""`yellowplate run FOLDER... --case DIR`: everything from archived files to the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from yellowplate.cli import SOME_UNREAD
from yellowplate.cli._output import (
    case_option,
    json_option,
    parse_day,
    print_json,
    print_record,
    print_table,
    progress,
    tell,
    tell_refusals,
)
from yellowplate.pipeline import Report, run
from yellowplate.settings import Settings


@click.command("run")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@case_option
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Reading processes; default one per core.")
@click.option("--on", "on", default=None, help="Day the rules are applied to where an offer has no date (YYYY-MM-DD).")
@click.option("--timeout", "timeout_s", type=click.FloatRange(min=1), default=None, help="Seconds one file may take.")
@json_option
def run_command(
    *, folders: tuple[Path, ...], case: Path, jobs: int | None, on: str | None, timeout_s: float | None, as_json: bool
) -> int:
    """Read everything in FOLDER... and write the dossier of the case.

    Ingests, reads, extracts, resolves, assesses and exports. The folders are only read. Interrupt it at any moment:
    the same command goes on where it stopped. The dossier is DIR/dossier/index.html.
    """
    settings = Settings()
    if jobs is not None:
        settings = replace(settings, n_jobs=jobs)
    if timeout_s is not None:
        settings = replace(settings, file_timeout_s=timeout_s)
    with progress(quiet=as_json) as advance:
        report = run(
            folders, case, settings=settings, on=parse_day(on), advance=advance, now=lambda: datetime.now(tz=UTC)
        )
    status = print_report(report, as_json=as_json)
    if status:
        tell("Some inputs could not be read (exit status 3). The rest was done.")
    return status


COMMAND = run_command


def print_report(report: Report, *, as_json: bool) -> int:
    """Print what a run found and what it could not read; return the exit status (0, or 3 with refusals)."""
    if as_json:
        for vehicle in report.vehicles:
            print_json(
                {
                    "kind": "vehicle",
                    "key": vehicle.key,
                    "vin": vehicle.vin,
                    "stages": [str(stage.stage) for stage in vehicle.stages if stage.is_evidenced],
                    "statements": len(vehicle.statements),
                    "claims": len(vehicle.claims),
                    "linked": list(vehicle.linked),
                    "conflicts": list(vehicle.conflicts),
                }
            )
        for refusal in report.refusals:
            print_record("refusal", refusal)
        print_json(
            {
                "kind": "summary",
                "items": report.n_items,
                "read": report.n_read,
                "kept_from_before": report.n_kept,
                "statements": report.n_statements,
                "vehicles": len(report.vehicles),
                "refusals": len(report.refusals),
                "ledger": report.digest,
                "dossier": str(report.dossier),
            }
        )
    else:
        print_table(
            "Vehicles",
            ("vehicle", "stages evidenced", "statements", "claims", "conflicts"),
            [
                (
                    vehicle.vin or vehicle.key[:28],
                    ", ".join(str(stage.stage) for stage in vehicle.stages if stage.is_evidenced) or "none",
                    len(vehicle.statements),
                    len(vehicle.claims),
                    ", ".join(vehicle.conflicts),
                )
                for vehicle in report.vehicles
            ],
        )
        click.echo(
            f"{report.n_items} items, {report.n_read} read now, {report.n_kept} kept from before, "
            f"{report.n_statements} statements, {len(report.vehicles)} vehicles, "
            f"{len(report.refusals)} inputs not read or read in part."
        )
        click.echo(f"Ledger {report.digest}")
        click.echo(f"Dossier: {report.dossier}")
    tell_refusals(report.refusals)
    return SOME_UNREAD if report.refusals else 0
